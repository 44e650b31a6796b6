// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The device that the audio sink reads from.

#include "core/playback/playback_mixer.h"

#include <QAudioFormat>
#include <QIODevice>

namespace arioso::core {

/// Never runs dry: while there is nothing to play it gives silence, so that the sink stays active and the
/// sound card's clock goes on. The mixer must outlive it.
class PlaybackDevice : public QIODevice
{
    Q_OBJECT

public:
    PlaybackDevice(PlaybackMixer& mixer, const QAudioFormat& format);

    [[nodiscard]] bool isSequential() const override { return true; }
    [[nodiscard]] bool atEnd() const override { return false; }
    [[nodiscard]] qint64 bytesAvailable() const override;

protected:
    qint64 readData(char* data, qint64 maxSize) override;
    qint64 writeData(const char* data, qint64 maxSize) override;

private:
    PlaybackMixer& m_mixer;
    QAudioFormat m_format;
    std::vector<float> m_stereo;
};

} // namespace arioso::core
