// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Sample rate and channel conversion exactly as the reference does it, because the codes of a prompt depend
// on it. Torch-free.

#include "engine/audio.h"

#include <vector>

namespace arioso::engine {

/// The two published variants of the same windowed sinc, from o to n samples (the rates in lowest terms).
/// Both references round the quotient of the length to float32 first, which can move it by one.
enum class Resampler {
    Julius,     ///< audiocraft: borders replicated, each phase normalised to sum 1, length floor(n len / o)
    Torchaudio, ///< melody features: zeros beyond the borders, scale base / o, length ceil(n len / o)
};

/// One channel at another rate (Hz): windowed sinc, 24 zero crossings, roll-off 0.945. Equal rates return a
/// copy. Throws Error AudioInvalid for rates outside 1 Hz..1 MHz or more than 4096 : 1 apart and for results
/// that would be too long. Source: julius.resample_frac; torchaudio.functional.resample (sinc_interp_hann).
[[nodiscard]] std::vector<float> resample(const std::vector<float>& samples, int fromRate, int toRate,
                                          Resampler variant);

/// audiocraft's convert_audio: resample (Julius), then channels: to one by the mean; from one by copying;
/// from more by keeping the first. Throws Error AudioInvalid when there is no sound in it (no samples before
/// or after), for more channels than a sound of several has, and as `resample`.
[[nodiscard]] Audio convertAudio(const Audio& audio, int sampleRate, int channels);

} // namespace arioso::engine
