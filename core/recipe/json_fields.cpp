// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/recipe/json_fields.h"

#include <algorithm>
#include <cmath>

namespace arioso::core {

namespace {

constexpr double kLargestExactWhole = 9007199254740992.0; // 2^53

} // namespace

std::optional<QJsonValue> JsonFields::take(QLatin1String name)
{
    const QJsonValue value = m_unknown.take(name);
    if (value.isUndefined() || value.isNull())
        return std::nullopt;
    return value;
}

void JsonFields::wrong(QLatin1String name, const QString& expected)
{
    fail(QStringLiteral("\"%1\" of %2 is not %3.").arg(QString(name), m_what, expected));
}

std::optional<bool> JsonFields::boolean(QLatin1String name)
{
    const auto value = take(name);
    if (!value)
        return std::nullopt;
    if (value->isBool())
        return value->toBool();
    wrong(name, QStringLiteral("true or false"));
    return std::nullopt;
}

std::optional<double> JsonFields::number(QLatin1String name, Range range)
{
    const auto value = take(name);
    if (!value)
        return std::nullopt;
    if (value->isDouble() && range.contains(value->toDouble()))
        return value->toDouble();
    wrong(name, QStringLiteral("a number from %1 to %2").arg(range.lowest).arg(range.highest));
    return std::nullopt;
}

std::optional<qint64> JsonFields::whole(QLatin1String name, Range range)
{
    const auto value = take(name);
    if (!value)
        return std::nullopt;
    const double number = value->toDouble(std::nan(""));
    if (range.contains(number) && std::floor(number) == number && std::abs(number) <= kLargestExactWhole)
        return qint64(number);
    wrong(name, QStringLiteral("a whole number from %1 to %2")
                    .arg(range.lowest, 0, 'f', 0)
                    .arg(range.highest, 0, 'f', 0));
    return std::nullopt;
}

std::optional<QString> JsonFields::text(QLatin1String name, int longest)
{
    const auto value = take(name);
    if (!value)
        return std::nullopt;
    if (value->isString() && value->toString().size() <= longest)
        return value->toString();
    wrong(name, QStringLiteral("a text of at most %1 characters").arg(longest));
    return std::nullopt;
}

std::optional<quint64> JsonFields::seed(QLatin1String name)
{
    const auto value = take(name);
    if (!value)
        return std::nullopt;
    if (value->isString()) {
        const QString digits = value->toString();
        const bool onlyDigits = std::all_of(digits.begin(), digits.end(), [](QChar c) {
            return c >= QLatin1Char('0') && c <= QLatin1Char('9');
        });
        bool fits = false;
        const quint64 seed = digits.toULongLong(&fits);
        if (onlyDigits && fits)
            return seed;
    } else if (value->isDouble()) {
        const double number = value->toDouble();
        if (number >= 0 && number <= kLargestExactWhole && std::floor(number) == number)
            return quint64(number);
    }
    wrong(name, QStringLiteral("a whole number from 0 to 18446744073709551615"));
    return std::nullopt;
}

std::optional<QJsonObject> JsonFields::object(QLatin1String name)
{
    const auto value = take(name);
    if (!value)
        return std::nullopt;
    if (value->isObject())
        return value->toObject();
    wrong(name, QStringLiteral("an object"));
    return std::nullopt;
}

void JsonFields::header(QLatin1String format, int highest)
{
    if (text(QLatin1String("format"), 100) != QString(format))
        fail(QStringLiteral("\"format\" of %1 is not \"%2\".").arg(m_what, QString(format)));
    const auto version = whole(QLatin1String("version"), {1, 1e9});
    if (!version)
        fail(QStringLiteral("%1 has no version.").arg(m_what));
    else if (*version > highest)
        fail({FailureCode::VersionUnsupported,
              QStringLiteral("%1 is of version %2; this program reads up to %3.")
                  .arg(m_what)
                  .arg(*version)
                  .arg(highest)});
}

void JsonFields::fail(const QString& sentence)
{
    fail(Failure{FailureCode::FormatInvalid, sentence});
}

void JsonFields::fail(const Failure& failure)
{
    if (!m_failure)
        m_failure = failure;
}

QJsonObject withUnknown(const QJsonObject& known, const QJsonObject& unknown)
{
    QJsonObject all = unknown;
    for (auto field = known.begin(); field != known.end(); ++field)
        all.insert(field.key(), field.value());
    return all;
}

} // namespace arioso::core
