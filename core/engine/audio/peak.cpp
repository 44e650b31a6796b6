// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/audio/peak.h"

#include <ebur128.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

namespace arioso::engine {
namespace {

constexpr std::size_t kBlockFrames = 16384;

/// Longer than the meter's filter: silence after the audio flushes its last samples.
constexpr std::size_t kFlushFrames = 64;

constexpr double kRoomDecibels = 0.1;

struct DestroyMeter
{
    void operator()(ebur128_state* meter) const { ebur128_destroy(&meter); }
};

} // namespace

double samplePeak(const Audio& audio)
{
    double peak = 0;
    for (const std::vector<float>& channel : audio.channels)
        for (const float sample : channel)
            peak = std::max(peak, std::abs(double(sample)));
    return peak;
}

double truePeak(const Audio& audio, const AudioProgress& progress)
{
    const double sampled = samplePeak(audio);
    const std::size_t channels = audio.channels.size();
    const std::unique_ptr<ebur128_state, DestroyMeter> meter(
        ebur128_init(unsigned(channels), static_cast<unsigned long>(std::max(0, audio.sampleRate)),
                     EBUR128_MODE_TRUE_PEAK));
    if (!meter)
        return sampled; // without channels, or at a rate of a few Hz
    std::vector<float> block;
    for (std::size_t begin = 0; begin < audio.samples(); begin += kBlockFrames) {
        const std::size_t frames = std::min(kBlockFrames, audio.samples() - begin);
        block.resize(frames * channels);
        for (std::size_t c = 0; c < channels; ++c)
            for (std::size_t i = 0; i < frames; ++i)
                block[i * channels + c] = audio.channels[c][begin + i];
        ebur128_add_frames_float(meter.get(), block.data(), frames);
        if (progress)
            progress(double(begin + frames) / double(audio.samples()));
    }
    block.assign(kFlushFrames * channels, 0.0F);
    ebur128_add_frames_float(meter.get(), block.data(), kFlushFrames);

    double peak = sampled;
    for (std::size_t c = 0; c < channels; ++c) {
        double ofChannel = 0;
        if (ebur128_true_peak(meter.get(), unsigned(c), &ofChannel) == EBUR128_SUCCESS)
            peak = std::max(peak, ofChannel);
    }
    return peak;
}

double gainToFit(double truePeak)
{
    return truePeak > 1 ? std::pow(10.0, -kRoomDecibels / 20) / truePeak : 1;
}

Audio amplified(const Audio& audio, double gain)
{
    Audio result = audio;
    for (std::vector<float>& channel : result.channels)
        for (float& sample : channel)
            sample = float(double(sample) * gain);
    return result;
}

double decibels(double ratio)
{
    return 20 * std::log10(ratio);
}

} // namespace arioso::engine
