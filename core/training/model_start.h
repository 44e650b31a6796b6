// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Initializes a text-to-music model before training.

#include "engine/api/config.h"
#include "training/parameters.h"

#include <cstdint>

namespace arioso::training {

/// The configuration of a model with a few million weights for a codec: text encoder of width 128 with 3
/// layers, decoder of width 192 with 6.
[[nodiscard]] engine::ModelConfig smallModel(const engine::AudioEncoderConfig& codec, int codebooks,
                                             int textVocabulary);

/// Random weights of the text encoder, its projection and the decoder, by their checkpoint names. The same
/// seed gives the same weights. With `phraseFrames`, some heads of the decoder attend to the frames that
/// precede the predicted one by a phrase, a half, a quarter and an eighth of it, so that the model copies
/// repetitions after a few minutes of training. Throws engine::Error RequestInvalid if the decoder is too
/// small for such heads.
[[nodiscard]] TensorMap initialModel(const engine::ModelConfig& config, std::uint64_t seed,
                                     int phraseFrames = 0);

} // namespace arioso::training
