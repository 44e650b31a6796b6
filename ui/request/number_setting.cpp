// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/request/number_setting.h"

#include "ui/text/clock_text.h"

#include <QLocale>

#include <algorithm>
#include <cmath>

namespace arioso::ui {
namespace {

constexpr int kMostDecimals = 6;

double rounded(double value, int decimals)
{
    const double scale = std::pow(10, decimals);
    return std::round(value * scale) / scale;
}

/// The number in a text of the user's locale or with a decimal point.
std::optional<double> numberIn(const QString& typed)
{
    const QString text = typed.trimmed();
    bool isNumber = false;
    double value = QLocale().toDouble(text, &isNumber);
    if (!isNumber)
        value = QLocale::c().toDouble(text, &isNumber);
    if (!isNumber || !std::isfinite(value))
        return std::nullopt;
    return value;
}

/// The seconds in "90", "1:30" or "1:02:30".
std::optional<double> secondsIn(const QString& typed)
{
    double seconds = 0;
    const QStringList fields = typed.trimmed().split(QLatin1Char(':'));
    for (qsizetype i = 0; i < fields.size(); ++i) {
        const std::optional<double> field = numberIn(fields[i]);
        const bool isLast = i + 1 == fields.size();
        if (!field || fields.size() > 3 || (fields.size() > 1 && *field < 0) || (i > 0 && *field >= 60) ||
            (!isLast && *field != std::floor(*field)))
            return std::nullopt;
        seconds = seconds * 60 + *field;
    }
    return seconds;
}

} // namespace

NumberSetting::NumberSetting(const Scale& scale, double defaultValue, QObject* parent)
    : QObject(parent), m_scale(scale), m_default(defaultValue)
{
}

double NumberSetting::lowest() const
{
    return std::min(m_scale.lowest, m_scale.highest);
}

double NumberSetting::sliderLowest() const
{
    return std::min(m_scale.sliderLowest, m_scale.sliderHighest);
}

double NumberSetting::value() const
{
    return std::clamp(m_chosen.value_or(m_default), lowest(), highest());
}

void NumberSetting::setValue(double value)
{
    if (!std::isfinite(value))
        return;
    const int decimals = m_scale.whole ? 0 : kMostDecimals;
    const double next = std::clamp(rounded(value, decimals), lowest(), highest());
    if (m_chosen != next)
        take(next, {});
}

void NumberSetting::choose(std::optional<double> value)
{
    take(value, {});
}

void NumberSetting::setDefaultValue(double value)
{
    if (m_default == value)
        return;
    m_default = value;
    Q_EMIT changed();
}

void NumberSetting::setHighest(double highest, double sliderHighest)
{
    if (m_scale.highest == highest && m_scale.sliderHighest == sliderHighest)
        return;
    m_scale.highest = highest;
    m_scale.sliderHighest = sliderHighest;
    m_note.clear();
    Q_EMIT rangeChanged();
    Q_EMIT changed();
}

QString NumberSetting::note() const
{
    if (m_note.isEmpty() && m_chosen && *m_chosen > highest())
        return tr("%1 is too long here; using %2.").arg(textOf(*m_chosen), text());
    return m_note;
}

void NumberSetting::enter(const QString& typed)
{
    const std::optional<double> number = valueIn(typed);
    if (!number) {
        m_note = (m_scale.time ? tr("“%1” isn't a duration. Kept %2.") : tr("“%1” isn't a number. Kept %2."))
                     .arg(typed.trimmed(), text());
        Q_EMIT changed();
        return;
    }
    const double precise = rounded(*number, m_scale.whole ? 0 : kMostDecimals);
    const double value = std::clamp(precise, lowest(), highest());
    QString note;
    if (value < precise)
        note = tr("%1 is too high: changed to %2.").arg(textOf(precise), textOf(value));
    else if (value > precise)
        note = tr("%1 is too low: changed to %2.").arg(textOf(precise), textOf(value));
    else if (m_scale.whole && precise != *number)
        note = tr("Only whole numbers: changed to %1.").arg(textOf(value));
    take(value, note);
}

void NumberSetting::enterSoFar(const QString& typed)
{
    const std::optional<double> number = valueIn(typed);
    if (number && *number >= lowest() && *number <= highest())
        setValue(*number);
}

void NumberSetting::stepBy(int steps)
{
    setValue(value() + steps * m_scale.step);
}

void NumberSetting::reset()
{
    take(std::nullopt, {});
}

std::optional<double> NumberSetting::valueIn(const QString& typed) const
{
    return m_scale.time ? secondsIn(typed) : numberIn(typed);
}

QString NumberSetting::textOf(double value) const
{
    // Clocks show whole seconds.
    if (m_scale.time && value >= 60 && std::abs(value - std::round(value)) < 1e-6)
        return clockText(value);
    return numberText(value, m_scale.decimals);
}

QString NumberSetting::endText(double value) const
{
    return m_scale.time ? textOf(value) : numberText(value, 0);
}

QString NumberSetting::numberText(double value, int decimals)
{
    QLocale locale;
    locale.setNumberOptions(QLocale::OmitGroupSeparator);
    while (decimals < kMostDecimals && std::abs(rounded(value, decimals) - value) > 1e-9)
        ++decimals;
    return locale.toString(value, 'f', decimals);
}

void NumberSetting::take(std::optional<double> value, const QString& note)
{
    m_chosen = value;
    m_note = note;
    Q_EMIT changed();
}

} // namespace arioso::ui
