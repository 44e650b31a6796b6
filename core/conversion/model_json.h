// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Writes the JSON files of a checkpoint in the Hugging Face layout, for converted and for trained models.
// They are like those that Transformers' converter writes.

#include "engine/api/config.h"
#include "engine/melody/chroma.h"

#include <nlohmann/json.hpp>

#include <string>

namespace arioso::engine {

/// The name that both layouts use.
[[nodiscard]] const char* padModeName(PadMode mode);

/// "text_encoder" of config.json: T5.
[[nodiscard]] nlohmann::json textEncoderJson(const TextEncoderConfig& config);

/// "audio_encoder" of config.json.
[[nodiscard]] nlohmann::json audioEncoderJson(const AudioEncoderConfig& config);

/// "decoder" of config.json.
[[nodiscard]] nlohmann::json decoderJson(const DecoderConfig& config, Family family);

/// config.json. The parts of the text encoder and codec are given as JSON, so copied ones stay unchanged.
/// `dtype`: of the stored weights, "float32" or "float16".
[[nodiscard]] nlohmann::json modelJson(const ModelConfig& config, nlohmann::json textEncoder,
                                       nlohmann::json audioEncoder, const std::string& dtype);

/// generation_config.json.
[[nodiscard]] nlohmann::json generationJson(const DecoderConfig& config, const GenerationDefaults& defaults);

/// preprocessor_config.json. `chroma`: of the melody family.
[[nodiscard]] nlohmann::json preprocessorJson(const ModelConfig& config, const ChromaConfig& chroma);

} // namespace arioso::engine
