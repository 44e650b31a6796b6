// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/files/safe_file.h"

#include <QFileInfo>
#include <QJsonDocument>
#include <QSaveFile>

#include <cerrno>

namespace arioso::core {

namespace {

Failure writeFailure(const QString& path, const QFileDevice& file, int error)
{
    const bool full = file.error() == QFileDevice::ResourceError || error == ENOSPC || error == EDQUOT;
    return {full ? FailureCode::DiskFull : FailureCode::FileUnwritable,
            QStringLiteral("\"%1\" could not be written: %2.").arg(path, file.errorString())};
}

} // namespace

std::optional<Failure> writeFileSafely(const QString& path, const QByteArray& content)
{
    errno = 0;
    QSaveFile file(path);
    // Flushed by hand: QSaveFile of Qt 6.4 does not notice when commit cannot write what is still in its
    // buffer.
    if (file.open(QIODevice::WriteOnly) && file.write(content) == content.size() && file.flush() &&
        file.commit())
        return std::nullopt;
    return writeFailure(path, file, errno);
}

std::optional<Failure> writeJsonSafely(const QString& path, const QJsonObject& object)
{
    return writeFileSafely(path, QJsonDocument(object).toJson(QJsonDocument::Indented));
}

bool openToRead(QFile& file)
{
    return QFileInfo(file.fileName()).isFile() && file.open(QIODevice::ReadOnly);
}

Outcome<QByteArray> readFile(const QString& path, qint64 largest)
{
    QFile file(path);
    if (!file.exists())
        return Failure{FailureCode::FileNotFound, QStringLiteral("\"%1\" does not exist.").arg(path)};
    if (!openToRead(file))
        return Failure{FailureCode::FileUnreadable,
                       QStringLiteral("\"%1\" could not be read: %2.")
                           .arg(path, file.error() == QFileDevice::NoError
                                          ? QStringLiteral("it is not a regular file")
                                          : file.errorString())};
    if (file.size() > largest)
        return Failure{FailureCode::FileUnreadable,
                       QStringLiteral("\"%1\" has %2 bytes; at most %3 are expected.")
                           .arg(path)
                           .arg(file.size())
                           .arg(largest)};
    const QByteArray content = file.readAll();
    if (file.error() != QFileDevice::NoError)
        return Failure{FailureCode::FileUnreadable,
                       QStringLiteral("\"%1\" could not be read: %2.").arg(path, file.errorString())};
    return content;
}

Outcome<QJsonObject> readJsonFile(const QString& path)
{
    const Outcome<QByteArray> content = readFile(path, kLargestJsonFile);
    if (const Failure* failure = failureOf(content))
        return *failure;
    QJsonParseError error;
    const QJsonDocument document = QJsonDocument::fromJson(*valueOf(content), &error);
    if (document.isObject())
        return document.object();
    const QString why = error.error == QJsonParseError::NoError
                            ? QStringLiteral("it is not a JSON object")
                            : QStringLiteral("%1 at byte %2").arg(error.errorString()).arg(error.offset);
    return Failure{FailureCode::FormatInvalid,
                   QStringLiteral("\"%1\" is not understood: %2.").arg(path, why)};
}

} // namespace arioso::core
