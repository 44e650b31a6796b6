// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/analysis/loop_bars.h"

#include <algorithm>
#include <cmath>

namespace arioso::core {
namespace {

constexpr double kShortestSeam = 0.3; // seconds
constexpr double kLongestSeam = 2;    // seconds

/// The beat nearest to a time; the time itself without beats.
double nearestBeat(const Beats& beats, double seconds)
{
    const auto nearer = [seconds](double a, double b) {
        return std::abs(a - seconds) < std::abs(b - seconds);
    };
    const auto nearest = std::min_element(beats.seconds.begin(), beats.seconds.end(), nearer);
    return nearest == beats.seconds.end() ? seconds : *nearest;
}

} // namespace

std::optional<LoopBars> loopBars(const Beats& beats, const LoopWish& wish)
{
    if (beats.perMinute <= 0 || wish.frameRate <= 0 || wish.beatsPerBar < 1)
        return std::nullopt;
    const double beat = 60 / beats.perMinute;
    const double bar = beat * wish.beatsPerBar;
    const int lastFrame = int(std::floor(wish.end * wish.frameRate + 1e-6));
    LoopBars loop;
    loop.beatsPerBar = wish.beatsPerBar;
    loop.from = std::max(0, int(std::lround(nearestBeat(beats, wish.begin) * wish.frameRate)));
    const auto framesOf = [&](int bars) { return int(std::lround(bars * bar * wish.frameRate)); };
    const double room = double(lastFrame - loop.from) / wish.frameRate;
    loop.bars = wish.bars.value_or(std::max(0, int(std::floor(room / bar + 1e-6))));
    if (loop.bars < 1 || loop.from + framesOf(loop.bars) > lastFrame)
        return std::nullopt;
    loop.to = loop.from + framesOf(loop.bars);
    loop.perMinute = 60.0 * loop.beats() * wish.frameRate / loop.frames();
    const double seam = std::clamp(beat, kShortestSeam, kLongestSeam) * wish.frameRate;
    loop.seam = std::clamp(int(std::lround(seam)), 1, std::max(1, loop.frames() / 2));
    return loop;
}

} // namespace arioso::core
