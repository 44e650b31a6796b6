// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/model_folder.h"

#include <QDir>
#include <QRegularExpression>
#include <QStringList>

#include <algorithm>

namespace arioso::core {

std::optional<SnapshotPlace> snapshotPlace(const QString& folder)
{
    static const QRegularExpression pattern(
        QStringLiteral("^(.*)/models--([^/]+?)--([^/]+)/snapshots/([^/]+)$"));
    const QRegularExpressionMatch match = pattern.match(QDir(folder).absolutePath());
    if (!match.hasMatch())
        return std::nullopt;
    return SnapshotPlace{match.captured(1), match.captured(2) + u'/' + match.captured(3), match.captured(4)};
}

QString repositoryOf(const QString& folder)
{
    static const QRegularExpression pattern(QStringLiteral("/models--([^/]+)/snapshots/[^/]+$"));
    const QRegularExpressionMatch match = pattern.match(QDir(folder).absolutePath());
    return match.captured(1).replace(QLatin1String("--"), QLatin1String("/"));
}

QString modelName(const QString& folder)
{
    const QString repository = repositoryOf(folder);
    return repository.isEmpty() ? QDir(QDir(folder).absolutePath()).dirName() : repository.section(u'/', -1);
}

bool isAdapterFolder(const QString& path)
{
    const QDir folder(path);
    if (!folder.exists(QStringLiteral("adapter_config.json")))
        return false;
    const QStringList whole{
        QStringLiteral("model.safetensors"), QStringLiteral("model.safetensors.index.json"),
        QStringLiteral("pytorch_model.bin"), QStringLiteral("pytorch_model.bin.index.json")};
    return std::none_of(whole.begin(), whole.end(), [&](const QString& name) { return folder.exists(name); });
}

} // namespace arioso::core
