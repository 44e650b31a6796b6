// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Maps the tensor names and configuration fields of audiocraft's checkpoints to and from those of the Hugging
// Face layout.

#include "conversion/yaml_config.h"
#include "engine/api/config.h"
#include "engine/checkpoint/weights.h"

#include <string>
#include <utility>
#include <vector>

namespace arioso::engine {

inline constexpr const char* kLanguageModelFile = "state_dict.bin";
inline constexpr const char* kCodecFile = "compression_state_dict.bin";
inline constexpr const char* kBestState = "best_state";
inline constexpr const char* kConfigKey = "xp.cfg";

/// A tensor of the decoder: its name in the Hugging Face layout and its name in audiocraft. If audiocraft
/// stores several in one tensor, this is block `part` of `parts` blocks of rows.
struct DecoderName
{
    std::string name;
    std::string original;
    std::vector<std::int64_t> shape; ///< of the complete original tensor
    int part = 0;
    int parts = 1;
};

/// All tensors of a decoder, including the projections of its conditions.
[[nodiscard]] std::vector<DecoderName> decoderNames(const ModelConfig& config);

/// Everything but `text` and `audio`, derived from the shapes of a language model's tensors and from the
/// configuration. Throws Error CheckpointUnsupported for models other than MusicGen and AudioGen, and
/// CheckpointInvalid.
[[nodiscard]] ModelConfig languageModelConfig(const WeightStore& tensors, const YamlConfig& config);

/// The codec that the configuration describes. Throws the same errors as languageModelConfig.
[[nodiscard]] AudioEncoderConfig codecConfig(const YamlConfig& config);

/// The codec derived from the shapes of its tensors. What they don't determine is as in the published models:
/// 50 frames a second, not causal. Throws Error CheckpointInvalid if the tensors don't form a codec.
[[nodiscard]] AudioEncoderConfig assumedCodec(const WeightStore& tensors);

/// The name of a codec tensor in the Hugging Face layout, without "audio_encoder."
[[nodiscard]] std::string codecName(std::string original);

/// Samples between consecutive rows of the melody.
inline constexpr int kChromaHop = 4096;

/// Duration of the clips that the model was trained on.
[[nodiscard]] double segmentSeconds(const YamlConfig& config);

/// xp.cfg of both files.
[[nodiscard]] std::string languageModelYaml(const ModelConfig& config, const std::string& textEncoder,
                                            float guidance, double seconds);
[[nodiscard]] std::string codecYaml(const AudioEncoderConfig& config, int quantizers);

} // namespace arioso::engine
