// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/stage/player_view_model.h"

#include "ui/text/clock_text.h"

#include <QGuiApplication>

#include <algorithm>
#include <cmath>
#include <utility>

namespace arioso::ui {
namespace {

/// A loop to here turns at the end of the sound, however long it becomes.
constexpr double kEndOfEverything = 1e6;

constexpr QLatin1String kDeviceNotice("audio-device");

} // namespace

PlayerViewModel::PlayerViewModel(core::Player& player, core::SettingsStore& settings, Notices& notices,
                                 QObject* parent)
    : QObject(parent), m_player(player), m_settings(settings), m_notices(notices), m_devices(player),
      m_hadDevice(player.hasDevice())
{
    connect(&player, &core::Player::stateChanged, this, &PlayerViewModel::onState);
    connect(&player, &core::Player::positionChanged, this, &PlayerViewModel::positionChanged);
    connect(&player, &core::Player::sourceChanged, this, [this] {
        applyLoop(); // a new source comes without one
        Q_EMIT sourceChanged();
    });
    connect(&player, &core::Player::deviceLost, this, &PlayerViewModel::onDeviceLost);
    connect(&player, &core::Player::failed, this, &PlayerViewModel::onFailure);
    connect(&player, &core::Player::devicesChanged, this, &PlayerViewModel::onDevicesChanged);
    connect(&settings, &core::SettingsStore::changed, this, &PlayerViewModel::applySettings);
    if (qGuiApp != nullptr) // back from the system's settings, for instance
        connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, &PlayerViewModel::refreshDevices);
    applySettings();
}

void PlayerViewModel::applySettings()
{
    m_player.setDevice(m_settings.settings().outputDevice.toUtf8());
    applyVolume();
}

void PlayerViewModel::applyVolume()
{
    m_player.setVolume(m_muted ? 0 : volume());
    Q_EMIT volumeChanged();
}

QString PlayerViewModel::stateText() const
{
    switch (m_player.state()) {
    case core::PlayerState::Stopped:
        return tr("Stopped");
    case core::PlayerState::Playing:
        return tr("Playing");
    case core::PlayerState::Waiting:
        return tr("Buffering");
    case core::PlayerState::Paused:
        return tr("Paused");
    }
    return {};
}

void PlayerViewModel::setVolume(double volume)
{
    if (std::isnan(volume))
        return;
    core::AppSettings settings = m_settings.settings();
    settings.volume = std::clamp(volume, 0.0, 1.0);
    const bool unmutes = m_muted && settings.volume > 0;
    if (unmutes)
        m_muted = false;
    if (settings != m_settings.settings())
        m_settings.set(settings);
    else if (unmutes)
        applyVolume();
}

void PlayerViewModel::setMuted(bool muted)
{
    if (muted == m_muted)
        return;
    m_muted = muted;
    applyVolume();
}

void PlayerViewModel::toggle()
{
    if (m_player.isActive())
        m_player.pause();
    else
        m_player.play();
}

void PlayerViewModel::skipToStart()
{
    m_player.seek(m_looping && hasSelection() ? m_selection.begin : 0);
}

void PlayerViewModel::setSelection(double begin, double end)
{
    m_selection = {begin, end};
    applyLoop();
}

void PlayerViewModel::setLooping(bool looping)
{
    if (looping == m_looping)
        return;
    m_looping = looping;
    applyLoop();
    // Behind its end the loop would never be heard, before it only after a while.
    const double place = m_player.position();
    if (looping && hasSelection() && (place < m_selection.begin || place > m_selection.end))
        m_player.seek(m_selection.begin);
    Q_EMIT loopingChanged();
}

void PlayerViewModel::applyLoop()
{
    if (!m_looping)
        m_player.setLoop(std::nullopt);
    else
        m_player.setLoop(hasSelection() ? m_selection : core::TimeRange{0, kEndOfEverything});
}

void PlayerViewModel::chooseDevice(const QString& id)
{
    core::AppSettings settings = m_settings.settings();
    settings.outputDevice = id;
    m_settings.set(settings);
    m_notices.withdraw(kDeviceNotice);
}

void PlayerViewModel::onState(core::PlayerState state)
{
    if (state == core::PlayerState::Playing)
        m_notices.withdraw(kDeviceNotice);
    Q_EMIT stateChanged();
}

Notices::Action PlayerViewModel::chooseAnother()
{
    if (!hasDevice())
        return {};
    return {tr("Choose another"), [this] { Q_EMIT deviceChoiceRequested(); }};
}

void PlayerViewModel::onDeviceLost(const QString& name)
{
    Notices::Notice notice;
    m_lostDevice = m_player.device();
    notice.severity = Notices::Warning;
    notice.text = tr("The audio device “%1” was disconnected.").arg(name);
    notice.wayOut = hasDevice() ? tr("Playback is paused. Press Play to continue on another device.")
                                : tr("Playback is paused. Connect a device, then press Play.");
    notice.action = chooseAnother();
    notice.key = kDeviceNotice;
    m_notices.show(notice);
}

void PlayerViewModel::onFailure(const core::Failure& failure)
{
    Notices::Notice notice;
    notice.severity = Notices::Error;
    notice.text = hasDevice() ? tr("The audio device can't be used.") : tr("No audio device was found.");
    notice.wayOut = hasDevice() ? tr("Try again in a few seconds, choose another device, or restart Arioso.")
                                : tr("Connect speakers or headphones, then press Play again.");
    notice.details = failure.detail;
    notice.action = chooseAnother();
    notice.key = kDeviceNotice;
    m_notices.show(notice);
}

void PlayerViewModel::onDevicesChanged()
{
    const bool hadDevice = std::exchange(m_hadDevice, hasDevice());
    const QList<core::OutputDevice> devices = m_player.devices();
    const bool isBack = std::any_of(devices.begin(), devices.end(), [this](const core::OutputDevice& device) {
        return !m_lostDevice.isEmpty() && device.id == m_lostDevice;
    });
    if (isBack || (!hadDevice && hasDevice())) {
        m_lostDevice.clear();
        m_notices.withdraw(kDeviceNotice);
    }
    Q_EMIT devicesChanged();
}

QString PlayerViewModel::timeText(double seconds, int decimals) const
{
    return clockText(seconds, decimals);
}

} // namespace arioso::ui
