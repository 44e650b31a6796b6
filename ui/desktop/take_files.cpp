// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/desktop/take_files.h"

#include "core/background.h"
#include "ui/export/export_view_model.h"
#include "ui/text/take_title.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

#include <cmath>

namespace arioso::ui {
namespace {

constexpr int kDaysKept = 30;

} // namespace

TakeFiles::TakeFiles(core::TakeLibrary& takes, Notices& notices, const QString& folder, QObject* parent)
    : QObject(parent), m_takes(takes), m_notices(notices), m_folder(folder)
{
}

TakeFiles::~TakeFiles()
{
    core::BackgroundJob::discard(std::move(m_job), core::kEndPatience);
}

void TakeFiles::removeOld() const
{
    (void)core::inBackground([folder = m_folder] {
        const QDateTime oldest = QDateTime::currentDateTime().addDays(-kDaysKept);
        const QFileInfoList folders = QDir(folder).entryInfoList(QDir::Dirs | QDir::NoDotAndDotDot);
        for (const QFileInfo& info : folders)
            if (info.lastModified() < oldest)
                QDir(info.filePath()).removeRecursively();
    });
}

void TakeFiles::write(const QStringList& takeIds, std::optional<core::TimeRange> part)
{
    ++m_serial;
    core::BackgroundJob::discard(std::move(m_job));
    m_left = takeIds;
    m_part = part;
    m_files.clear();
    writeNext();
}

void TakeFiles::writeNext()
{
    m_left.removeIf([this](const QString& id) { return m_takes.find(id) == nullptr; });
    if (m_left.isEmpty()) {
        Q_EMIT written(m_files);
        return;
    }
    const core::Take take = *m_takes.find(m_left.takeFirst());
    m_takes.audio(take.id).then(this,
                                [this, take, serial = m_serial](const core::Outcome<core::AudioPtr>& audio) {
                                    if (serial != m_serial)
                                        return;
                                    if (const core::Failure* failure = failureOf(audio))
                                        m_notices.report(*failure, titleOf(take));
                                    else
                                        write(take, *valueOf(audio));
                                });
}

/// A folder for each part of each take, so that files of the same title don't replace each other.
QString TakeFiles::pathFor(const core::Take& take) const
{
    QString folder = take.id;
    if (m_part)
        folder += QStringLiteral("-%1-%2")
                      .arg(std::lround(m_part->begin * 1000))
                      .arg(std::lround(m_part->end * 1000));
    return QStringLiteral("%1/%2/%3.wav").arg(m_folder, folder, safeFileName(titleOf(take)));
}

void TakeFiles::write(const core::Take& take, const core::AudioPtr& audio)
{
    core::ExportRequest request;
    request.audio = audio;
    request.selection = m_part;
    request.path = pathFor(take);
    request.format = engine::AudioFormat::WavInt24;
    request.recipe = take.recipe;
    core::inBackground([folder = QFileInfo(request.path).path()] {
        return QDir().mkpath(folder); // without it the export says what is wrong
    }).then(this, [this, request, title = titleOf(take), serial = m_serial](bool) {
        if (serial != m_serial)
            return;
        m_job = std::make_unique<core::ExportJob>(request);
        connect(m_job.get(), &core::ExportJob::finished, this, [this](const QString& path) {
            m_files.append(QUrl::fromLocalFile(path));
            writeNext();
        });
        connect(m_job.get(), &core::ExportJob::failed, this,
                [this, title](const core::Failure& failure) { m_notices.report(failure, title); });
        m_job->start();
    });
}

} // namespace arioso::ui
