// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/melody/chroma.h"

#include "engine/api/error.h"
#include "engine/audio/resample.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/Tensor.h>
#include <ATen/ops/abs.h>
#include <ATen/ops/fft_rfft.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/matmul.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <string>

namespace arioso::engine {
namespace {

constexpr double kPi = 3.14159265358979323846;

/// Frames that are transformed at a time, which bounds the memory.
constexpr std::int64_t kBlockFrames = 16;

/// The resampler reads at most this many seconds beyond the end of its output (24 zero crossings at 1 Hz).
constexpr int kResamplerReach = 26;

void checkRange(const char* name, int value, int low, int high)
{
    if (value < low || value > high)
        throw Error(ErrorCode::CheckpointInvalid, "The melody settings have " + std::string(name) + " " +
                                                      std::to_string(value) + "; " + std::to_string(low) +
                                                      " to " + std::to_string(high) + " are possible.");
}

void check(const ChromaConfig& config)
{
    checkRange("sampling_rate", config.sampleRate, 100, 1000000);
    checkRange("n_fft", config.fftSize, 16, 1 << 20);
    if (config.fftSize % 2 != 0)
        throw Error(ErrorCode::CheckpointInvalid, "The melody settings have n_fft " +
                                                      std::to_string(config.fftSize) +
                                                      ", which is not even.");
    checkRange("hop_length", config.hopLength, 16, 1 << 20);
    checkRange("num_chroma", config.chroma, 1, 128);
    checkRange("chunk_length", config.maxSeconds, 1, 3600);
}

/// The mean of the channels, as far as it affects the first `maxSeconds` after resampling.
std::vector<float> monoStart(const Audio& audio, int maxSeconds)
{
    const std::int64_t limit = std::int64_t(maxSeconds + kResamplerReach) * std::max(audio.sampleRate, 0);
    std::vector<float> mono(std::size_t(std::min(limit, std::int64_t(audio.samples()))), 0.0F);
    for (const auto& channel : audio.channels) {
        if (channel.size() != audio.samples())
            throw Error(ErrorCode::AudioInvalid, "The melody has channels of " +
                                                     std::to_string(audio.samples()) + " and " +
                                                     std::to_string(channel.size()) + " samples.");
        std::transform(mono.begin(), mono.end(), channel.begin(), mono.begin(), std::plus<>());
    }
    for (float& sample : mono)
        sample /= float(audio.channels.size());
    return mono;
}

/// Resamples and cuts the audio, and centers it in zeros if it is shorter than one transform.
std::vector<float> prepare(const Audio& audio, const ChromaConfig& config)
{
    if (audio.samples() == 0)
        throw Error(ErrorCode::AudioInvalid, "The melody has no samples.");
    std::vector<float> clip = resample(monoStart(audio, config.maxSeconds), audio.sampleRate,
                                       config.sampleRate, Resampler::Torchaudio);
    if (!std::all_of(clip.begin(), clip.end(), [](float sample) { return std::isfinite(sample); }))
        throw Error(ErrorCode::AudioInvalid, "The melody contains samples that are not finite numbers.");
    clip.resize(std::min(clip.size(), std::size_t(config.maxSeconds) * std::size_t(config.sampleRate)));
    const auto size = std::size_t(config.fftSize);
    if (clip.size() < size) {
        clip.insert(clip.begin(), (size - clip.size()) / 2, 0.0F);
        clip.resize(size, 0.0F);
    }
    return clip;
}

/// Index into a signal of n samples that is mirrored at its ends without repeating them; -n < i < 2n - 1.
std::int64_t reflected(std::int64_t i, std::int64_t n)
{
    const std::int64_t last = n - 1;
    i = std::abs(i);
    return i > last ? 2 * last - i : i;
}

std::vector<float> hannWindow(int size)
{
    std::vector<float> window(static_cast<std::size_t>(size));
    for (int i = 0; i < size; ++i)
        window[std::size_t(i)] = float(0.5 * (1 - std::cos(2 * kPi * i / size)));
    return window;
}

/// Appends the row of the largest value of each column, the first of equals. strengths: [chroma, frames].
void appendStrongest(const at::Tensor& strengths, std::vector<int>& bins)
{
    const auto values = strengths.accessor<float, 2>();
    for (std::int64_t frame = 0; frame < values.size(1); ++frame) {
        int best = 0;
        for (int row = 0; row < int(values.size(0)); ++row) {
            if (!std::isfinite(values[row][frame]))
                throw Error(ErrorCode::AudioInvalid,
                            "The melody is too loud to be analyzed; its samples should be between -1 and 1.");
            if (values[row][frame] > values[best][frame])
                best = row;
        }
        bins.push_back(best);
    }
}

} // namespace

std::vector<float> chromaFilterBank(const ChromaConfig& config)
{
    check(config);
    const int chroma = config.chroma;
    const int columns = config.fftSize / 2 + 1;
    const double half = std::round(chroma / 2.0);
    // Octaves above A0 (27.5 Hz) times the number of classes. The bin of frequency 0 counts as 1.5 octaves
    // below the next one.
    const auto pitch = [&](int f) {
        const double octaves =
            std::log2(double(config.sampleRate) * std::max(f, 1) / config.fftSize / (440.0 / 16));
        return chroma * (f == 0 ? octaves - 1.5 : octaves);
    };

    std::vector<float> bank(std::size_t(chroma) * std::size_t(columns));
    std::vector<double> gains(static_cast<std::size_t>(chroma)); // of one column, counted from A
    for (int f = 0; f < columns; ++f) {
        const double width = std::max(pitch(f + 1) - pitch(f), 1.0);
        double power = 0;
        for (int c = 0; c < chroma; ++c) {
            const double shifted = pitch(f) - c + half + 10 * chroma;
            const double distance = shifted - chroma * std::floor(shifted / chroma) - half;
            gains[std::size_t(c)] = std::exp(-0.5 * std::pow(2 * distance / width, 2));
            power += gains[std::size_t(c)] * gains[std::size_t(c)];
        }
        // Weights octaves by their distance from the fifth, because melodies are in the middle.
        const double octaveWeight = std::exp(-0.5 * std::pow((pitch(f) / chroma - 5) / 2, 2));
        for (int c = 0; c < chroma; ++c) {
            const int fromA = (c + 3 * (chroma / 12)) % chroma;
            bank[std::size_t(c) * std::size_t(columns) + std::size_t(f)] =
                float(gains[std::size_t(fromA)] / std::sqrt(power) * octaveWeight);
        }
    }
    return bank;
}

Audio repeatedMelody(const Audio& melody, double from, double seconds)
{
    Audio window{melody.sampleRate, {}};
    const auto first = std::size_t(std::llround(from * melody.sampleRate));
    const auto count = std::size_t(std::llround(seconds * melody.sampleRate));
    for (const std::vector<float>& channel : melody.channels) {
        std::vector<float>& out = window.channels.emplace_back();
        out.reserve(count);
        for (std::size_t i = 0; i < count; ++i)
            out.push_back(channel[(first + i) % channel.size()]);
    }
    return window;
}

std::vector<int> melodyBins(const Audio& audio, const ChromaConfig& config)
{
    std::vector<float> filters = chromaFilterBank(config);
    const at::Tensor bank =
        at::from_blob(filters.data(), {config.chroma, config.fftSize / 2 + 1}, at::kFloat);
    const std::vector<float> clip = prepare(audio, config);
    const std::vector<float> window = hannWindow(config.fftSize);
    double power = 0;
    for (const float w : window)
        power += double(w) * w;

    const std::int64_t size = config.fftSize;
    const auto samples = std::int64_t(clip.size());
    const std::int64_t frames = 1 + samples / config.hopLength;
    std::vector<float> block(std::size_t(kBlockFrames * size));
    std::vector<int> bins;
    for (std::int64_t begin = 0; begin < frames; begin += kBlockFrames) {
        const std::int64_t count = std::min(kBlockFrames, frames - begin);
        for (std::int64_t frame = 0; frame < count; ++frame) {
            const std::int64_t start = (begin + frame) * config.hopLength - size / 2;
            for (std::int64_t i = 0; i < size; ++i)
                block[std::size_t(frame * size + i)] =
                    clip[std::size_t(reflected(start + i, samples))] * window[std::size_t(i)];
        }
        const at::Tensor spectrum =
            at::fft_rfft(at::from_blob(block.data(), {count, size}, at::kFloat)); // [T, F] complex
        const at::Tensor magnitude = at::abs(spectrum) / std::sqrt(power);
        appendStrongest(at::matmul(bank, (magnitude * magnitude).t()).contiguous(), bins);
    }
    return bins;
}

} // namespace arioso::engine
