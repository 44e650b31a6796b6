// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/models/hub_cache.h"

#include "core/files/safe_file.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>
#include <utility>

namespace arioso::core {
namespace {

const QString kIncomplete = QStringLiteral(".incomplete");
const QString kConfig = QStringLiteral("config.json");
const QString kFetching = QStringLiteral("/.arioso-fetching");

bool matches(const QString& text, const char* pattern)
{
    return QRegularExpression(QRegularExpression::anchoredPattern(QLatin1String(pattern)))
        .match(text)
        .hasMatch();
}

Failure unwritable(const QString& path)
{
    return {FailureCode::FileUnwritable, QStringLiteral("\"%1\" could not be written.").arg(path)};
}

} // namespace

bool isRepositoryName(const QString& name)
{
    return matches(name, "[A-Za-z0-9_-][A-Za-z0-9._-]{0,95}/[A-Za-z0-9_-][A-Za-z0-9._-]{0,95}") &&
           !name.contains(QLatin1String("--")) && !name.contains(QLatin1String(".."));
}

bool isRepositoryPath(const QString& path)
{
    if (path.isEmpty() || path.size() > 1000 || path.contains(u'\\') || path.contains(QChar(0)))
        return false;
    const QStringList parts = path.split(u'/');
    return std::none_of(parts.begin(), parts.end(), [](const QString& part) {
        return part.isEmpty() || part == QLatin1String(".") || part == QLatin1String("..");
    });
}

bool isEtag(const QString& etag)
{
    return matches(etag, "[A-Za-z0-9_+-][A-Za-z0-9._+-]{0,199}") && !etag.endsWith(kIncomplete);
}

bool isCommit(const QString& commit)
{
    return matches(commit, "[0-9a-f]{40}");
}

QStringList unfinishedRepositories(const QString& cache)
{
    const QString prefix = QStringLiteral("models--");
    QStringList names;
    for (const QString& folder : QDir(cache).entryList({prefix + u'*'}, QDir::Dirs)) {
        const QString name = folder.sliced(prefix.size()).replace(QLatin1String("--"), QLatin1String("/"));
        if (isRepositoryName(name) && QFileInfo::exists(QDir(cache).filePath(folder) + kFetching))
            names.append(name);
    }
    return names;
}

HubRepository::HubRepository(const QString& cache, const QString& name)
    : m_cache(cache),
      m_folder(QDir(cache).filePath(QStringLiteral("models--") +
                                    QString(name).replace(QLatin1String("/"), QLatin1String("--"))))
{
}

QString HubRepository::blob(const QString& etag) const
{
    return m_folder + QStringLiteral("/blobs/") + etag;
}

QString HubRepository::lockFile(const QString& etag) const
{
    return m_cache + QStringLiteral("/.locks/") + QFileInfo(m_folder).fileName() + u'/' + etag +
           QStringLiteral(".lock");
}

QString HubRepository::snapshot(const QString& commit) const
{
    return m_folder + QStringLiteral("/snapshots/") + commit;
}

QString HubRepository::commitOf(const QString& revision) const
{
    if (isCommit(revision))
        return revision;
    QFile file(m_folder + QStringLiteral("/refs/") + revision);
    if (!isRepositoryPath(revision) || !openToRead(file))
        return {};
    const QString commit = QString::fromLatin1(file.read(100)).trimmed();
    return isCommit(commit) ? commit : QString();
}

QString HubRepository::noteFile() const
{
    return m_folder + kFetching;
}

void HubRepository::noteFetching(const QString& revision, const QString& commit) const
{
    // Without the note a download goes on as well, only perhaps with the files of a newer commit.
    (void)writeFileSafely(noteFile(), commit.toLatin1() + ' ' + revision.toUtf8());
}

QString HubRepository::fetchingCommit(const QString& revision) const
{
    constexpr qint64 kLongest = 2000;
    QFile file(noteFile());
    if (!openToRead(file))
        return {};
    const QString note = QString::fromUtf8(file.read(kLongest));
    const QString commit = note.section(u' ', 0, 0);
    return isCommit(commit) && note.section(u' ', 1) == revision && unusedBytes() > 0 ? commit : QString();
}

void HubRepository::forgetFetching() const
{
    QFile::remove(noteFile());
}

std::optional<Failure> HubRepository::prepare() const
{
    const QString blobs = m_folder + QStringLiteral("/blobs");
    if (!QDir().mkpath(blobs) || !QFileInfo(blobs).isWritable())
        return unwritable(blobs);
    return std::nullopt;
}

std::optional<Failure> HubRepository::publish(const QString& revision, const QString& commit,
                                              QList<CachedFile> files) const
{
    std::stable_partition(files.begin(), files.end(),
                          [](const CachedFile& file) { return file.path != kConfig; });
    for (const CachedFile& file : std::as_const(files))
        if (const auto failure = link(commit, file))
            return failure;
    discardPieces(files);
    forgetFetching();
    if (revision == commit || !isRepositoryPath(revision))
        return std::nullopt;
    const QString ref = m_folder + QStringLiteral("/refs/") + revision;
    if (!QDir().mkpath(QFileInfo(ref).absolutePath()))
        return unwritable(ref);
    return writeFileSafely(ref, commit.toLatin1());
}

std::optional<Failure> HubRepository::link(const QString& commit, const CachedFile& file) const
{
    const QString path = snapshot(commit) + u'/' + file.path;
    if (!QDir().mkpath(QFileInfo(path).absolutePath()))
        return unwritable(path);
    const QFileInfo there(path);
    const bool hasBlob = QFileInfo(blob(file.etag)).isFile();
    if (hasBlob && there.exists() &&
        there.canonicalFilePath() == QFileInfo(blob(file.etag)).canonicalFilePath())
        return std::nullopt;
    const QString copy = hasBlob ? QString() : copyOf(commit, file);
    if (!hasBlob && copy.isEmpty())
        return unwritable(path);
    if (copy == path)
        return noteCopy(commit, file);
    QFile::remove(path);
    const QString up = QStringLiteral("../").repeated(file.path.count(u'/') + 2);
    if (hasBlob && QFile::link(up + QStringLiteral("blobs/") + file.etag, path))
        return std::nullopt;
    // A disk without links: the file itself moves, as Python's library does it, and its other places get
    // copies.
    const QString temporary = path + kIncomplete;
    QFile::remove(temporary);
    if (!(hasBlob ? QFile::rename(blob(file.etag), path)
                  : QFile::copy(copy, temporary) && QFile::rename(temporary, path))) {
        QFile::remove(temporary);
        return unwritable(path);
    }
    return noteCopy(commit, file);
}

QString HubRepository::copyOf(const QString& commit, const CachedFile& file) const
{
    const auto isThat = [&](const QFileInfo& copy) {
        return copy.isFile() && !copy.isSymLink() && (file.size < 0 || copy.size() == file.size);
    };
    const QJsonObject copies = readCopies();
    const QString own = commit + u'/' + file.path;
    const QJsonValue noted = copies.value(own);
    const QString snapshots = m_folder + QStringLiteral("/snapshots/");
    if (isThat(QFileInfo(snapshots + own)) && (noted.isUndefined() || noted == file.etag))
        return snapshots + own;
    for (auto copy = copies.begin(); copy != copies.end(); ++copy)
        if (copy.value() == file.etag && isRepositoryPath(copy.key()) &&
            isThat(QFileInfo(snapshots + copy.key())))
            return snapshots + copy.key();
    return {};
}

bool HubRepository::holds(const QString& commit, const CachedFile& file) const
{
    const QFileInfo whole(blob(file.etag));
    return (whole.isFile() && whole.size() == file.size) || !copyOf(commit, file).isEmpty();
}

QJsonObject HubRepository::readCopies() const
{
    QFile file(copiesFile());
    return openToRead(file) ? QJsonDocument::fromJson(file.readAll()).object() : QJsonObject();
}

std::optional<Failure> HubRepository::noteCopy(const QString& commit, const CachedFile& file) const
{
    QJsonObject copies = readCopies();
    const QString key = commit + u'/' + file.path;
    if (copies.value(key) == file.etag)
        return std::nullopt;
    copies.insert(key, file.etag);
    return writeFileSafely(copiesFile(), QJsonDocument(copies).toJson());
}

QList<CachedFile> HubRepository::filesOf(const QString& commit) const
{
    QList<CachedFile> files;
    const QDir folder(snapshot(commit));
    const QJsonObject copies = readCopies();
    const QString blobs = QFileInfo(m_folder + QStringLiteral("/blobs")).canonicalFilePath();
    QDirIterator walk(folder.path(), QDir::Files | QDir::System | QDir::Hidden, QDirIterator::Subdirectories);
    while (walk.hasNext()) {
        const QFileInfo file(walk.next());
        const QFileInfo target(file.symLinkTarget());
        const QString path = folder.relativeFilePath(file.filePath());
        // Also of a link whose blob is gone.
        if (file.isSymLink() && QFileInfo(target.path()).canonicalFilePath() == blobs)
            files.append({path, target.fileName()});
        else if (const QString etag = copies.value(commit + u'/' + path).toString();
                 !file.isSymLink() && isEtag(etag))
            files.append({path, etag});
    }
    return files;
}

QStringList HubRepository::usedBlobs() const
{
    QStringList used;
    const QDir snapshots(m_folder + QStringLiteral("/snapshots"));
    for (const QString& commit : snapshots.entryList(QDir::Dirs | QDir::NoDotAndDotDot))
        for (const CachedFile& file : filesOf(commit))
            used.append(file.etag);
    return used;
}

qint64 HubRepository::unusedBytes() const
{
    const QStringList used = usedBlobs();
    qint64 bytes = 0;
    for (const QFileInfo& file : QDir(m_folder + QStringLiteral("/blobs")).entryInfoList(QDir::Files))
        if (!used.contains(file.fileName()))
            bytes += file.size();
    return bytes;
}

std::optional<Failure> HubRepository::remove(const QString& commit) const
{
    const QString folder = snapshot(commit);
    if (!QDir(folder).removeRecursively())
        return Failure{FailureCode::FileUnwritable,
                       QStringLiteral("\"%1\" could not be removed; it may not be yours.").arg(folder)};
    QDirIterator refs(m_folder + QStringLiteral("/refs"), QDir::Files, QDirIterator::Subdirectories);
    while (refs.hasNext()) {
        QFile ref(refs.next());
        if (openToRead(ref) && QString::fromLatin1(ref.read(100)).trimmed() == commit)
            ref.remove();
    }
    QJsonObject copies = readCopies();
    for (const QString& key : copies.keys())
        if (key.startsWith(commit + u'/'))
            copies.remove(key);
    QDir().rmdir(m_folder + QStringLiteral("/snapshots"));
    if (QFileInfo::exists(m_folder + QStringLiteral("/snapshots"))) {
        if (QFileInfo::exists(copiesFile()))
            (void)writeFileSafely(copiesFile(), QJsonDocument(copies).toJson());
        discardUnused();
        return std::nullopt;
    }
    QDir(m_folder).removeRecursively(); // pieces and what is known to be absent
    QDir(QFileInfo(lockFile(QString())).path()).removeRecursively();
    return std::nullopt;
}

} // namespace arioso::core
