// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/generation/generation_view_model.h"

#include "core/models/model_scan.h"
#include "core/playback/loudness.h"
#include "ui/text/clock_text.h"
#include "ui/text/model_title.h"
#include "ui/text/precision_text.h"
#include "ui/text/take_title.h"

#include <QLocale>

#include <algorithm>
#include <cmath>
#include <utility>

namespace arioso::ui {
namespace {

constexpr qint64 kTellEveryMs = 100;
const QString kOtherModelKey = QStringLiteral("another-model");

/// "musicgen-small (8 bit)"
QString modelText(const core::ModelReference& model)
{
    if (model.precision.isEmpty())
        return modelTitle(model);
    return GenerationViewModel::tr("%1 (%2)").arg(modelTitle(model), precisionText(model.precision));
}

/// Of the loaded model as it would be used for a take again: an adapter is loaded at the take's strength.
core::ModelReference referenceFor(const core::ModelSummary& loaded, const core::Take& take)
{
    core::ModelReference reference = loaded.reference;
    if (reference.strength)
        reference.strength = take.recipe.model.strength;
    return reference;
}

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

void GenerationViewModel::withModelOf(const QString& takeId, const std::function<void()>& then)
{
    const core::Take* take = m_parts.takes.find(takeId);
    if (take == nullptr)
        return;
    if (!m_parts.generation.selectedModel()) {
        Q_EMIT modelNeeded();
        return;
    }
    const QString other = otherModel(*take);
    if (other.isEmpty())
        return then();
    m_parts.notices.show(
        {Notices::Warning,
         tr("This take was generated with %1, but %2 is selected. The result will be different.")
             .arg(modelText(take->recipe.model), other),
         tr("Select %1 to get the same take again.").arg(modelText(take->recipe.model)),
         {},
         {tr("Generate anyway"), then},
         kOtherModelKey});
}

void GenerationViewModel::makeAgain(const QString& takeId)
{
    withModelOf(takeId, [this, takeId] { regenerate(takeId); });
}

void GenerationViewModel::makeLonger(const QString& takeId, const LongerTake& wish)
{
    withModelOf(takeId, [this, takeId, wish] { lengthen(takeId, wish); });
}

QString GenerationViewModel::otherModel(const core::Take& take) const
{
    if (const core::ModelSummary* loaded = model())
        return referenceFor(*loaded, take) == take.recipe.model ? QString() : modelText(loaded->reference);
    // Of one that is not loaded yet only the name is known.
    const QString name = core::modelName(m_parts.generation.selectedModel()->directory);
    return name == take.recipe.model.name ? QString() : modelTitle(name);
}

void GenerationViewModel::regenerate(const QString& takeId)
{
    const core::Take* take = m_parts.takes.find(takeId);
    if (take == nullptr)
        return;
    if (take->recipe.edit) {
        editAgain(*take);
        return;
    }
    if (take->isPart()) {
        Notices::Notice notice;
        notice.text = tr("“%1” is a part of another take, so there's nothing to generate again.").arg(titleOf(*take));
        notice.wayOut = tr("Regenerate the original take, or make this one longer.");
        notice.key = QStringLiteral("part-of-a-take");
        m_parts.notices.show(notice);
        return;
    }
    if (take->promptFrames == 0) {
        submitAgain(*take, {});
        return;
    }
    m_parts.takes.codes(takeId).then(this,
                                     [this, take = *take](const core::Outcome<core::CodesPtr>& outcome) {
                                         if (const core::Failure* failure = failureOf(outcome))
                                             m_parts.notices.report(*failure, take.name);
                                         else
                                             submitAgain(take, *valueOf(outcome));
                                     });
}

/// Needs the codes of the take that was edited.
void GenerationViewModel::editAgain(const core::Take& take)
{
    const core::Take* parent = m_parts.takes.find(take.recipe.edit->takeId);
    if (parent == nullptr) {
        m_parts.notices.show({Notices::Warning,
                              tr("The take that “%1” was made from was deleted.").arg(titleOf(take)),
                              tr("Restore it from the deleted takes, then try again."),
                              {},
                              {},
                              {}});
        return;
    }
    const auto report = [this, title = titleOf(*parent)](const core::Failure& failure) {
        m_parts.notices.report(failure, title);
    };
    m_parts.takes.codes(parent->id).then(
        this, [this, report, take, parent = *parent](const core::Outcome<core::CodesPtr>& codes) {
            if (const core::Failure* failure = core::failureOf(codes))
                return report(*failure);
            m_parts.takes.audio(parent.id).then(
                this, [this, report, take, parent, codes = *core::valueOf(codes)](
                          const core::Outcome<core::AudioPtr>& audio) {
                    if (const core::Failure* failure = core::failureOf(audio))
                        return report(*failure);
                    submitEditAgain(take, parent, codes, *core::valueOf(audio));
                });
        });
}

void GenerationViewModel::submitEditAgain(const core::Take& take, const core::Take& parent,
                                          const core::CodesPtr& codes, const core::AudioPtr& audio)
{
    core::JobRequest request{take.recipe.prompt, take.recipe.settings, {}, {}};
    request.edit = core::EditInput{*take.recipe.edit, codes, audio, parent.skippedSamples, false};
    submitLike(take, std::move(request));
}

void GenerationViewModel::lengthen(const QString& takeId, const LongerTake& wish)
{
    if (m_parts.takes.find(takeId) == nullptr)
        return;
    m_parts.takes.codes(takeId).then(
        this, [this, take = *m_parts.takes.find(takeId), wish](const core::Outcome<core::CodesPtr>& outcome) {
            if (const core::Failure* failure = failureOf(outcome))
                m_parts.notices.report(*failure, titleOf(take));
            else
                submitLonger(take, wish, *valueOf(outcome));
        });
}

bool GenerationViewModel::hasMelody(const core::SoundSource& source) const
{
    const std::optional<core::MelodyInput> melody = m_parts.continuation.melody();
    return melody && melody->source == source;
}

void GenerationViewModel::submitAgain(const core::Take& take, const core::CodesPtr& codes)
{
    core::JobRequest request{take.recipe.prompt, take.recipe.settings, {}, {}};
    if (codes) {
        const core::SoundSource source = take.recipe.continuation.value_or(core::SoundSource{});
        request.continuation = {
            source, core::codesBetween(*codes, take.frameRate, 0, take.promptSeconds()), {}};
    }
    submitLike(take, std::move(request));
}

void GenerationViewModel::submitLonger(const core::Take& take, const LongerTake& wish, const core::CodesPtr& codes)
{
    if (take.frameRate <= 0 || take.sampleRate <= 0 || take.channels <= 0)
        return;
    const double skipped = double(take.skippedSamples) / take.sampleRate;
    // The last frames end as the piece did; a longer one draws them with what follows.
    int kept = codes->frames - engine::provisionalFrames(codes->codebooks / take.channels);
    core::JobRequest request{take.recipe.prompt, take.recipe.settings, {}, {}};
    if (wish.fromSeconds) {
        kept = int(std::lround((*wish.fromSeconds + skipped) * take.frameRate));
        request.settings.seed.reset();
    }
    kept = std::clamp(kept, 1, codes->frames);
    request.settings.endless = wish.endless;
    request.settings.seconds = wish.seconds + skipped;
    request.settings.takes = wish.takes;
    core::SoundSource source;
    source.takeId = take.id;
    source.toSeconds = std::max(0.0, double(kept) / take.frameRate - skipped);
    request.continuation = {source, std::make_shared<const engine::Codes>(codes->part(0, kept)), {}};
    submitLike(take, std::move(request));
}

void GenerationViewModel::trim(const QString& takeId, double begin, double end)
{
    const core::Take* take = m_parts.takes.find(takeId);
    if (take == nullptr || !(begin < end))
        return;
    if (!m_parts.generation.selectedModel()) {
        Q_EMIT modelNeeded();
        return;
    }
    const core::SoundSource part{takeId, {}, begin, end};
    const auto report = [this, title = titleOf(*take)](const core::Failure& failure) {
        m_parts.notices.report(failure, title);
    };
    const auto withCodes = [this, take = *take, part, report](const core::Outcome<core::CodesPtr>& codes) {
        if (const core::Failure* failure = failureOf(codes))
            return report(*failure);
        m_parts.takes.audio(take.id).then(
            this, [this, take, part, report, codes = *valueOf(codes)](const core::Outcome<core::AudioPtr>& audio) {
                if (const core::Failure* failure = failureOf(audio))
                    report(*failure);
                else
                    submitTrim(take, codes, *valueOf(audio), part);
            });
    };
    m_parts.takes.codes(takeId).then(this, withCodes);
}

void GenerationViewModel::submitTrim(const core::Take& take, const core::CodesPtr& codes,
                                     const core::AudioPtr& audio, const core::SoundSource& part)
{
    if (take.frameRate <= 0 || take.sampleRate <= 0)
        return;
    const double skipped = double(take.skippedSamples) / take.sampleRate;
    const auto frame = [&](double seconds) { return int(std::lround((seconds + skipped) * take.frameRate)); };
    core::TrimInput input{take.recipe, codes, audio, 0, 0, take.frameRate, take.skippedSamples};
    input.begin = std::clamp(part.fromSeconds <= 0 ? 0 : frame(part.fromSeconds), 0, codes->frames - 1);
    input.end = std::clamp(frame(part.toSeconds), input.begin + 1, codes->frames);
    input.recipe.edit.reset();
    input.recipe.continuation = part;
    input.recipe.continuation->fromSeconds = std::max(0.0, double(input.begin) / take.frameRate - skipped);
    input.recipe.continuation->toSeconds = double(input.end) / take.frameRate - skipped;
    const double seconds = double(input.end - input.begin) / take.frameRate;
    core::JobRequest request{take.recipe.prompt, core::ofLength(take.recipe.settings, seconds), {}, {}};
    request.trim = std::move(input);
    m_trims.insert(m_parts.generation.submit(request));
}

std::optional<core::JobId> GenerationViewModel::submitLike(const core::Take& take, core::JobRequest request)
{
    if (take.recipe.melody && !hasMelody(*take.recipe.melody)) {
        m_parts.notices.show({Notices::Warning,
                              tr("This take followed the melody of “%1”.").arg(take.recipe.melody->fileName),
                              tr("Open that file as the melody, then regenerate the take."),
                              {},
                              {},
                              {}});
        return std::nullopt;
    }
    if (take.recipe.melody)
        request.melody = m_parts.continuation.melody();
    if (const core::ModelSummary* loaded = model()) {
        const core::ModelReference reference = referenceFor(*loaded, take);
        if (reference == take.recipe.model && !(reference == loaded->reference))
            request.strength = reference.strength;
    }
    return m_parts.generation.submit(request);
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
