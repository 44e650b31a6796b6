// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/analysis/sound_analysis.h"

#include <ebur128.h>

#include <algorithm>
#include <cmath>
#include <memory>
#include <vector>

namespace arioso::core {
namespace {

constexpr qint64 kBlockFrames = 16384;
/// Longer than the meter's filter: silence after the audio flushes its last samples.
constexpr std::size_t kFlushFrames = 64;
/// Below this rate the weighting filter's frequency is beyond half the rate.
constexpr int kLowestRate = 4000;

struct DestroyMeter
{
    void operator()(ebur128_state* meter) const { ebur128_destroy(&meter); }
};
using Meter = std::unique_ptr<ebur128_state, DestroyMeter>;

char eighth(float sample)
{
    return char(std::lround(127 * std::clamp(sample, -1.0F, 1.0F)));
}

/// Lowest and highest sample of each column of the overview, and the largest of all.
class Columns
{
public:
    explicit Columns(qint64 samples) : m_samples(samples) {}

    void add(qint64 at, float sample)
    {
        const auto column = std::size_t(at * TakeAnalysis::kColumns / m_samples);
        m_low[column] = sample < m_low[column] ? sample : m_low[column]; // a NaN never wins
        m_high[column] = sample > m_high[column] ? sample : m_high[column];
        m_peak = std::max(m_peak, std::abs(double(sample)));
    }

    [[nodiscard]] double peak() const { return m_peak; }
    [[nodiscard]] QByteArray overview() const
    {
        QByteArray overview;
        for (std::size_t i = 0; i < m_low.size(); ++i)
            overview.append(eighth(m_low[i])).append(eighth(m_high[i]));
        return overview;
    }

private:
    qint64 m_samples;
    std::vector<float> m_low = std::vector<float>(TakeAnalysis::kColumns);
    std::vector<float> m_high = std::vector<float>(TakeAnalysis::kColumns);
    double m_peak = 0;
};

double truePeak(ebur128_state* meter, std::size_t channels, double atLeast)
{
    double peak = atLeast;
    for (std::size_t c = 0; c < channels; ++c) {
        double ofChannel = 0;
        if (ebur128_true_peak(meter, unsigned(c), &ofChannel) == EBUR128_SUCCESS)
            peak = std::max(peak, ofChannel);
    }
    return peak;
}

} // namespace

TakeAnalysis analyzeLong(const GrowingSound& sound)
{
    const qint64 samples = sound.samples();
    const auto channels = std::size_t(sound.channels());
    TakeAnalysis analysis;
    if (samples < TakeAnalysis::kColumns)
        return analysis;
    const Meter meter(ebur128_init(unsigned(channels), static_cast<unsigned long>(sound.sampleRate()),
                                   EBUR128_MODE_I | EBUR128_MODE_TRUE_PEAK));
    Columns columns(samples);
    std::vector<float> channel(kBlockFrames);
    std::vector<float> block;
    for (qint64 begin = 0; begin < samples; begin += kBlockFrames) {
        const qint64 count = std::min(kBlockFrames, samples - begin);
        block.resize(std::size_t(count) * channels);
        for (std::size_t c = 0; c < channels; ++c) {
            sound.read(int(c), begin, count, channel.data());
            for (qint64 i = 0; i < count; ++i) {
                columns.add(begin + i, channel[std::size_t(i)]);
                block[std::size_t(i) * channels + c] = channel[std::size_t(i)];
            }
        }
        if (meter)
            ebur128_add_frames_float(meter.get(), block.data(), std::size_t(count));
    }
    double loudness = 0;
    if (meter && sound.sampleRate() >= kLowestRate &&
        ebur128_loudness_global(meter.get(), &loudness) == EBUR128_SUCCESS && std::isfinite(loudness))
        analysis.loudness = loudness;
    block.assign(kFlushFrames * channels, 0.0F);
    if (meter)
        ebur128_add_frames_float(meter.get(), block.data(), kFlushFrames);
    analysis.samplePeak = columns.peak();
    analysis.truePeak = meter ? truePeak(meter.get(), channels, columns.peak()) : columns.peak();
    analysis.overview = columns.overview();
    return analysis;
}

} // namespace arioso::core
