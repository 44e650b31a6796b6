// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/import/audio_import.h"

#include "core/files/paths.h"
#include "engine/audio/audio_file.h"

#include <QFileInfo>

#include <utility>

namespace arioso::core {

std::filesystem::path fileOfUrl(const QUrl& url)
{
    if (!url.isLocalFile())
        return {};
    const QByteArray path = QByteArray::fromPercentEncoding(url.path(QUrl::FullyEncoded).toLatin1());
    return (url.host().isEmpty() ? path : "//" + url.host().toUtf8() + path).toStdString();
}

AudioImport::AudioImport(const std::filesystem::path& path, QObject* parent)
    : BackgroundJob(parent), m_path(path)
{
}

AudioImport::AudioImport(const QString& path, QObject* parent)
    : AudioImport(toPath(QFileInfo(path).absoluteFilePath()), parent)
{
}

AudioImport::~AudioImport()
{
    abandon();
}

void AudioImport::setLongest(double seconds, bool fromBeginning)
{
    m_longest = seconds;
    m_fromBeginning = fromBeginning;
}

QString AudioImport::path() const
{
    return fromPath(m_path);
}

void AudioImport::work()
{
    engine::AudioPart part;
    (m_fromBeginning ? part.to : part.longest) = m_longest;
    engine::AudioReading reading =
        engine::readAudioPart(m_path, part, [this](double done) { proceed(done); });
    m_facts = {reading.begin, reading.fileSeconds, reading.promisedSeconds, reading.isDamaged};
    m_audio = shareAudio(std::move(reading.audio));
}

void AudioImport::succeed()
{
    Q_EMIT finished(std::exchange(m_audio, {}));
}

} // namespace arioso::core
