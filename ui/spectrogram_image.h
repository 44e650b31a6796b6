// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The picture of a sound's frequencies over time.

#include "core/analysis/mel_spectrogram.h"
#include "ui/time_view.h"

#include <QColor>
#include <QImage>

namespace arioso::ui {

/// All of it, a pixel for each frame and band, high bands at the top: transparent where it is silent, `color`
/// where it is loud. Null for an empty one.
[[nodiscard]] QImage paintSpectrogram(const core::MelSpectrogram& mel, const QColor& color);

/// The part of such a picture that is in sight, `seconds` long as a whole, stretched to `pixels`.
[[nodiscard]] QImage partOfSpectrogram(const QImage& picture, double seconds, const TimeView& view,
                                       const QSize& pixels);

} // namespace arioso::ui
