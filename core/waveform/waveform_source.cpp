// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/waveform/waveform_source.h"

#include <QTimer>

namespace arioso::core {

namespace {

/// Some three milliseconds of work for one channel.
constexpr qint64 kSamplesAtOnce = 4'000'000;

} // namespace

WaveformSource::WaveformSource(QObject* parent) : QObject(parent) {}

void WaveformSource::setSound(const GrowingSoundPtr& sound)
{
    if (sound == m_sound)
        return;
    m_sound = sound;
    m_peaks.reset();
    if (m_sound)
        m_peaks.emplace(m_sound);
    Q_EMIT soundChanged();
    update();
}

void WaveformSource::update()
{
    if (!m_peaks)
        return;
    const bool grew = m_peaks->update(kSamplesAtOnce / m_sound->channels());
    if (!m_continues && m_peaks->samples() < m_sound->samples()) {
        m_continues = true;
        QTimer::singleShot(0, this, [this] {
            m_continues = false;
            update();
        });
    }
    if (grew)
        Q_EMIT grown();
}

void WaveformSource::setExpectedSeconds(double seconds)
{
    if (seconds == m_expectedSeconds)
        return;
    m_expectedSeconds = seconds;
    Q_EMIT expectedSecondsChanged();
}

} // namespace arioso::core
