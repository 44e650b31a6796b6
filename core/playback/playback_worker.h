// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The part of the player that lives on the audio thread: owns the sink and feeds it.

#include "core/failure.h"
#include "core/playback/playback_device.h"
#include "core/playback/playback_mixer.h"

#include <QAudioDevice>
#include <QAudioSink>
#include <QObject>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>

namespace arioso::core {

/// What is heard, and since when that holds.
struct PlaybackReport
{
    PlaybackMoment moment;
    std::chrono::steady_clock::time_point at;
    bool isOutputOpen = false; ///< false after the last sound has left the sink
};

/// All functions are called on the audio thread, through run(). The sink is open only while something is to
/// be heard: pausing fades out, lets the sink play that and closes it.
class PlaybackWorker : public QObject
{
    Q_OBJECT

public:
    PlaybackWorker();
    ~PlaybackWorker() override;

    /// Runs a command; one that comes while another is under way runs after it. That happens because closing
    /// a sink handles events until the sound server has answered.
    void run(const std::function<void()>& command);

    /// Another sound, null for none. `isFresh`: from its beginning and silent; else at the same place,
    /// playing on.
    void setSource(const arioso::core::GrowingSoundPtr& sound, float gain, bool isFresh, int serial);
    void play(const QAudioDevice& device);
    void pause();
    void seek(double seconds, int serial);
    void setLoop(const std::optional<arioso::core::TimeRange>& loop);
    void setVolume(float gain);

    /// Moves to another device while playing; nothing while not.
    void moveTo(const QAudioDevice& device);

    /// The device is gone: silence at once.
    void abandon();

Q_SIGNALS:
    void reported(const arioso::core::PlaybackReport& report);
    /// The sink could not be opened or stopped by itself; it is closed and the place is kept.
    void failed(const arioso::core::Failure& failure);

private:
    void open();
    void close();
    void check();
    void report();
    void fail(const QString& detail);
    [[nodiscard]] qint64 heardFrames() const;

    QTimer m_timer{this};
    bool m_isRunning = false;
    std::deque<std::function<void()>> m_commands; ///< that came meanwhile
    QAudioDevice m_device;
    std::unique_ptr<PlaybackMixer> m_mixer;
    std::unique_ptr<PlaybackDevice> m_io;
    std::unique_ptr<QAudioSink> m_sink;
    GrowingSoundPtr m_sound;
    float m_gain = 1;
    std::optional<TimeRange> m_loop;
    float m_volume = 1;
    double m_place = 0; ///< seconds, while there is no mixer
    int m_serial = 0;
    qint64 m_leadIn = 0; ///< frames
    qint64 m_lastHeard = 0;
    std::chrono::steady_clock::time_point m_lastAdvance;
};

} // namespace arioso::core

Q_DECLARE_METATYPE(arioso::core::PlaybackReport)
