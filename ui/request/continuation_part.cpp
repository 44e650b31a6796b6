// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/request/continuation_part.h"

#include <algorithm>
#include <cmath>

namespace arioso::ui {
namespace {

constexpr int kUsualFrameRate = 50;

} // namespace

ContinuationPart partFor(const PartWish& wish)
{
    const int rate = wish.frameRate > 0 ? wish.frameRate : kUsualFrameRate;
    const auto frames = [rate](double seconds) {
        return std::isfinite(seconds) ? std::clamp(seconds, 0.0, 1e6) * rate : 0.0;
    };
    const double all = std::floor(frames(wish.duration) + 1e-6);
    if (all < 1)
        return {0, 0, std::max(0.0, wish.longest), false};
    const double window = std::floor(frames(wish.window) + 1e-6);
    const double leastRoom = std::min(frames(kLeastRoomSeconds), std::ceil(window / 2));
    const double longest = std::max(1.0, window - leastRoom);
    const double shortest = std::min({std::ceil(frames(kShortestPartSeconds)), all, longest});

    const double end = std::clamp(std::round(frames(wish.cursor)), shortest, all);
    const double wanted = std::clamp(std::round(frames(wish.seconds)), shortest, end);
    const double part = std::min(wanted, longest);
    return {(end - part) / rate, end / rate, std::max(0.0, frames(wish.longest) - part) / rate, wanted > longest};
}

} // namespace arioso::ui
