// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// How far a sound reaches above full scale, and making it fit. Torch-free.

#include "engine/audio.h"
#include "engine/audio/audio_file.h"

namespace arioso::engine {

/// Largest magnitude of any sample, 1 is full scale; 0 without samples.
[[nodiscard]] double samplePeak(const Audio& audio);

/// Largest magnitude of the curve through the samples, which is what converters and encoders meet: the
/// largest sample at four times the rate. Never below samplePeak, and equal to it at rates of 192 kHz and
/// more. Source: ITU-R BS.1770-4, annex 2.
[[nodiscard]] double truePeak(const Audio& audio, const AudioProgress& progress = {});

/// What to multiply a sound with this true peak by so that it ends 0.1 dB below full scale, which is about
/// what the measurement can miss; 1 for a sound that is not above full scale.
[[nodiscard]] double gainToFit(double truePeak);

/// All samples times `gain`.
[[nodiscard]] Audio amplified(const Audio& audio, double gain);

/// 20 log10.
[[nodiscard]] double decibels(double ratio);

} // namespace arioso::engine
