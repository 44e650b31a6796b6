// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The queue, the worker and the one terminal signal of every job, with a fake engine.

#include "core/fake_engine.h"
#include "core/generation/generation_service.h"

#include <QHash>
#include <QSignalSpy>
#include <QTest>

#include <random>

using namespace arioso;
using namespace arioso::core;
using namespace arioso::test;

namespace {

ModelSelection selection(const char* directory)
{
    ModelSelection chosen;
    chosen.directory = QString::fromLatin1(directory);
    return chosen;
}

JobRequest request(const char* prompt, double seconds = 1)
{
    JobRequest job;
    job.prompt = QString::fromLatin1(prompt);
    job.settings.seconds = seconds;
    return job;
}

/// A service on a fake engine that writes down what it signals.
struct Rig
{
    FakeRecord record;
    FakeEngine engine{record};
    std::unique_ptr<GenerationService> service;
    QHash<JobId, QStringList> ends; // terminal signals of each job
    QHash<JobId, JobResult> results;
    QHash<JobId, Failure> failures;
    QList<AudioChunk> chunks;
    QList<JobProgress> progress;
    QList<JobId> started;
    QList<ModelState> states;

    explicit Rig(const char* model = "small")
    {
        service = std::make_unique<GenerationService>([this]() -> const engine::Engine& { return engine; },
                                                      QStringLiteral("Arioso 9"));
        GenerationService* s = service.get();
        QObject::connect(s, &GenerationService::finished, s, [this](const JobResult& result) {
            ends[result.id] << QStringLiteral("finished");
            results[result.id] = result;
        });
        QObject::connect(s, &GenerationService::cancelled, s,
                         [this](JobId id) { ends[id] << QStringLiteral("cancelled"); });
        QObject::connect(s, &GenerationService::failed, s, [this](JobId id, const Failure& failure) {
            ends[id] << QStringLiteral("failed");
            failures[id] = failure;
        });
        QObject::connect(s, &GenerationService::audioReady, s,
                         [this](const AudioChunk& chunk) { chunks << chunk; });
        QObject::connect(s, &GenerationService::progressed, s,
                         [this](const JobProgress& p) { progress << p; });
        QObject::connect(s, &GenerationService::started, s, [this](JobId id) { started << id; });
        QObject::connect(s, &GenerationService::modelStateChanged, s,
                         [this](const ModelState& st) { states << st; });
        if (model != nullptr)
            service->selectModel(selection(model));
    }

    ~Rig() { service.reset(); } // while what it signals into is there

    QString endOf(JobId id) const { return ends.value(id).join(QLatin1Char(',')); }
    bool isReady() const { return service->modelState().kind == ModelState::Kind::Ready; }
};

const QString kFinished = QStringLiteral("finished");
const QString kCancelled = QStringLiteral("cancelled");
const QString kFailed = QStringLiteral("failed");

} // namespace

class GenerationServiceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesWhatIsAskedFor()
    {
        Rig rig;
        JobRequest job = request("80s pop", 0.5);
        job.settings.seed = 7;
        job.settings.takes = 2;
        job.settings.guidanceScale = 4.5;
        const JobId id = rig.service->submit(job);
        QVERIFY(rig.started.isEmpty());
        QTRY_COMPARE(rig.endOf(id), kFinished);
        QVERIFY(rig.service->isIdle());

        const engine::GenerationRequest& asked = rig.record.requests.at(0);
        QCOMPARE(asked.prompts.size(), std::size_t(1));
        QCOMPARE(asked.prompts[0].text, std::optional<std::string>("80s pop"));
        QCOMPARE(asked.takes, 2);
        QCOMPARE(asked.seed, std::uint64_t(7));
        QCOMPARE(asked.overrides.guidanceScale, std::optional(4.5F));
        QVERIFY(!asked.overrides.temperature);
        QCOMPARE(std::get<engine::Seconds>(asked.length).value, 0.5);

        const JobResult result = rig.results.value(id);
        QCOMPARE(result.clips.size(), 2);
        QVERIFY(!result.stopped);
        const ResultClip& second = result.clips[1];
        QCOMPARE(second.codes->values, fakeCodes(8, 25).values);
        QCOMPARE(second.audio->channels, fakeAudio(8, 0, 25 * kFakeHop).channels);
        QCOMPARE(second.frameRate, kFakeFrameRate);
        QCOMPARE(second.recipe.prompt, job.prompt);
        QCOMPARE(second.recipe.settings.seed, std::optional<quint64>(8));
        QCOMPARE(second.recipe.settings.takes, 1);
        QCOMPARE(second.recipe.settings.guidanceScale, std::optional(4.5));
        QCOMPARE(second.recipe.settings.temperature, std::optional(0.7)); // not 0.699999988
        QCOMPARE(second.recipe.settings.topK, std::optional(250));
        QCOMPARE(second.recipe.model.name, QStringLiteral("small"));
        QCOMPARE(second.recipe.program, QStringLiteral("Arioso 9"));
        QVERIFY(rig.record.thread != std::this_thread::get_id());
    }

    void editsATake()
    {
        Rig rig;
        JobRequest job = request("rain", 0);
        job.settings.seconds.reset();
        job.settings.seed = 7;
        job.settings.takes = 3;
        const auto codes = std::make_shared<const engine::Codes>(fakeCodes(1, 40));
        const auto audio = std::make_shared<const engine::Audio>(fakeAudio(1, 0, 40 * kFakeHop));
        job.edit = EditInput{{TakeEdit::Kind::Repaint, QStringLiteral("a"), 10, 20}, codes, audio, 0, true};
        const JobId id = rig.service->submit(job);
        QTRY_COMPARE(rig.endOf(id), kFinished);
        const JobResult result = rig.results.value(id);
        QVERIFY(result.areCandidates);
        QCOMPARE(result.clips.size(), 3);
        const ResultClip& best = result.clips[0]; // the fake engine ranks the last candidate first
        QCOMPARE(best.recipe.settings.seed, std::optional<quint64>(9));
        QVERIFY(best.recipe.edit == job.edit->edit);
        QVERIFY(best.codes->values == codes->replaced(10, fakeCodes(9, 10, 20)).values);
        QCOMPARE(best.audio->samples(), audio->samples());
        QCOMPARE(best.rank->following, std::optional(-1.0 / 3));
        QCOMPARE(best.rank->own, -1.5);
        QVERIFY(rig.chunks.isEmpty());

        job.edit->edit.to = 10; // nothing is selected
        const JobId empty = rig.service->submit(job);
        QTRY_COMPARE(rig.endOf(empty), kFailed);
        QCOMPARE(rig.failures.value(empty).code, FailureCode::RequestInvalid);
        job.prompt = QStringLiteral("endless");
        job.edit->edit.to = 20;
        const JobId endless = rig.service->submit(job);
        QTRY_VERIFY(rig.started.contains(endless));
        rig.service->cancel(endless);
        QTRY_COMPARE(rig.endOf(endless), kCancelled);
    }

    void makesALoop()
    {
        Rig rig;
        JobRequest job = request("drums", 0);
        job.settings.seconds.reset();
        job.settings.seed = 7;
        const auto codes = std::make_shared<const engine::Codes>(fakeCodes(1, 60));
        job.edit = EditInput{
            {TakeEdit::Kind::Loop, QStringLiteral("a"), 5, 45, 8, 2, 4, 120}, codes, nullptr, 0, false};
        const JobId id = rig.service->submit(job);
        QTRY_COMPARE(rig.endOf(id), kFinished);
        const JobResult result = rig.results.value(id);
        QVERIFY(!result.areCandidates);
        QCOMPARE(result.clips.size(), 1);
        QVERIFY(result.clips[0].codes->values ==
                codes->part(5, 45).replaced(32, fakeCodes(7, 32, 40)).values);
        job.edit->edit.seam = 40; // nothing of the loop would stay
        const JobId all = rig.service->submit(job);
        QTRY_COMPARE(rig.endOf(all), kFailed);
    }

    void chunksAreTheResult()
    {
        Rig rig;
        JobRequest job = request("chunks", 0.7);
        job.settings.takes = 3;
        const JobId id = rig.service->submit(job);
        QTRY_COMPARE(rig.endOf(id), kFinished);
        std::vector<std::vector<float>> heard(3);
        for (const AudioChunk& chunk : rig.chunks) {
            std::vector<float>& clip = heard.at(std::size_t(chunk.clip));
            QCOMPARE(chunk.id, id);
            QCOMPARE(chunk.firstSample, qint64(clip.size()));
            clip.insert(clip.end(), chunk.audio->channels[0].begin(), chunk.audio->channels[0].end());
        }
        for (int clip = 0; clip < 3; ++clip)
            QCOMPARE(heard[std::size_t(clip)], rig.results[id].clips[clip].audio->channels[0]);
    }

    void listenersShareTheSound()
    {
        Rig rig;
        QList<AudioPtr> others;
        connect(rig.service.get(), &GenerationService::audioReady, this,
                [&](const AudioChunk& chunk) { others << chunk.audio; });
        const JobId id = rig.service->submit(request("shared"));
        QTRY_COMPARE(rig.endOf(id), kFinished);
        QCOMPARE(others.size(), rig.chunks.size());
        QVERIFY(!others.isEmpty());
        for (qsizetype i = 0; i < others.size(); ++i)
            QCOMPARE(others[i].get(), rig.chunks[i].audio.get());
    }

    void progressGoesForward()
    {
        Rig rig;
        const JobId id = rig.service->submit(request("endless"));
        QTRY_VERIFY(rig.progress.size() > 5);
        rig.service->cancel(id);
        QTRY_COMPARE(rig.endOf(id), kFinished);
        QCOMPARE(rig.progress.first().phase, engine::Phase::EncodingText);
        QCOMPARE(rig.progress.last().phase, engine::Phase::Generating);
        for (qsizetype i = 1; i < rig.progress.size(); ++i) {
            QVERIFY(rig.progress[i].step > rig.progress[i - 1].step || i == 1);
            QVERIFY(rig.progress[i].elapsedSeconds >= rig.progress[i - 1].elapsedSeconds);
        }
        QVERIFY(rig.progress.last().stepsPerSecond > 0);
        QVERIFY(rig.progress.last().remainingSeconds.value() > 0);
    }

    void runsInOrderOneAtATime()
    {
        Rig rig;
        QList<JobId> ids;
        for (int i = 0; i < 5; ++i)
            ids << rig.service->submit(request("in order", 0.1));
        QCOMPARE(rig.service->waiting().size(), 5);
        QTRY_VERIFY(rig.service->isIdle());
        QCOMPARE(rig.started, ids);
        QCOMPARE(rig.record.loads, std::vector<std::string>{"small"});
        for (const JobId id : ids)
            QCOMPARE(rig.endOf(id), kFinished);
    }

    void stopKeepsWhatExists()
    {
        Rig rig;
        const JobId id = rig.service->submit(request("endless"));
        QTRY_VERIFY(!rig.chunks.isEmpty());
        QCOMPARE(rig.service->active()->state, JobState::Running);
        rig.service->cancel(id);
        rig.service->cancel(id);
        QCOMPARE(rig.service->active()->state, JobState::Stopping);
        QTRY_COMPARE(rig.endOf(id), kFinished);
        const JobResult& result = rig.results[id];
        QVERIFY(result.stopped);
        QVERIFY(result.clips[0].audio->samples() > 0);
        QCOMPARE(int(result.clips[0].audio->samples()), result.clips[0].codes->frames * kFakeHop);
    }

    void stopBeforeAnythingExistsIsCancelled()
    {
        Rig rig;
        const JobId id = rig.service->submit(request("early"));
        QTRY_COMPARE(rig.endOf(id), kCancelled);
    }

    void waitingJobsAreCancelledOneByOne()
    {
        Rig rig;
        const JobId running = rig.service->submit(request("endless"));
        const JobId second = rig.service->submit(request("second", 0.1));
        const JobId third = rig.service->submit(request("third", 0.1));
        QTRY_VERIFY(!rig.progress.isEmpty());
        rig.service->cancel(second);
        QCOMPARE(rig.endOf(second), kCancelled);
        QCOMPARE(rig.service->waiting().size(), 1);
        rig.service->cancel(running);
        QTRY_COMPARE(rig.endOf(third), kFinished);
        rig.service->cancel(second); // ended: ignored
        rig.service->cancel(12345);
        QCOMPARE(rig.endOf(second), kCancelled);
        QCOMPARE(rig.started, (QList<JobId>{running, third}));
    }

    void failuresKeepTheirCode()
    {
        Rig rig;
        const JobId invalid = rig.service->submit(request("invalid"));
        const JobId memory = rig.service->submit(request("memory"));
        const JobId stranger = rig.service->submit(request("stranger"));
        const JobId sound = rig.service->submit(request("sound", 0.1));
        QTRY_COMPARE(rig.endOf(sound), kFinished);
        QCOMPARE(rig.endOf(invalid), kFailed);
        QCOMPARE(rig.failures[invalid],
                 (Failure{FailureCode::RequestTooLong, QStringLiteral("The prompt leaves no room.")}));
        QCOMPARE(rig.failures[memory].code, FailureCode::OutOfMemory);
        QCOMPARE(rig.failures[stranger].code, FailureCode::Internal);
        QVERIFY(rig.isReady());
    }

    void requestsThatCannotRunFailBySignal()
    {
        Rig rig(nullptr);
        const JobId noModel = rig.service->submit(request("no model"));
        QVERIFY(rig.ends.isEmpty());
        QTRY_COMPARE(rig.endOf(noModel), kFailed);
        QCOMPARE(rig.failures[noModel].code, FailureCode::NoModel);

        rig.service->selectModel(selection("small"));
        JobRequest hot = request("hot");
        hot.settings.temperature = -1;
        const JobId id = rig.service->submit(hot);
        QTRY_COMPARE(rig.endOf(id), kFailed);
        QCOMPARE(rig.failures[id].code, FailureCode::RequestInvalid);
        QVERIFY(rig.failures[id].detail.contains(QStringLiteral("temperature")));
    }

    void everyJobHasItsSeed()
    {
        Rig rig;
        const JobId first = rig.service->submit(request("a", 0.1));
        const JobId second = rig.service->submit(request("b", 0.1));
        const quint64 drawn = rig.service->waiting()[0].request.settings.seed.value();
        QTRY_COMPARE(rig.endOf(second), kFinished);
        QCOMPARE(rig.results[first].clips[0].recipe.settings.seed, std::optional(drawn));
        QVERIFY(rig.results[second].clips[0].recipe.settings.seed != std::optional(drawn));
    }

    void continuesFromCodesWithoutEncoding()
    {
        Rig rig;
        JobRequest job = request("on", 0.2);
        ContinuationInput input;
        input.source.takeId = QStringLiteral("parent");
        input.source.toSeconds = 0.4;
        input.codes = std::make_shared<engine::Codes>(fakeCodes(3, 20));
        job.continuation = input;
        const JobId id = rig.service->submit(job);
        QTRY_COMPARE(rig.endOf(id), kFinished);
        QCOMPARE(std::get<engine::Codes>(rig.record.requests[0].prompts[0].continuation).values,
                 fakeCodes(3, 20).values);
        const ResultClip& clip = rig.results[id].clips[0];
        QCOMPARE(clip.promptFrames, 20);
        QCOMPARE(clip.codes->frames, 30);
        QCOMPARE(clip.recipe.continuation->takeId, QStringLiteral("parent"));
    }

    void continuesFromSound()
    {
        Rig rig;
        JobRequest job = request("on", 0.2);
        ContinuationInput input;
        input.source.fileName = QStringLiteral("song.wav");
        input.audio = std::make_shared<engine::Audio>(fakeAudio(1, 0, 12 * kFakeHop + 3));
        job.continuation = input;
        const JobId id = rig.service->submit(job);
        QTRY_COMPARE(rig.endOf(id), kFinished);
        QCOMPARE(rig.results[id].clips[0].promptFrames, 12);
        QCOMPARE(rig.progress.first().phase, engine::Phase::EncodingAudio);
    }

    /// Encoding cannot be interrupted; the job ends all the same, and the next one waits for the worker.
    void stopsWhileItEncodes()
    {
        Rig rig;
        rig.record.holdsEncoding = true;
        JobRequest job = request("on", 0.2);
        ContinuationInput input;
        input.audio = std::make_shared<engine::Audio>(fakeAudio(1, 0, 12 * kFakeHop));
        job.continuation = input;
        const JobId id = rig.service->submit(job);
        QTRY_COMPARE(rig.record.encodeCount.load(), 1);
        QTRY_VERIFY(!rig.progress.isEmpty());
        rig.service->cancel(id);
        QCOMPARE(rig.endOf(id), kCancelled);
        const JobId next = rig.service->submit(request("next", 0.1));
        rig.record.holdsEncoding = false;
        QTRY_COMPARE(rig.endOf(next), kFinished);
        QCOMPARE(rig.endOf(id), kCancelled);
        QCOMPARE(rig.record.requests.size(), std::size_t(1)); // of the next one: the first was not generated
    }

    void modelLoadsByItself()
    {
        Rig rig("small");
        QTRY_VERIFY(rig.isReady());
        QCOMPARE(rig.states.first().kind, ModelState::Kind::Loading);
        const ModelSummary& model = *rig.service->modelState().model;
        QCOMPARE(model.reference.name, QStringLiteral("small"));
        QCOMPARE(model.maxSeconds, 30.0);
        QCOMPARE(model.advice, QStringList{QStringLiteral("Its BLAS is slow.")});
    }

    void modelSwitchesBetweenJobs()
    {
        Rig rig("first");
        const JobId running = rig.service->submit(request("endless"));
        const JobId waiting = rig.service->submit(request("old model", 0.1));
        QTRY_VERIFY(!rig.progress.isEmpty());
        rig.service->selectModel(selection("second"));
        const JobId newer = rig.service->submit(request("new model", 0.1));
        QCOMPARE(rig.service->modelState().selection.directory, QStringLiteral("first"));
        rig.service->cancel(running);
        QTRY_COMPARE(rig.endOf(newer), kFinished);
        QCOMPARE(rig.record.loads, (std::vector<std::string>{"first", "second"}));
        QCOMPARE(rig.record.mostLiveModels.load(), 1);
        QCOMPARE(rig.results[waiting].clips[0].recipe.model.name, QStringLiteral("first"));
        QCOMPARE(rig.results[newer].clips[0].recipe.model.name, QStringLiteral("second"));
        QCOMPARE(rig.results[running].clips[0].recipe.model.name, QStringLiteral("first"));
    }

    void selectionThatIdlesIsLoadedAfterTheJobs()
    {
        Rig rig("first");
        const JobId id = rig.service->submit(request("endless"));
        QTRY_VERIFY(!rig.progress.isEmpty());
        rig.service->selectModel(selection("second"));
        rig.service->cancel(id);
        QTRY_VERIFY(rig.isReady() &&
                    rig.service->modelState().selection.directory == QStringLiteral("second"));
        QCOMPARE(rig.endOf(id), kFinished);
    }

    void failedLoadIsToldOnceAndTriedAgainWhenAsked()
    {
        Rig rig("missing");
        QTRY_COMPARE(rig.service->modelState().kind, ModelState::Kind::Failed);
        QCOMPARE(rig.service->modelState().failure->code, FailureCode::FileNotFound);
        const JobId id = rig.service->submit(request("anything"));
        QTRY_COMPARE(rig.endOf(id), kFailed);
        QCOMPARE(rig.failures[id].code, FailureCode::FileNotFound);
        QTest::qWait(20);
        QCOMPARE(rig.record.loadCount.load(), 2); // by itself and for the job, not for ever
        rig.service->selectModel(selection("missing"));
        QTRY_COMPARE(rig.record.loadCount.load(), 3);
        rig.service->selectModel(selection("small"));
        QTRY_VERIFY(rig.isReady());
    }

    void jobIsCancelledWhileItsModelLoads()
    {
        Rig rig("slow");
        const JobId id = rig.service->submit(request("patience"));
        QTRY_VERIFY(!rig.started.isEmpty());
        QCOMPARE(rig.service->active()->state, JobState::LoadingModel);
        rig.service->cancel(id);
        QCOMPARE(rig.endOf(id), kCancelled);
        QVERIFY(rig.service->isIdle());
        QTRY_VERIFY(rig.isReady());
        QCOMPARE(rig.record.loads.size(), std::size_t(1)); // went on, not begun again
        QCOMPARE(rig.endOf(id), kCancelled);
        QVERIFY(rig.record.requests.empty());
    }

    void newSelectionStopsALoad()
    {
        Rig rig("slow");
        QTRY_VERIFY(rig.states.size() > 2);
        rig.service->selectModel(selection("small"));
        QTRY_VERIFY(rig.isReady());
        QCOMPARE(rig.service->modelState().selection.directory, QStringLiteral("small"));
        for (const ModelState& state : rig.states)
            QVERIFY(state.kind != ModelState::Kind::Ready ||
                    state.selection.directory == QStringLiteral("small"));
    }

    void unloadFreesTheModel()
    {
        Rig rig;
        const JobId id = rig.service->submit(request("last", 0.1));
        rig.service->unloadModel();
        QTRY_COMPARE(rig.endOf(id), kFinished);
        QTRY_COMPARE(rig.service->modelState().kind, ModelState::Kind::None);
        QCOMPARE(rig.record.liveModels.load(), 0);
    }

    void closingWhileGeneratingKeepsWhatExists()
    {
        Rig rig;
        const JobId running = rig.service->submit(request("endless"));
        const JobId waiting = rig.service->submit(request("never"));
        QTRY_VERIFY(!rig.chunks.isEmpty());
        rig.service->shutDown();
        QCOMPARE(rig.endOf(running), kFinished);
        QVERIFY(rig.results[running].stopped);
        QVERIFY(rig.results[running].clips[0].audio->samples() > 0);
        QCOMPARE(rig.endOf(waiting), kCancelled);
        QCOMPARE(rig.record.liveModels.load(), 0);
        const JobId late = rig.service->submit(request("late"));
        QTRY_COMPARE(rig.endOf(late), kCancelled);
    }

    void closingAtAnyMomentEndsEveryJobOnce()
    {
        for (int moment = 0; moment < 40; ++moment) {
            Rig rig(moment % 3 == 0 ? "slow" : "small");
            QList<JobId> ids;
            for (int i = 0; i < 3; ++i)
                ids << rig.service->submit(request(i == 0 ? "endless" : "short", 0.1));
            for (int turn = 0; turn < moment % 8; ++turn)
                QTest::qWait(moment % 4);
            rig.service->shutDown();
            for (const JobId id : ids)
                QCOMPARE(rig.ends.value(id).size(), 1);
            rig.service.reset();
            QCOMPARE(rig.record.liveModels.load(), 0);
        }
    }

    void stormOfJobsAndCancellations()
    {
        Rig rig;
        std::mt19937 random(1);
        QList<JobId> ids;
        for (int i = 0; i < 100; ++i) {
            const char* prompts[]{"short", "endless", "invalid", "early"};
            ids << rig.service->submit(request(prompts[random() % 4], 0.1));
            if (random() % 4 == 0)
                rig.service->cancel(ids[qsizetype(random() % std::size_t(ids.size()))]);
            if (random() % 16 == 0)
                rig.service->selectModel(selection(random() % 2 ? "small" : "other"));
            if (random() % 3 == 0)
                QCoreApplication::processEvents();
        }
        // Endless ones end only when they are stopped, wherever they are by then.
        while (!rig.service->isIdle()) {
            if (rig.service->active() && rig.service->active()->state == JobState::Running)
                rig.service->cancel(rig.service->active()->id);
            QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents | QEventLoop::AllEvents);
        }
        QCOMPARE(rig.ends.size(), ids.size());
        for (const JobId id : ids)
            QCOMPARE(rig.ends.value(id).size(), 1);
        QTRY_VERIFY(rig.isReady());
        QVERIFY(rig.record.mostLiveModels.load() <= 1);
    }

    void listenersMaySubmitAndCancel()
    {
        Rig rig;
        int more = 20;
        connect(rig.service.get(), &GenerationService::finished, this, [&] {
            if (more-- > 0) {
                const JobId unwanted = rig.service->submit(request("unwanted"));
                rig.service->submit(request("next", 0.1));
                rig.service->cancel(unwanted);
            }
        });
        rig.service->submit(request("first", 0.1));
        QTRY_VERIFY(more <= 0 && rig.service->isIdle());
        QCOMPARE(rig.results.size(), 21);
    }
};

QTEST_GUILESS_MAIN(GenerationServiceTest)

#include "tst_generation_service.moc"
