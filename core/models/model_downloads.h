// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The one door to downloads: each runs on a thread of theirs, and tells how it goes in values. Lives on the
// UI thread.

#include "core/models/download_status.h"

#include <QHash>
#include <QObject>
#include <QThread>

namespace arioso::core {

class DownloadWorker;

class ModelDownloads : public QObject
{
    Q_OBJECT

public:
    explicit ModelDownloads(QObject* parent = nullptr);
    /// Pauses everything: what has arrived stays, and start() goes on from there, also in another run.
    ~ModelDownloads() override;

    /// Fetches a model, or goes on with it.
    void start(const DownloadRequest& request);
    void pause(const QString& repository);
    /// Gives up and deletes what has arrived, unless another model uses it.
    void cancel(const QString& repository);

    /// Of the downloads of this run; nothing for others.
    [[nodiscard]] const DownloadStatus* status(const QString& repository) const;
    [[nodiscard]] bool isBusy() const;

Q_SIGNALS:
    void changed(const arioso::core::DownloadStatus& status);

private:
    friend class DownloadWorker;
    void onChanged(const DownloadStatus& status);

    QThread m_thread;
    DownloadWorker* m_worker; // lives on m_thread, deleted when it finishes
    QHash<QString, DownloadStatus> m_statuses;
};

} // namespace arioso::core
