// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/export/export_queue.h"

#include "core/background.h"

#include <utility>

namespace arioso::core {

ExportQueue::ExportQueue(TakeLibrary& library, QList<ExportItem> items, QObject* parent)
    : QObject(parent), m_library(library), m_items(std::move(items))
{
}

ExportQueue::~ExportQueue()
{
    BackgroundJob::discard(std::move(m_job), kEndPatience);
}

void ExportQueue::start()
{
    QMetaObject::invokeMethod(this, &ExportQueue::next, Qt::QueuedConnection);
}

void ExportQueue::cancel()
{
    if (std::exchange(m_isCancelled, true))
        return;
    BackgroundJob::discard(std::move(m_job));
    QMetaObject::invokeMethod(this, &ExportQueue::end, Qt::QueuedConnection);
}

/// Called by signals of the job, which is not deleted before the next one replaces it.
void ExportQueue::next()
{
    if (m_isCancelled)
        return;
    if (++m_index >= m_items.size())
        return end();
    Q_EMIT began(m_index);
    Q_EMIT progressed(double(m_index) / double(m_items.size()));
    m_library.audio(m_items[m_index].takeId).then(this, [this](const Outcome<AudioPtr>& audio) {
        if (m_isCancelled)
            return;
        if (const Failure* failure = failureOf(audio)) {
            m_report.problems.append({m_items[m_index].takeId, *failure});
            next();
        } else {
            write(*valueOf(audio));
        }
    });
}

void ExportQueue::write(const AudioPtr& audio)
{
    ExportRequest request = m_items[m_index].request;
    request.audio = audio;
    if (m_job)
        m_job.release()->deleteLater(); // its signal may be what led here
    m_job = std::make_unique<ExportJob>(std::move(request));
    connect(m_job.get(), &ExportJob::progressed, this,
            [this](double part) { Q_EMIT progressed((m_index + part) / double(m_items.size())); });
    connect(m_job.get(), &ExportJob::finished, this, [this](const QString& path, double gainDecibels) {
        m_report.files.append(path);
        m_report.lowered += gainDecibels < 0 ? 1 : 0;
        m_report.gainDecibels = gainDecibels;
        next();
    });
    connect(m_job.get(), &ExportJob::failed, this, [this](const Failure& failure) {
        m_report.problems.append({m_items[m_index].takeId, failure});
        m_report.nameTaken = m_job->isNameTaken();
        next();
    });
    m_job->start();
}

void ExportQueue::end()
{
    m_report.cancelled = m_isCancelled && m_report.files.size() + m_report.problems.size() < m_items.size();
    Q_EMIT finished(m_report);
}

} // namespace arioso::core
