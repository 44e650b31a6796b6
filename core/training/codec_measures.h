// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// How well a codec reconstructs held-out sound.

#include <ATen/core/Tensor.h>

namespace arioso::training {

struct CodecMeasures
{
    double melDistance =
        0;            ///< dB: mean difference of 80-band log-mel spectra (window 2048, hop 512, floor -90 dB)
    double siSdr = 0; ///< dB: scale-invariant signal-to-distortion ratio, median over clips
    double flatness = 0; ///< dB: spectral flatness of 1..3 kHz minus the reference's; noise raises it
    double high = 0;     ///< dB: energy above 6 kHz against the reference's
    double clicks = 0;   ///< samples a second that are 0.3 and more beyond the largest within a millisecond
};

/// reference, estimate: [B, N] float32 at `sampleRate`, N >= 4096.
[[nodiscard]] CodecMeasures measureCodec(const at::Tensor& reference, const at::Tensor& estimate,
                                         int sampleRate);

} // namespace arioso::training
