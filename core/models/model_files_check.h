// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Looks whether a model's files are still what they were: every byte is read and hashed. And deletes a model.

#include "core/background_job.h"
#include "core/models/hub_cache.h"

#include <QString>
#include <QStringList>

namespace arioso::core {

struct FilesReport
{
    int checked = 0;     ///< files whose content is as it should be
    int unknown = 0;     ///< files that nothing says a hash of
    QStringList damaged; ///< paths in the model, of files that are missing or have other content
    qint64 bytes = 0;    ///< that were read
};

/// Hashes are known of what lies in a Hugging Face cache: the names of its blobs.
class FilesCheck : public BackgroundJob
{
    Q_OBJECT

public:
    explicit FilesCheck(const QString& folder, QObject* parent = nullptr);
    ~FilesCheck() override;

Q_SIGNALS:
    void done(const arioso::core::FilesReport& report);

protected:
    void work() override;
    void succeed() override;

private:
    void check(const CachedFile& file, qint64 total);

    QString m_folder;
    FilesReport m_report;
};

/// Can be fetched again: it lies in a Hugging Face cache. A folder of the user's own is never deleted.
[[nodiscard]] bool isRemovable(const QString& folder);

/// Deletes a model of a Hugging Face cache, or one that was converted: the files in its folder, and that when
/// it is empty then. Failures: FileUnwritable, NotThere.
[[nodiscard]] std::optional<Failure> removeModel(const QString& folder);

} // namespace arioso::core

Q_DECLARE_METATYPE(arioso::core::FilesReport)
