// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/waveform/waveform_source.h"

#include "core/background.h"

#include <QTimer>

#include <algorithm>
#include <new>

namespace arioso::core {

namespace {

/// Some three milliseconds of work for one channel.
constexpr qint64 kSamplesAtOnce = 4'000'000;

using SpectrogramPtr = std::shared_ptr<const MelSpectrogram>;

/// Of long sounds with fewer frames a second, so that it stays a picture.
SpectrogramPtr spectrogramOf(const GrowingSound& sound)
{
    constexpr double kMostFrames = 8000;
    MelShape shape;
    shape.bands = 128;
    shape.highest = 16000;
    shape.windowSeconds = 0.06;
    shape.hopSeconds = std::max(shape.hopSeconds, sound.seconds() / kMostFrames);
    try {
        engine::Audio audio{sound.sampleRate(), {}};
        for (int channel = 0; channel < sound.channels(); ++channel) {
            audio.channels.emplace_back(std::size_t(sound.samples()));
            sound.read(channel, 0, sound.samples(), audio.channels.back().data());
        }
        return std::make_shared<const MelSpectrogram>(melSpectrogram(audio, shape));
    } catch (const std::bad_alloc&) {
        return std::make_shared<const MelSpectrogram>();
    }
}

} // namespace

WaveformSource::WaveformSource(QObject* parent) : QObject(parent) {}

void WaveformSource::setSound(const GrowingSoundPtr& sound)
{
    if (sound == m_sound)
        return;
    m_sound = sound;
    m_peaks.reset();
    m_spectrogram.reset();
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

void WaveformSource::requestSpectrogram()
{
    if (m_spectrogram || !m_sound || !m_sound->isFinished() || m_measured == m_sound)
        return;
    m_measured = m_sound;
    inBackground([sound = m_sound] {
        return spectrogramOf(*sound);
    }).then(this, [this, sound = m_sound](const SpectrogramPtr& spectrogram) {
        if (m_measured == sound)
            m_measured.reset();
        if (m_sound != sound)
            return;
        m_spectrogram = spectrogram;
        Q_EMIT spectrogramReady();
    });
}

void WaveformSource::setExpectedSeconds(double seconds)
{
    if (seconds == m_expectedSeconds)
        return;
    m_expectedSeconds = seconds;
    Q_EMIT expectedSecondsChanged();
}

} // namespace arioso::core
