// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Sample rate conversion for listening. The model's input is converted by resample.h, because its codes
// depend on the filter of the reference. Torch-free.

#include "engine/api/audio.h"
#include "engine/audio/audio_file.h"

namespace arioso::engine {

/// The audio at another rate (Hz), without delay: flat to 96% of the lower of the two Nyquist frequencies,
/// with images, aliases and noise below -140 dB. The result has round(samples * sampleRate /
/// audio.sampleRate) samples, at least one. Throws Error AudioInvalid for audio without samples, for rates
/// outside 1 Hz..1 MHz and for results that would be too long.
[[nodiscard]] Audio atSampleRate(const Audio& audio, int sampleRate, const AudioProgress& progress = {});

} // namespace arioso::engine
