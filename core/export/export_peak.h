// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// How far what is about to be exported reaches above full scale, before it is written.

#include "core/playback/playback_mixer.h"
#include "core/sound.h"

#include <atomic>
#include <optional>

namespace arioso::core {

/// True peak of a sound or a part of it, 1 is full scale. Ends early, with 0, once `givenUp` is set, and when
/// there is not enough memory.
[[nodiscard]] double exportedPeak(const engine::Audio& audio, const std::optional<TimeRange>& part,
                                  const std::atomic<bool>& givenUp);

/// How far a peak is above full scale, and by how much a file is lowered to fit, both in decibels.
[[nodiscard]] double decibelsAboveFullScale(double peak);
[[nodiscard]] double decibelsToFit(double peak);

} // namespace arioso::core
