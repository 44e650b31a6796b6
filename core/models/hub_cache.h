// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The cache that Python's huggingface_hub keeps its downloads in, read and written so that both find what the
// other has fetched:
//
//     models--facebook--musicgen-small/
//       refs/main                        the commit that it stands for
//       blobs/<etag>                     a file's content
//       blobs/<etag>.incomplete          what an interrupted download has left
//       blobs/<etag>.<mark>.incomplete   one program's own while it fetches; Python's have other marks
//       snapshots/<commit>/config.json   a link to ../../blobs/<etag>, or the file itself
//       .arioso-fetching                 ours alone: the commit that an interrupted download was of
//       .arioso-copies                   ours alone: the etags of files that are no links
//     .locks/models--facebook--musicgen-small/<etag>.lock
//
// Plain file operations; any thread.

#include "core/failure.h"

#include <QFileInfo>
#include <QJsonObject>
#include <QList>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

namespace arioso::core {

/// "facebook/musicgen-small": an owner and a name, of letters, digits, '-', '_' and '.'.
[[nodiscard]] bool isRepositoryName(const QString& name);

/// A path below a repository that stays there: no "..", no empty part, not absolute.
[[nodiscard]] bool isRepositoryPath(const QString& path);

/// Something that may be the name of a file in blobs/.
[[nodiscard]] bool isEtag(const QString& etag);

/// 40 hexadecimal digits.
[[nodiscard]] bool isCommit(const QString& commit);

/// Repositories whose downloads of ours were interrupted, of a cache.
[[nodiscard]] QStringList unfinishedRepositories(const QString& cache);

/// Held while a blob is fetched, as Python's library does it (flock), so that two programs do not fetch it
/// twice; goes with the process. Nothing but the bandwidth depends on it: network file systems may refuse
/// flock, or grant it to everybody.
class BlobLock
{
public:
    /// Null: another program holds it, or the lock file cannot be made; `failure` says which. On a file
    /// system that refuses flock there is a lock that excludes nobody.
    [[nodiscard]] static std::unique_ptr<BlobLock> take(const QString& file, std::optional<Failure>& failure);
    ~BlobLock();
    BlobLock(const BlobLock&) = delete;
    BlobLock& operator=(const BlobLock&) = delete;

    /// A second one is refused, at least on this machine.
    [[nodiscard]] bool excludes() const { return m_excludes; }

private:
    BlobLock(int descriptor, bool excludes) : m_descriptor(descriptor), m_excludes(excludes) {}

    int m_descriptor;
    bool m_excludes;
};

/// "<etag>.incomplete", and with a mark before the end, of a program's own; other names are etags themselves.
[[nodiscard]] QString etagOfPiece(const QString& name);

/// A file of a snapshot.
struct CachedFile
{
    QString path; ///< in the repository, such as "config.json"
    QString etag;
    qint64 size = -1; ///< -1: not known
};

class HubRepository
{
public:
    /// `name`: see isRepositoryName.
    HubRepository(const QString& cache, const QString& name);

    [[nodiscard]] const QString& folder() const { return m_folder; }
    [[nodiscard]] QString blob(const QString& etag) const;
    /// Where pieces are left for the next try.
    [[nodiscard]] QString incomplete(const QString& etag) const;
    [[nodiscard]] QString lockFile(const QString& etag) const;
    [[nodiscard]] QString snapshot(const QString& commit) const;

    /// The commit that refs/<revision> names, or the revision when it is one; "" when neither.
    [[nodiscard]] QString commitOf(const QString& revision) const;

    /// Notes that the files of a commit are being fetched, as what the revision stands for: until they are
    /// all published, or discarded.
    void noteFetching(const QString& revision, const QString& commit) const;
    /// The commit that was noted for a revision, when some of it is here; "" when a download begins anew.
    [[nodiscard]] QString fetchingCommit(const QString& revision) const;
    void forgetFetching() const;

    /// The longest piece of a blob that a download could go on with, or incomplete(etag).
    [[nodiscard]] QString piece(const QString& etag) const;
    /// The path of a piece that this download alone writes to, with what earlier ones have left.
    [[nodiscard]] QString claimPiece(const QString& etag, const BlobLock& lock) const;
    /// Leaves it to the next download.
    void leavePiece(const QString& etag, const QString& piece) const;

    /// The file is here, as a blob, or, on a disk without links, in a snapshot.
    [[nodiscard]] bool holds(const QString& commit, const CachedFile& file) const;

    /// Folders that files are fetched into.
    [[nodiscard]] std::optional<Failure> prepare() const;

    /// Makes a snapshot of files that it holds, config.json last, since programs look for that, and then lets
    /// refs/<revision> name it. Pieces of these files are deleted. Failures: FileUnwritable, DiskFull.
    [[nodiscard]] std::optional<Failure> publish(const QString& revision, const QString& commit,
                                                 QList<CachedFile> files) const;

    /// Bytes of blobs and pieces of blobs that no snapshot uses: what an interrupted download has left.
    [[nodiscard]] qint64 unusedBytes() const;

    /// Deletes blobs and pieces that no snapshot uses and nobody is fetching.
    void discardUnused() const;

    /// The files of a snapshot whose etags are known: links to blobs, and what was noted as a copy.
    [[nodiscard]] QList<CachedFile> filesOf(const QString& commit) const;

    /// Deletes a snapshot, the blobs that only it uses, and the refs to it; the folder too when nothing else
    /// is in it. Failure: FileUnwritable.
    [[nodiscard]] std::optional<Failure> remove(const QString& commit) const;

private:
    [[nodiscard]] QString noteFile() const;
    [[nodiscard]] QString copiesFile() const { return m_folder + QStringLiteral("/.arioso-copies"); }
    [[nodiscard]] QJsonObject readCopies() const;
    [[nodiscard]] std::optional<Failure> noteCopy(const QString& commit, const CachedFile& file) const;
    /// A file of a snapshot with this content that is no link; "" none.
    [[nodiscard]] QString copyOf(const QString& commit, const CachedFile& file) const;
    /// What a download may take over, the longest first. `excludes`: no other download of it runs on this
    /// machine.
    [[nodiscard]] QFileInfoList piecesOf(const QString& etag, bool excludes) const;
    void discard(const QString& name) const;
    void discardPieces(const QList<CachedFile>& files) const;
    [[nodiscard]] QStringList usedBlobs() const;
    [[nodiscard]] std::optional<Failure> link(const QString& commit, const CachedFile& file) const;

    QString m_cache;
    QString m_folder;
};

} // namespace arioso::core
