// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/playback/playback_device.h"

#include "core/playback/output_format.h"

namespace arioso::core {

PlaybackDevice::PlaybackDevice(PlaybackMixer& mixer, const QAudioFormat& format)
    : m_mixer(mixer), m_format(format)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 PlaybackDevice::bytesAvailable() const
{
    // Some backends read no more than this at once.
    return m_format.bytesForDuration(1'000'000) + QIODevice::bytesAvailable();
}

qint64 PlaybackDevice::readData(char* data, qint64 maxSize)
{
    const qint64 frames = maxSize / m_format.bytesPerFrame();
    if (frames <= 0)
        return 0;
    m_stereo.resize(std::size_t(2 * frames));
    m_mixer.render(m_stereo.data(), frames);
    writeFrames(m_stereo.data(), frames, m_format, data);
    return frames * m_format.bytesPerFrame();
}

qint64 PlaybackDevice::writeData(const char*, qint64)
{
    return -1;
}

} // namespace arioso::core
