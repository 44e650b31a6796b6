// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The JSON files of a checkpoint in the Hugging Face layout, as its own converter writes them: for what is
// converted and for what is trained.

#include "engine/config.h"
#include "engine/melody/chroma.h"

#include <nlohmann/json.hpp>

#include <string>

namespace arioso::engine {

/// As both layouts call it.
[[nodiscard]] const char* padModeName(PadMode mode);

/// "text_encoder" of config.json: T5.
[[nodiscard]] nlohmann::json textEncoderJson(const TextEncoderConfig& config);

/// "audio_encoder" of config.json.
[[nodiscard]] nlohmann::json audioEncoderJson(const AudioEncoderConfig& config);

/// "decoder" of config.json.
[[nodiscard]] nlohmann::json decoderJson(const DecoderConfig& config, Family family);

/// config.json. The text encoder's and codec's parts are given as JSON, so that what is copied stays as it
/// was. `dtype`: of the stored weights, "float32" or "float16".
[[nodiscard]] nlohmann::json modelJson(const ModelConfig& config, nlohmann::json textEncoder,
                                       nlohmann::json audioEncoder, const std::string& dtype);

/// generation_config.json.
[[nodiscard]] nlohmann::json generationJson(const DecoderConfig& config, const GenerationDefaults& defaults);

/// preprocessor_config.json. `chroma`: of the melody family.
[[nodiscard]] nlohmann::json preprocessorJson(const ModelConfig& config, const ChromaConfig& chroma);

} // namespace arioso::engine
