// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/audio/resample.h"

#include "engine/api/error.h"
#include "engine/audio/limits.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <functional>
#include <numeric>
#include <string>

namespace arioso::engine {
namespace {

constexpr int kZeros = 24;         // zero crossings of the sinc on each side
constexpr double kRolloff = 0.945; // of the lower of the two Nyquist frequencies
constexpr double kPi = 3.14159265358979323846;

/// For higher ratios a kernel would be longer than any realistic audio.
constexpr int kMaxRatio = 4096;

/// Accumulators of one output sample, which allow the compiler to vectorize without reordering sums.
constexpr std::int64_t kLanes = 8;

/// The rates in lowest terms: n output samples for every o input samples.
struct Ratio
{
    std::int64_t o;
    std::int64_t n;

    [[nodiscard]] double base() const { return double(std::min(o, n)) * kRolloff; }
    [[nodiscard]] std::int64_t width() const { return std::int64_t(std::ceil(kZeros * double(o) / base())); }
};

Ratio lowestTerms(int from, int to)
{
    for (const int rate : {from, to})
        if (rate < kMinSampleRate || rate > kMaxSampleRate)
            throw Error(ErrorCode::AudioInvalid, "A sample rate of " + std::to_string(rate) +
                                                     " Hz cannot be converted; " +
                                                     std::to_string(kMinSampleRate) + " to " +
                                                     std::to_string(kMaxSampleRate) + " Hz can.");
    if (std::max(from, to) / std::min(from, to) >= kMaxRatio)
        throw Error(ErrorCode::AudioInvalid, "Sound cannot be converted from " + std::to_string(from) +
                                                 " Hz to " + std::to_string(to) +
                                                 " Hz: the rates are too far apart.");
    const int divisor = std::gcd(from, to);
    return {from / divisor, to / divisor};
}

/// Both references divide in double and round to float32 before the floor or ceiling, which can change the
/// length by one for 65536 samples and more. The length is limited to the number of outputs of their
/// convolution.
std::int64_t outputLength(std::int64_t length, const Ratio& ratio, Resampler variant)
{
    const double exact = double(ratio.n * length) / double(ratio.o);
    const double rounded = double(float(exact));
    const double wanted = variant == Resampler::Julius ? std::floor(rounded) : std::ceil(rounded);
    return std::min(std::int64_t(wanted), ratio.n * (length / ratio.o + 1));
}

double windowedSinc(double t)
{
    if (t == 0)
        return 1;
    const double window = std::cos(kPi * t / (2 * kZeros));
    return std::sin(kPi * t) / (kPi * t) * window * window;
}

/// The taps of all phases that occur, one row each. In the references each phase has 2 W + o taps, of which
/// all but 2 W + 1 are zero. Here row i starts at input sample floor(i o / n) - W.
///
///     phase 0   |-- W --|-- W --|
///     phase i      floor(i o / n) |-- W --|-- W --|
struct Kernel
{
    std::int64_t taps; ///< per row, a multiple of kLanes
    std::vector<float> rows;
};

Kernel makeKernel(const Ratio& ratio, std::int64_t phases, Resampler variant)
{
    const std::int64_t width = ratio.width();
    const std::int64_t used = 2 * width + 1;
    Kernel kernel{(used + kLanes - 1) / kLanes * kLanes, {}};
    kernel.rows.resize(std::size_t(phases * kernel.taps));

    std::vector<double> taps(std::size_t(used), 0.0);
    for (std::int64_t i = 0; i < phases; ++i) {
        // Distance to the first tap in input samples, without the integer part of i o / n, which is exact.
        const double fraction = double(i * ratio.o % ratio.n) / double(ratio.n);
        for (std::int64_t k = 0; k < used; ++k) {
            const double t = (double(k - width) - fraction) * ratio.base() / double(ratio.o);
            taps[std::size_t(k)] = std::abs(t) < kZeros ? windowedSinc(t) : 0;
        }
        const double scale = variant == Resampler::Julius ? 1 / std::accumulate(taps.begin(), taps.end(), 0.0)
                                                          : ratio.base() / double(ratio.o);
        float* row = kernel.rows.data() + i * kernel.taps;
        std::transform(taps.begin(), taps.end(), row, [scale](double tap) { return float(tap * scale); });
    }
    return kernel;
}

float dot(const float* a, const float* b, std::int64_t count)
{
    float sums[kLanes] = {};
    for (std::int64_t k = 0; k < count; k += kLanes)
        for (std::int64_t lane = 0; lane < kLanes; ++lane)
            sums[lane] += a[k + lane] * b[k + lane];
    return ((sums[0] + sums[4]) + (sums[1] + sums[5])) + ((sums[2] + sums[6]) + (sums[3] + sums[7]));
}

/// The audio with W samples before it and as many after it as the last output sample needs.
std::vector<float> padded(const std::vector<float>& samples, std::int64_t width, std::int64_t size,
                          Resampler variant)
{
    const bool replicate = variant == Resampler::Julius;
    std::vector<float> result;
    result.reserve(std::size_t(std::max<std::int64_t>(size, width + std::int64_t(samples.size()))));
    result.assign(std::size_t(width), replicate ? samples.front() : 0);
    result.insert(result.end(), samples.begin(), samples.end());
    if (std::int64_t(result.size()) < size)
        result.resize(std::size_t(size), replicate ? samples.back() : 0);
    return result;
}

} // namespace

std::vector<float> resample(const std::vector<float>& samples, int fromRate, int toRate, Resampler variant)
{
    const Ratio ratio = lowestTerms(fromRate, toRate);
    if (fromRate == toRate || samples.empty())
        return samples;
    if (std::int64_t(samples.size()) > kMaxSamples ||
        double(samples.size()) * double(ratio.n) / double(ratio.o) > double(kMaxSamples))
        throw Error(ErrorCode::AudioInvalid, "Audio of " + std::to_string(samples.size()) +
                                                 " samples is too long to be converted from " +
                                                 std::to_string(fromRate) + " Hz to " +
                                                 std::to_string(toRate) + " Hz.");
    const std::int64_t length = outputLength(std::int64_t(samples.size()), ratio, variant);
    if (length == 0)
        return {};

    const Kernel kernel = makeKernel(ratio, std::min(ratio.n, length), variant);
    const auto firstTap = [&](std::int64_t output) { return output * ratio.o / ratio.n; };
    const std::vector<float> input =
        padded(samples, ratio.width(), firstTap(length - 1) + kernel.taps, variant);

    std::vector<float> result(static_cast<std::size_t>(length));
    std::int64_t phase = 0;
    for (std::int64_t output = 0; output < length; ++output) {
        const float* row = kernel.rows.data() + phase * kernel.taps;
        result[std::size_t(output)] = dot(row, input.data() + firstTap(output), kernel.taps);
        phase = phase + 1 == ratio.n ? 0 : phase + 1;
    }
    return result;
}

namespace {

std::vector<float> meanOf(const std::vector<std::vector<float>>& channels)
{
    std::vector<float> mean = channels.front();
    for (std::size_t c = 1; c < channels.size(); ++c)
        std::transform(mean.begin(), mean.end(), channels[c].begin(), mean.begin(), std::plus<>());
    const float count = float(channels.size());
    for (float& sample : mean)
        sample /= count;
    return mean;
}

void checkConvertible(const Audio& audio, int channels)
{
    if (audio.samples() == 0)
        throw Error(ErrorCode::AudioInvalid, "The audio has no samples.");
    for (const auto& channel : audio.channels)
        if (channel.size() != audio.samples())
            throw Error(ErrorCode::AudioInvalid, "The audio has channels of " +
                                                     std::to_string(audio.samples()) + " and " +
                                                     std::to_string(channel.size()) + " samples.");
    const auto given = audio.channels.size();
    if (channels < 1 || channels > kMaxChannels || (given > 1 && given < std::size_t(channels)))
        throw Error(ErrorCode::AudioInvalid, "Audio with " + std::to_string(given) +
                                                 " channels cannot be converted to " +
                                                 std::to_string(channels) + " channels.");
}

} // namespace

Audio convertAudio(const Audio& audio, int sampleRate, int channels)
{
    checkConvertible(audio, channels);
    // Channels that are dropped are not resampled.
    const std::size_t given = audio.channels.size();
    const std::size_t used = channels == 1 ? given : std::min(given, std::size_t(channels));

    Audio result;
    result.sampleRate = sampleRate;
    for (std::size_t c = 0; c < used; ++c)
        result.channels.push_back(
            resample(audio.channels[c], audio.sampleRate, sampleRate, Resampler::Julius));
    if (channels == 1 && used > 1)
        result.channels = {meanOf(result.channels)};
    while (result.channels.size() < std::size_t(channels))
        result.channels.push_back(result.channels.front());

    if (result.samples() == 0)
        throw Error(ErrorCode::AudioInvalid, "The audio of " + std::to_string(audio.samples()) +
                                                 " samples at " + std::to_string(audio.sampleRate) +
                                                 " Hz is too short for " + std::to_string(sampleRate) +
                                                 " Hz.");
    return result;
}

} // namespace arioso::engine
