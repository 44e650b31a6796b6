// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// One piece of file work that is done off the UI thread: one job, one object.

#include "core/failure.h"

#include <QObject>
#include <QThread>

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <optional>

namespace arioso::core {

/// Lives on the UI thread, is started once and ends in exactly one of `failed`, `cancelled` and what the
/// subclass emits in succeed(). Subclasses call abandon() in their destructors.
class BackgroundJob : public QObject
{
    Q_OBJECT

public:
    explicit BackgroundJob(QObject* parent = nullptr);
    ~BackgroundJob() override;

    /// All signals come after this returns.
    void start();

    /// Takes effect within a moment, also on a job that was not started. A job that is done by then is
    /// finished.
    void cancel();

    /// Cancels a job that is no longer wanted and deletes it when its thread has ended, without waiting for
    /// that. No signal of it comes any more. May be called from one of its signals.
    static void discard(std::unique_ptr<BackgroundJob> job);

    /// The same when the program ends and no event loop will delete it: waits, but not for a job that hangs.
    static void discard(std::unique_ptr<BackgroundJob> job, std::chrono::milliseconds atMost);

    [[nodiscard]] bool isRunning() const { return m_thread != nullptr; }

Q_SIGNALS:
    /// 0..1, some twenty times a second at most.
    void progressed(double part);
    void failed(const arioso::core::Failure& failure);
    void cancelled();

protected:
    /// Thrown by work() or by what it calls when the job was cancelled.
    struct Cancelled
    {
    };

    /// On a thread of the job's own. Calls proceed() often. Throws what went wrong.
    virtual void work() = 0;

    /// On the UI thread after work() returned.
    virtual void succeed() = 0;

    /// From work(): tells how much is done.
    void report(double part);

    /// The same, and throws Cancelled.
    void proceed(double part);
    [[nodiscard]] bool isCancelled() const { return m_cancelled; }

    /// Cancels and waits; no signal comes any more.
    void abandon();

private:
    enum class Outcome { Succeeded, Cancelled, Failed };

    void end();

    std::unique_ptr<QThread> m_thread;
    std::atomic<bool> m_cancelled = false;
    bool m_isDiscarded = false;
    std::atomic<qint64> m_lastReport = 0; ///< milliseconds of a steady clock
    Outcome m_outcome = Outcome::Succeeded;
    Failure m_failure;
};

} // namespace arioso::core
