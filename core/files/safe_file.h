// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Small files that are whole at every moment: written beside their final name, flushed and renamed.

#include "core/failure.h"

#include <QByteArray>
#include <QFile>
#include <QJsonObject>
#include <QString>

#include <optional>

namespace arioso::core {

inline constexpr qint64 kLargestJsonFile = 16 * 1024 * 1024;

/// Failures: FileUnwritable, DiskFull; the old content is then still there.
std::optional<Failure> writeFileSafely(const QString& path, const QByteArray& content);
std::optional<Failure> writeJsonSafely(const QString& path, const QJsonObject& object);

/// Opens a regular file to read. Pipes and devices are refused: opening or reading one may never end.
[[nodiscard]] bool openToRead(QFile& file);

/// Failures: FileNotFound, FileUnreadable.
[[nodiscard]] Outcome<QByteArray> readFile(const QString& path, qint64 largest);

/// A file that holds one JSON object. Failures: FileNotFound, FileUnreadable, FormatInvalid.
[[nodiscard]] Outcome<QJsonObject> readJsonFile(const QString& path);

} // namespace arioso::core
