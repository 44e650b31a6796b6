// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The picture of a sound's levels.

#include "core/waveform/peak_pyramid.h"
#include "ui/time_view.h"

#include <QColor>
#include <QImage>
#include <QList>

namespace arioso::ui {

struct WaveformColors
{
    QColor wave;
    QColor line;   ///< through the middle of each channel, also where there is no sound yet
    QColor beat{}; ///< upright, behind the wave

    friend bool operator==(const WaveformColors&, const WaveformColors&) = default;
};

/// One column of pixels for each stretch of time, channels (two at most) below each other, on a transparent
/// ground. The view's width need not be that of the picture. peaks may be null. beats: ascending seconds,
/// drawn as a grid unless they are too close to tell apart.
[[nodiscard]] QImage paintWaveform(const core::PeakPyramid* peaks, int sampleRate, const TimeView& view,
                                   const QSize& pixels, const WaveformColors& colors,
                                   const QList<double>& beats = {});

/// Upright lines through a picture of what is in sight, unless they are too close to tell apart. beats:
/// ascending seconds.
void paintBeats(QImage& image, const TimeView& view, const QList<double>& beats, const QColor& color);

} // namespace arioso::ui
