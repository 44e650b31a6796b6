// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/text/clock_text.h"

#include <QCoreApplication>
#include <QLocale>

#include <algorithm>
#include <cmath>

namespace arioso::ui {

QString clockText(double seconds, int decimals)
{
    constexpr double kLongest = 1e8;
    decimals = std::clamp(decimals, 0, 3);
    const auto unit = qint64(std::pow(10.0, decimals));
    // In whole units before it is taken apart, so that 59.96 s is 1:00.0 and never 0:60.0.
    const qint64 units =
        std::isfinite(seconds) ? qint64(std::round(std::clamp(seconds, 0.0, kLongest) * double(unit))) : 0;
    const qint64 whole = units / unit;
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    const auto digits = [&](qint64 value, int count) {
        return locale.toString(value).rightJustified(count, locale.zeroDigit().front());
    };
    QString text =
        whole >= 3600 ? digits(whole / 3600, 1) + u':' + digits(whole / 60 % 60, 2) : digits(whole / 60, 1);
    text += u':' + digits(whole % 60, 2);
    if (decimals > 0)
        text += locale.decimalPoint() + digits(units % unit, decimals);
    return text;
}

QString secondsText(double seconds)
{
    return QCoreApplication::translate("ClockText", "%1 s").arg(QLocale().toString(seconds, 'f', 1));
}

} // namespace arioso::ui
