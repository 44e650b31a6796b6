// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What audiocraft's checkpoints call things: names of tensors and fields of the configuration, to and from
// those of the Hugging Face layout.

#include "engine/checkpoint/weights.h"
#include "engine/config.h"
#include "engine/conversion/yaml_config.h"

#include <string>
#include <utility>
#include <vector>

namespace arioso::engine {

inline constexpr const char* kLanguageModelFile = "state_dict.bin";
inline constexpr const char* kCodecFile = "compression_state_dict.bin";
inline constexpr const char* kBestState = "best_state";
inline constexpr const char* kConfigKey = "xp.cfg";

/// A tensor of the decoder: its name in the Hugging Face layout, and audiocraft's. Where audiocraft has
/// several in one, this is part `part` of `parts`, in rows.
struct DecoderName
{
    std::string name;
    std::string original;
    std::vector<std::int64_t> shape; ///< of the whole original
    int part = 0;
    int parts = 1;
};

/// All tensors of a decoder with its projections.
[[nodiscard]] std::vector<DecoderName> decoderNames(const ModelConfig& config);

/// The sizes that the tensors of a language model tell, and what the configuration adds: everything but
/// `text` and `audio`. Throws Error CheckpointUnsupported for what is not a MusicGen or AudioGen,
/// CheckpointInvalid.
[[nodiscard]] ModelConfig languageModelConfig(const WeightStore& tensors, const YamlConfig& config);

/// The codec that the configuration describes. Throws as languageModelConfig.
[[nodiscard]] AudioEncoderConfig codecConfig(const YamlConfig& config);

/// The codec that the tensors tell of, and what they don't as in the published models: 50 frames a second,
/// not causal. Throws Error CheckpointInvalid for tensors that no codec has.
[[nodiscard]] AudioEncoderConfig assumedCodec(const WeightStore& tensors);

/// A tensor of the codec under the name of the Hugging Face layout, without "audio_encoder."
[[nodiscard]] std::string codecName(std::string original);

/// Samples from one row of the melody's prefix to the next.
inline constexpr int kChromaHop = 4096;

/// Seconds of music that the model was trained on.
[[nodiscard]] double segmentSeconds(const YamlConfig& config);

/// xp.cfg of both files.
[[nodiscard]] std::string languageModelYaml(const ModelConfig& config, const std::string& textEncoder,
                                            float guidance, double seconds);
[[nodiscard]] std::string codecYaml(const AudioEncoderConfig& config, int quantizers);

} // namespace arioso::engine
