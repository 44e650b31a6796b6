// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/generation/generation_worker.h"

#include "core/files/paths.h"
#include "core/generation/progress_meter.h"
#include "core/generation/take_editing.h"
#include "core/model_folder.h"
#include "core/takes/take_folder.h"
#include "core/takes/unfinished_take.h"

#include <QElapsedTimer>
#include <QFileInfo>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace arioso::core {

namespace {

/// Runs `function`; whatever it throws becomes the failure.
template <typename Function>
std::optional<Failure> failureOfCalling(Function function)
{
    try {
        function();
        return std::nullopt;
    } catch (const std::exception& exception) {
        return failureFrom(exception);
    } catch (...) {
        return Failure{FailureCode::Internal, QStringLiteral("An exception of an unknown type was thrown.")};
    }
}

/// Hands the parts done on, a hundred at most.
class LoadRelay : public engine::LoadListener
{
public:
    LoadRelay(GenerationWorker& worker, const ModelSelection& selection, const StopFlag& stop)
        : m_worker(worker), m_selection(selection), m_stop(stop)
    {
    }

    engine::Flow loaded(double part) override
    {
        if (part - m_told >= 0.01) {
            m_told = part;
            Q_EMIT m_worker.modelStateChanged({ModelState::Kind::Loading, m_selection, part, {}, {}});
        }
        return *m_stop ? engine::Flow::Stop : engine::Flow::Continue;
    }

private:
    GenerationWorker& m_worker;
    const ModelSelection& m_selection;
    const StopFlag& m_stop;
    double m_told = 0;
};

/// The clips of a job on disk while they are made.
class KeptClips
{
public:
    /// `like`: what the takes of all clips have in common, and the first one's seed.
    KeptClips(const QString& library, const Take& like) : m_library(library), m_like(like) {}

    template <typename Piece>
    void append(int clip, const Piece& piece)
    {
        if (m_library.isEmpty() || clip < 0)
            return;
        if (std::size_t(clip) >= m_clips.size())
            m_clips.resize(std::size_t(clip) + 1);
        auto& kept = m_clips[std::size_t(clip)];
        if (!kept) {
            Take take = m_like;
            take.batchIndex = clip;
            take.id = takeId(take.batch, clip);
            take.recipe.settings.seed = m_like.recipe.settings.seed.value_or(0) + quint64(clip);
            kept = std::make_unique<UnfinishedTake>(m_library, take);
        }
        kept->append(piece);
    }

    /// The audio of a clip; null when it isn't on disk.
    [[nodiscard]] SampleFilePtr audioOf(int clip)
    {
        if (clip < 0 || std::size_t(clip) >= m_clips.size() || !m_clips[std::size_t(clip)] ||
            !m_clips[std::size_t(clip)]->isWhole())
            return nullptr;
        m_audio.resize(m_clips.size());
        SampleFilePtr& file = m_audio[std::size_t(clip)];
        if (!file)
            file = SampleFile::open(m_clips[std::size_t(clip)]->audioPath(), {m_like.sampleRate, m_like.channels});
        return file;
    }

    /// Everything so far is on disk.
    [[nodiscard]] bool isWhole() const
    {
        return std::all_of(m_clips.begin(), m_clips.end(),
                           [](const auto& clip) { return !clip || clip->isWhole(); });
    }

    /// There is a place for clips.
    [[nodiscard]] bool isPossible() const { return !m_library.isEmpty() && QFileInfo(m_library).isWritable(); }

    /// Samples of a clip's audio that are on disk.
    [[nodiscard]] qint64 samplesOf(int clip) const
    {
        const QString path = unfinishedAudio(m_library, takeId(m_like.batch, clip));
        return m_like.channels > 0 ? QFileInfo(path).size() / qint64(sizeof(float)) / m_like.channels : 0;
    }

    void remove()
    {
        for (std::size_t i = 0; i < m_clips.size(); ++i)
            removeUnfinished(m_library, takeId(m_like.batch, int(i)));
        m_clips.clear();
    }

    void setPromptFrames(int frames) { m_like.promptFrames = frames; }

private:
    QString m_library;
    Take m_like;
    std::vector<std::unique_ptr<UnfinishedTake>> m_clips;
    std::vector<SampleFilePtr> m_audio;
};

/// Hands progress and chunks on as values, and keeps the clips.
class GenerationRelay : public engine::GenerationListener
{
public:
    enum class Storage { Memory, Disk };

