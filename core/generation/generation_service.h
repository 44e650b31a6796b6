// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The one door to making music: takes jobs, queues them, runs them one at a time on a worker thread, and
// tells what happens in signals of value types. Lives on the UI thread, as do the waiting list and the active
// job; the worker is given one task at a time and keeps nothing but the model.

#include "core/engine_gateway.h"
#include "core/generation/generation_job.h"
#include "core/generation/model_state.h"

#include <QList>
#include <QObject>
#include <QThread>

#include <atomic>
#include <memory>
#include <optional>

namespace arioso::core {

class GenerationWorker;

/// Every submitted job ends in exactly one of finished, cancelled and failed.
class GenerationService : public QObject
{
    Q_OBJECT

public:
    /// Each keeps its sounds in memory, and a queue this long takes hours.
    static constexpr int kMostWaiting = 50;

    /// Starts the worker thread. `program` goes into recipes, such as "Arioso 0.1.0".
    explicit GenerationService(EngineGateway gateway, const QString& program, QObject* parent = nullptr);

    /// Calls shutDown().
    ~GenerationService() override;

    /// The folder of takes in which the clips of jobs submitted from now on are kept while they are made, so that
    /// TakeLibrary finds them after the program was killed.
    void keepClipsIn(const QString& library) { m_library = library; }

    /// The model that jobs submitted from now on use. It is loaded at once when nothing runs, else between
    /// jobs: jobs that wait already keep the model they were submitted with. The same selection after a
    /// failure tries again.
    void selectModel(const ModelSelection& selection);

    /// Forgets the selection and, once no job runs or waits, frees the model's memory.
    void unloadModel();

    [[nodiscard]] const std::optional<ModelSelection>& selectedModel() const { return m_selection; }
    [[nodiscard]] const ModelState& modelState() const { return m_modelState; }

    /// Puts a job at the end of the queue. A request that cannot run (no model selected, a value out of
    /// range, a full queue) fails by its signal too, never here; all signals of a job come after this
    /// returns.
    JobId submit(const JobRequest& request);

    /// A waiting job is cancelled at once, and so is the active one while its model loads or its audio prompt
    /// is encoded. Later it stops within a step and is finished with what exists, or cancelled when nothing
    /// does. Unknown and ended jobs are ignored.
    void cancel(JobId id);

    /// Every waiting job, then the active one.
    void cancelAll();

    /// Cancels everything, stops a running load, waits for the worker (a step at most) and delivers the
    /// terminal signals before it returns: what a stopped job made is still handed out. Afterwards every
    /// submission is cancelled. Call it before the event loop ends; the destructor does too.
    void shutDown();

    [[nodiscard]] const QList<GenerationJob>& waiting() const { return m_waiting; }
    [[nodiscard]] const std::optional<GenerationJob>& active() const { return m_active; }
    [[nodiscard]] bool isFull() const { return m_waiting.size() >= kMostWaiting; }
    [[nodiscard]] bool isIdle() const { return !m_active && m_waiting.isEmpty(); }

Q_SIGNALS:
    void modelStateChanged(const arioso::core::ModelState& state);

    /// The waiting list, the active job or its state changed.
    void queueChanged();

    void started(arioso::core::JobId id);
    void progressed(const arioso::core::JobProgress& progress);
    void audioReady(const arioso::core::AudioChunk& chunk);

    void finished(const arioso::core::JobResult& result);
    void cancelled(arioso::core::JobId id);
    void failed(arioso::core::JobId id, const arioso::core::Failure& failure);

private:
    enum class Task { None, Load, Unload, Job };

    void connectWorker();

    /// Through the event loop, so that no job begins, and no signal of it comes, within submit.
    void dispatchLater();
    /// Gives the worker its next task when it has none: the first waiting job, else the selected model.
    void dispatch();
    void startJob();
    void startLoad();
    void onModelState(const ModelState& state);
    /// Sets the flag of the active job; one whose model still loads ends here.
    void stopActive();
    [[nodiscard]] bool isActive(JobId id) const;
    /// False when the job has ended already: what the worker says of it is then dropped.
    bool endActive(JobId id);
    void endLater(JobId id, const std::optional<Failure>& failure);

    QThread m_thread;
    GenerationWorker* m_worker; // lives on m_thread, deleted when it finishes
    QString m_library;
    JobId m_lastId = 0;
    QList<GenerationJob> m_waiting;
    std::optional<GenerationJob> m_active;
    std::optional<ModelSelection> m_selection;
    std::optional<ModelSelection> m_refused; // the selection that failed to load, not tried again by itself
    ModelState m_modelState;
    Task m_task = Task::None;
    bool m_isEncoding = false;                     // the active job has nothing to keep yet
    ModelSelection m_taskModel;                    // that the task in hand loads or uses
    std::shared_ptr<std::atomic<bool>> m_stop;     // the active job
    std::shared_ptr<std::atomic<bool>> m_stopLoad; // the loading in hand
    bool m_shutDown = false;
};

} // namespace arioso::core
