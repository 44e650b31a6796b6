// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Fetches all files of one model, all of one commit, also when its branch moves in the meantime or the
// program ends: what is begun is gone on with. It becomes visible as a model, to us and to Python, only when
// everything is there and checked. Lives on the downloads' thread.

#include "core/models/download_status.h"
#include "core/models/file_download.h"
#include "core/models/hub_inquiry.h"
#include "core/models/transfer_meter.h"

#include <QElapsedTimer>
#include <QList>

#include <memory>

namespace arioso::core {

class ModelDownload : public QObject
{
    Q_OBJECT

public:
    ModelDownload(QNetworkAccessManager& network, DownloadRequest request, QObject* parent = nullptr);
    ~ModelDownload() override;

    /// Begins, or goes on after pause() or a failure.
    void start();
    /// What has arrived stays, and no connection is open any more.
    void pause();
    /// Gives up, and deletes what has arrived unless another model uses it.
    void cancel();

    [[nodiscard]] const DownloadStatus& status() const { return m_status; }

Q_SIGNALS:
    /// Every change of the phase; of numbers some ten times a second.
    void changed(const arioso::core::DownloadStatus& status);

private:
    void list();
    void onNotListed(const Failure& failure);
    void onListed(const HubAnswer& answer);
    /// Whether it is a MusicGen, for a repository that isn't known.
    void identify(const RepositoryListing& listing);
    void onConfig(const HubAnswer& answer);
    void refuse(const QString& kind);
    void inspectNext();
    void onInspected(const HubAnswer& answer);
    /// Its size is what came.
    void onMeasured(const HubAnswer& answer);
    void add(const QString& path, QString etag, qint64 size, bool isHubs);
    void fetchAll();
    void fetchNext();
    void onFetched();
    void publish();
    void inquire(const HubQuestion& question, const QString& what,
                 void (ModelDownload::*then)(const HubAnswer&),
                 void (ModelDownload::*otherwise)(const Failure&));
    [[nodiscard]] QUrl address(const QString& path) const;
    [[nodiscard]] qint64 bytesThere(const RemoteFile& file) const;
    [[nodiscard]] std::optional<Failure> spaceProblem() const;
    void setPhase(DownloadPhase phase, const std::optional<Failure>& why = std::nullopt);
    void setBytes(DownloadPhase phase, qint64 ofThisFile);
    void fail(const Failure& failure);
    void stop();

    QNetworkAccessManager& m_network;
    DownloadRequest m_request;
    HubRepository m_repository;
    DownloadStatus m_status;
    QString m_begun; // the commit that an earlier try has begun with; ""
    QString m_commit;
    QStringList m_paths;       // of the files wanted
    QList<RemoteFile> m_files; // those that are inspected
    QString m_etag;            // of the file that is measured
    bool m_opaque = false;     // the server's etags are no hashes
    int m_current = 0;         // of m_files, that is fetched
    qint64 m_bytesBefore = 0;  // of the files before it
    std::unique_ptr<HubInquiry> m_inquiry;
    std::unique_ptr<FileDownload> m_download;
    TransferMeter m_meter;
    QElapsedTimer m_clock;
    qint64 m_told = 0; // milliseconds of m_clock
};

} // namespace arioso::core
