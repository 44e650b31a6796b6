// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/audio/downmix.h"

#include <algorithm>
#include <cmath>

namespace arioso::engine {
namespace {

enum Speaker {
    kFrontLeft,
    kFrontRight,
    kFrontCenter,
    kLowFrequency,
    kBackLeft,
    kBackRight,
    kFrontLeftOfCenter,
    kFrontRightOfCenter,
    kBackCenter,
    kSideLeft,
    kSideRight,
    kTopCenter,
    kTopFrontLeft,
    kTopFrontCenter,
    kTopFrontRight,
    kTopBackLeft,
    kTopBackCenter,
    kTopBackRight,
    kSpeakers
};

constexpr float k3dB = 0.70710678F;
constexpr float k6dB = 0.5F;

/// The last six, which are not in BS.775, are mixed as the channel below them, 3 dB lower.
constexpr std::pair<float, float> kGains[kSpeakers] = {
    {1, 0},    {0, 1},       {k3dB, k3dB}, {0, 0},    {k3dB, 0},    {0, k3dB},
    {1, 0},    {0, 1},       {k6dB, k6dB}, {k3dB, 0}, {0, k3dB},    {k6dB, k6dB},
    {k3dB, 0}, {k6dB, k6dB}, {0, k3dB},    {k6dB, 0}, {k6dB, k6dB}, {0, k6dB},
};

} // namespace

Speakers usualSpeakers(int channels)
{
    static const std::vector<Speakers> orders{
        {},
        {kFrontCenter},
        {kFrontLeft, kFrontRight},
        {kFrontLeft, kFrontRight, kFrontCenter},
        {kFrontLeft, kFrontRight, kBackLeft, kBackRight},
        {kFrontLeft, kFrontRight, kFrontCenter, kBackLeft, kBackRight},
        {kFrontLeft, kFrontRight, kFrontCenter, kLowFrequency, kBackLeft, kBackRight},
        {kFrontLeft, kFrontRight, kFrontCenter, kLowFrequency, kBackCenter, kSideLeft, kSideRight},
        {kFrontLeft, kFrontRight, kFrontCenter, kLowFrequency, kBackLeft, kBackRight, kSideLeft, kSideRight}};
    return channels >= 0 && std::size_t(channels) < orders.size()
               ? orders[std::size_t(channels)]
               : Speakers(std::size_t(std::max(0, channels)), -1);
}

Speakers vorbisSpeakers(int channels)
{
    switch (channels) {
    case 3:
        return {kFrontLeft, kFrontCenter, kFrontRight};
    case 5:
        return {kFrontLeft, kFrontCenter, kFrontRight, kBackLeft, kBackRight};
    case 6:
        return {kFrontLeft, kFrontCenter, kFrontRight, kBackLeft, kBackRight, kLowFrequency};
    case 7:
        return {kFrontLeft, kFrontCenter, kFrontRight, kSideLeft, kSideRight, kBackCenter, kLowFrequency};
    case 8:
        return {kFrontLeft, kFrontCenter, kFrontRight, kSideLeft,
                kSideRight, kBackLeft,    kBackRight,  kLowFrequency};
    default:
        return usualSpeakers(channels);
    }
}

Downmix::Downmix(int channels, const Speakers& speakers) : m_channels(channels)
{
    if (channels <= 2)
        return;
    const auto isKnown = [](int speaker) { return speaker >= 0 && speaker < kSpeakers; };
    if (int(speakers.size()) == channels && std::all_of(speakers.begin(), speakers.end(), isKnown)) {
        for (const int speaker : speakers)
            m_gains.push_back(kGains[speaker]);
    } else {
        const float share = 1 / float(channels);
        m_gains.assign(std::size_t(channels), {share, share});
    }
}

bool Downmix::append(Audio& audio, const float* frames, std::size_t count) const
{
    const auto given = std::size_t(m_channels);
    bool finite = true;
    for (std::size_t i = 0; i < count; ++i) {
        const float* frame = frames + i * given;
        for (std::size_t c = 0; c < given; ++c)
            finite = finite && std::isfinite(frame[c]);
        if (m_gains.empty()) {
            for (std::size_t c = 0; c < given; ++c)
                audio.channels[c].push_back(frame[c]);
            continue;
        }
        float left = 0;
        float right = 0;
        for (std::size_t c = 0; c < given; ++c) {
            left += frame[c] * m_gains[c].first;
            right += frame[c] * m_gains[c].second;
        }
        audio.channels[0].push_back(left);
        audio.channels[1].push_back(right);
    }
    return finite;
}

void Downmix::finish(Audio& audio) const
{
    if (m_gains.empty())
        return;
    float peak = 0;
    for (const auto& channel : audio.channels)
        for (const float sample : channel)
            peak = std::max(peak, std::abs(sample));
    if (peak <= 1)
        return;
    for (auto& channel : audio.channels)
        for (float& sample : channel)
            sample /= peak;
}

} // namespace arioso::engine
