// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Strict reading of JSON objects that come from disk: the first thing that is wrong is remembered, fields
// that nobody asked for are left over and can be written back.

#include "core/failure.h"
#include "core/recipe/generation_settings.h"

#include <QJsonObject>
#include <QLatin1String>

#include <optional>

namespace arioso::core {

/// Every reading function gives nothing for a missing or null field, and remembers FormatInvalid for one of
/// the wrong type or out of range.
class JsonFields
{
public:
    /// `what` names the object in sentences, such as "the preset".
    JsonFields(const QJsonObject& object, const QString& what) : m_unknown(object), m_what(what) {}

    std::optional<bool> boolean(QLatin1String name);
    std::optional<double> number(QLatin1String name, Range range);
    std::optional<qint64> whole(QLatin1String name, Range range);
    /// At most `longest` UTF-16 units.
    std::optional<QString> text(QLatin1String name, int longest);
    /// 0 .. 2^64 - 1 as a string of digits, or a whole number up to 2^53.
    std::optional<quint64> seed(QLatin1String name);
    std::optional<QJsonObject> object(QLatin1String name);

    /// "format" must be `format` and "version" 1..highest; VersionUnsupported when it is higher.
    void header(QLatin1String format, int highest);

    /// A required field was absent, say: remembers it unless something else was wrong before.
    void fail(const QString& sentence);
    void fail(const Failure& failure);

    /// The first thing that was wrong.
    [[nodiscard]] const std::optional<Failure>& failure() const { return m_failure; }

    /// The fields that were not asked for.
    [[nodiscard]] const QJsonObject& unknown() const { return m_unknown; }

private:
    std::optional<QJsonValue> take(QLatin1String name);
    void wrong(QLatin1String name, const QString& expected);

    QJsonObject m_unknown;
    QString m_what;
    std::optional<Failure> m_failure;
};

/// What a file is read from: `known` over the fields that were kept from a later version.
[[nodiscard]] QJsonObject withUnknown(const QJsonObject& known, const QJsonObject& unknown);

} // namespace arioso::core
