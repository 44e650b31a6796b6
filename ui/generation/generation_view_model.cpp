// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/generation/generation_view_model.h"

#include "core/playback/loudness.h"
#include "ui/text/clock_text.h"
#include "ui/text/take_title.h"

#include <QLocale>

#include <algorithm>

namespace arioso::ui {
namespace {

constexpr qint64 kTellEveryMs = 100;

} // namespace

GenerationViewModel::GenerationViewModel(const Parts& parts, QObject* parent)
    : QObject(parent), m_parts(parts)
{
    using Service = core::GenerationService;
    connect(&parts.generation, &Service::queueChanged, this, &GenerationViewModel::onQueueChanged);
    connect(&parts.generation, &Service::progressed, this, &GenerationViewModel::onProgress);
    connect(&parts.generation, &Service::finished, this, &GenerationViewModel::onFinished);
    connect(&parts.generation, &Service::failed, this,
            [this](core::JobId, const core::Failure& failure) { onFailed(failure); });
    connect(&parts.generation, &Service::modelStateChanged, this, [this] {
        Q_EMIT changed();
        Q_EMIT progressed();
    });
    connect(&parts.continuation, &ContinuationViewModel::changed, this, &GenerationViewModel::changed);
}

const core::ModelSummary* GenerationViewModel::model() const
{
    const std::optional<core::ModelSummary>& model = m_parts.generation.modelState().model;
    return model ? &*model : nullptr;
}

bool GenerationViewModel::canGenerate() const
{
    return m_parts.generation.selectedModel().has_value() && !m_parts.generation.isFull() &&
           !m_parts.continuation.isReading();
}

QString GenerationViewModel::hint() const
{
    if (!m_parts.generation.selectedModel())
        return tr("Choose a model first.");
    if (m_parts.generation.isFull())
        return tr("The queue is full (%Ln job(s)). Wait for a job to finish, or cancel one.", nullptr,
                  core::GenerationService::kMostWaiting);
    if (m_parts.continuation.isReading())
        return tr("The audio to continue is still being read.");
    return {};
}

bool GenerationViewModel::isStopping() const
{
    return isBusy() && m_parts.generation.active()->state == core::JobState::Stopping;
}

QString GenerationViewModel::title() const
{
    return isBusy() ? titleOf(m_parts.generation.active()->request.prompt) : QString();
}

QString GenerationViewModel::stateText() const
{
    if (!isBusy())
        return {};
    switch (m_parts.generation.active()->state) {
    case core::JobState::Waiting:
        return tr("Queued");
    case core::JobState::LoadingModel:
        return tr("Loading the model…");
    case core::JobState::Stopping:
        return tr("Stopping…");
    case core::JobState::Running:
        break;
    }
    if (!m_progress)
        return tr("Starting…");
    switch (m_progress->phase) {
    case engine::Phase::EncodingText:
        return tr("Reading the prompt…");
    case engine::Phase::EncodingAudio:
        return tr("Analyzing audio…");
    case engine::Phase::Generating:
        if (m_progress->steps == 0)
            return tr("Generating until you stop: %1 so far").arg(clockText(madeSeconds()));
        return tr("Generating: %1%").arg(QLocale().toString(int(part() * 100)));
    }
    return {};
}

QString GenerationViewModel::speedText() const
{
    if (!isBusy() || !m_progress || m_progress->stepsPerSecond <= 0)
        return {};
    const QLocale locale;
    const QString speed = tr("%1 steps/s").arg(locale.toString(m_progress->stepsPerSecond, 'f', 1));
    if (model() == nullptr || model()->frameRate <= 0)
        return speed;
    const double realTime = m_progress->stepsPerSecond / model()->frameRate;
    return tr("%1 (%2× real time)").arg(speed, locale.toString(realTime, 'f', realTime < 10 ? 1 : 0));
}

QString GenerationViewModel::timeText() const
{
    if (!isBusy() || !m_progress)
        return {};
    const QString elapsed = clockText(m_progress->elapsedSeconds);
    if (!m_progress->remainingSeconds)
        return tr("%1 elapsed").arg(elapsed);
    return tr("%1 elapsed, about %2 left").arg(elapsed, clockText(*m_progress->remainingSeconds));
}

double GenerationViewModel::madeSeconds() const
{
    return m_progress && model() != nullptr && model()->frameRate > 0 ? double(m_progress->step) / model()->frameRate
                                                                      : 0;
}

double GenerationViewModel::part() const
{
    if (!isBusy())
        return 0;
    if (m_parts.generation.active()->state == core::JobState::LoadingModel)
        return m_parts.generation.modelState().part;
    return m_progress && m_progress->steps > 0 ? double(m_progress->step) / m_progress->steps : 0;
}

bool GenerationViewModel::isPartKnown() const
{
    return isBusy() && (m_parts.generation.active()->state == core::JobState::LoadingModel ||
                        (m_progress && m_progress->phase == engine::Phase::Generating && m_progress->steps > 0));
}

core::JobRequest GenerationViewModel::request() const
{
    core::JobRequest request;
    request.prompt = m_parts.request.promptForModel();
    request.settings = m_parts.request.settings();
    request.continuation = m_parts.continuation.input();
    request.melody = m_parts.continuation.melody();
    if (request.settings.seconds && !request.settings.endless) {
        // The window asks for new music; the engine counts from the start of what is continued.
        const double room = m_parts.continuation.roomSeconds();
        const double prompt = request.continuation ? m_parts.continuation.promptSeconds() : 0;
        request.settings.seconds = prompt + std::min(*request.settings.seconds, room);
    }
    return request;
}

void GenerationViewModel::generate()
{
    if (!m_parts.generation.selectedModel()) {
        Q_EMIT modelNeeded();
        return;
    }
    if (!canGenerate())
        return;
    const core::JobRequest asked = request();
    if (asked.prompt)
        m_parts.recentPrompts.add(*asked.prompt);
    m_parts.generation.submit(asked);
}

void GenerationViewModel::stop()
{
    if (isBusy())
        m_parts.generation.cancel(m_parts.generation.active()->id);
}

void GenerationViewModel::onQueueChanged()
{
    m_queue.set(m_parts.generation.waiting());
    const std::optional<core::GenerationJob>& active = m_parts.generation.active();
    if (!active || !m_progress || m_progress->id != active->id)
        m_progress.reset();
    if (active && active->id != m_seedShownOf && active->request.settings.seed) {
        m_seedShownOf = active->id;
        m_parts.request.setUsedSeed(*active->request.settings.seed);
    }
    Q_EMIT changed();
    Q_EMIT progressed();
}

void GenerationViewModel::onProgress(const core::JobProgress& progress)
{
    const bool newPhase = !m_progress || m_progress->phase != progress.phase;
    m_progress = progress;
    if (newPhase || !m_sinceTold.isValid() || m_sinceTold.elapsed() >= kTellEveryMs) {
        m_sinceTold.start();
        Q_EMIT progressed();
    }
}

void GenerationViewModel::onFinished(const core::JobResult& result)
{
    if (result.areCandidates) {
        Q_EMIT candidatesReady(result);
        return;
    }
    const QStringList ids = m_parts.takes.add(result);
    Q_EMIT kept(result, ids);
    if (m_trims.remove(result.id)) {
        Q_EMIT trimmed(ids);
        return;
    }
    for (qsizetype i = 0; i < result.clips.size(); ++i)
        if (const core::Take* take = m_parts.takes.find(ids.value(i));
            take != nullptr && result.clips[i].audio && result.clips[i].audio->samples() > 0)
            tellOfSilence(titleOf(*take), *result.clips[i].audio);
}

void GenerationViewModel::tellOfSilence(const QString& title, const engine::Audio& audio)
{
    if (!core::endsInSilence(audio))
        return;
    Notices::Notice notice;
    notice.text = tr("The last third of “%1” is silent.").arg(title);
    notice.wayOut = tr("Regenerate it with another seed, or generate a shorter take.");
    notice.key = QStringLiteral("ends-in-silence");
    m_parts.notices.show(notice);
}

void GenerationViewModel::onFailed(const core::Failure& failure)
{
    m_parts.notices.report(failure);
}

} // namespace arioso::ui
