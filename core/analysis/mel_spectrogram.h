// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// How strong each band of frequencies is at each moment, with bands as wide as the ear tells them apart.

#include "engine/api/audio.h"

#include <vector>

namespace arioso::core {

struct MelShape
{
    int bands = 40;
    double lowest = 30;          ///< Hz
    double highest = 11000;      ///< Hz; at most half the rate is used
    double windowSeconds = 0.03; ///< rounded up to a power of two of samples
    double hopSeconds = 0.008;   ///< from frame to frame, rounded to samples
};

struct MelSpectrogram
{
    int bands = 0;
    int frames = 0;
    double secondsPerFrame = 0;
    std::vector<float>
        decibels; ///< [frames][bands], low bands first; 0 is a full-scale sine, kSilence the least

    static constexpr float kSilence = -100;

    [[nodiscard]] const float* frame(int i) const
    {
        return decibels.data() + std::size_t(i) * std::size_t(bands);
    }
};

/// Frame i is centered on i hops; the channels are averaged. Samples that are not numbers count as 0. Empty
/// for audio without samples or with a rate below 1000 Hz. Source of the scale: O'Shaughnessy, 2595 log10(1 +
/// f / 700).
[[nodiscard]] MelSpectrogram melSpectrogram(const engine::Audio& audio, const MelShape& shape);

} // namespace arioso::core
