// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/playback/loudness.h"

#include <ebur128.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <numeric>
#include <vector>

namespace arioso::core {
namespace {

/// Below this rate the weighting filter's frequency is beyond half the rate.
constexpr int kLowestRate = 4000;

struct DestroyMeter
{
    void operator()(ebur128_state* meter) const { ebur128_destroy(&meter); }
};

} // namespace

std::optional<double> integratedLoudness(const engine::Audio& audio)
{
    constexpr std::size_t kBlockFrames = 16384;
    const std::size_t channels = std::min<std::size_t>(2, audio.channels.size());
    if (audio.sampleRate < kLowestRate || channels == 0)
        return std::nullopt;
    const std::unique_ptr<ebur128_state, DestroyMeter> meter(
        ebur128_init(unsigned(channels), static_cast<unsigned long>(audio.sampleRate), EBUR128_MODE_I));
    if (!meter)
        return std::nullopt;
    std::vector<float> block;
    for (std::size_t begin = 0; begin < audio.samples(); begin += kBlockFrames) {
        const std::size_t frames = std::min(kBlockFrames, audio.samples() - begin);
        block.resize(frames * channels);
        for (std::size_t c = 0; c < channels; ++c)
            for (std::size_t i = 0; i < frames; ++i)
                block[i * channels + c] = audio.channels[c][begin + i];
        ebur128_add_frames_float(meter.get(), block.data(), frames);
    }
    double loudness = 0;
    if (ebur128_loudness_global(meter.get(), &loudness) != EBUR128_SUCCESS || !std::isfinite(loudness))
        return std::nullopt;
    return loudness;
}

bool endsInSilence(const engine::Audio& audio)
{
    constexpr double kSilence = 1e-3; // root mean square
    if (audio.samples() < 3)
        return false;
    for (const std::vector<float>& channel : audio.channels) {
        const auto third = channel.end() - std::ptrdiff_t(channel.size() / 3);
        const double sum = std::accumulate(third, channel.end(), 0.0, [](double all, float sample) {
            return all + double(sample) * double(sample);
        });
        if (sum > kSilence * kSilence * double(channel.end() - third))
            return false;
    }
    return true;
}

MatchedGains matchLoudness(std::optional<double> first, std::optional<double> second)
{
    if (!first || !second)
        return {};
    const auto gain = [](double decibels) { return float(std::pow(10.0, decibels / 20)); };
    return {gain(std::min(0.0, *second - *first)), gain(std::min(0.0, *first - *second))};
}

} // namespace arioso::core
