// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// How loud the peaks are of what is about to be exported, before it is written.

#include "core/playback/playback_mixer.h"
#include "core/sound.h"

#include <atomic>
#include <optional>

namespace arioso::core {

struct ExportPeaks
{
    double sample = 0;   ///< largest magnitude of a sample, 1 is full scale
    double truePeak = 0; ///< of the curve through the samples, see engine::truePeak

    friend bool operator==(const ExportPeaks&, const ExportPeaks&) = default;
};

/// The peaks of a sound or a part of it. Ends early, with zeros, once `givenUp` is set, and when there is not
/// enough memory.
[[nodiscard]] ExportPeaks exportedPeaks(const engine::Audio& audio, const std::optional<TimeRange>& part,
                                        const std::atomic<bool>& givenUp);

/// A peak in decibels of full scale, and by how much a file is lowered to fit.
[[nodiscard]] double decibelsOfFullScale(double peak);
[[nodiscard]] double decibelsToFit(double truePeak);

} // namespace arioso::core
