// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Parses the JSON files of a checkpoint into the structs of config.h, with names, aliases, defaults and
// ranges. Numbers are positive if they must be, and small enough that their products don't overflow. All
// functions throw Error CheckpointInvalid (with file, key and value), and CheckpointUnsupported for a kind of
// model, activation or padding that the engine doesn't support. Unknown keys are ignored.

#include "engine/api/config.h"
#include "engine/checkpoint/formats/json_object.h"
#include "engine/melody/chroma.h"

namespace arioso::engine {

/// config.json of a whole model: "musicgen" or "musicgen_melody".
[[nodiscard]] ModelConfig parseModelConfig(const JsonObject& root);

/// The "audio_encoder" of config.json: EnCodec.
[[nodiscard]] AudioEncoderConfig parseAudioEncoderConfig(const JsonObject& object);

/// The decoder's part of a whole model's config.json, or a stand-alone decoder's config.json
/// ("musicgen_decoder" or "musicgen_melody_decoder").
[[nodiscard]] DecoderConfig parseDecoderConfig(const JsonObject& root);

/// The defaults without a generation_config.json.
[[nodiscard]] GenerationDefaults generationDefaults(const DecoderConfig& decoder);

/// generation_config.json. An absent key has the value of `generationDefaults`; null disables a filter or the
/// guidance.
[[nodiscard]] GenerationDefaults parseGenerationDefaults(const JsonObject& root,
                                                         const DecoderConfig& decoder);

/// Keys of generation_config.json that change the output of Transformers but are not supported by the engine,
/// unless their value disables them.
[[nodiscard]] std::vector<std::string> ignoredSettings(const JsonObject& root);

/// preprocessor_config.json, or the "feature_extractor" of a processor_config.json, of a melody model.
[[nodiscard]] ChromaConfig parseChromaConfig(const JsonObject& root, const ModelConfig& model);

} // namespace arioso::engine
