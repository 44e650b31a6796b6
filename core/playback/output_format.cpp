// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/playback/output_format.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace arioso::core {
namespace {

template <typename Sample>
Sample sampleFrom(float value)
{
    if constexpr (std::is_same_v<Sample, float>) {
        return value;
    } else {
        // In double, as the largest 32-bit number is no float. Unsigned samples have their zero in the
        // middle.
        constexpr double kScale = double(qint64(1) << (8 * sizeof(Sample) - 1));
        constexpr double kZero = std::is_unsigned_v<Sample> ? kScale : 0;
        return Sample(std::lrint(std::clamp(double(value) * kScale, -kScale, kScale - 1)) + qint64(kZero));
    }
}

template <typename Sample>
void writeAs(const float* stereo, qint64 frames, int channels, char* out)
{
    const auto put = [&out](float value) {
        const auto sample = sampleFrom<Sample>(value);
        std::memcpy(out, &sample, sizeof sample);
        out += sizeof sample;
    };
    for (qint64 i = 0; i < frames; ++i, stereo += 2) {
        if (channels == 1) {
            put((stereo[0] + stereo[1]) / 2);
            continue;
        }
        put(stereo[0]);
        put(stereo[1]);
        for (int channel = 2; channel < channels; ++channel)
            put(0);
    }
}

} // namespace

QAudioFormat chooseOutputFormat(int sampleRate, const QAudioFormat& preferred,
                                const FormatSupport& isSupported)
{
    for (const int rate : {sampleRate, preferred.sampleRate()}) {
        for (const int channels : {2, 1}) {
            for (const auto sample : {QAudioFormat::Float, QAudioFormat::Int16, QAudioFormat::Int32}) {
                QAudioFormat format;
                format.setSampleRate(rate);
                format.setChannelCount(channels);
                format.setSampleFormat(sample);
                if (rate > 0 && isSupported(format))
                    return format;
            }
        }
    }
    return preferred;
}

void writeFrames(const float* stereo, qint64 frames, const QAudioFormat& format, char* out)
{
    const int channels = format.channelCount();
    switch (format.sampleFormat()) {
    case QAudioFormat::UInt8:
        return writeAs<quint8>(stereo, frames, channels, out);
    case QAudioFormat::Int16:
        return writeAs<qint16>(stereo, frames, channels, out);
    case QAudioFormat::Int32:
        return writeAs<qint32>(stereo, frames, channels, out);
    case QAudioFormat::Float:
        return writeAs<float>(stereo, frames, channels, out);
    case QAudioFormat::Unknown:
    case QAudioFormat::NSampleFormats:
        break;
    }
}

} // namespace arioso::core
