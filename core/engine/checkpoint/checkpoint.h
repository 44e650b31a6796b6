// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Reads checkpoint directories in the layout of Transformers.

#include "engine/api/config.h"
#include "engine/checkpoint/weights.h"
#include "engine/files/safetensors_header.h"
#include "engine/melody/chroma.h"

#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace arioso::engine {

/// The contents of a checkpoint directory except the weights.
struct CheckpointHeader
{
    ModelConfig config;
    GenerationDefaults defaults;
    std::vector<std::string> ignored; ///< settings of generation_config.json that the engine doesn't support
    ChromaConfig chroma;              ///< melody family: the feature extractor's settings
    int codebooks = 0;                ///< of the codec that are read: those that the decoder uses; 0: all
    std::filesystem::path tokenizer;  ///< tokenizer.json, else spiece.model; empty if neither exists
    std::vector<std::filesystem::path> weightFiles; ///< model.safetensors, pytorch_model.bin, or shards
    std::map<std::string, std::filesystem::path> weightMap; ///< the index, tensor to shard; empty without one
};

/// Reads the JSON files and finds the other files. Without a generation_config.json, preprocessor_config.json
/// or processor_config.json their defaults apply. Throws Error FileNotFound, FileUnreadable,
/// CheckpointInvalid, CheckpointUnsupported (also for a stand-alone decoder).
[[nodiscard]] CheckpointHeader readCheckpointHeader(const std::filesystem::path& directory);

/// Finds the file of audiocraft's language model in a folder without config.json, by the names that trainers
/// use. If `path` is a file, returns it. Empty if there is none. Throws Error CheckpointInvalid if several
/// files are candidates.
[[nodiscard]] std::filesystem::path findAudiocraftFile(const std::filesystem::path& path);

/// Fills in weightFiles and weightMap. Throws Error FileNotFound, CheckpointInvalid.
void findWeightFiles(const std::filesystem::path& directory, CheckpointHeader& header);

/// The tensors of all weight files, ordered by name, with the names of readWeights. Doesn't map safetensors
/// files. Throws as readWeights.
[[nodiscard]] std::vector<TensorEntry> listWeights(const CheckpointHeader&);

/// Maps all weight files. Tensors have the names of the file, except that the names of a stand-alone decoder
/// ("model.decoder…", "lm_heads…") get the prefix "decoder.", and T5's embedding is
/// "text_encoder.shared.weight" under both of its names (tensor_names.h). Codebooks beyond `codebooks` are
/// ignored. Throws Error FileNotFound, FileUnreadable, CheckpointInvalid (with file, tensor and rule),
/// CheckpointUnsupported (weights in the layout of another library).
[[nodiscard]] std::unique_ptr<WeightStore> readWeights(const CheckpointHeader&);

/// A decoder without text encoder and codec.
struct DecoderCheckpoint
{
    DecoderConfig config;
    std::unique_ptr<WeightStore> weights; ///< names begin with "decoder."
};

/// Reads only the decoder, from the directory of a whole model or of a stand-alone decoder (model_type
/// "musicgen_decoder", saved by MusicgenForCausalLM). Throws as readCheckpointHeader and readWeights.
[[nodiscard]] DecoderCheckpoint readDecoderCheckpoint(const std::filesystem::path& directory);

} // namespace arioso::engine
