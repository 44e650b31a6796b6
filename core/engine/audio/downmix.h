// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Surround to stereo by ITU-R BS.775-3, table 2: front left and right as they are, the center and each
// surround channel at -3 dB, a single surround channel at -6 dB in both, LFE left out. The level of the front
// channels stays; only a mix whose peak is above full scale is lowered, as a whole, so that it just fits.

#include "engine/audio.h"

#include <cstddef>
#include <utility>
#include <vector>

namespace arioso::engine {

/// Where each channel is heard: the bit numbers of the channel mask of WAVE_FORMAT_EXTENSIBLE, which FFmpeg
/// shares (0 front left, 1 front right, 2 front center, 3 LFE …); negative: unknown.
using Speakers = std::vector<int>;

/// Of files that don't say: the order of the FLAC format. Unknown for more than eight channels.
[[nodiscard]] Speakers usualSpeakers(int channels);

/// The order of Vorbis and Opus.
[[nodiscard]] Speakers vorbisSpeakers(int channels);

/// Takes interleaved frames of a file. One and two channels stay as they are, more become two; when the place
/// of one of them is unknown, both are the mean of all.
class Downmix
{
public:
    Downmix(int channels, const Speakers& speakers);

    /// 1 or 2.
    [[nodiscard]] int channels() const { return m_channels < 2 ? 1 : 2; }

    /// Appends frames. False when one of the file's samples is not finite.
    [[nodiscard]] bool append(Audio& audio, const float* frames, std::size_t count) const;

    /// Lowers a mix that is above full scale.
    void finish(Audio& audio) const;

private:
    int m_channels;
    std::vector<std::pair<float, float>> m_gains; ///< of each channel into left and right; empty: no mix
};

} // namespace arioso::engine
