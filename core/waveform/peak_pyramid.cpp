// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/waveform/peak_pyramid.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>

namespace arioso::core {
namespace {

constexpr float kInfinity = std::numeric_limits<float>::infinity();
constexpr Peak kNothing = {kInfinity, -kInfinity};

// Written as comparisons that a NaN fails, so that it never wins.
Peak joined(Peak a, Peak b)
{
    return {b.low < a.low ? b.low : a.low, b.high > a.high ? b.high : a.high};
}

/// Sixteen lanes, which the compiler turns into vector instructions; it may not reorder a single one.
Peak peakOf(const float* samples, qint64 count)
{
    constexpr std::size_t kLanes = 16;
    std::array<float, kLanes> low;
    std::array<float, kLanes> high;
    low.fill(kInfinity);
    high.fill(-kInfinity);
    qint64 i = 0;
    for (; i + qint64(kLanes) <= count; i += qint64(kLanes)) {
        for (std::size_t lane = 0; lane < kLanes; ++lane) {
            const float sample = samples[i + qint64(lane)];
            low[lane] = sample < low[lane] ? sample : low[lane];
            high[lane] = sample > high[lane] ? sample : high[lane];
        }
    }
    Peak peak = kNothing;
    for (std::size_t lane = 0; lane < kLanes; ++lane)
        peak = joined(peak, {low[lane], high[lane]});
    for (; i < count; ++i)
        peak = joined(peak, {samples[i], samples[i]});
    return peak;
}

Peak peakOf(const GrowingSound& sound, int channel, qint64 from, qint64 to)
{
    Peak peak = kNothing;
    sound.visit(channel, from, to,
                [&](const float* samples, qint64 count) { peak = joined(peak, peakOf(samples, count)); });
    return peak;
}

} // namespace

PeakPyramid::PeakPyramid(GrowingSoundPtr sound)
    : m_sound(std::move(sound)), m_levels(std::size_t(m_sound->channels()))
{
}

bool PeakPyramid::update(qint64 mostSamples)
{
    const qint64 before = m_samples;
    const qint64 now = std::min(m_sound->samples(), before + std::min(mostSamples, INT64_MAX - before));
    for (int channel = 0; channel < channels(); ++channel) {
        std::vector<Level>& levels = m_levels[std::size_t(channel)];
        for (qint64 block = before / kBlock; (block + 1) * kBlock <= now; ++block)
            appendBlock(levels, peakOf(*m_sound, channel, block * kBlock, (block + 1) * kBlock));
    }
    m_samples = now;
    return now > before;
}

void PeakPyramid::appendBlock(std::vector<Level>& levels, Peak block)
{
    for (std::size_t i = 0;; ++i) {
        if (levels.size() == i)
            levels.emplace_back();
        Level& level = levels[i];
        level.push_back(block);
        if (level.size() % kFactor != 0)
            return;
        block = kNothing;
        for (auto it = level.end() - kFactor; it != level.end(); ++it)
            block = joined(block, *it);
    }
}

Peak PeakPyramid::peak(int channel, qint64 from, qint64 to) const
{
    from = std::clamp<qint64>(from, 0, m_samples);
    to = std::clamp<qint64>(to, from, m_samples);
    const std::vector<Level>& levels = m_levels[std::size_t(channel)];

    // Samples up to the first whole block and after the last one, blocks of the largest size that fits
    // between.
    const qint64 firstBlock = (from + kBlock - 1) / kBlock;
    const qint64 lastBlock = to / kBlock;
    Peak peak = kNothing;
    if (firstBlock >= lastBlock) {
        peak = peakOf(*m_sound, channel, from, to);
    } else {
        peak = peakOf(*m_sound, channel, from, firstBlock * kBlock);
        qint64 begin = firstBlock;
        qint64 end = lastBlock;
        for (std::size_t i = 0; begin < end; ++i, begin /= kFactor, end /= kFactor) {
            const Level& level = levels[i];
            const bool top = i + 1 == levels.size();
            while (begin < end && (top || begin % kFactor != 0))
                peak = joined(peak, level[std::size_t(begin++)]);
            while (begin < end && end % kFactor != 0)
                peak = joined(peak, level[std::size_t(--end)]);
        }
        peak = joined(peak, peakOf(*m_sound, channel, lastBlock * kBlock, to));
    }
    return peak.low <= peak.high ? peak : Peak{};
}

std::vector<Peak> PeakPyramid::columns(int channel, double first, double samplesPerColumn, int count) const
{
    std::vector<Peak> columns(std::size_t(std::max(0, count)));
    const auto sampleAt = [&](std::size_t column) {
        const double at = std::floor(first + double(column) * samplesPerColumn);
        return qint64(std::clamp(at, -1e15, 1e15));
    };
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const qint64 from = sampleAt(i);
        columns[i] = peak(channel, from, std::max(from + 1, sampleAt(i + 1)));
    }
    return columns;
}

} // namespace arioso::core
