// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A file that grows while it is fetched, and the hash of what it holds so far. Used from one thread.

#include "core/failure.h"

#include <QCryptographicHash>
#include <QFile>
#include <QString>

#include <optional>

namespace arioso::core {

/// What the etag of a file says of its content. The Hub's is the SHA-256 of large files and git's hash ("blob
/// <size>\0" and the content) of small ones; servers that keep copies of the Hub's files may give the SHA-1
/// of the content, or something that is no hash of it.
class ContentHash
{
public:
    ContentHash(const QString& etag, qint64 size);

    void reset();
    void add(const QByteArray& bytes);

    /// The etag looks like a hash.
    [[nodiscard]] bool isKnown() const;
    /// The etag is a hash of what was added.
    [[nodiscard]] bool matches() const;
    /// A hash of what was added, for comparison.
    [[nodiscard]] QByteArray digest() const { return m_plain.result(); }

private:
    QString m_etag;
    qint64 m_size;
    QCryptographicHash m_plain;
    QCryptographicHash m_git{QCryptographicHash::Sha1};
};

/// Size and hash that the whole file must have.
struct ExpectedContent
{
    qint64 size = 0;
    QString etag;          ///< see ContentHash
    bool isOpaque = false; ///< the server's etags look like hashes and are none
};

class PartialFile
{
public:
    /// Opens the file or makes it; what it holds already is not read yet: see catchUp.
    PartialFile(const QString& path, const ExpectedContent& expected);

    /// Failures: FileUnwritable.
    [[nodiscard]] std::optional<Failure> open();

    [[nodiscard]] qint64 size() const { return m_size; }
    [[nodiscard]] qint64 hashedBytes() const { return m_hashed; }
    [[nodiscard]] bool isCaughtUp() const { return m_hashed == m_size; }

    /// Hashes the next megabytes of what was there at the opening.
    void catchUp();

    /// Failures: DiskFull, FileUnwritable; what was there before stays.
    [[nodiscard]] std::optional<Failure> append(const QByteArray& bytes);

    /// Begins again with nothing.
    [[nodiscard]] std::optional<Failure> clear();

    /// Size and hash are as expected.
    [[nodiscard]] bool isWhole() const;
    [[nodiscard]] QByteArray digest() const { return m_hash.digest(); }

    /// Writes everything to the disk and gives the file its final name.
    [[nodiscard]] std::optional<Failure> moveTo(const QString& path);

    void close() { m_file.close(); }
    [[nodiscard]] QString path() const { return m_file.fileName(); }

private:
    void startHash();
    [[nodiscard]] Failure writeFailure(int error) const;

    QFile m_file;
    ExpectedContent m_expected;
    ContentHash m_hash;
    qint64 m_size = 0;
    qint64 m_hashed = 0;
};

} // namespace arioso::core
