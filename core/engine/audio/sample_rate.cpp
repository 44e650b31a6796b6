// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/audio/sample_rate.h"

#include "engine/api/error.h"
#include "engine/audio/limits.h"

#include <soxr.h>

#include <algorithm>
#include <cstdint>
#include <memory>
#include <new>
#include <string>
#include <vector>

namespace arioso::engine {
namespace {

constexpr std::size_t kBlockSamples = 16384;

/// The default of 0.913 would take the air from the top octave.
constexpr double kPassband = 0.96;

struct DeleteConverter
{
    void operator()(soxr* converter) const { soxr_delete(converter); }
};

using Converter = std::unique_ptr<soxr, DeleteConverter>;

[[noreturn]] void invalid(const std::string& why)
{
    throw Error(ErrorCode::AudioInvalid, "The audio " + why + ".");
}

std::size_t lengthAt(const Audio& audio, int sampleRate)
{
    if (audio.samples() == 0)
        invalid("holds no samples");
    for (const int rate : {audio.sampleRate, sampleRate})
        if (rate < kMinSampleRate || rate > kMaxSampleRate)
            invalid("cannot be converted to or from a sample rate of " + std::to_string(rate) + " Hz");
    const auto most = std::uint64_t(kMaxSamples) / audio.channels.size();
    const auto from = std::uint64_t(audio.sampleRate);
    const auto length = (audio.samples() * std::uint64_t(sampleRate) + from / 2) / from;
    if (audio.samples() > most || length > most)
        invalid("is too long for a sample rate of " + std::to_string(sampleRate) + " Hz");
    return std::max<std::size_t>(length, 1);
}

Converter makeConverter(int from, int to)
{
    const soxr_io_spec_t samples = soxr_io_spec(SOXR_FLOAT32_I, SOXR_FLOAT32_I);
    soxr_quality_spec_t quality = soxr_quality_spec(SOXR_VHQ, SOXR_ROLLOFF_NONE);
    quality.passband_end = kPassband;
    soxr_error_t error = nullptr;
    Converter converter(soxr_create(from, to, 1, &error, &samples, &quality, nullptr));
    if (!converter)
        throw std::bad_alloc();
    return converter;
}

/// Samples beyond the end of `input` are silence, as the converter holds them; it brings them out when it is
/// given nothing more.
std::vector<float> convert(const std::vector<float>& input, std::size_t length, Converter converter,
                           const AudioProgress& progress)
{
    std::vector<float> output(length);
    std::size_t taken = 0;
    std::size_t given = 0;
    while (given < length) {
        const bool atEnd = taken == input.size();
        std::size_t used = 0;
        std::size_t made = 0;
        soxr_process(converter.get(), atEnd ? nullptr : input.data() + taken,
                     std::min(kBlockSamples, input.size() - taken), &used, output.data() + given,
                     length - given, &made);
        taken += used;
        given += made;
        if (atEnd && made == 0)
            break;
        if (progress)
            progress(double(given) / double(length));
    }
    return output;
}

} // namespace

Audio atSampleRate(const Audio& audio, int sampleRate, const AudioProgress& progress)
{
    const std::size_t length = lengthAt(audio, sampleRate);
    if (audio.sampleRate == sampleRate)
        return audio;
    Audio result{sampleRate, {}};
    const double channels = double(audio.channels.size());
    for (const std::vector<float>& channel : audio.channels) {
        const double done = double(result.channels.size());
        const auto report = [&](double part) {
            if (progress)
                progress((done + part) / channels);
        };
        result.channels.push_back(
            convert(channel, length, makeConverter(audio.sampleRate, sampleRate), report));
    }
    return result;
}

} // namespace arioso::engine
