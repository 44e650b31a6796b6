// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A checkpoint directory in the layout of Transformers: which files, in which order, under which rules.

#include "engine/checkpoint/weights.h"
#include "engine/config.h"
#include "engine/melody/chroma.h"

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
    std::vector<std::string> ignored; ///< settings of generation_config.json that the engine does not have
    ChromaConfig chroma;              ///< melody family: the feature extractor's settings
    int codebooks = 0; ///< of the codec, which are read: as many as the decoder works with; 0: all
    std::filesystem::path
        tokenizer; ///< tokenizer.json, or spiece.model where that is missing; empty without both
    std::vector<std::filesystem::path>
        weightFiles; ///< model.safetensors or pytorch_model.bin, or the shards of an index
    std::map<std::string, std::filesystem::path> weightMap; ///< the index: tensor to shard; empty without one
};

/// Reads the JSON files and finds the others; a missing generation_config.json, preprocessor_config.json or
/// processor_config.json means its defaults. Throws Error FileNotFound, FileUnreadable, CheckpointInvalid,
/// CheckpointUnsupported (also for a decoder alone).
[[nodiscard]] CheckpointHeader readCheckpointHeader(const std::filesystem::path& directory);

/// The file of audiocraft's language model that a folder without config.json holds, under one of the names
/// that trainers give it; a path of a file is such a file itself. Empty when there is none. Throws Error
/// CheckpointInvalid when it can't be told which of several files it is.
[[nodiscard]] std::filesystem::path findAudiocraftFile(const std::filesystem::path& path);

/// Fills in weightFiles and weightMap. Throws Error FileNotFound, CheckpointInvalid.
void findWeightFiles(const std::filesystem::path& directory, CheckpointHeader& header);

/// The tensors of all weight files in the order of their names, named as by readWeights, without mapping
/// them. Throws as readWeights.
[[nodiscard]] std::vector<TensorEntry> listWeights(const CheckpointHeader&);

/// Maps all weight files. Tensors keep the names of the file except that a stand-alone decoder's names
/// ("model.decoder…", "lm_heads…") get their leading "decoder." and the two spellings of T5's embedding
/// become "text_encoder.shared.weight" (tensor_names.h). Throws Error FileNotFound, FileUnreadable,
/// CheckpointInvalid (naming file, tensor and rule), CheckpointUnsupported (weights in the layout of another
/// library). Codebooks beyond `codebooks` are left out.
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
