// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The part of a piece that becomes a loop: whole bars, as near as codec frames allow.

#include "core/analysis/beats.h"

#include <optional>

namespace arioso::core {

struct LoopWish
{
    double begin = 0;        ///< seconds; the loop begins with the nearest beat
    double end = 0;          ///< seconds, at most the piece's
    std::optional<int> bars; ///< absent: as many as fit
    int beatsPerBar = 4;
    int frameRate = 0; ///< codec frames a second
};

struct LoopBars
{
    int from = 0; ///< codec frames
    int to = 0;
    int bars = 0;
    int beatsPerBar = 4;
    double perMinute = 0; ///< exact for this number of frames
    int seam = 0;         ///< frames at the end to generate again: one beat, 0.3 to 2 s

    [[nodiscard]] int frames() const { return to - from; }
    [[nodiscard]] int beats() const { return bars * beatsPerBar; }
};

/// Absent if less than one bar fits.
[[nodiscard]] std::optional<LoopBars> loopBars(const Beats& beats, const LoopWish& wish);

} // namespace arioso::core
