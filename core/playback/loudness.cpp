// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/playback/loudness.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <numeric>
#include <vector>

namespace arioso::core {
namespace {

constexpr double kAbsoluteGate = -70;   // LUFS
constexpr double kRelativeGate = -10;   // LU below the loudness of what passes the absolute gate
constexpr double kOffset = -0.691;      // makes a full-scale 997 Hz sine in one channel -3.01 LUFS
constexpr std::size_t kHopsInBlock = 4; // blocks of 400 ms every 100 ms

struct Biquad
{
    double b0, b1, b2, a1, a2;
    double z1 = 0, z2 = 0;

    double operator()(double x)
    {
        const double y = b0 * x + z1;
        z1 = b1 * x - a1 * y + z2;
        z2 = b2 * x - a2 * y;
        return y;
    }
};

/// Both filters are given in the standard as coefficients at 48 kHz. These are the analogue filters that they
/// come from by the bilinear transform, which is then done for the rate at hand.
Biquad headShelf(double sampleRate)
{
    constexpr double kFrequency = 1681.974450955533;
    constexpr double kQuality = 0.7071752369554196;
    const double k = std::tan(std::numbers::pi * kFrequency / sampleRate);
    const double high = std::pow(10.0, 3.999843853973347 / 20);
    const double band = std::pow(high, 0.4996667741545416);
    const double a0 = 1 + k / kQuality + k * k;
    return {(high + band * k / kQuality + k * k) / a0, 2 * (k * k - high) / a0,
            (high - band * k / kQuality + k * k) / a0, 2 * (k * k - 1) / a0, (1 - k / kQuality + k * k) / a0};
}

Biquad highPass(double sampleRate)
{
    constexpr double kFrequency = 38.13547087602444;
    constexpr double kQuality = 0.5003270373238773;
    const double k = std::tan(std::numbers::pi * kFrequency / sampleRate);
    const double a0 = 1 + k / kQuality + k * k;
    return {1, -2, 1, 2 * (k * k - 1) / a0, (1 - k / kQuality + k * k) / a0};
}

double loudnessOf(double power)
{
    return kOffset + 10 * std::log10(power);
}

/// Mean powers of the weighted channel in steps of 100 ms, added to `hops`.
void addPowers(const std::vector<float>& samples, int sampleRate, std::vector<double>& hops)
{
    Biquad shelf = headShelf(sampleRate);
    Biquad pass = highPass(sampleRate);
    for (std::size_t hop = 0; hop < hops.size(); ++hop) {
        // Rates that ten does not divide: the ends of the steps are rounded, not their length.
        const std::size_t begin = hop * std::size_t(sampleRate) / 10;
        const std::size_t end = (hop + 1) * std::size_t(sampleRate) / 10;
        double sum = 0;
        for (std::size_t i = begin; i < end; ++i) {
            const double weighted = pass(shelf(double(samples[i])));
            sum += weighted * weighted;
        }
        hops[hop] += sum / double(end - begin);
    }
}

/// Mean of the powers whose loudness is above the gate; 0 when there are none.
double gatedMean(const std::vector<double>& powers, double gate)
{
    double sum = 0;
    int count = 0;
    for (const double power : powers) {
        if (power > 0 && loudnessOf(power) > gate) {
            sum += power;
            ++count;
        }
    }
    return count > 0 ? sum / count : 0;
}

} // namespace

std::optional<double> integratedLoudness(const engine::Audio& audio)
{
    // Below this rate the first filter's frequency is beyond half the rate.
    constexpr int kLowestRate = 4000;
    if (audio.sampleRate < kLowestRate)
        return std::nullopt;
    std::vector<double> hops(audio.samples() * 10 / std::size_t(audio.sampleRate));
    if (hops.size() < kHopsInBlock)
        return std::nullopt;
    for (std::size_t channel = 0; channel < std::min<std::size_t>(2, audio.channels.size()); ++channel)
        addPowers(audio.channels[channel], audio.sampleRate, hops);

    std::vector<double> blocks;
    for (std::size_t i = 0; i + kHopsInBlock <= hops.size(); ++i)
        blocks.push_back(std::accumulate(hops.begin() + std::ptrdiff_t(i),
                                         hops.begin() + std::ptrdiff_t(i + kHopsInBlock), 0.0) /
                         double(kHopsInBlock));
    const double ungated = gatedMean(blocks, kAbsoluteGate);
    if (ungated <= 0)
        return std::nullopt;
    return loudnessOf(gatedMean(blocks, std::max(kAbsoluteGate, loudnessOf(ungated) + kRelativeGate)));
}

MatchedGains matchLoudness(std::optional<double> first, std::optional<double> second)
{
    if (!first || !second)
        return {};
    const auto gain = [](double decibels) { return float(std::pow(10.0, decibels / 20)); };
    return {gain(std::min(0.0, *second - *first)), gain(std::min(0.0, *first - *second))};
}

} // namespace arioso::core
