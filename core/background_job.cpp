// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/background_job.h"

#include <QCoreApplication>
#include <QDeadlineTimer>

#include <chrono>

namespace arioso::core {
namespace {

constexpr qint64 kReportMilliseconds = 50;

qint64 milliseconds()
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

} // namespace

BackgroundJob::BackgroundJob(QObject* parent) : QObject(parent) {}

BackgroundJob::~BackgroundJob()
{
    abandon();
}

void BackgroundJob::start()
{
    if (m_thread)
        return;
    m_thread.reset(QThread::create([this] {
        try {
            if (m_cancelled)
                throw Cancelled{};
            work();
        } catch (const Cancelled&) {
            m_outcome = Outcome::Cancelled;
        } catch (const std::exception& error) {
            m_outcome = Outcome::Failed;
            m_failure = failureFrom(error);
        }
    }));
    connect(m_thread.get(), &QThread::finished, this, &BackgroundJob::end, Qt::QueuedConnection);
    m_thread->start();
}

void BackgroundJob::cancel()
{
    m_cancelled = true;
}

void BackgroundJob::discard(std::unique_ptr<BackgroundJob> job)
{
    if (!job)
        return;
    job->m_isDiscarded = true;
    job->cancel();
    job->disconnect();
    if (!job->isRunning())
        job->deleteLater();
    (void)job.release(); // otherwise end() deletes it
}

void BackgroundJob::discard(std::unique_ptr<BackgroundJob> job, std::chrono::milliseconds atMost)
{
    if (!job)
        return;
    job->cancel();
    if (job->isRunning() && !job->m_thread->wait(QDeadlineTimer(atMost)))
        (void)job.release(); // its thread uses it
}

void BackgroundJob::proceed(double part)
{
    if (m_cancelled)
        throw Cancelled{};
    report(part);
}

void BackgroundJob::report(double part)
{
    const qint64 now = milliseconds();
    if (now - m_lastReport < kReportMilliseconds)
        return;
    m_lastReport = now;
    // To the UI thread, as the signal must not come after the last one.
    QMetaObject::invokeMethod(
        this, [this, part] { Q_EMIT progressed(part); }, Qt::QueuedConnection);
}

void BackgroundJob::abandon()
{
    m_cancelled = true;
    if (!m_thread)
        return;
    m_thread->disconnect(this);
    m_thread->wait();
    m_thread.reset();
    QCoreApplication::removePostedEvents(this);
}

void BackgroundJob::end()
{
    m_thread->wait();
    m_thread.reset();
    if (m_isDiscarded) {
        deleteLater();
        return;
    }
    switch (m_outcome) {
    case Outcome::Succeeded:
        return succeed();
    case Outcome::Cancelled:
        Q_EMIT cancelled();
        return;
    case Outcome::Failed:
        Q_EMIT failed(m_failure);
        return;
    }
}

} // namespace arioso::core
