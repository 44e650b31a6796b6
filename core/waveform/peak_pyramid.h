// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The lowest and highest sample of any stretch of a sound, in time that hardly depends on its length.
//
//     level 1   [      0..1023     ][     1024..2047    ]      each entry: min and max of four below
//     level 0   [0..255][256..511]…                            … of 256 samples
//     samples   ………………………………………………………………………………………          at the ends of a stretch, and after the last block

#include "core/playback/growing_sound.h"

#include <vector>

namespace arioso::core {

struct Peak
{
    float low = 0;
    float high = 0;

    friend bool operator==(const Peak&, const Peak&) = default;
};

/// Of every channel of one sound. Grows with it by update(); nothing that was computed is computed again. To
/// be used from one thread at a time. Samples that are not numbers count as absent.
class PeakPyramid
{
public:
    static constexpr qint64 kBlock = 256;
    static constexpr qint64 kFactor = 4;

    explicit PeakPyramid(GrowingSoundPtr sound);

    /// Takes in what was appended since the last call, at most `mostSamples` (per channel). True when there
    /// was any.
    bool update(qint64 mostSamples = INT64_MAX);

    [[nodiscard]] int channels() const { return m_sound->channels(); }

    /// How many samples are taken in.
    [[nodiscard]] qint64 samples() const { return m_samples; }

    /// Exactly the lowest and highest of samples [from, to) of a channel, or {0, 0} when there are none.
    [[nodiscard]] Peak peak(int channel, qint64 from, qint64 to) const;

    /// Peaks of `count` columns side by side: column i is of the samples floor(first + i * samplesPerColumn)
    /// to, not including, floor(first + (i + 1) * samplesPerColumn), and of at least one. samplesPerColumn:
    /// above 0.
    [[nodiscard]] std::vector<Peak> columns(int channel, double first, double samplesPerColumn,
                                            int count) const;

private:
    using Level = std::vector<Peak>;

    void appendBlock(std::vector<Level>& levels, Peak block);

    GrowingSoundPtr m_sound;
    std::vector<std::vector<Level>> m_levels; // [C][level][block]
    qint64 m_samples = 0;
};

} // namespace arioso::core
