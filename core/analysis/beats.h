// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Tempo and beats of music. Source: D. Ellis, "Beat Tracking by Dynamic Programming" (2007).

#include "core/analysis/mel_spectrogram.h"

#include <optional>
#include <vector>

namespace arioso::core {

struct Beats
{
    double perMinute = 0;
    std::vector<double> seconds; ///< of each beat, ascending
};

/// Absent for audio without a beat (silence, drones, noise), shorter than 2 s or longer than 10 minutes.
/// Takes about 20 ms for each second of audio.
[[nodiscard]] std::optional<Beats> trackBeats(const engine::Audio& audio);

/// How strongly something begins at each moment: the rise of the bands' levels, without its slow part, with
/// deviation 1. Empty where nothing ever rises.
struct OnsetStrength
{
    double secondsPerFrame = 0;
    std::vector<double> values;
};
[[nodiscard]] OnsetStrength onsetStrength(const engine::Audio& audio);

} // namespace arioso::core
