// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/models/file_download.h"

#include <QFileInfo>

#include <utility>

namespace arioso::core {
namespace {

constexpr std::chrono::milliseconds kLockPause{500};
constexpr int kMostDamages = 2;
constexpr int kRangeRefused = 416;
constexpr int kPartial = 206;

} // namespace

FileDownload::FileDownload(QNetworkAccessManager& network, const HubAccess& access, const RetryPolicy& policy,
                           const HubRepository& repository, const RemoteFile& file, QObject* parent)
    : QObject(parent), m_network(network), m_access(access), m_policy(policy), m_repository(repository),
      m_remote(file), m_backoff(policy)
{
    m_timer.setSingleShot(true);
}

FileDownload::~FileDownload()
{
    leave();
}

/// What has arrived is for the next try.
void FileDownload::leave()
{
    if (!m_file)
        return;
    const QString piece = m_file->path();
    m_file.reset();
    if (QFileInfo::exists(piece))
        m_repository.leavePiece(m_remote.etag, piece);
}

void FileDownload::start()
{
    m_timer.callOnTimeout(this, [this] {
        if (!m_file)
            begin();
        else if (!m_file->isCaughtUp())
            catchUp();
        else
            ask();
    });
    m_timer.start(0);
}

/// Takes the lock and opens what is there.
void FileDownload::begin()
{
    if (m_repository.holds(m_remote.commit, {m_remote.path, m_remote.etag, m_remote.size}))
        return end(std::nullopt); // checked when it got its name
    std::optional<Failure> failure;
    if (!m_lock)
        m_lock = BlobLock::take(m_repository.lockFile(m_remote.etag), failure);
    if (failure)
        return end(failure);
    if (!m_lock) {
        m_timer.start(kLockPause);
        Q_EMIT waiting(kLockPause,
                       {FailureCode::NetworkFailed,
                        QStringLiteral("Another program is fetching \"%1\".").arg(m_remote.path)});
        return;
    }
    m_file = std::make_unique<PartialFile>(m_repository.claimPiece(m_remote.etag, *m_lock),
                                           ExpectedContent{m_remote.size, m_remote.etag, m_remote.isOpaque});
    if (const auto problem = m_file->open())
        return end(problem);
    m_timer.start(0);
}

void FileDownload::catchUp()
{
    m_file->catchUp();
    Q_EMIT checking(m_file->hashedBytes());
    m_timer.start(0);
}

void FileDownload::ask()
{
    if (m_file->size() == m_remote.size)
        return onWhole();
    Q_EMIT progressed(m_file->size());
    HubQuestion question;
    question.url = m_remote.url;
    question.from = m_file->size();
    question.silence = m_policy.silence;
    m_reply = std::make_unique<HubReply>(m_network, m_access, question, HubReply::Body::Streamed);
    connect(m_reply.get(), &HubReply::begun, this, &FileDownload::onBegun);
    connect(m_reply.get(), &HubReply::received, this, &FileDownload::onReceived);
    connect(m_reply.get(), &HubReply::finished, this, &FileDownload::onFinished);
}

void FileDownload::onBegun(const HubAnswer& answer)
{
    const qint64 begins = answer.status == kPartial ? answer.rangeStart() : 0;
    if (answer.size() >= 0 && answer.size() != m_remote.size)
        return onMisfit(QStringLiteral("the server says that it has %1 bytes, and has said %2 before")
                            .arg(answer.size())
                            .arg(m_remote.size));
    if (begins == m_file->size())
        return;
    if (begins != 0)
        return onMisfit(QStringLiteral("the server sent another part of it than the one it was asked for"));
    if (const auto failure = m_file->clear()) // the server knows no ranges: it comes from the start
        end(failure);
}

void FileDownload::onReceived(const QByteArray& bytes)
{
    if (m_file->size() + bytes.size() > m_remote.size)
        return onDamaged(QStringLiteral("more than its %1 bytes arrived").arg(m_remote.size));
    if (const auto failure = m_file->append(bytes))
        return end(failure);
    m_backoff.reset();
    Q_EMIT progressed(m_file->size());
}

void FileDownload::onFinished(const HubAnswer& answer)
{
    dropReply();
    if (m_file->size() == m_remote.size && answer.status >= 200 && answer.status < 300)
        return onWhole();
    if (answer.status == kRangeRefused && m_file->size() > 0) {
        const QString why =
            QStringLiteral("the server has no part of it from byte %1 on").arg(m_file->size());
        if (m_file->size() <= m_policy.cheapBytes)
            return onDamaged(why);
        return end(Failure{FailureCode::ServerFailed, sentence(why)}); // another server may have the rest
    }
    if (answer.isSuccess()) // it ended too soon, and nobody said so
        return retry({FailureCode::NetworkFailed,
                      QStringLiteral("The connection to %1 was lost.").arg(answer.url.host())});
    const Failure why = answer.failure(m_remote.path);
    if (answer.isTemporary())
        return retry(why, answer.retryAfter());
    end(why);
}

void FileDownload::onWhole()
{
    if (!m_file->isWhole()) {
        // What comes twice alike is what the server has: its etags are no hashes then, unless they are the
        // Hub's.
        const QByteArray digest = m_file->digest();
        if (m_remote.isHubs || digest != std::exchange(m_refused, digest))
            return onDamaged(QStringLiteral("its checksum is not the one that the server gave"));
        m_remote.isOpaque = true;
    }
    end(m_file->moveTo(m_repository.blob(m_remote.etag)));
}

void FileDownload::retry(const Failure& why, std::optional<RetryPolicy::Time> asked)
{
    const auto time = m_backoff.next(asked);
    if (!time)
        return end(why);
    m_timer.start(*time);
    Q_EMIT waiting(*time, why);
}

void FileDownload::onDamaged(const QString& why)
{
    dropReply();
    if (const auto problem = m_file->clear())
        return end(problem);
    Q_EMIT progressed(0);
    again(why);
}

void FileDownload::onMisfit(const QString& why)
{
    dropReply();
    again(why);
}

void FileDownload::again(const QString& why)
{
    const Failure failure{FailureCode::DownloadDamaged, sentence(why)};
    if (++m_damages >= kMostDamages)
        return end(failure);
    retry(failure);
}

QString FileDownload::sentence(const QString& why) const
{
    return QStringLiteral("\"%1\" did not arrive as it should: %2.").arg(m_remote.path, why);
}

void FileDownload::end(const std::optional<Failure>& failure)
{
    dropReply();
    m_timer.stop();
    leave();
    m_lock.reset();
    if (failure)
        Q_EMIT failed(*failure);
    else
        Q_EMIT finished();
}

/// Also from within its signals.
void FileDownload::dropReply()
{
    if (!m_reply)
        return;
    m_reply->disconnect(this);
    m_reply->stop();
    m_reply.release()->deleteLater();
}

} // namespace arioso::core
