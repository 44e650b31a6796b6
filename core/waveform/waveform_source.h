// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What a waveform view draws: a sound that may still grow, and its levels.

#include "core/analysis/mel_spectrogram.h"
#include "core/playback/growing_sound.h"
#include "core/waveform/peak_pyramid.h"

#include <QObject>

#include <memory>
#include <optional>

namespace arioso::core {

/// Lives on the UI thread. The levels of a long sound are taken in bit by bit between other events, so that
/// no file holds up the window.
class WaveformSource : public QObject
{
    Q_OBJECT
    Q_PROPERTY(double seconds READ seconds NOTIFY grown)
    Q_PROPERTY(
        double expectedSeconds READ expectedSeconds WRITE setExpectedSeconds NOTIFY expectedSecondsChanged)
    Q_PROPERTY(int sampleRate READ sampleRate NOTIFY soundChanged)
    Q_PROPERTY(int channels READ channels NOTIFY soundChanged)

public:
    explicit WaveformSource(QObject* parent = nullptr);

    /// Null shows nothing.
    void setSound(const GrowingSoundPtr& sound);
    [[nodiscard]] const GrowingSoundPtr& sound() const { return m_sound; }

    /// To be called after something was appended to the sound.
    void update();

    /// Null while there is no sound.
    [[nodiscard]] const PeakPyramid* peaks() const { return m_peaks ? &*m_peaks : nullptr; }

    /// Computed in the background once it is asked for and the sound is complete; null until then.
    [[nodiscard]] const std::shared_ptr<const MelSpectrogram>& spectrogram() const { return m_spectrogram; }
    void requestSpectrogram();

    /// Of the sound that is there; its levels may lag behind for some events.
    [[nodiscard]] double seconds() const { return m_sound ? m_sound->seconds() : 0; }

    /// How long the sound will be when it is complete; 0 when that is unknown.
    [[nodiscard]] double expectedSeconds() const { return m_expectedSeconds; }
    void setExpectedSeconds(double seconds);

    [[nodiscard]] int sampleRate() const { return m_sound ? m_sound->sampleRate() : 0; }
    [[nodiscard]] int channels() const { return m_sound ? m_sound->channels() : 0; }

Q_SIGNALS:
    void soundChanged();
    /// There is more to draw.
    void grown();
    void expectedSecondsChanged();
    void spectrogramReady();

private:
    GrowingSoundPtr m_sound;
    std::optional<PeakPyramid> m_peaks;
    std::shared_ptr<const MelSpectrogram> m_spectrogram;
    GrowingSoundPtr m_measured; ///< whose spectrogram is being computed
    double m_expectedSeconds = 0;
    bool m_continues = false;
};

} // namespace arioso::core
