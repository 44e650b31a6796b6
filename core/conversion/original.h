// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Reads audiocraft's files in all common forms: exports, training checkpoints, files of other trainers, and
// bare state dictionaries.

#include "conversion/yaml_config.h"
#include "engine/checkpoint/weights.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace arioso::engine {

/// A language model with audiocraft's tensor names, without prefixes of module wrappers.
struct OriginalLanguageModel
{
    std::string source; ///< the file, for messages
    std::unique_ptr<WeightStore> tensors;
    YamlConfig config;                             ///< derived from the tensors if the file has none
    std::map<std::string, at::Tensor> textEncoder; ///< a fine-tuned T5, with T5's tensor names
};

/// A codec with audiocraft's tensor names, or the name of a published one.
struct OriginalCodec
{
    std::string source;
    std::string pretrained; ///< empty if the codec is in `tensors`
    std::unique_ptr<WeightStore> tensors;
    std::optional<YamlConfig> config;
};

/// `path`: the file, or a folder that contains one under a common name. Throws Error FileNotFound,
/// FileUnreadable, CheckpointInvalid and CheckpointUnsupported, which describe the file and suggest a remedy.
[[nodiscard]] OriginalLanguageModel readOriginalLanguageModel(const std::filesystem::path& path);

/// compression_state_dict.bin next to the language model; nothing if there is none. Throws the same errors.
[[nodiscard]] std::optional<OriginalCodec> readOriginalCodec(const std::filesystem::path& languageModel);

} // namespace arioso::engine
