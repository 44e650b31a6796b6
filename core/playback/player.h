// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Plays one sound at a time through the sound card, also while it is still being made.

#include "core/failure.h"
#include "core/playback/growing_sound.h"
#include "core/playback/playback_mixer.h"

#include <QList>
#include <QMediaDevices>
#include <QObject>
#include <QThread>
#include <QTimer>

#include <chrono>
#include <optional>

namespace arioso::core {

class PlaybackWorker;
struct PlaybackReport;

enum class PlayerState {
    Stopped,
    Playing,
    Waiting, ///< playing, but the sound is made more slowly than it is played: silence until there is more
    Paused,
};

struct OutputDevice
{
    QByteArray id;
    QString name;
    bool isDefault = false;

    friend bool operator==(const OutputDevice&, const OutputDevice&) = default;
};

/// Lives on the UI thread; what it owns plays on a thread of its own, so that a busy window never interrupts
/// the sound. Commands take effect at once for the eye and within about a tenth of a second for the ear.
class Player : public QObject
{
    Q_OBJECT

public:
    explicit Player(QObject* parent = nullptr);
    ~Player() override;

    /// Stops and takes another sound from its beginning, without a loop; null for none. `gain` makes it so
    /// many times as loud: see matchLoudness.
    void setSource(const GrowingSoundPtr& sound, float gain = 1);

    /// Takes another sound at the same place and in the same state, with the loop that there is: for
    /// comparing two.
    void switchSource(const GrowingSoundPtr& sound, float gain = 1);

    [[nodiscard]] const GrowingSoundPtr& source() const { return m_sound; }

    /// From the position; from the beginning (of the loop) when that is at the end. Without a source nothing
    /// happens; without a device `failed` is emitted and the state stays.
    void play();
    void pause();
    /// Back to the beginning.
    void stop();
    /// Playing goes on from there. Clamped to what is there; of a sound that is still made any later place
    /// may be asked for and is waited for.
    void seek(double seconds);

    /// Shorter ones than PlaybackMixer::kShortestLoop are none.
    void setLoop(const std::optional<TimeRange>& loop);
    [[nodiscard]] const std::optional<TimeRange>& loop() const { return m_loop; }

    /// 0..1 as people hear it: half is half as loud.
    void setVolume(double volume);
    [[nodiscard]] double volume() const { return m_volume; }

    [[nodiscard]] PlayerState state() const { return m_state; }
    /// Playing or waiting.
    [[nodiscard]] bool isActive() const;
    /// Seconds; what is heard now.
    [[nodiscard]] double position() const { return m_position; }

    [[nodiscard]] QList<OutputDevice> devices() const;
    /// "" follows the system's default, also when that changes while playing. So does an id that is not there
    /// (any more), until it is.
    void setDevice(const QByteArray& id);
    [[nodiscard]] const QByteArray& device() const { return m_deviceId; }
    [[nodiscard]] bool hasDevice() const { return !devices().isEmpty(); }
    /// Compares the devices with those of last time. That happens by itself while playing and while the
    /// chosen device is missing.
    void refreshDevices();

Q_SIGNALS:
    void sourceChanged();
    void stateChanged(arioso::core::PlayerState state);
    /// Some sixty times a second while playing.
    void positionChanged(double seconds);
    /// The position isn't what time makes of the one before: after seeking, and where a loop turns.
    void jumped(double seconds);
    void loopChanged();
    void volumeChanged(double volume);
    void deviceChanged();

    /// Devices came or went.
    void devicesChanged();
    /// The sound runs out before the rest of it is made; resumed follows, or an end of playing.
    void starved();
    void resumed();
    /// Played to the end; the state is Stopped, the position the end.
    void ended();
    /// The device that was playing is gone. The player is paused.
    void deviceLost(const QString& name);
    /// Nothing can be played: there is no device, or it refuses. The state is Stopped or Paused.
    void failed(const arioso::core::Failure& failure);

private:
    template <typename Function>
    void onWorker(Function function);

    void onReport(const PlaybackReport& report);
    void onFailure(const Failure& failure);
    void watchDevices();
    void follow();
    void tick();
    void setState(PlayerState state);
    void setPosition(double seconds);
    void moveTo(double seconds);
    [[nodiscard]] QAudioDevice chosenDevice() const;

    QMediaDevices m_mediaDevices;
    QThread m_thread;
    PlaybackWorker* m_worker; // lives on m_thread, deleted when it finishes
    QTimer m_ticker;
    QTimer m_devicePoll;

    GrowingSoundPtr m_sound;
    PlayerState m_state = PlayerState::Stopped;
    double m_position = 0;
    std::optional<TimeRange> m_loop;
    double m_volume = 1;
    QByteArray m_deviceId;
    QByteArray m_usedDevice; // that plays, or played last
    QString m_usedDeviceName;
    QList<OutputDevice> m_lastDevices;
    int m_serial = 0; // of the last jump; reports from before it are out of date
    std::optional<PlaybackMoment> m_heard;
    std::chrono::steady_clock::time_point m_heardAt;
};

} // namespace arioso::core

Q_DECLARE_METATYPE(arioso::core::PlayerState)