    GenerationRelay(GenerationWorker& worker, JobId id, const StopFlag& stop, KeptClips& kept, Storage storage)
        : m_worker(worker), m_id(id), m_stop(stop), m_kept(kept), m_storage(storage), m_meter(id)
    {
        m_clock.start();
    }

    engine::Flow progressed(const engine::Progress& progress) override
    {
        const JobProgress values = m_meter.update(progress, double(m_clock.nsecsElapsed()) * 1e-9);
        if (m_meter.isDue())
            Q_EMIT m_worker.progressed(values);
        const bool isLost = m_storage == Storage::Disk && !m_kept.isWhole(); // such as a full disk
        return *m_stop || isLost ? engine::Flow::Stop : engine::Flow::Continue;
    }

    void codesReady(int clip, const engine::Codes& codes) override { m_kept.append(clip, codes); }

    void audioReady(int clip, const engine::Audio& audio) override
    {
        if (clip < 0 || audio.samples() == 0)
            return;
        m_kept.append(clip, audio);
        if (std::size_t(clip) >= m_samples.size())
            m_samples.resize(std::size_t(clip) + 1, 0);
        qint64& samples = m_samples[std::size_t(clip)];
        const qint64 count = qint64(audio.samples());
        if (const SampleFilePtr file = m_storage == Storage::Disk ? m_kept.audioOf(clip) : nullptr)
            Q_EMIT m_worker.audioReady({m_id, clip, samples, nullptr, {file, samples, count}});
        else
            Q_EMIT m_worker.audioReady({m_id, clip, samples, std::make_shared<const engine::Audio>(audio)});
        samples += count;
    }

private:
    GenerationWorker& m_worker;
    JobId m_id;
    const StopFlag& m_stop;
    KeptClips& m_kept;
    Storage m_storage;
    ProgressMeter m_meter;
    QElapsedTimer m_clock;
    std::vector<qint64> m_samples; // handed on so far, of each clip
};

engine::GenerationRequest requestFrom(const JobRequest& job, engine::Continuation continuation)
{
    const auto asFloat = [](std::optional<double> value) {
        return value ? std::optional(float(*value)) : std::nullopt;
    };
    const GenerationSettings& settings = job.settings;
    engine::Prompt prompt;
    if (job.prompt)
        prompt.text = job.prompt->toStdString();
    prompt.continuation = std::move(continuation);
    if (job.melody && job.melody->audio)
        prompt.melody = *job.melody->audio;
    if (job.settings.exclude)
        prompt.exclude = job.settings.exclude->toStdString();

    engine::GenerationRequest request;
    request.prompts = {std::move(prompt)};
    request.takes = settings.takes;
    request.seed = settings.seed.value_or(0);
    request.overrides = {settings.sample, asFloat(settings.guidanceScale), asFloat(settings.temperature),
                         settings.topK,   asFloat(settings.topP),          asFloat(settings.minP)};
    if (settings.endless)
        request.length = engine::Endless{};
    else if (settings.seconds)
        request.length = engine::Seconds{*settings.seconds};
    return request;
}

} // namespace

GenerationWorker::GenerationWorker(EngineGateway gateway, const QString& program)
    : m_gateway(std::move(gateway)), m_program(program)
{
}

GenerationWorker::~GenerationWorker() = default;

void GenerationWorker::load(const ModelSelection& selection, const StopFlag& stop)
{
    ensureModel(selection, stop); // tells of a failure itself
    Q_EMIT taskDone();
}

void GenerationWorker::unload()
{
    m_model.reset();
    Q_EMIT modelStateChanged({});
    Q_EMIT taskDone();
}

void GenerationWorker::run(const GenerationJob& job, const StopFlag& stop, const StopFlag& stopLoad)
{
    const std::optional<Failure> failure = ensureModel(job.model, stopLoad);
    if (failure)
        Q_EMIT failed(job.id, *failure);
    else if (*stop || !m_model)
        Q_EMIT cancelled(job.id);
    else if (job.request.edit)
        edit(job, stop);
    else if (job.request.trim)
        trim(job);
    else
        generate(job, stop);
    Q_EMIT taskDone();
}

