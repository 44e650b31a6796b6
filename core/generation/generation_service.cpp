// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/generation/generation_service.h"

#include "core/generation/generation_worker.h"

#include <QCoreApplication>
#include <QRandomGenerator>

#include <algorithm>
#include <utility>

namespace arioso::core {

GenerationService::GenerationService(EngineGateway gateway, const QString& program, QObject* parent)
    : QObject(parent), m_worker(new GenerationWorker(std::move(gateway), program))
{
    m_thread.setObjectName(QStringLiteral("generation"));
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    connectWorker();
    m_thread.start();
}

GenerationService::~GenerationService()
{
    shutDown();
}

void GenerationService::connectWorker()
{
    connect(m_worker, &GenerationWorker::modelStateChanged, this, &GenerationService::onModelState);
    connect(m_worker, &GenerationWorker::generating, this, [this] {
        if (m_active && m_active->state == JobState::LoadingModel) {
            m_active->state = JobState::Running;
            Q_EMIT queueChanged();
        }
    });
    connect(m_worker, &GenerationWorker::progressed, this, [this](const JobProgress& progress) {
        if (!isActive(progress.id))
            return;
        m_isEncoding = progress.phase == engine::Phase::EncodingAudio;
        Q_EMIT progressed(progress);
    });
    connect(m_worker, &GenerationWorker::audioReady, this, [this](const AudioChunk& chunk) {
        if (isActive(chunk.id))
            Q_EMIT audioReady(chunk);
    });
    connect(m_worker, &GenerationWorker::finished, this, [this](const JobResult& result) {
        if (endActive(result.id))
            Q_EMIT finished(result);
    });
    connect(m_worker, &GenerationWorker::cancelled, this, [this](JobId id) {
        if (endActive(id))
            Q_EMIT cancelled(id);
    });
    connect(m_worker, &GenerationWorker::failed, this, [this](JobId id, const Failure& failure) {
        if (endActive(id))
            Q_EMIT failed(id, failure);
    });
    connect(m_worker, &GenerationWorker::taskDone, this, [this] {
        m_task = Task::None;
        dispatch();
    });
}

void GenerationService::selectModel(const ModelSelection& selection)
{
    if (m_shutDown)
        return;
    m_selection = selection;
    m_refused.reset();
    if (m_task == Task::Load && m_taskModel != selection)
        *m_stopLoad = true;
    dispatchLater();
}

void GenerationService::unloadModel()
{
    m_selection.reset();
    m_refused.reset();
    if (m_task == Task::Load)
        *m_stopLoad = true;
    dispatchLater();
}

JobId GenerationService::submit(const JobRequest& request)
{
    const JobId id = ++m_lastId;
    if (m_shutDown) {
        endLater(id, std::nullopt);
    } else if (!m_selection) {
        endLater(id, Failure{FailureCode::NoModel, QStringLiteral("No model is chosen.")});
    } else if (isFull()) {
        endLater(id, Failure{FailureCode::QueueFull,
                             QStringLiteral("%1 jobs are queued already.").arg(m_waiting.size())});
    } else if (const auto problem = problemWith(request.settings)) {
        endLater(id, problem);
    } else {
        GenerationJob job{id, request, *m_selection, JobState::Waiting, m_library};
        if (request.strength)
            job.model.strength = request.strength;
        // 32 bits are enough to be different every time, and short enough to be told to somebody.
        if (!job.request.settings.seed)
            job.request.settings.seed = QRandomGenerator::global()->generate();
        m_waiting.append(job);
        Q_EMIT queueChanged();
        dispatchLater();
    }
    return id;
}

void GenerationService::cancel(JobId id)
{
    if (isActive(id)) {
        stopActive();
        return;
    }
    const auto job =
        std::find_if(m_waiting.begin(), m_waiting.end(), [&](const auto& j) { return j.id == id; });
    if (job == m_waiting.end())
        return;
    m_waiting.erase(job);
    Q_EMIT queueChanged();
    Q_EMIT cancelled(id);
}

void GenerationService::stopActive()
{
    if (m_active->state == JobState::Stopping)
        return;
    *m_stop = true;
    if (m_active->state == JobState::LoadingModel) {
        // The job ends now; its model goes on loading if it is still the selected one.
        m_task = Task::Load;
        if (m_selection != m_taskModel)
            *m_stopLoad = true;
        const JobId id = m_active->id;
        endActive(id);
        Q_EMIT cancelled(id);
        return;
    }
    if (m_isEncoding && !m_shutDown) {
        // Encoding a long prompt cannot be interrupted. The worker drops the job when it is done with that.
        const JobId id = m_active->id;
        endActive(id);
        Q_EMIT cancelled(id);
        return;
    }
    m_active->state = JobState::Stopping;
    Q_EMIT queueChanged();
}

void GenerationService::cancelAll()
{
    const QList<GenerationJob> jobs = std::exchange(m_waiting, {});
    if (!jobs.isEmpty())
        Q_EMIT queueChanged();
    for (const GenerationJob& job : jobs)
        Q_EMIT cancelled(job.id);
    if (m_active)
        stopActive();
}

void GenerationService::shutDown()
{
    if (m_shutDown)
        return;
    m_shutDown = true;
    cancelAll();
    if (m_stopLoad)
        *m_stopLoad = true;
    m_thread.quit();
    m_thread.wait();
    // What the worker and submit have posted: a stopped job's result, refusals.
    QCoreApplication::sendPostedEvents(this, QEvent::MetaCall);
    if (m_active) { // handed over, and the thread ended before it began
        const JobId id = m_active->id;
        endActive(id);
        Q_EMIT cancelled(id);
    }
}

void GenerationService::dispatchLater()
{
    QMetaObject::invokeMethod(this, &GenerationService::dispatch, Qt::QueuedConnection);
}

void GenerationService::dispatch()
{
    if (m_shutDown || m_task != Task::None)
        return;
    if (!m_waiting.isEmpty()) {
        startJob();
    } else if (m_selection) {
        const bool loaded =
            m_modelState.kind == ModelState::Kind::Ready && m_modelState.selection == *m_selection;
        if (!loaded && m_refused != m_selection)
            startLoad();
    } else if (m_modelState.kind == ModelState::Kind::Ready) {
        m_task = Task::Unload;
        QMetaObject::invokeMethod(m_worker, &GenerationWorker::unload, Qt::QueuedConnection);
    } else if (m_modelState.kind == ModelState::Kind::Failed) {
        onModelState({});
    }
}

void GenerationService::startJob()
{
    m_task = Task::Job;
    m_stop = std::make_shared<std::atomic<bool>>(false);
    m_stopLoad = std::make_shared<std::atomic<bool>>(false);
    m_active = m_waiting.takeFirst();
    m_active->state = JobState::LoadingModel;
    m_isEncoding = false;
    m_taskModel = m_active->model;
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, job = *m_active, stop = m_stop, stopLoad = m_stopLoad] {
            worker->run(job, stop, stopLoad);
        },
        Qt::QueuedConnection);
    const JobId id = m_active->id;
    Q_EMIT queueChanged();
    Q_EMIT started(id);
}

