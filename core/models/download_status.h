// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The download of a model as values: what is asked for, how far it is, what came of it.

#include "core/failure.h"
#include "core/models/backoff.h"
#include "core/models/catalogue.h"
#include "core/models/hub_reply.h"
#include "core/models/model_files.h"

#include <QMetaType>
#include <QString>

#include <functional>
#include <optional>

namespace arioso::core {

struct DownloadRequest
{
    QString repository;                        ///< see isRepositoryName
    QString revision = QStringLiteral("main"); ///< a commit, or what names one
    QString cache;                             ///< see hubCacheFolder
    HubAccess access;
    RetryPolicy policy;
    bool looksOnly = false; ///< only to find out what it is and how large; ends in Described
    /// Of the disk that a folder is on; Qt's answer when it is not set. Called on the downloads' thread.
    std::function<qint64(const QString&)> freeBytes;
};

enum class DownloadPhase {
    Asking,   ///< which files there are, and how large
    Checking, ///< what an earlier try has left is read again
    Fetching,
    Waiting, ///< to try again, or for another program
    Paused,
    Described, ///< looksOnly: it is a model that can be downloaded; `why` when there isn't enough room
    Finished,
    Failed,    ///< may be started again and goes on from there
    Cancelled, ///< nothing is left of it
};

struct DownloadStatus
{
    QString repository;
    DownloadPhase phase = DownloadPhase::Asking;
    qint64 bytes = 0; ///< there, of all files
    qint64 total = 0; ///< 0 until it is known
    double bytesPerSecond = 0;
    std::optional<double> secondsLeft;
    QString file;               ///< that is fetched or checked
    std::optional<Failure> why; ///< Waiting, Failed, Described
    WeightForm form = WeightForm::None;
    bool looksOnly = false; ///< as was asked for
    CatalogueEntry entry{}; ///< Described: as far as the repository tells
    QString folder;         ///< Finished: the model's

    /// It goes on by itself.
    [[nodiscard]] bool isActive() const { return phase < DownloadPhase::Paused; }
};

} // namespace arioso::core

Q_DECLARE_METATYPE(arioso::core::DownloadStatus)