std::optional<Failure> GenerationWorker::ensureModel(const ModelSelection& selection, const StopFlag& stop)
{
    if (m_model && m_selection == selection)
        return std::nullopt;
    m_model.reset(); // before the next one is read: two rarely fit into memory
    Q_EMIT modelStateChanged({ModelState::Kind::Loading, selection, 0, {}, {}});
    const auto failure = failureOfCalling([&] { m_model = openModel(selection, stop); });
    if (failure)
        Q_EMIT modelStateChanged({ModelState::Kind::Failed, selection, 0, {}, failure});
    else if (m_model)
        Q_EMIT modelStateChanged({ModelState::Kind::Ready, selection, 1, m_summary, {}});
    else
        Q_EMIT modelStateChanged({});
    return failure;
}

std::unique_ptr<engine::Model> GenerationWorker::openModel(const ModelSelection& selection,
                                                           const StopFlag& stop)
{
    if (m_engine == nullptr)
        m_engine = &m_gateway();
    LoadRelay relay(*this, selection, stop);
    engine::LoadOptions options{toPath(selection.directory), selection.device, selection.precision,
                                selection.threads, selection.backend};
    if (isAdapterFolder(selection.directory)) {
        options.strength = selection.strength;
        options.adapter = options.directory;
        // Where its model isn't known, or was moved, the engine looks for it.
        options.directory =
            QFileInfo(selection.base).isDir() ? toPath(selection.base) : std::filesystem::path();
    }
    auto model = m_engine->load(options, relay);
    if (model) {
        m_selection = selection;
        QString fingerprint = modelFingerprint(selection.directory);
        if (model->info().adapter)
            fingerprint =
                adapterFingerprint(fingerprint, modelFingerprint(fromPath(model->info().directory)));
        m_summary = summaryOf(model->info(), fingerprint, selection.precision);
        for (const std::string& sentence : m_engine->advice())
            m_summary.advice.append(QString::fromStdString(sentence));
    }
    return model;
}

Recipe GenerationWorker::recipeFor(const JobRequest& request, std::uint64_t seed) const
{
    Recipe recipe;
    recipe.prompt = request.prompt;
    recipe.settings = resolved(request.settings, m_summary.defaults);
    recipe.settings.seed = seed;
    recipe.settings.takes = 1;
    recipe.model = m_summary.reference;
    if (request.continuation)
        recipe.continuation = request.continuation->source;
    if (request.melody)
        recipe.melody = request.melody->source;
    if (request.edit)
        recipe.edit = request.edit->edit;
    recipe.program = m_program;
    return recipe;
}

/// What is known of the takes of a job before there is anything of them.
Take GenerationWorker::takeOf(const GenerationJob& job) const
{
    Take take;
    take.created = QDateTime::currentDateTimeUtc();
    take.batch = newBatchName(take.created);
    take.recipe = recipeFor(job.request, job.request.settings.seed.value_or(0));
    take.sampleRate = m_summary.sampleRate;
    take.channels = m_summary.channels;
    take.codebooks = m_summary.codebooks;
    take.frameRate = m_summary.frameRate;
    return take;
}

void GenerationWorker::edit(const GenerationJob& job, const StopFlag& stop)
{
    Q_EMIT generating(job.id);
    JobResult result;
    const auto failure = failureOfCalling([&] {
        KeptClips none({}, {});
        GenerationRelay relay(*this, job.id, stop, none, GenerationRelay::Storage::Memory);
        result = executeEdit(*m_model, *job.request.edit, requestFrom(job.request, {}), relay);
        result.id = job.id;
        for (ResultClip& clip : result.clips)
            clip.recipe = recipeFor(job.request, clip.recipe.settings.seed.value_or(0));
    });
    if (failure)
        Q_EMIT failed(job.id, *failure);
    else if (result.clips.isEmpty())
        Q_EMIT cancelled(job.id);
    else
        Q_EMIT finished(result);
}

