// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/audio/loop_chunks.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace arioso::engine {
namespace {

constexpr std::uint32_t kMiddleC = 60;

template <typename Number>
void append(std::string& bytes, Number value)
{
    for (std::size_t i = 0; i < sizeof value; ++i)
        bytes.push_back(char((std::uint64_t(value) >> (8 * i)) & 0xFFU));
}

void append(std::string& bytes, float value)
{
    std::uint32_t bits = 0;
    std::memcpy(&bits, &value, sizeof bits);
    append(bytes, bits);
}

} // namespace

std::string samplerChunk(int sampleRate, std::int64_t samples)
{
    constexpr std::uint32_t kForward = 0;
    constexpr std::uint32_t kEndless = 0;
    const auto last = std::uint32_t(std::clamp<std::int64_t>(samples - 1, 0, UINT32_MAX));
    std::string bytes;
    append(bytes, std::uint32_t(0)); // manufacturer
    append(bytes, std::uint32_t(0)); // product
    append(bytes, std::uint32_t(std::lround(1e9 / sampleRate))); // nanoseconds a sample
    append(bytes, kMiddleC);
    append(bytes, std::uint32_t(0)); // fraction of the pitch
    append(bytes, std::uint32_t(0)); // SMPTE format: none
    append(bytes, std::uint32_t(0)); // SMPTE offset
    append(bytes, std::uint32_t(1)); // loops
    append(bytes, std::uint32_t(0)); // bytes of other data
    append(bytes, std::uint32_t(0)); // cue point
    append(bytes, kForward);
    append(bytes, std::uint32_t(0)); // first sample
    append(bytes, last);             // last sample, which is played
    append(bytes, std::uint32_t(0)); // fraction of a sample
    append(bytes, kEndless);
    return bytes;
}

std::string acidChunk(const LoopTag& loop)
{
    constexpr std::uint32_t kStretches = 4; // bit 0: one shot, 1: has a root note, 2: may be stretched
    std::string bytes;
    append(bytes, kStretches);
    append(bytes, std::uint16_t(kMiddleC));
    append(bytes, std::uint16_t(0x8000)); // unknown meaning, always this value
    append(bytes, 0.0F);                  // unknown meaning
    append(bytes, std::uint32_t(loop.beats));
    append(bytes, std::uint16_t(4)); // meter: beats are quarters
    append(bytes, std::uint16_t(loop.beatsPerBar));
    append(bytes, float(loop.perMinute));
    return bytes;
}

} // namespace arioso::engine
