// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A text-to-music model before its first step.

#include "engine/config.h"
#include "training/parameters.h"

#include <cstdint>

namespace arioso::training {

/// A model of a few million weights around a codec: text encoder 128 wide with 3 layers, decoder 192 wide
/// with 6.
[[nodiscard]] engine::ModelConfig smallModel(const engine::AudioEncoderConfig& codec, int codebooks,
                                             int textVocabulary);

/// Random weights of the text encoder, its projection and the decoder, by their names in a checkpoint. The
/// same seed gives the same numbers. With `phraseFrames` some heads of the decoder attend to what sounded a
/// phrase, a half, a quarter and an eighth of it before the frame that is predicted: music that repeats after
/// so many frames is then copied from the first minutes of a training. Throws engine::Error RequestInvalid
/// for a decoder without room for such heads.
[[nodiscard]] TensorMap initialModel(const engine::ModelConfig& config, std::uint64_t seed,
                                     int phraseFrames = 0);

} // namespace arioso::training
