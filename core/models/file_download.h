// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Fetches one file of a repository into a cache, and goes on where an earlier try, another program or a
// killed one has ended. Nobody sees the file under its name before size and hash are right. Lives on the
// thread of its QNetworkAccessManager, where it also hashes and writes.

#include "core/models/backoff.h"
#include "core/models/hub_cache.h"
#include "core/models/hub_reply.h"
#include "core/models/partial_file.h"

#include <QTimer>

#include <memory>

namespace arioso::core {

/// What the server says of a file.
struct RemoteFile
{
    QString path; ///< in the repository
    QString commit;
    QUrl url; ///< at the commit
    QString etag;
    qint64 size = 0;
    bool isHubs = false;   ///< the Hub's own etag: a hash, if it looks like one
    bool isOpaque = false; ///< the etag is no hash, whatever it looks like
};

/// Ends in exactly one of `finished` and `failed`, unless it is deleted before: that pauses it, and what has
/// arrived stays.
class FileDownload : public QObject
{
    Q_OBJECT

public:
    FileDownload(QNetworkAccessManager& network, const HubAccess& access, const RetryPolicy& policy,
                 const HubRepository& repository, const RemoteFile& file, QObject* parent = nullptr);
    ~FileDownload() override;

    void start();

    /// The etag has turned out to be no hash of the content, which came twice alike.
    [[nodiscard]] bool isOpaque() const { return m_remote.isOpaque; }

Q_SIGNALS:
    /// Bytes of the file that are there.
    void progressed(qint64 bytes);
    /// What was there already is being read again for its hash: bytes read.
    void checking(qint64 bytes);
    /// It is tried again after this time, or once another program has let go of the file.
    void waiting(std::chrono::milliseconds time, const arioso::core::Failure& why);
    void finished();
    /// NetworkFailed, ServerFailed, AccessDenied, NotOnServer, DownloadDamaged, DiskFull, FileUnwritable.
    void failed(const arioso::core::Failure& failure);

private:
    void begin();
    void catchUp();
    void ask();
    void onBegun(const HubAnswer& answer);
    void onReceived(const QByteArray& bytes);
    void onFinished(const HubAnswer& answer);
    void onWhole();
    void retry(const Failure& why, std::optional<RetryPolicy::Time> asked = std::nullopt);
    /// What came cannot be right: everything once again, then it is given up.
    void onDamaged(const QString& why);
    /// What is about to come cannot be right; what is there stays.
    void onMisfit(const QString& why);
    void again(const QString& why);
    void end(const std::optional<Failure>& failure);
    void dropReply();
    void leave();
    [[nodiscard]] QString sentence(const QString& why) const;

    QNetworkAccessManager& m_network;
    HubAccess m_access;
    RetryPolicy m_policy;
    HubRepository m_repository;
    RemoteFile m_remote;
    Backoff m_backoff;
    QTimer m_timer;
    std::unique_ptr<BlobLock> m_lock;
    std::unique_ptr<PartialFile> m_file;
    std::unique_ptr<HubReply> m_reply;
    QByteArray m_refused; ///< digest of the content that did not fit its etag
    int m_damages = 0;
};

} // namespace arioso::core
