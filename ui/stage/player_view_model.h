// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Play, pause, stop, seek, loop, volume and output device.

#include "core/playback/player.h"
#include "core/settings/settings_store.h"
#include "ui/notices.h"
#include "ui/stage/output_devices.h"

#include <QObject>
#include <QtQml/qqml.h>

namespace arioso::ui {

class PlayerViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")
    Q_PROPERTY(bool playing READ isPlaying NOTIFY stateChanged)
    Q_PROPERTY(bool waiting READ isWaiting NOTIFY stateChanged)
    Q_PROPERTY(QString stateText READ stateText NOTIFY stateChanged)
    Q_PROPERTY(bool canPlay READ canPlay NOTIFY sourceChanged)
    Q_PROPERTY(double position READ position NOTIFY positionChanged)
    Q_PROPERTY(bool looping READ isLooping WRITE setLooping NOTIFY loopingChanged)
    Q_PROPERTY(double volume READ volume WRITE setVolume NOTIFY volumeChanged)
    Q_PROPERTY(bool muted READ isMuted WRITE setMuted NOTIFY volumeChanged)
    Q_PROPERTY(bool hasDevice READ hasDevice NOTIFY devicesChanged)
    Q_PROPERTY(arioso::ui::OutputDevices* devices READ devices CONSTANT)

public:
    explicit PlayerViewModel(core::Player& player, core::SettingsStore& settings, Notices& notices,
                             QObject* parent = nullptr);

    /// Also while it waits for more of a sound that is being made.
    [[nodiscard]] bool isPlaying() const { return m_player.isActive(); }
    [[nodiscard]] bool isWaiting() const { return m_player.state() == core::PlayerState::Waiting; }
    [[nodiscard]] QString stateText() const;
    [[nodiscard]] bool canPlay() const { return m_player.source() != nullptr; }

    /// Seconds.
    [[nodiscard]] double position() const { return m_player.position(); }

    /// Of the selection, or of everything when nothing is selected; stays on from sound to sound.
    [[nodiscard]] bool isLooping() const { return m_looping; }
    void setLooping(bool looping);

    /// 0..1, kept in the settings. Above 0 it also ends the muting.
    [[nodiscard]] double volume() const { return m_settings.settings().volume; }
    void setVolume(double volume);
    [[nodiscard]] bool isMuted() const { return m_muted; }
    void setMuted(bool muted);

    [[nodiscard]] bool hasDevice() const { return m_player.hasDevice(); }
    [[nodiscard]] OutputDevices* devices() { return &m_devices; }

    Q_INVOKABLE void toggle();
    Q_INVOKABLE void stop() { m_player.stop(); }
    Q_INVOKABLE void seek(double seconds) { m_player.seek(seconds); }
    Q_INVOKABLE void skipToStart();

    /// What is selected in the waveform, seconds; the same twice: nothing.
    Q_INVOKABLE void setSelection(double begin, double end);

    /// For lists of devices that are about to be shown.
    Q_INVOKABLE void refreshDevices() { m_player.refreshDevices(); }

    /// Kept in the settings; "" follows the system.
    Q_INVOKABLE void chooseDevice(const QString& id);

    /// "0:03.2".
    Q_INVOKABLE [[nodiscard]] QString timeText(double seconds, int decimals = 1) const;

Q_SIGNALS:
    void stateChanged();
    void sourceChanged();
    void positionChanged();
    void loopingChanged();
    void volumeChanged();
    void devicesChanged();
    /// A notice was answered with the wish to choose another device.
    void deviceChoiceRequested();

private:
    void applySettings();
    void applyVolume();
    void applyLoop();
    void onState(core::PlayerState state);
    void onDeviceLost(const QString& name);
    void onFailure(const core::Failure& failure);
    void onDevicesChanged();
    [[nodiscard]] Notices::Action chooseAnother();
    [[nodiscard]] bool hasSelection() const { return m_selection.end > m_selection.begin; }

    core::Player& m_player;
    core::SettingsStore& m_settings;
    Notices& m_notices;
    OutputDevices m_devices;
    core::TimeRange m_selection;
    bool m_looping = false;
    bool m_muted = false;
    bool m_hadDevice;
    QByteArray m_lostDevice; // the chosen one, while a notice says that it is gone
};

} // namespace arioso::ui
