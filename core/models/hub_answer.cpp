// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/models/hub_reply.h"

#include <QDateTime>
#include <QLocale>
#include <QRegularExpression>

namespace arioso::core {
namespace {

constexpr int kUnauthorized = 401;
constexpr int kForbidden = 403;
constexpr int kNotFound = 404;
constexpr int kGone = 410;
constexpr int kTimeout = 408;
constexpr int kTooMany = 429;
constexpr int kServerTrouble = 500;

QString timeText(std::optional<std::chrono::milliseconds> time)
{
    using std::chrono::minutes;
    if (!time || *time < minutes(1))
        return QStringLiteral("in a moment");
    return QStringLiteral("in %1 minutes").arg(std::chrono::ceil<minutes>(*time).count());
}

} // namespace

bool HubAnswer::isTemporary() const
{
    return status == 0 || !error.isEmpty() || status == kTimeout || status == kTooMany ||
           status >= kServerTrouble;
}

std::optional<std::chrono::milliseconds> HubAnswer::retryAfter() const
{
    const QByteArray value = headers.value("retry-after").trimmed();
    bool isNumber = false;
    const int seconds = value.toInt(&isNumber);
    if (isNumber && seconds >= 0)
        return std::chrono::seconds(seconds);
    const QString date = QString::fromLatin1(value).replace(QLatin1String("GMT"), QLatin1String("+0000"));
    const QDateTime time = QDateTime::fromString(date, Qt::RFC2822Date);
    if (!time.isValid())
        return std::nullopt;
    return std::chrono::milliseconds(std::max<qint64>(0, QDateTime::currentDateTimeUtc().msecsTo(time)));
}

QString HubAnswer::etag() const
{
    QByteArray tag = headers.value("x-linked-etag");
    if (tag.isEmpty())
        tag = headers.value("etag");
    if (tag.startsWith("W/"))
        tag.remove(0, 2);
    return QString::fromLatin1(tag).remove(u'"');
}

bool HubAnswer::isHubs() const
{
    return headers.contains("x-repo-commit") || headers.contains("x-linked-etag");
}

bool HubAnswer::isDescription() const
{
    return status >= 300 && status < 400 && headers.contains("x-linked-size") && !etag().isEmpty();
}

bool HubAnswer::isEncoded() const
{
    const QByteArray encoding = headers.value("content-encoding").trimmed().toLower();
    return !encoding.isEmpty() && encoding != "identity";
}

qint64 HubAnswer::size() const
{
    bool valid = false;
    // "bytes 100-199/200"
    if (const QByteArray range = headers.value("content-range"); !range.isEmpty()) {
        const qint64 size = range.mid(range.lastIndexOf('/') + 1).toLongLong(&valid);
        return valid ? size : -1;
    }
    QByteArray value = headers.value("x-linked-size");
    if (value.isEmpty() && !isEncoded())
        value = headers.value("content-length");
    const qint64 size = value.toLongLong(&valid);
    return valid && size >= 0 ? size : -1;
}

qint64 HubAnswer::rangeStart() const
{
    static const QRegularExpression pattern(QStringLiteral("^bytes (\\d+)-"));
    const QRegularExpressionMatch match = pattern.match(QString::fromLatin1(headers.value("content-range")));
    return match.hasMatch() ? match.captured(1).toLongLong() : -1;
}

Failure HubAnswer::failure(const QString& what) const
{
    const QString host = url.host();
    const QByteArray code = headers.value("x-error-code");
    if (status == 0 || (status < 300 && !error.isEmpty()))
        return {FailureCode::NetworkFailed,
                QStringLiteral("The connection to %1 failed: %2.")
                    .arg(host, error.isEmpty() ? QStringLiteral("no answer") : error)};
    if (code == "GatedRepo" || status == kForbidden)
        return {FailureCode::AccessDenied,
                QStringLiteral(
                    "%1 gives \"%2\" only to those who have accepted its conditions there, and whose access "
                    "token says so (answer %3).")
                    .arg(host, what)
                    .arg(status)};
    // The Hub's answer to anybody who may not know whether there is such a model.
    if (status == kUnauthorized && code == "RepoNotFound")
        return {FailureCode::NotOnServer,
                QStringLiteral("%1 has no \"%2\", or it is private (answer 401).").arg(host, what)};
    if (status == kUnauthorized)
        return {FailureCode::AccessDenied,
                QStringLiteral("%1 requires a valid access token for \"%2\" (answer 401).").arg(host, what)};
    if (status == kNotFound || status == kGone)
        return {FailureCode::NotOnServer,
                QStringLiteral("%1 does not have \"%2\" (answer %3).").arg(host, what).arg(status)};
    if (status == kTooMany)
        return {FailureCode::ServerFailed,
                QStringLiteral("%1 limits how often it can be asked: try again %2 (answer 429).")
                    .arg(host, timeText(retryAfter()))};
    return {FailureCode::ServerFailed,
            QStringLiteral("%1 could not answer the question for \"%2\" (answer %3).")
                .arg(host, what)
                .arg(status)};
}

} // namespace arioso::core
