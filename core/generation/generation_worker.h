// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What happens on the worker thread: loads and frees the model, runs one job. Only GenerationService uses it.

#include "core/engine_gateway.h"
#include "core/generation/generation_job.h"
#include "core/generation/model_state.h"
#include "core/takes/take.h"

#include <QObject>

#include <atomic>
#include <memory>
#include <optional>

namespace arioso::core {

/// Set by the UI thread, read by the worker after every step.
using StopFlag = std::shared_ptr<std::atomic<bool>>;

/// Nothing leaves its functions as an exception. Each ends with taskDone.
class GenerationWorker : public QObject
{
    Q_OBJECT

public:
    GenerationWorker(EngineGateway gateway, const QString& program);
    ~GenerationWorker() override;

    void load(const ModelSelection& selection, const StopFlag& stop);
    void unload();

    /// Loads the job's model first when another one, or none, is loaded. Exactly one of finished, cancelled
    /// and failed.
    void run(const GenerationJob& job, const StopFlag& stop, const StopFlag& stopLoad);

Q_SIGNALS:
    void modelStateChanged(const arioso::core::ModelState& state);
    void generating(arioso::core::JobId id);
    void progressed(const arioso::core::JobProgress& progress);
    void audioReady(const arioso::core::AudioChunk& chunk);
    void finished(const arioso::core::JobResult& result);
    void cancelled(arioso::core::JobId id);
    void failed(arioso::core::JobId id, const arioso::core::Failure& failure);
    void taskDone();

private:
    /// The failure, if loading failed. A stopped loading leaves no model and is no failure.
    std::optional<Failure> ensureModel(const ModelSelection& selection, const StopFlag& stop);
    std::unique_ptr<engine::Model> openModel(const ModelSelection& selection, const StopFlag& stop);
    void generate(const GenerationJob& job, const StopFlag& stop);
    void edit(const GenerationJob& job, const StopFlag& stop);
    void trim(const GenerationJob& job);
    [[nodiscard]] ResultClip resultOf(const GenerationJob& job, engine::Clip& clip, int promptFrames,
                                      qint64 keptSamples) const;
    [[nodiscard]] Take takeOf(const GenerationJob& job) const;
    [[nodiscard]] Recipe recipeFor(const JobRequest& request, std::uint64_t seed) const;

    EngineGateway m_gateway;
    QString m_program;
    const engine::Engine* m_engine = nullptr;
    std::unique_ptr<engine::Model> m_model;
    ModelSelection m_selection; // of m_model
    ModelSummary m_summary;     // of m_model
};

} // namespace arioso::core
