// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/spectrogram_image.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

namespace arioso::ui {

QImage paintSpectrogram(const core::MelSpectrogram& mel, const QColor& color)
{
    constexpr float kRange = 70; // decibels below the loudest
    constexpr int kShades = 255;
    if (mel.frames == 0 || mel.bands == 0)
        return {};
    std::array<QRgb, kShades + 1> shades{};
    for (int i = 0; i <= kShades; ++i) {
        const double strength = std::pow(double(i) / kShades, 1.6); // so that what is loud stands out
        shades[std::size_t(i)] =
            qPremultiply(qRgba(color.red(), color.green(), color.blue(), qRound(strength * 255)));
    }
    const float loudest = *std::max_element(mel.decibels.begin(), mel.decibels.end());
    QImage image(mel.frames, mel.bands, QImage::Format_ARGB32_Premultiplied);
    for (int band = 0; band < mel.bands; ++band) {
        auto* row = reinterpret_cast<QRgb*>(image.scanLine(mel.bands - 1 - band));
        for (int frame = 0; frame < mel.frames; ++frame) {
            const float level = mel.frame(frame)[band] > core::MelSpectrogram::kSilence
                                    ? 1 - (loudest - mel.frame(frame)[band]) / kRange
                                    : 0;
            row[frame] = shades[std::size_t(std::clamp(level, 0.0F, 1.0F) * kShades)];
        }
    }
    return image;
}

QImage partOfSpectrogram(const QImage& picture, double seconds, const TimeView& view, const QSize& pixels)
{
    QImage image(pixels.expandedTo({1, 1}), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    if (picture.isNull() || seconds <= 0 || view.span() <= 0)
        return image;
    const double framesPerSecond = picture.width() / seconds;
    const double end = std::min(view.end(), seconds);
    const QRectF part(view.begin() * framesPerSecond, 0, (end - view.begin()) * framesPerSecond,
                      picture.height());
    const QRectF place(0, 0, image.width() * (end - view.begin()) / view.span(), image.height());
    QPainter painter(&image);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(place, picture, part);
    return image;
}

} // namespace arioso::ui
