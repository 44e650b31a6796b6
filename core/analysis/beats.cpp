// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/analysis/beats.h"

#include <algorithm>
#include <cmath>
#include <functional>
#include <numeric>

namespace arioso::core {
namespace {

constexpr double kShortest = 2;            // seconds
constexpr double kLongest = 600;           // seconds
constexpr double kUsualBeat = 0.5;         // seconds: the middle of the prior, 120 a minute
constexpr double kOctaves = 0.9;           // its deviation
constexpr double kLeastBeat = 0.25;        // 240 a minute
constexpr double kMostBeat = 1.5;          // 40 a minute
constexpr double kRange = 80;              // decibels below the loudest that count
constexpr double kTightness = 100;         // how much beats resist another distance
constexpr double kLeastPeriodicity = 0.14; // noise stays below 0.11, music without drums above 0.18
constexpr double kEarly = 0.008; // seconds: levels rise before the middle of the window meets an onset

/// Convolution with a Gaussian of this deviation, in frames.
std::vector<double> smoothed(const std::vector<double>& values, double deviation)
{
    const int reach = int(std::ceil(3 * deviation));
    std::vector<double> kernel;
    for (int i = -reach; i <= reach; ++i)
        kernel.push_back(std::exp(-0.5 * i * i / (deviation * deviation)));
    const double sum = std::accumulate(kernel.begin(), kernel.end(), 0.0);
    const int count = int(values.size());
    std::vector<double> result(values.size());
    for (int i = 0; i < count; ++i) {
        for (int k = std::max(-reach, -i); k <= std::min(reach, count - 1 - i); ++k)
            result[std::size_t(i)] += values[std::size_t(i + k)] * kernel[std::size_t(k + reach)] / sum;
    }
    return result;
}

/// To mean 0 and deviation 1; false where it does not change.
bool normalize(std::vector<double>& values)
{
    constexpr double kLeastDeviation = 1e-2; // decibels
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
    double squares = 0;
    for (double& value : values) {
        value -= mean;
        squares += value * value;
    }
    const double deviation = std::sqrt(squares / double(values.size()));
    for (double& value : values)
        value /= deviation;
    return deviation > kLeastDeviation;
}

/// [lags 0..most], 1 at lag 0.
std::vector<double> autocorrelation(const std::vector<double>& values, std::size_t most)
{
    std::vector<double> result(most + 1);
    for (std::size_t lag = 0; lag <= most && lag < values.size(); ++lag) {
        for (std::size_t i = lag; i < values.size(); ++i)
            result[lag] += values[i] * values[i - lag];
    }
    for (std::size_t lag = most + 1; lag-- > 0;)
        result[lag] /= result[0];
    return result;
}

/// Where the parabola through a highest value and its neighbors is highest.
double peakNear(const std::vector<double>& values, std::size_t at, std::size_t reach)
{
    const std::size_t begin = std::max<std::size_t>(at > reach ? at - reach : 1, 1);
    const std::size_t end = std::min(at + reach, values.size() - 2);
    if (begin > end)
        return double(at);
    const auto first = values.begin();
    const auto best =
        std::size_t(std::max_element(first + std::ptrdiff_t(begin), first + std::ptrdiff_t(end) + 1) - first);
    const double bend = values[best - 1] - 2 * values[best] + values[best + 1];
    const double shift = bend < 0 ? 0.5 * (values[best - 1] - values[best + 1]) / bend : 0;
    return double(best) + std::clamp(shift, -0.5, 0.5);
}

/// The distance of beats, in frames; 0 when nothing repeats.
double beatPeriod(const std::vector<double>& onsets, double framesPerSecond)
{
    const auto most = std::size_t(4 * kMostBeat * framesPerSecond) + 2;
    const std::vector<double> raw = autocorrelation(onsets, most);
    const auto at = [&](std::size_t lag) { return lag < raw.size() ? raw[lag] : 0; };
    // How well everything repeats after one beat, two (or three) and four, with room for rounding.
    const auto near = [&](std::size_t lag) { return std::max({at(lag - 1), at(lag), at(lag + 1)}); };
    const auto comb = [&](std::size_t lag) {
        return (at(lag) + std::max(near(2 * lag), near(3 * lag)) + near(4 * lag)) / 3;
    };
    double best = 0;
    std::size_t period = 0;
    for (auto lag = std::size_t(kLeastBeat * framesPerSecond);
         lag <= std::size_t(kMostBeat * framesPerSecond); ++lag) {
        const double octaves = std::log2(double(lag) / framesPerSecond / kUsualBeat) / kOctaves;
        const double strength = comb(lag) * std::exp(-0.5 * octaves * octaves);
        if (strength > best) {
            best = strength;
            period = lag;
        }
    }
    if (period == 0 || comb(period) < kLeastPeriodicity)
        return 0;
    double refined = peakNear(raw, period, 2);
    for (const int beats : {2, 4}) { // what repeats later tells the distance more exactly
        const auto multiple = std::size_t(std::lround(refined * beats));
        if (multiple + 4 < onsets.size() / 2 && multiple + 4 < raw.size() && at(multiple) > at(period) / 2)
            refined = peakNear(raw, multiple, 2) / beats;
    }
    return refined;
}

/// The frames of beats: those whose onsets are strongest while their distances are near `period`.
std::vector<int> bestBeats(const std::vector<double>& onsets, double period)
{
    const std::vector<double> local = smoothed(onsets, period / 32);
    const int count = int(local.size());
    const int nearest = int(std::lround(period / 2));
    const int farthest = int(std::lround(period * 2));
    std::vector<double> costs;
    for (int back = nearest; back <= farthest; ++back)
        costs.push_back(-kTightness * std::pow(std::log(back / period), 2));
    std::vector<double> score(local);
    std::vector<int> before(local.size(), -1);
    for (int i = 0; i < count; ++i) {
        double best = 0; // a first beat has none before it
        for (int back = nearest; back <= std::min(farthest, i); ++back) {
            const double from = score[std::size_t(i - back)] + costs[std::size_t(back - nearest)];
            if (from > best) {
                best = from;
                before[std::size_t(i)] = i - back;
            }
        }
        score[std::size_t(i)] += best;
    }
    const int lastBegin = std::max(0, count - int(std::lround(period)));
    const auto last = std::max_element(score.begin() + lastBegin, score.end());
    std::vector<int> beats;
    for (int i = int(last - score.begin()); i >= 0; i = before[std::size_t(i)])
        beats.push_back(i);
    std::reverse(beats.begin(), beats.end());
    return beats;
}

/// The slope of the line through the beats, which is more exact than any one distance.
double meanDistance(const std::vector<int>& beats)
{
    const double middle = double(beats.size() - 1) / 2;
    double products = 0;
    double squares = 0;
    for (std::size_t i = 0; i < beats.size(); ++i) {
        products += (double(i) - middle) * beats[i];
        squares += (double(i) - middle) * (double(i) - middle);
    }
    return products / squares;
}

} // namespace

OnsetStrength onsetStrength(const engine::Audio& audio)
{
    const MelSpectrogram mel = melSpectrogram(audio, {});
    OnsetStrength onsets{mel.secondsPerFrame, std::vector<double>(std::size_t(mel.frames))};
    if (mel.frames < 2)
        return {};
    const float floor = *std::max_element(mel.decibels.begin(), mel.decibels.end()) - float(kRange);
    for (int i = 1; i < mel.frames; ++i) {
        for (int band = 0; band < mel.bands; ++band) {
            const float rise = std::max(mel.frame(i)[band], floor) - std::max(mel.frame(i - 1)[band], floor);
            onsets.values[std::size_t(i)] += std::max(rise, 0.0F) / float(mel.bands);
        }
    }
    std::vector<double> slow = smoothed(onsets.values, 0.4 / mel.secondsPerFrame);
    onsets.values = smoothed(onsets.values, 0.01 / mel.secondsPerFrame);
    std::transform(onsets.values.begin(), onsets.values.end(), slow.begin(), onsets.values.begin(),
                   std::minus<>());
    if (!normalize(onsets.values))
        return {};
    return onsets;
}

std::optional<Beats> trackBeats(const engine::Audio& audio)
{
    if (audio.seconds() < kShortest || audio.seconds() > kLongest)
        return std::nullopt;
    const OnsetStrength onsets = onsetStrength(audio);
    if (onsets.values.empty())
        return std::nullopt;
    const double period = beatPeriod(onsets.values, 1 / onsets.secondsPerFrame);
    if (period <= 0)
        return std::nullopt;
    const std::vector<int> frames = bestBeats(onsets.values, period);
    if (frames.size() < 3)
        return std::nullopt;
    const double distance = meanDistance(frames);
    const bool steady = std::abs(distance / period - 1) < 0.02;
    Beats beats;
    beats.perMinute = 60 / ((steady ? distance : period) * onsets.secondsPerFrame);
    for (const int frame : frames)
        beats.seconds.push_back(std::min(frame * onsets.secondsPerFrame + kEarly, audio.seconds()));
    return beats;
}

} // namespace arioso::core
