// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/playback/player.h"

#include "core/playback/playback_worker.h"

#include <QAudioDevice>

#include <algorithm>
#include <cmath>

namespace arioso::core {
namespace {

using namespace std::chrono_literals;
using Clock = std::chrono::steady_clock;

constexpr auto kTick = 16ms;

/// Qt 6.4 keeps its list of PulseAudio's devices up to date without a signal.
constexpr auto kDevicePoll = 1s;

/// Without a report the position runs on for so long.
constexpr double kLongestGuess = 0.2;

/// Steps back below this come from the sound card's clock and are not shown.
constexpr double kJitter = 0.05;

} // namespace

Player::Player(QObject* parent) : QObject(parent), m_worker(new PlaybackWorker)
{
    m_thread.setObjectName(QStringLiteral("arioso-playback"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connect(m_worker, &PlaybackWorker::reported, this, &Player::onReport, Qt::QueuedConnection);
    connect(m_worker, &PlaybackWorker::failed, this, &Player::onFailure, Qt::QueuedConnection);
    connect(&m_mediaDevices, &QMediaDevices::audioOutputsChanged, this, &Player::refreshDevices);
    m_lastDevices = devices();
    m_devicePoll.setInterval(kDevicePoll);
    connect(&m_devicePoll, &QTimer::timeout, this, &Player::refreshDevices);
    watchDevices();

    m_ticker.setTimerType(Qt::PreciseTimer);
    m_ticker.setInterval(kTick);
    connect(&m_ticker, &QTimer::timeout, this, &Player::tick);
    m_thread.start(QThread::TimeCriticalPriority);
}

Player::~Player()
{
    m_thread.quit();
    m_thread.wait();
}

template <typename Function>
void Player::onWorker(Function function)
{
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, function = std::move(function)] {
            worker->run([worker, function] { function(*worker); });
        },
        Qt::QueuedConnection);
}

void Player::setSource(const GrowingSoundPtr& sound, float gain)
{
    m_sound = sound;
    setLoop(std::nullopt);
    onWorker([sound, gain, serial = ++m_serial](PlaybackWorker& worker) {
        worker.setSource(sound, gain, true, serial);
    });
    m_heard.reset();
    setState(PlayerState::Stopped);
    setPosition(0);
    Q_EMIT sourceChanged();
}

void Player::switchSource(const GrowingSoundPtr& sound, float gain)
{
    m_sound = sound;
    onWorker([sound, gain](PlaybackWorker& worker) { worker.setSource(sound, gain, false, 0); });
    if (!sound) {
        setState(PlayerState::Stopped);
        setPosition(0);
    } else if (sound->isFinished() && m_position > sound->seconds()) {
        moveTo(sound->seconds());
    }
    Q_EMIT sourceChanged();
}

void Player::play()
{
    if (!m_sound || isActive())
        return;
    refreshDevices();
    const QAudioDevice device = chosenDevice();
    if (device.isNull()) {
        Q_EMIT failed({FailureCode::DeviceUnavailable, QStringLiteral("No audio device was found.")});
        return;
    }
    // The last fade of a sound is its end.
    if (m_sound->isFinished() && m_position >= m_sound->seconds() - PlaybackMixer::kFadeSeconds)
        moveTo(m_loop ? m_loop->begin : 0);
    m_usedDevice = device.id();
    m_usedDeviceName = device.description();
    onWorker([device](PlaybackWorker& worker) { worker.play(device); });
    m_heard.reset();
    setState(PlayerState::Playing);
    m_ticker.start();
}

void Player::pause()
{
    if (!isActive())
        return;
    onWorker([](PlaybackWorker& worker) { worker.pause(); });
    setState(PlayerState::Paused);
}

void Player::stop()
{
    onWorker([](PlaybackWorker& worker) { worker.pause(); });
    setState(PlayerState::Stopped);
    moveTo(0);
}

void Player::seek(double seconds)
{
    if (!m_sound || std::isnan(seconds))
        return;
    moveTo(std::clamp(seconds, 0.0, m_sound->isFinished() ? m_sound->seconds() : 1e6));
}

void Player::moveTo(double seconds)
{
    onWorker([seconds, serial = ++m_serial](PlaybackWorker& worker) { worker.seek(seconds, serial); });
    m_heard.reset();
    setPosition(seconds);
    Q_EMIT jumped(seconds);
}

void Player::setLoop(const std::optional<TimeRange>& loop)
{
    if (loop == m_loop)
        return;
    m_loop = loop;
    onWorker([loop](PlaybackWorker& worker) { worker.setLoop(loop); });
    Q_EMIT loopChanged();
}

void Player::setVolume(double volume)
{
    volume = std::isnan(volume) ? 0 : std::clamp(volume, 0.0, 1.0);
    if (volume == m_volume)
        return;
    m_volume = volume;
    const auto gain =
        float(QAudio::convertVolume(volume, QAudio::LogarithmicVolumeScale, QAudio::LinearVolumeScale));
    onWorker([gain](PlaybackWorker& worker) { worker.setVolume(gain); });
    Q_EMIT volumeChanged(volume);
}

bool Player::isActive() const
{
    return m_state == PlayerState::Playing || m_state == PlayerState::Waiting;
}

QList<OutputDevice> Player::devices() const
{
    QList<OutputDevice> devices;
    for (const QAudioDevice& device : QMediaDevices::audioOutputs()) {
        const auto isIt = [&device](const OutputDevice& other) { return other.id == device.id(); };
        // Qt lists those of a sound server that was restarted twice.
        if (std::none_of(devices.begin(), devices.end(), isIt))
            devices.append({device.id(), device.description(), device.isDefault()});
    }
    return devices;
}

QAudioDevice Player::chosenDevice() const
{
    for (const QAudioDevice& device : QMediaDevices::audioOutputs())
        if (device.id() == m_deviceId)
            return device;
    return QMediaDevices::defaultAudioOutput();
}

void Player::setDevice(const QByteArray& id)
{
    if (id == m_deviceId)
        return;
    m_deviceId = id;
    follow();
    watchDevices();
    Q_EMIT deviceChanged();
}

/// Plays on where the sound is to come out now.
void Player::follow()
{
    const QAudioDevice device = chosenDevice();
    if (!isActive() || device.isNull() || device.id() == m_usedDevice)
        return;
    m_usedDevice = device.id();
    m_usedDeviceName = device.description();
    onWorker([device](PlaybackWorker& worker) { worker.moveTo(device); });
}

void Player::refreshDevices()
{
    const QList<OutputDevice> now = devices();
    if (now == m_lastDevices)
        return;
    m_lastDevices = now;
    const bool isThere = std::any_of(
        now.begin(), now.end(), [this](const OutputDevice& device) { return device.id == m_usedDevice; });
    if (isActive() && !isThere) {
        onWorker([](PlaybackWorker& worker) { worker.abandon(); });
        setState(PlayerState::Paused);
        Q_EMIT deviceLost(m_usedDeviceName);
    } else {
        follow();
    }
    watchDevices();
    Q_EMIT devicesChanged();
}

/// An idle program wakes up for nothing.
void Player::watchDevices()
{
    const bool isMissing = m_lastDevices.isEmpty() ||
                           (!m_deviceId.isEmpty() &&
                            std::none_of(m_lastDevices.begin(), m_lastDevices.end(),
                                         [this](const auto& device) { return device.id == m_deviceId; }));
    if (!isActive() && !isMissing)
        m_devicePoll.stop();
    else if (!m_devicePoll.isActive())
        m_devicePoll.start();
}

void Player::onReport(const PlaybackReport& report)
{
    if (report.moment.serial != m_serial)
        return;
    m_heard = report.moment;
    m_heardAt = report.at;
    switch (report.moment.phase) {
    case PlaybackPhase::Playing:
        if (m_state == PlayerState::Waiting)
            setState(PlayerState::Playing);
        break;
    case PlaybackPhase::Waiting:
        if (m_state == PlayerState::Playing)
            setState(PlayerState::Waiting);
        break;
    case PlaybackPhase::Ended:
        if (isActive()) {
            setPosition(report.moment.seconds);
            setState(PlayerState::Stopped);
            Q_EMIT ended();
        }
        break;
    case PlaybackPhase::Halted:
        break;
    }
    if (!report.isOutputOpen && !isActive()) {
        m_ticker.stop();
        setPosition(report.moment.seconds); // exactly, after all guesses
    }
}

void Player::onFailure(const Failure& failure)
{
    if (isActive())
        setState(PlayerState::Paused);
    m_ticker.stop();
    Q_EMIT failed(failure);
}

void Player::tick()
{
    if (!m_heard)
        return;
    double seconds = m_heard->seconds;
    if (m_heard->phase == PlaybackPhase::Playing) {
        const std::chrono::duration<double> since = Clock::now() - m_heardAt;
        seconds += std::clamp(since.count(), 0.0, kLongestGuess);
        if (m_loop && m_heard->seconds < m_loop->end && seconds >= m_loop->end)
            seconds -= m_loop->end - m_loop->begin;
        if (m_sound && m_sound->isFinished())
            seconds = std::min(seconds, m_sound->seconds());
    }
    const bool turned = seconds < m_position - kJitter;
    if (turned || seconds > m_position)
        setPosition(seconds);
    if (turned)
        Q_EMIT jumped(seconds);
}

void Player::setState(PlayerState state)
{
    if (state == m_state)
        return;
    const PlayerState before = m_state;
    m_state = state;
    watchDevices();
    Q_EMIT stateChanged(state);
    if (state == PlayerState::Waiting)
        Q_EMIT starved();
    else if (before == PlayerState::Waiting && state == PlayerState::Playing)
        Q_EMIT resumed();
}

void Player::setPosition(double seconds)
{
    if (seconds == m_position)
        return;
    m_position = seconds;
    Q_EMIT positionChanged(seconds);
}

} // namespace arioso::core
