// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// audiocraft's files as people have them: exported, straight from a training, saved by another trainer, or
// bare state dictionaries.

#include "engine/checkpoint/weights.h"
#include "engine/conversion/yaml_config.h"

#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace arioso::engine {

/// A language model under audiocraft's names, without the prefixes of wrappers around it.
struct OriginalLanguageModel
{
    std::string source; ///< the file, for messages
    std::unique_ptr<WeightStore> tensors;
    YamlConfig config;                             ///< made from the tensors where the file has none
    std::map<std::string, at::Tensor> textEncoder; ///< a fine-tuned T5 inside, under its own names
};

/// A codec under audiocraft's names, or the name of one.
struct OriginalCodec
{
    std::string source;
    std::string pretrained; ///< empty: `tensors` are the codec
    std::unique_ptr<WeightStore> tensors;
    std::optional<YamlConfig> config;
};

/// `path`: the file, or a folder that holds one under a name that trainers give it. Throws Error
/// FileNotFound, FileUnreadable, CheckpointInvalid and CheckpointUnsupported with what the file is and what
/// to do.
[[nodiscard]] OriginalLanguageModel readOriginalLanguageModel(const std::filesystem::path& path);

/// compression_state_dict.bin beside the language model; nothing when it is not there. Throws as above.
[[nodiscard]] std::optional<OriginalCodec> readOriginalCodec(const std::filesystem::path& languageModel);

} // namespace arioso::engine
