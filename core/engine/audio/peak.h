// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Measures peaks, and the gain that brings them below full scale.

#include "engine/api/audio.h"
#include "engine/audio/audio_file.h"

namespace arioso::engine {

/// The largest magnitude of all samples; 1 is full scale. 0 without samples.
[[nodiscard]] double samplePeak(const Audio& audio);

/// The true peak: the largest magnitude of the signal between the samples, which matters for converters and
/// encoders. It is the largest sample at four times the rate, at least samplePeak, and equal to it at rates
/// of 192 kHz and more. Source: ITU-R BS.1770-4, annex 2.
[[nodiscard]] double truePeak(const Audio& audio, const AudioProgress& progress = {});

/// The gain that brings this true peak to 0.1 dB below full scale, which is about the error of the
/// measurement. 1 if the peak does not exceed full scale.
[[nodiscard]] double gainToFit(double truePeak);

/// Multiplies all samples by `gain`.
[[nodiscard]] Audio amplified(const Audio& audio, double gain);

/// 20 log10.
[[nodiscard]] double decibels(double ratio);

} // namespace arioso::engine
