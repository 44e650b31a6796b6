// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Mixes surround to stereo by ITU-R BS.775-3, table 2: front left and right unchanged, center and surround
// channels at -3 dB, a single surround channel at -6 dB in both, without LFE. The level of the front channels
// is kept, unless the peak of the mix exceeds full scale; then the whole mix is lowered to full scale.

#include "engine/api/audio.h"

#include <cstddef>
#include <utility>
#include <vector>

namespace arioso::engine {

/// The speaker of each channel, by the bit number in the channel mask of WAVE_FORMAT_EXTENSIBLE and of FFmpeg
/// (0 front left, 1 front right, 2 front center, 3 LFE …); negative: unknown.
using Speakers = std::vector<int>;

/// The order of the FLAC format, for files without this information. Unknown for more than eight channels.
[[nodiscard]] Speakers usualSpeakers(int channels);

/// The order of Vorbis and Opus.
[[nodiscard]] Speakers vorbisSpeakers(int channels);

/// Converts interleaved frames to channels. Mono and stereo are unchanged, more channels become two. If the
/// speaker of one of them is unknown, both are the mean of all channels.
class Downmix
{
public:
    Downmix(int channels, const Speakers& speakers);

    /// 1 or 2.
    [[nodiscard]] int channels() const { return m_channels < 2 ? 1 : 2; }

    /// Appends frames. False if a sample is not finite.
    [[nodiscard]] bool append(Audio& audio, const float* frames, std::size_t count) const;

    /// Lowers the mix if it exceeds full scale.
    void finish(Audio& audio) const;

private:
    int m_channels;
    std::vector<std::pair<float, float>> m_gains; ///< of each channel for left and right; empty: no mix
};

} // namespace arioso::engine