/// keptSamples: of audio that is only on disk.
ResultClip GenerationWorker::resultOf(const GenerationJob& job, engine::Clip& clip, int promptFrames,
                                      qint64 keptSamples) const
{
    ResultClip result{recipeFor(job.request, clip.seed), {}, {}, 0, m_summary.frameRate, clip.skippedSamples};
    const double rate = clip.audio.sampleRate;
    if (keptSamples > 0 && rate > 0) { // where the disk was full there are codes without audio
        result.keptSamples = keptSamples;
        const double heard = double(keptSamples + clip.skippedSamples) / rate * m_summary.frameRate;
        clip.codes = clip.codes.part(0, std::min(clip.codes.frames, int(std::ceil(heard))));
        for (std::vector<float>& channel : clip.audio.channels)
            channel.clear();
    }
    if (result.recipe.settings.endless) // regenerated, it is as long as it became
        result.recipe.settings = ofLength(
            result.recipe.settings, keptSamples > 0 && rate > 0 ? double(keptSamples) / rate : clip.audio.seconds());
    result.promptFrames = std::min(promptFrames, clip.codes.frames);
    result.codes = std::make_shared<const engine::Codes>(std::move(clip.codes));
    result.audio = std::make_shared<const engine::Audio>(std::move(clip.audio));
    return result;
}

void GenerationWorker::trim(const GenerationJob& job)
{
    Q_EMIT generating(job.id);
    JobResult result;
    result.id = job.id;
    const TrimInput& input = *job.request.trim;
    const auto failure = failureOfCalling([&] {
        TrimmedSound sound = trimmed(input, [&](const engine::Codes& codes) { return m_model->decode(codes); });
        Recipe recipe = input.recipe;
        recipe.settings = ofLength(recipe.settings, sound.audio.seconds());
        const int frames = sound.codes.frames;
        result.clips.append({recipe, std::make_shared<const engine::Codes>(std::move(sound.codes)),
                             shareAudio(std::move(sound.audio)), frames, input.frameRate, sound.skippedSamples});
    });
    if (failure)
        Q_EMIT failed(job.id, *failure);
    else
        Q_EMIT finished(result);
}

void GenerationWorker::generate(const GenerationJob& job, const StopFlag& stop)
{
    Q_EMIT generating(job.id);
    JobResult result;
    result.id = job.id;
    const Take like = takeOf(job);
    result.batch = job.library.isEmpty() ? QString() : like.batch;
    KeptClips kept(job.library, like);
    bool wasStopped = false;
    const auto failure = failureOfCalling([&] {
        const GenerationSettings& settings = job.request.settings;
        const bool isLong = (settings.endless || settings.seconds.value_or(0) > kLongSeconds) && kept.isPossible();
        using Storage = GenerationRelay::Storage;
        GenerationRelay relay(*this, job.id, stop, kept, isLong ? Storage::Disk : Storage::Memory);
        engine::Continuation continuation;
        int promptFrames = 0;
        if (const auto& input = job.request.continuation; input && (input->codes || input->audio)) {
            // Sound is encoded here and not in generate, so that the length of the prompt is known exactly.
            if (!input->codes)
                relay.progressed({engine::Phase::EncodingAudio, 0, 0});
            engine::Codes codes = input->codes ? *input->codes : m_model->encode(*input->audio);
            promptFrames = codes.frames;
            kept.setPromptFrames(promptFrames);
            continuation = std::move(codes);
            if (*stop) {
                wasStopped = true;
                return;
            }
        }
        engine::GenerationRequest request = requestFrom(job.request, std::move(continuation));
        request.audio = isLong ? engine::ClipAudio::Streamed : engine::ClipAudio::Kept;
        engine::GenerationResult made = m_model->generate(request, relay);
        for (engine::Clip& clip : made.clips) {
            const int index = int(result.clips.size());
            result.clips.append(resultOf(job, clip, promptFrames, isLong ? kept.samplesOf(index) : 0));
        }
        result.stopped = made.stopped && !job.request.settings.endless;
        wasStopped = made.stopped;
        result.steps = made.steps;
        result.promptSeconds = made.promptSeconds;
        result.decodeSeconds = made.decodeSeconds;
    });
    const bool somethingNew =
        std::any_of(result.clips.begin(), result.clips.end(), [](const ResultClip& clip) {
            return clip.keptSamples + qint64(clip.audio->samples()) > 0 && clip.codes->frames > clip.promptFrames;
        });
    if (failure) {
        Q_EMIT failed(job.id, *failure); // what was kept becomes a take when the library is opened next
    } else if (wasStopped && !somethingNew) {
        kept.remove();
        Q_EMIT cancelled(job.id);
    } else {
        Q_EMIT finished(result);
    }
}

} // namespace arioso::core
