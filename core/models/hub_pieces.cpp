// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// What is fetched but not yet whole: the lock of a blob, and the pieces of it that programs leave.

#include "core/models/hub_cache.h"

#include <QCryptographicHash>
#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QSysInfo>

#include <algorithm>
#include <cerrno>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

namespace arioso::core {
namespace {

const QString kIncomplete = QStringLiteral(".incomplete");
/// A piece that nobody has written to for so long is nobody's, where locks cannot tell.
constexpr qint64 kAbandonedSeconds = 600;

/// What pieces of this machine have in their names.
QString ownMark()
{
    const QByteArray machine = QSysInfo::machineUniqueId() + QSysInfo::machineHostName().toUtf8();
    return QStringLiteral(".arioso-") +
           QString::fromLatin1(QCryptographicHash::hash(machine, QCryptographicHash::Sha256).toHex().left(6));
}

bool isOld(const QFileInfo& file)
{
    return file.lastModified().secsTo(QDateTime::currentDateTime()) > kAbandonedSeconds;
}

int tryLock(int descriptor)
{
    int result = 0;
    do
        result = ::flock(descriptor, LOCK_EX | LOCK_NB);
    while (result != 0 && errno == EINTR);
    return result == 0 ? 0 : errno;
}

int openLock(const QString& file)
{
    return ::open(QFile::encodeName(file).constData(), O_RDWR | O_CREAT | O_CLOEXEC, 0644);
}

} // namespace

std::unique_ptr<BlobLock> BlobLock::take(const QString& file, std::optional<Failure>& failure)
{
    failure.reset();
    QDir().mkpath(QFileInfo(file).absolutePath());
    const bool isNew = !QFileInfo::exists(file);
    const int descriptor = openLock(file);
    if (descriptor < 0) {
        failure =
            Failure{FailureCode::FileUnwritable, QStringLiteral("\"%1\" could not be written.").arg(file)};
        return nullptr;
    }
    const int error = tryLock(descriptor);
    if (error == EWOULDBLOCK) {
        ::close(descriptor);
        return nullptr;
    }
    bool excludes = false;
    if (error == 0) {
        const int second = openLock(file);
        excludes = second >= 0 && tryLock(second) == EWOULDBLOCK;
        ::close(second);
    } else if (isNew) {
        QFile::remove(file); // Python's library takes the file itself for the lock where there is no flock
    }
    return std::unique_ptr<BlobLock>(new BlobLock(descriptor, excludes));
}

BlobLock::~BlobLock()
{
    ::close(m_descriptor);
}

QString etagOfPiece(const QString& name)
{
    static const QRegularExpression pattern(
        QStringLiteral("^(.+?)(\\.(arioso-[0-9a-f]{14}|[0-9a-f-]{8,36}))?\\.incomplete$"));
    const QRegularExpressionMatch match = pattern.match(name);
    return match.hasMatch() ? match.captured(1) : name;
}

QString HubRepository::incomplete(const QString& etag) const
{
    return blob(etag) + kIncomplete;
}

QFileInfoList HubRepository::piecesOf(const QString& etag, bool excludes) const
{
    const QString mark = ownMark();
    QFileInfoList pieces = QDir(m_folder + QStringLiteral("/blobs"))
                               .entryInfoList({etag + QStringLiteral("*") + kIncomplete}, QDir::Files);
    pieces.removeIf([&](const QFileInfo& piece) {
        const QString between = piece.fileName().sliced(etag.size()).chopped(kIncomplete.size());
        const bool isOurs = between.startsWith(mark) && excludes;
        const bool isLeft = between.startsWith(QLatin1String(".arioso-")) && isOld(piece);
        return !between.isEmpty() && !isOurs && !isLeft;
    });
    std::sort(pieces.begin(), pieces.end(),
              [](const QFileInfo& a, const QFileInfo& b) { return a.size() > b.size(); });
    return pieces;
}

QString HubRepository::piece(const QString& etag) const
{
    return piecesOf(etag, true).value(0, QFileInfo(incomplete(etag))).filePath();
}

QString HubRepository::claimPiece(const QString& etag, const BlobLock& lock) const
{
    const QString own = blob(etag) + ownMark() +
                        QString::number(QRandomGenerator::global()->generate(), 16).rightJustified(8, u'0') +
                        kIncomplete;
    bool claimed = false;
    for (const QFileInfo& piece : piecesOf(etag, lock.excludes())) {
        if (claimed)
            QFile::remove(piece.filePath());
        else
            claimed = QFile::rename(piece.filePath(), own);
    }
    return own;
}

void HubRepository::leavePiece(const QString& etag, const QString& piece) const
{
    const QString shared = incomplete(etag);
    const qint64 bytes = QFileInfo(piece).size();
    const QFileInfo there(shared);
    if (bytes == 0 || (there.exists() && there.size() > bytes)) {
        QFile::remove(piece);
        return;
    }
    QFile::remove(shared);
    QFile::rename(piece, shared);
}

void HubRepository::discard(const QString& name) const
{
    const QFileInfo file(m_folder + QStringLiteral("/blobs/") + name);
    std::optional<Failure> failure;
    const auto lock = BlobLock::take(lockFile(etagOfPiece(name)), failure);
    // Without a lock that locks, a piece of a name of its own may be one that is written just now.
    const bool isShared = name == etagOfPiece(name) + kIncomplete || !name.endsWith(kIncomplete);
    if (lock && (lock->excludes() || isShared || isOld(file)))
        QFile::remove(file.filePath());
}

void HubRepository::discardUnused() const
{
    const QStringList used = usedBlobs();
    for (const QString& name : QDir(m_folder + QStringLiteral("/blobs")).entryList(QDir::Files))
        if (!used.contains(name))
            discard(name);
    forgetFetching();
    // Folders that hold nothing any more; rmdir leaves those that do.
    for (const char* folder : {"/blobs", "/snapshots", "/refs", ""})
        QDir().rmdir(m_folder + QLatin1String(folder));
}

void HubRepository::discardPieces(const QList<CachedFile>& files) const
{
    for (const CachedFile& file : files)
        for (const QString& name :
             QDir(m_folder + QStringLiteral("/blobs"))
                 .entryList({file.etag + QStringLiteral("*") + kIncomplete}, QDir::Files))
            if (etagOfPiece(name) == file.etag)
                discard(name);
}

} // namespace arioso::core
