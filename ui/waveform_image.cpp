// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/waveform_image.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace arioso::ui {
namespace {

using core::Peak;
using core::PeakPyramid;

/// A colour by how much of a pixel is covered.
using Shades = std::array<QRgb, 256>;

Shades shadesOf(const QColor& color)
{
    Shades shades;
    for (int i = 0; i < 256; ++i)
        shades[std::size_t(i)] =
            qPremultiply(qRgba(color.red(), color.green(), color.blue(), qRound(color.alphaF() * float(i))));
    return shades;
}

/// Covers the rows top..bottom (pixels with fractions) of one column.
void paintColumn(QImage& image, int x, double top, double bottom, const Shades& shades)
{
    const qsizetype stride = image.bytesPerLine() / qsizetype(sizeof(QRgb));
    auto* pixel = reinterpret_cast<QRgb*>(image.bits()) + x;
    const int first = std::max(0, int(std::floor(top)));
    const int last = std::min(image.height(), int(std::ceil(bottom)));
    for (int y = first; y < last; ++y) {
        const double covered = std::min(bottom, y + 1.0) - std::max(top, double(y));
        pixel[y * stride] = shades[std::size_t(std::clamp(covered, 0.0, 1.0) * 255)];
    }
}

/// Nearer than one sample a column: points on the lines from sample to sample.
std::vector<Peak> points(const PeakPyramid& peaks, int channel, double first, double perColumn, int count)
{
    std::vector<Peak> columns(std::size_t(std::max(0, count)));
    for (std::size_t i = 0; i < columns.size(); ++i) {
        const double at = first + double(i) * perColumn;
        const auto sample = qint64(std::floor(at));
        const float before = peaks.peak(channel, sample, sample + 1).low;
        const float after = peaks.peak(channel, sample + 1, sample + 2).low;
        const float value = before + (after - before) * float(at - std::floor(at));
        columns[i] = {value, value};
    }
    return columns;
}

struct Lane
{
    double middle;
    double half; ///< height of full scale
};

void paintChannel(QImage& image, const std::vector<Peak>& columns, const Lane& lane, const Shades& shades)
{
    double lastTop = lane.middle;
    double lastBottom = lane.middle;
    for (std::size_t x = 0; x < columns.size(); ++x) {
        double top = lane.middle - std::clamp(columns[x].high, -1.0F, 1.0F) * lane.half;
        double bottom = lane.middle - std::clamp(columns[x].low, -1.0F, 1.0F) * lane.half;
        const double thin = std::max(0.0, 1 - (bottom - top)) / 2;
        top -= thin;
        bottom += thin;
        // Neighbours that do not overlap are joined, so that a steep line stays one.
        const double joinedTop = x > 0 ? std::min(top, lastBottom) : top;
        const double joinedBottom = x > 0 ? std::max(bottom, lastTop) : bottom;
        paintColumn(image, int(x), joinedTop, joinedBottom, shades);
        lastTop = top;
        lastBottom = bottom;
    }
}

} // namespace

void paintBeats(QImage& image, const TimeView& view, const QList<double>& beats, const QColor& color)
{
    constexpr double kLeastDistance = 6; // pixels
    if (beats.size() < 2 || view.span() <= 0)
        return;
    const Shades shades = shadesOf(color);
    const double perSecond = image.width() / view.span();
    if ((beats.last() - beats.first()) / double(beats.size() - 1) * perSecond < kLeastDistance)
        return;
    for (auto beat = std::lower_bound(beats.begin(), beats.end(), view.begin());
         beat != beats.end() && *beat < view.end(); ++beat)
        paintColumn(image, std::min(int((*beat - view.begin()) * perSecond), image.width() - 1), 0,
                    image.height(), shades);
}

QImage paintWaveform(const PeakPyramid* peaks, int sampleRate, const TimeView& view, const QSize& pixels,
                     const WaveformColors& colors, const QList<double>& beats)
{
    QImage image(pixels.expandedTo({1, 1}), QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    const int lanes = peaks != nullptr ? std::clamp(peaks->channels(), 1, 2) : 1;
    const double height = double(image.height()) / lanes;
    const Shades line = shadesOf(colors.line);
    const Shades wave = shadesOf(colors.wave);
    paintBeats(image, view, beats, colors.beat);
    for (int channel = 0; channel < lanes; ++channel) {
        const double middle = (channel + 0.5) * height;
        const double row = std::floor(middle);
        for (int x = 0; x < image.width(); ++x)
            paintColumn(image, x, row, row + 1, line);
        if (peaks == nullptr || view.span() <= 0)
            continue;
        const double first = view.begin() * sampleRate;
        const double perColumn = view.span() * sampleRate / image.width();
        const double filled = std::ceil((double(peaks->samples()) - first) / perColumn);
        const int count = int(std::clamp(filled, 0.0, double(image.width())));
        const auto columns = perColumn < 1 ? points(*peaks, channel, first, perColumn, count)
                                           : peaks->columns(channel, first, perColumn, count);
        paintChannel(image, columns, {middle, height / 2 - 1}, wave);
    }
    return image;
}

} // namespace arioso::ui
