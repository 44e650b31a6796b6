// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Between Qt's file names and those of the engine.

#include <QFile>
#include <QString>

#include <filesystem>

namespace arioso::core {

[[nodiscard]] inline std::filesystem::path toPath(const QString& name)
{
    return QFile::encodeName(name).toStdString();
}

[[nodiscard]] inline QString fromPath(const std::filesystem::path& path)
{
    return QFile::decodeName(QByteArray::fromStdString(path.string()));
}

} // namespace arioso::core
