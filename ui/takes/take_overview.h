// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The small waveform in a row of the takes list.

#include <QByteArray>
#include <QColor>
#include <QQuickPaintedItem>

namespace arioso::ui {

class TakeOverview : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    /// core::TakeAnalysis::overview; empty draws nothing.
    Q_PROPERTY(QByteArray levels READ levels WRITE setLevels NOTIFY changed)
    Q_PROPERTY(QColor color READ color WRITE setColor NOTIFY changed)

public:
    explicit TakeOverview(QQuickItem* parent = nullptr) : QQuickPaintedItem(parent) {}

    [[nodiscard]] QByteArray levels() const { return m_levels; }
    void setLevels(const QByteArray& levels);
    [[nodiscard]] QColor color() const { return m_color; }
    void setColor(const QColor& color);

    void paint(QPainter* painter) override;

Q_SIGNALS:
    void changed();

private:
    QByteArray m_levels;
    QColor m_color{0x3d, 0x7e, 0xaa};
};

} // namespace arioso::ui
