// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A checkpoint directory in the layout of Transformers: which files, in which order, under which rules.

#include "engine/checkpoint/weights.h"
#include "engine/config.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace arioso::engine {

/// Everything of a directory but the weights.
struct CheckpointHeader
{
    ModelConfig config;
    GenerationDefaults defaults;
    PreprocessorConfig preprocessor;
    std::filesystem::path
        tokenizer; ///< spiece.model, or tokenizer.json where that is missing; empty without both
    std::vector<std::filesystem::path> weightFiles;         ///< model.safetensors or pytorch_model.bin, or the shards of an index
    std::map<std::string, std::filesystem::path> weightMap; ///< the index: tensor to shard; empty without one
};

/// Reads the JSON files and finds the others; a missing generation_config.json or preprocessor_config.json
/// means its defaults. Throws Error FileNotFound, FileUnreadable, CheckpointInvalid, CheckpointUnsupported
/// (also for a decoder alone).
[[nodiscard]] CheckpointHeader readCheckpointHeader(const std::filesystem::path& directory);

/// Fills in weightFiles and weightMap. Throws Error FileNotFound, CheckpointInvalid.
void findWeightFiles(const std::filesystem::path& directory, CheckpointHeader& header);

/// The tensors of all weight files in the order of their names, named as by readWeights, without mapping
/// them. Throws as readWeights.
[[nodiscard]] std::vector<TensorEntry> listWeights(const CheckpointHeader&);

/// Maps all weight files. Tensors keep the names of the file except that a stand-alone decoder's names
/// ("model.decoder…", "lm_heads…") get their leading "decoder." and the two spellings of T5's embedding
/// become "text_encoder.shared.weight" (tensor_names.h). Throws Error FileNotFound, FileUnreadable,
/// CheckpointInvalid (naming file, tensor and rule), CheckpointUnsupported (weights in the layout of another
/// library).
[[nodiscard]] std::unique_ptr<WeightStore> readWeights(const CheckpointHeader&);

/// A decoder without text encoder and codec.
struct DecoderCheckpoint
{
    DecoderConfig config;
    std::unique_ptr<WeightStore> weights; ///< only names that begin with "decoder."
};

/// Reads the decoder alone: that of a whole model's directory, or a stand-alone decoder (model_type
/// "musicgen_decoder", saved from MusicgenForCausalLM). Throws as readCheckpointHeader and readWeights.
[[nodiscard]] DecoderCheckpoint readDecoderCheckpoint(const std::filesystem::path& directory);

} // namespace arioso::engine
