// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/analysis/mel_spectrogram.h"

#include "core/analysis/fourier.h"

#include <algorithm>
#include <cmath>
#include <numbers>

namespace arioso::core {
namespace {

constexpr int kLowestRate = 1000;

double melOf(double hertz)
{
    return 2595 * std::log10(1 + hertz / 700);
}

double hertzOf(double mel)
{
    return 700 * (std::pow(10.0, mel / 2595) - 1);
}

/// The bins of a band and their weights, a triangle that adds up to 1.
struct Band
{
    int first = 0;
    std::vector<float> weights;
};

std::vector<Band> melBands(const MelShape& shape, int rate, int size)
{
    const double low = melOf(shape.lowest);
    const double high = melOf(std::min(shape.highest, rate / 2.0));
    const auto edge = [&](int i) {
        return hertzOf(low + (high - low) * i / (shape.bands + 1)) * size / rate;
    };
    std::vector<Band> bands(std::size_t(shape.bands));
    for (int b = 0; b < shape.bands; ++b) {
        // Low bands are narrower than a bin; each has at least the one nearest to its middle.
        const double middle = edge(b + 1);
        const double begin = std::min(edge(b), middle - 1);
        const double end = std::max(edge(b + 2), middle + 1);
        Band& band = bands[std::size_t(b)];
        band.first = std::clamp(int(std::ceil(begin)), 0, size / 2);
        float sum = 0;
        for (int k = band.first; k <= std::min(int(std::floor(end)), size / 2); ++k) {
            const double weight = k < middle ? (k - begin) / (middle - begin) : (end - k) / (end - middle);
            band.weights.push_back(float(std::max(weight, 0.0)));
            sum += band.weights.back();
        }
        for (float& weight : band.weights)
            weight /= std::max(sum, 1e-6F);
    }
    return bands;
}

std::vector<float> monoOf(const engine::Audio& audio)
{
    std::vector<float> mono(audio.samples(), 0.0F);
    for (const std::vector<float>& channel : audio.channels) {
        for (std::size_t i = 0; i < std::min(mono.size(), channel.size()); ++i)
            mono[i] += std::isfinite(channel[i]) ? channel[i] / float(audio.channels.size()) : 0.0F;
    }
    return mono;
}

/// Periodic Hann, scaled so that a full-scale sine has the power 1 in its bin.
std::vector<float> scaledHann(int size)
{
    std::vector<float> window(static_cast<std::size_t>(size));
    for (int i = 0; i < size; ++i)
        window[std::size_t(i)] = float(4.0 / size * 0.5 * (1 - std::cos(2 * std::numbers::pi * i / size)));
    return window;
}

} // namespace

MelSpectrogram melSpectrogram(const engine::Audio& audio, const MelShape& shape)
{
    MelSpectrogram result;
    if (audio.samples() == 0 || audio.sampleRate < kLowestRate)
        return result;
    const auto samples = std::int64_t(audio.samples());
    const std::int64_t hop = std::max<std::int64_t>(1, std::llround(audio.sampleRate * shape.hopSeconds));
    int size = 64;
    while (size < audio.sampleRate * shape.windowSeconds)
        size *= 2;
    result.bands = shape.bands;
    result.frames = int((samples + hop - 1) / hop);
    result.secondsPerFrame = double(hop) / audio.sampleRate;
    result.decibels.reserve(std::size_t(result.frames) * std::size_t(result.bands));

    const std::vector<float> mono = monoOf(audio);
    const std::vector<float> window = scaledHann(size);
    const std::vector<Band> bands = melBands(shape, audio.sampleRate, size);
    Fourier fourier(size);
    std::vector<float> piece(static_cast<std::size_t>(size));
    for (int frame = 0; frame < result.frames; ++frame) {
        const std::int64_t begin = frame * hop - size / 2;
        for (int i = 0; i < size; ++i) {
            const std::int64_t at = begin + i;
            piece[std::size_t(i)] =
                at >= 0 && at < samples ? mono[std::size_t(at)] * window[std::size_t(i)] : 0;
        }
        const std::vector<float>& power = fourier.power(piece.data());
        for (const Band& band : bands) {
            float sum = 0;
            for (std::size_t k = 0; k < band.weights.size(); ++k)
                sum += band.weights[k] * power[std::size_t(band.first) + k];
            result.decibels.push_back(std::max(MelSpectrogram::kSilence, 10 * std::log10(sum + 1e-12F)));
        }
    }
    return result;
}

} // namespace arioso::core
