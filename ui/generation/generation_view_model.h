// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Generate and Stop, how far the running job is, and the jobs that wait.

#include "core/generation/generation_service.h"
#include "core/takes/take_library.h"
#include "ui/generation/longer_view_model.h"
#include "ui/generation/queue_model.h"
#include "ui/notices.h"
#include "ui/request/continuation_view_model.h"
#include "ui/request/request_view_model.h"

#include <QElapsedTimer>
#include <QSet>
#include <QObject>
#include <QtQml/qqml.h>

#include <functional>
#include <optional>

namespace arioso::ui {

/// Every job that ends with sound is put into the library by this class alone.
class GenerationViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")
    Q_PROPERTY(bool canGenerate READ canGenerate NOTIFY changed)
    Q_PROPERTY(QString hint READ hint NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)
    Q_PROPERTY(bool stopping READ isStopping NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString stateText READ stateText NOTIFY progressed)
    Q_PROPERTY(QString speedText READ speedText NOTIFY progressed)
    Q_PROPERTY(QString timeText READ timeText NOTIFY progressed)
    Q_PROPERTY(double part READ part NOTIFY progressed)
    Q_PROPERTY(bool partKnown READ isPartKnown NOTIFY progressed)
    Q_PROPERTY(arioso::ui::QueueModel* queue READ queue CONSTANT)

public:
    struct Parts
    {
        core::GenerationService& generation;
        core::TakeLibrary& takes;
        core::RecentPrompts& recentPrompts;
        RequestViewModel& request;
        ContinuationViewModel& continuation;
        Notices& notices;
    };

    explicit GenerationViewModel(const Parts& parts, QObject* parent = nullptr);

    /// A model is chosen, the queue has room, and nothing that was chosen to continue is still being read.
    [[nodiscard]] bool canGenerate() const;
    /// Why Generate is not possible; "" when it is.
    [[nodiscard]] QString hint() const;

    [[nodiscard]] bool isBusy() const { return m_parts.generation.active().has_value(); }
    [[nodiscard]] bool isStopping() const;

    /// Of the running job.
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString stateText() const;
    [[nodiscard]] QString speedText() const; ///< steps a second, and against real time
    [[nodiscard]] QString timeText() const;  ///< elapsed and remaining
    [[nodiscard]] double part() const;       ///< 0..1
    [[nodiscard]] bool isPartKnown() const;
    [[nodiscard]] QueueModel* queue() { return &m_queue; }

    /// Submits what the window asks for; behind other jobs when there are some.
    Q_INVOKABLE void generate();

    /// Stops the running job; what exists of it becomes takes.
    Q_INVOKABLE void stop();
    Q_INVOKABLE void cancel(qint64 jobId) { m_parts.generation.cancel(jobId); }
    Q_INVOKABLE void cancelAll() { m_parts.generation.cancelAll(); }

    /// Makes a take again from its recipe: the same prompt, settings, seed and sound to continue. When
    /// another model is selected a notice asks first; when a melody is needed that is not at hand, one says
    /// so.
    Q_INVOKABLE void makeAgain(const QString& takeId);

    /// Makes takes that begin as this one does and go on as it would have, or as others would. Asks and tells as
    /// makeAgain does.
    void makeLonger(const QString& takeId, const LongerTake& wish);

    /// Submits a job with the melody and the adapter's strength of a take. Absent if the melody is not at hand,
    /// which a notice says.
    std::optional<core::JobId> submitLike(const core::Take& take, core::JobRequest request);
    /// Makes the part of a take between two times (seconds) a take of its own, cut at frames.
    Q_INVOKABLE void trim(const QString& takeId, double begin, double end);

Q_SIGNALS:
    void changed();
    /// Ten times a second at most while a job runs.
    void progressed();

    /// The clips of a job were added to the library as these takes, in the order of the clips.
    /// The service's `finished` comes to this class alone, so the order of listeners does not matter.
    void kept(const arioso::core::JobResult& result, const QStringList& takeIds);

    /// The clips of a job are candidates, of which one is to be chosen.
    void candidatesReady(const arioso::core::JobResult& result);
    /// trim() made these takes.
    void trimmed(const QStringList& takeIds);

    /// Generate was pressed without a model.
    void modelNeeded();

private:
    void onQueueChanged();
    void onProgress(const core::JobProgress& progress);
    void onFinished(const core::JobResult& result);
    void tellOfSilence(const QString& title, const engine::Audio& audio);
    void onFailed(const core::Failure& failure);
    [[nodiscard]] core::JobRequest request() const;
    /// The melody that is chosen now is this one.
    [[nodiscard]] bool hasMelody(const core::SoundSource& source) const;
    /// Calls `then`, after a question when another model is selected than the one that made the take.
    void withModelOf(const QString& takeId, const std::function<void()>& then);
    void regenerate(const QString& takeId);
    void lengthen(const QString& takeId, const LongerTake& wish);
    /// What the selected model is called, when it is not the one that made a take; else "".
    [[nodiscard]] QString otherModel(const core::Take& take) const;
    void submitAgain(const core::Take& take, const core::CodesPtr& codes);
    void submitTrim(const core::Take& take, const core::CodesPtr& codes, const core::AudioPtr& audio,
                    const core::SoundSource& part);
    void submitLonger(const core::Take& take, const LongerTake& wish, const core::CodesPtr& codes);
    void submitEditAgain(const core::Take& take, const core::Take& parent, const core::CodesPtr& codes,
                         const core::AudioPtr& audio);
    void editAgain(const core::Take& take);
    [[nodiscard]] const core::ModelSummary* model() const;
    /// Of new music, by the running job.
    [[nodiscard]] double madeSeconds() const;

    Parts m_parts;
    QueueModel m_queue;
    QSet<core::JobId> m_trims;
    core::JobId m_seedShownOf = 0;
    std::optional<core::JobProgress> m_progress;
    QElapsedTimer m_sinceTold;
};

} // namespace arioso::ui
