// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/import/audio_import.h"

#include "core/files/paths.h"
#include "engine/audio/audio_file.h"
#include "engine/audio/limits.h"

#include <QAudioBuffer>
#include <QAudioDecoder>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFileInfo>
#include <QTimer>
#include <QUrl>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace arioso::core {
namespace {

constexpr int kDecodedRate = 48000;
constexpr int kDecodedChannels = 2;

/// Without its plugins GStreamer neither delivers nor fails.
constexpr qint64 kLongestSilence = 10'000; // ms
constexpr int kLookInterval = 50;          // ms

void append(engine::Audio& audio, const QAudioBuffer& buffer)
{
    const float* samples = buffer.constData<float>();
    for (qsizetype frame = 0; frame < buffer.frameCount(); ++frame)
        for (auto& channel : audio.channels)
            channel.push_back(*samples++);
}

bool isFinite(const engine::Audio& audio)
{
    return std::all_of(audio.channels.begin(), audio.channels.end(), [](const auto& channel) {
        return std::all_of(channel.begin(), channel.end(),
                           [](float sample) { return std::isfinite(sample); });
    });
}

} // namespace

AudioImport::AudioImport(const QString& path, QObject* parent)
    : BackgroundJob(parent), m_path(QFileInfo(path).absoluteFilePath())
{
}

AudioImport::~AudioImport()
{
    abandon();
}

void AudioImport::work()
{
    try {
        m_audio = shareAudio(engine::readAudioFile(toPath(m_path), [this](double part) { proceed(part); }));
    } catch (const engine::Error& error) {
        const QFileInfo info(m_path);
        if (error.code() != engine::ErrorCode::FileUnreadable || !info.isFile() || !info.isReadable() ||
            info.size() == 0)
            throw;
        m_audio = decode();
        if (!m_audio)
            throw;
    }
}

/// Null when the system has no decoder for it either.
AudioPtr AudioImport::decode()
{
    engine::Audio audio{kDecodedRate, std::vector<std::vector<float>>(kDecodedChannels)};

    QAudioFormat format;
    format.setSampleRate(kDecodedRate);
    format.setChannelCount(kDecodedChannels);
    format.setSampleFormat(QAudioFormat::Float);
    QAudioDecoder decoder;
    if (!decoder.isSupported())
        return nullptr;
    decoder.setAudioFormat(format);
    decoder.setSource(QUrl::fromLocalFile(m_path));

    enum class End { None, Complete, Refused, TooLong };
    End end = End::None;
    QEventLoop loop;
    const auto finish = [&](End how) {
        if (end == End::None)
            end = how;
        loop.quit();
    };
    QElapsedTimer sinceLast;
    connect(&decoder, &QAudioDecoder::bufferReady, &loop, [&] {
        sinceLast.start();
        while (decoder.bufferAvailable()) {
            const QAudioBuffer buffer = decoder.read();
            if (!buffer.isValid())
                break;
            if (buffer.format().sampleFormat() != QAudioFormat::Float ||
                buffer.format().channelCount() != kDecodedChannels ||
                buffer.format().sampleRate() != kDecodedRate)
                return finish(End::Refused);
            append(audio, buffer);
        }
        if (qint64(audio.samples()) > engine::kMaxSamples / kDecodedChannels)
            finish(End::TooLong);
    });
    connect(&decoder, &QAudioDecoder::finished, &loop, [&] { finish(End::Complete); });
    connect(&decoder, qOverload<QAudioDecoder::Error>(&QAudioDecoder::error), &loop,
            [&] { finish(End::Refused); });
    QTimer look;
    connect(&look, &QTimer::timeout, &loop, [&] {
        if (isCancelled() || sinceLast.hasExpired(kLongestSilence))
            finish(End::Refused);
        else if (decoder.duration() > 0)
            report(std::min(1.0, audio.seconds() * 1000 / double(decoder.duration())));
    });
    look.start(kLookInterval);
    sinceLast.start();
    decoder.start();
    if (end == End::None)
        loop.exec();
    decoder.stop();
    proceed(1); // throws when that was why
    if (end == End::TooLong)
        throw engine::Error(engine::ErrorCode::AudioInvalid, "'" + m_path.toStdString() + "' is too long.");
    return end == End::Complete && audio.samples() > 0 && isFinite(audio) ? shareAudio(std::move(audio))
                                                                          : nullptr;
}

void AudioImport::succeed()
{
    Q_EMIT finished(std::exchange(m_audio, {}));
}

} // namespace arioso::core
