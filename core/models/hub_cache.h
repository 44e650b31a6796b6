// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The cache that Python's huggingface_hub keeps its downloads in, read and written so that both find what the
// other has fetched:
//
//     models--facebook--musicgen-small/
//       refs/main                        the commit that it stands for
//       blobs/<etag>                     a file's content; <etag>.incomplete while it is fetched
//       snapshots/<commit>/config.json   a link to ../../blobs/<etag>
//       .arioso-fetching                 ours alone: the commit that an interrupted download was of
//     .locks/models--facebook--musicgen-small/<etag>.lock
//
// Plain file operations; any thread.

#include "core/failure.h"

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

/// Held while a blob is written, as Python's library does it (flock); goes with the process.
class BlobLock
{
public:
    /// Null: somebody else holds it, or the lock file cannot be made; `failure` says which.
    [[nodiscard]] static std::unique_ptr<BlobLock> take(const QString& file, std::optional<Failure>& failure);
    ~BlobLock();
    BlobLock(const BlobLock&) = delete;
    BlobLock& operator=(const BlobLock&) = delete;

private:
    explicit BlobLock(int descriptor) : m_descriptor(descriptor) {}

    int m_descriptor;
};

/// A file of a snapshot.
struct CachedFile
{
    QString path; ///< in the repository, such as "config.json"
    QString etag;
};

class HubRepository
{
public:
    /// `name`: see isRepositoryName.
    HubRepository(const QString& cache, const QString& name);

    [[nodiscard]] const QString& folder() const { return m_folder; }
    [[nodiscard]] QString blob(const QString& etag) const;
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

    /// Folders that files are fetched into.
    [[nodiscard]] std::optional<Failure> prepare() const;

    /// Makes a snapshot of blobs that are all there, config.json last, since programs look for that, and then
    /// lets refs/<revision> name it. Failures: FileUnwritable, DiskFull.
    [[nodiscard]] std::optional<Failure> publish(const QString& revision, const QString& commit,
                                                 QList<CachedFile> files) const;

    /// Bytes of blobs and pieces of blobs that no snapshot uses: what an interrupted download has left.
    [[nodiscard]] qint64 unusedBytes() const;

    /// Deletes blobs and pieces that no snapshot uses and nobody is fetching.
    void discardUnused() const;

    /// The files of a snapshot that are links to blobs.
    [[nodiscard]] QList<CachedFile> filesOf(const QString& commit) const;

    /// Deletes a snapshot, the blobs that only it uses, and the refs to it; the folder too when nothing else
    /// is in it. Failure: FileUnwritable.
    [[nodiscard]] std::optional<Failure> remove(const QString& commit) const;

private:
    [[nodiscard]] QString noteFile() const;
    [[nodiscard]] QStringList usedBlobs() const;
    [[nodiscard]] std::optional<Failure> link(const QString& commit, const CachedFile& file) const;

    QString m_cache;
    QString m_folder;
};

/// A folder of the form .../models--OWNER--NAME/snapshots/COMMIT taken apart.
struct SnapshotPlace
{
    QString cache;
    QString repository; ///< "facebook/musicgen-small"
    QString commit;
};
[[nodiscard]] std::optional<SnapshotPlace> snapshotPlace(const QString& folder);

} // namespace arioso::core
