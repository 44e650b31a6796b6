// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Conversion of sample rates and channels, exactly as in the references, because the codes of a prompt depend
// on it.

#include "engine/api/audio.h"

#include <vector>

namespace arioso::engine {

/// Two variants of a windowed sinc, from o to n samples (the rates in lowest terms). Both references round
/// the quotient for the length to float32, which can change the length by one.
enum class Resampler {
    Julius,     ///< audiocraft: replicates borders, normalizes each phase to sum 1, length floor(n len / o)
    Torchaudio, ///< melody features: zeros outside, scale base / o, length ceil(n len / o)
};

/// Resamples one channel (rates in Hz): windowed sinc, 24 zero crossings, roll-off 0.945. Returns a copy for
/// equal rates. Throws Error AudioInvalid for rates outside 1 Hz..1 MHz, ratios of more than 4096 : 1, and
/// results that are too long. Source: julius.resample_frac; torchaudio.functional.resample
/// (sinc_interp_hann).
[[nodiscard]] std::vector<float> resample(const std::vector<float>& samples, int fromRate, int toRate,
                                          Resampler variant);

/// audiocraft's convert_audio: resamples (Julius), then converts the channels: the mean for mono, copies of a
/// mono channel, or the first channels. Throws Error AudioInvalid if there are no samples before or after, if
/// there are too few channels, and as `resample`.
[[nodiscard]] Audio convertAudio(const Audio& audio, int sampleRate, int channels);

} // namespace arioso::engine
