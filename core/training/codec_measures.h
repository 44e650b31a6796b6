// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Measures how well a codec reconstructs held-out audio.

#include <ATen/core/Tensor.h>

namespace arioso::training {

struct CodecMeasures
{
    double melDistance =
        0;            ///< dB: mean difference of 80-band log-mel spectra (window 2048, hop 512, floor -90 dB)
    double siSdr = 0; ///< dB: scale-invariant signal-to-distortion ratio, median over clips
    double flatness = 0; ///< dB: spectral flatness of 1..3 kHz minus the reference's; noise increases it
    double high = 0;     ///< dB: energy above 6 kHz relative to the reference
    double clicks =
        0; ///< samples a second that exceed the reference's maximum within a millisecond by at least 0.3
};

/// reference, estimate: [B, N] float32 at `sampleRate`, N >= 4096.
[[nodiscard]] CodecMeasures measureCodec(const at::Tensor& reference, const at::Tensor& estimate,
                                         int sampleRate);

} // namespace arioso::training
