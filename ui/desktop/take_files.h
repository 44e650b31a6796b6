// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Takes as WAV files for other programs.

#include "core/export/export_job.h"
#include "core/takes/take_library.h"
#include "ui/notices.h"

#include <QList>
#include <QObject>
#include <QStringList>
#include <QUrl>

#include <memory>
#include <optional>

namespace arioso::ui {

/// Writes copies off the UI thread: what another program does to them doesn't change the takes. They stay in
/// their folder for a month, because some programs refer to a file instead of copying it.
class TakeFiles : public QObject
{
    Q_OBJECT

public:
    TakeFiles(core::TakeLibrary& takes, Notices& notices, const QString& folder, QObject* parent = nullptr);
    ~TakeFiles() override;

    /// Ends in `written`, or in a notice. Replaces what was asked for before.
    void write(const QStringList& takeIds, std::optional<core::TimeRange> part = std::nullopt);

    /// Removes the files that were written long ago.
    void removeOld() const;

Q_SIGNALS:
    /// One file for each take that exists.
    void written(const QList<QUrl>& files);

private:
    void writeNext();
    void write(const core::Take& take, const core::AudioPtr& audio);
    [[nodiscard]] QString pathFor(const core::Take& take) const;

    core::TakeLibrary& m_takes;
    Notices& m_notices;
    QString m_folder;
    int m_serial = 0;   ///< files of an earlier call come too late
    QStringList m_left; ///< takes whose files aren't written yet
    std::optional<core::TimeRange> m_part;
    std::unique_ptr<core::ExportJob> m_job;
    QList<QUrl> m_files;
};

} // namespace arioso::ui
