// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/text/clock_text.h"

#include <QLocale>

#include <cmath>

namespace arioso::ui {

QString clockText(double seconds, bool tenths)
{
    constexpr double kLongest = 1e9;
    const double shown = seconds > 0 && seconds < kLongest ? seconds : 0;
    const qint64 units = tenths ? qint64(std::floor(shown * 10 + 1e-6)) : qint64(std::llround(shown));
    const qint64 whole = tenths ? units / 10 : units;
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    const auto twoDigits = [&](qint64 value) {
        return (value < 10 ? locale.zeroDigit() : QString()) + locale.toString(value);
    };
    QString text = whole >= 3600 ? locale.toString(whole / 3600) + u':' + twoDigits(whole / 60 % 60)
                                 : locale.toString(whole / 60);
    text += u':' + twoDigits(whole % 60);
    if (tenths)
        text += locale.decimalPoint() + locale.toString(units % 10);
    return text;
}

} // namespace arioso::ui
