// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/takes/take_overview.h"

#include <QPainter>

#include <algorithm>

namespace arioso::ui {

void TakeOverview::setLevels(const QByteArray& levels)
{
    if (levels == m_levels)
        return;
    m_levels = levels;
    update();
    Q_EMIT changed();
}

void TakeOverview::setColor(const QColor& color)
{
    if (color == m_color)
        return;
    m_color = color;
    update();
    Q_EMIT changed();
}

void TakeOverview::paint(QPainter* painter)
{
    const qsizetype columns = m_levels.size() / 2;
    if (columns == 0)
        return;
    const double middle = height() / 2;
    const double scale = (middle - 0.5) / 127;
    const double columnWidth = width() / double(columns);
    painter->setRenderHint(QPainter::Antialiasing);
    for (qsizetype i = 0; i < columns; ++i) {
        const double low = static_cast<signed char>(m_levels[2 * i]);
        const double high = static_cast<signed char>(m_levels[2 * i + 1]);
        const double tall = std::max((high - low) * scale, 1.0); // silence is a line
        const double top = middle - (high + low) / 2 * scale - tall / 2;
        painter->fillRect(QRectF(double(i) * columnWidth, top, columnWidth, tall), m_color);
    }
}

} // namespace arioso::ui