void GenerationService::startLoad()
{
    m_task = Task::Load;
    m_stopLoad = std::make_shared<std::atomic<bool>>(false);
    m_taskModel = *m_selection;
    onModelState({ModelState::Kind::Loading, *m_selection, 0, {}, {}});
    QMetaObject::invokeMethod(
        m_worker,
        [worker = m_worker, selection = *m_selection, stop = m_stopLoad] { worker->load(selection, stop); },
        Qt::QueuedConnection);
}

void GenerationService::onModelState(const ModelState& state)
{
    m_modelState = state;
    if (state.kind == ModelState::Kind::Failed)
        m_refused = state.selection;
    Q_EMIT modelStateChanged(m_modelState);
}

bool GenerationService::isActive(JobId id) const
{
    return m_active && m_active->id == id;
}

bool GenerationService::endActive(JobId id)
{
    if (!isActive(id))
        return false;
    m_active.reset();
    Q_EMIT queueChanged();
    return true;
}

void GenerationService::endLater(JobId id, const std::optional<Failure>& failure)
{
    const auto end = [this, id, failure] {
        if (failure)
            Q_EMIT failed(id, *failure);
        else
            Q_EMIT cancelled(id);
    };
    QMetaObject::invokeMethod(this, end, Qt::QueuedConnection);
}

} // namespace arioso::core
