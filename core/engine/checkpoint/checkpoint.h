// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A checkpoint directory in the layout of Transformers: which files, in which order, under which rules.

#include "engine/checkpoint/weights.h"
#include "engine/config.h"

#include <filesystem>
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
    std::filesystem::path tokenizer; ///< spiece.model, or tokenizer.json where that is missing
    std::vector<std::filesystem::path> weightFiles; ///< model.safetensors, or the shards of its index
};

/// Reads the JSON files and finds the others. Throws Error FileNotFound, CheckpointInvalid, CheckpointUnsupported.
[[nodiscard]] CheckpointHeader readCheckpointHeader(const std::filesystem::path& directory);

/// What a weight file lists of one tensor.
struct TensorEntry
{
    std::string name;
    std::string dtype; ///< as safetensors spells it, such as "BF16"
    std::vector<std::int64_t> shape;
    std::int64_t bytes = 0;
};

/// The tensors of all weight files in the order of their names, without mapping them. Throws as readWeights.
[[nodiscard]] std::vector<TensorEntry> listWeights(const CheckpointHeader&);

/// Maps all weight files. Tensors keep the names of the file except that a stand-alone decoder's names ("model.decoder…",
/// "lm_heads…") get their leading "decoder." and the two spellings of T5's embedding become
/// "text_encoder.shared.weight". Throws Error FileNotFound, CheckpointInvalid (naming file, tensor and rule).
[[nodiscard]] std::unique_ptr<WeightStore> readWeights(const CheckpointHeader&);

} // namespace arioso::engine
