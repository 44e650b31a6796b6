// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Audio and codes in the engine's public interface: plain values, no tensors.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace arioso::engine {

/// Sampled audio. All channels have the same number of samples. Nominal range -1..1, not clamped.
struct Audio
{
    int sampleRate = 0;                       ///< Hz
    std::vector<std::vector<float>> channels; ///< [C][N]

    [[nodiscard]] std::size_t samples() const { return channels.empty() ? 0 : channels.front().size(); }
    [[nodiscard]] double seconds() const { return sampleRate > 0 ? double(samples()) / sampleRate : 0; }
};

/// Codes of one clip, without the delay pattern. `values` is [K, F] row-major, each 0..V-1.
/// In a stereo model row 2j is level j of the left channel and row 2j+1 is level j of the right channel.
struct Codes
{
    int codebooks = 0; ///< K
    int frames = 0;    ///< F
    std::vector<std::int32_t> values;

    [[nodiscard]] std::int32_t at(int codebook, int frame) const
    {
        return values[std::size_t(codebook) * std::size_t(frames) + std::size_t(frame)];
    }

    [[nodiscard]] std::int32_t& at(int codebook, int frame)
    {
        return values[std::size_t(codebook) * std::size_t(frames) + std::size_t(frame)];
    }

    /// Frames begin..end-1. 0 <= begin <= end <= F.
    [[nodiscard]] Codes part(int begin, int end) const
    {
        Codes codes{codebooks, end - begin, {}};
        codes.values.reserve(std::size_t(codebooks) * std::size_t(end - begin));
        for (int k = 0; k < codebooks; ++k) {
            const auto row = values.begin() + std::ptrdiff_t(k) * frames;
            codes.values.insert(codes.values.end(), row + begin, row + end);
        }
        return codes;
    }

    /// The same with the frames of `other` from frame `begin` on. Both have K codebooks; `other` ends within.
    [[nodiscard]] Codes replaced(int begin, const Codes& other) const
    {
        Codes codes = *this;
        for (int k = 0; k < codebooks; ++k) {
            for (int frame = 0; frame < other.frames; ++frame)
                codes.at(k, begin + frame) = other.at(k, frame);
        }
        return codes;
    }
};

} // namespace arioso::engine
