// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// From the JSON files of a checkpoint to the structs of config.h: names, aliases, defaults and ranges.
// Numbers that pass are sane: positive where they must be, and small enough that no product of them
// overflows. All throw Error CheckpointInvalid (naming file, key and value), and CheckpointUnsupported for a
// kind of model, activation or padding that the engine does not have. Unknown keys are ignored.

#include "engine/checkpoint/json_object.h"
#include "engine/config.h"
#include "engine/melody/chroma.h"

namespace arioso::engine {

/// config.json of a whole model: "musicgen" or "musicgen_melody".
[[nodiscard]] ModelConfig parseModelConfig(const JsonObject& root);

/// The "audio_encoder" of config.json: EnCodec.
[[nodiscard]] AudioEncoderConfig parseAudioEncoderConfig(const JsonObject& object);

/// The decoder's part of a whole model's config.json, or a stand-alone decoder's config.json
/// ("musicgen_decoder" or "musicgen_melody_decoder").
[[nodiscard]] DecoderConfig parseDecoderConfig(const JsonObject& root);

/// What holds when there is no generation_config.json.
[[nodiscard]] GenerationDefaults generationDefaults(const DecoderConfig& decoder);

/// generation_config.json. An absent key has the value of `generationDefaults`; null turns a warper or the
/// guidance off.
[[nodiscard]] GenerationDefaults parseGenerationDefaults(const JsonObject& root,
                                                         const DecoderConfig& decoder);

/// Keys of generation_config.json that change what Transformers makes and that the engine does not have,
/// unless they have the value that switches them off.
[[nodiscard]] std::vector<std::string> ignoredSettings(const JsonObject& root);

/// preprocessor_config.json, or the "feature_extractor" of a processor_config.json, of a melody model.
[[nodiscard]] ChromaConfig parseChromaConfig(const JsonObject& root, const ModelConfig& model);

} // namespace arioso::engine
