// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/models/model_files_check.h"

#include "core/files/safe_file.h"
#include "core/model_folder.h"
#include "core/models/model_scan.h"
#include "core/models/partial_file.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace arioso::core {
namespace {

constexpr qint64 kPieceBytes = 4 << 20;

std::optional<Failure> removeConverted(const QString& path)
{
    QDir folder(path);
    for (const QString& name : folder.entryList(QDir::Files | QDir::Hidden | QDir::System))
        folder.remove(name);
    if (folder.isEmpty(QDir::Files | QDir::Hidden | QDir::System) &&
        (!folder.isEmpty(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot) || folder.rmdir(path)))
        return std::nullopt;
    return Failure{FailureCode::FileUnwritable, QStringLiteral("\"%1\" can't be deleted.").arg(path)};
}

} // namespace

FilesCheck::FilesCheck(const QString& folder, QObject* parent) : BackgroundJob(parent), m_folder(folder) {}

FilesCheck::~FilesCheck()
{
    abandon();
}

void FilesCheck::work()
{
    const auto place = snapshotPlace(m_folder);
    if (!place) {
        m_report.unknown = int(QDir(m_folder).entryList(QDir::Files).size());
        return;
    }
    const HubRepository repository(place->cache, place->repository);
    const QList<CachedFile> files = repository.filesOf(place->commit);
    qint64 total = 0;
    for (const CachedFile& file : files)
        total += QFileInfo(m_folder + u'/' + file.path).size();
    for (const CachedFile& file : files)
        check(file, total);
}

void FilesCheck::check(const CachedFile& cached, qint64 total)
{
    QFile file(m_folder + u'/' + cached.path);
    ContentHash hash(cached.etag, file.size());
    if (!openToRead(file)) {
        m_report.damaged.append(cached.path);
        return;
    }
    if (!hash.isKnown()) {
        ++m_report.unknown;
        return;
    }
    for (QByteArray piece = file.read(kPieceBytes); !piece.isEmpty(); piece = file.read(kPieceBytes)) {
        hash.add(piece);
        m_report.bytes += piece.size();
        proceed(total > 0 ? double(m_report.bytes) / double(total) : 1);
    }
    if (hash.matches())
        ++m_report.checked;
    else
        m_report.damaged.append(cached.path);
}

void FilesCheck::succeed()
{
    Q_EMIT done(m_report);
}

bool isRemovable(const QString& folder)
{
    return snapshotPlace(folder).has_value();
}

std::optional<Failure> removeModel(const QString& folder)
{
    const auto place = snapshotPlace(folder);
    if (!place && !inspectFolder(folder).model.origin.isEmpty())
        return removeConverted(QDir(folder).absolutePath());
    if (!place || !isRepositoryName(place->repository))
        return Failure{FailureCode::NotThere,
                       QStringLiteral("\"%1\" is not a model of a shared cache.").arg(folder)};
    return HubRepository(place->cache, place->repository).remove(place->commit);
}

} // namespace arioso::core
