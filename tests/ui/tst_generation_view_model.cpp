// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/fake_engine.h"
#include "ui/application.h"

#include <QFile>
#include <QGuiApplication>
#include <QRegularExpression>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace arioso;

namespace {

/// The program's object graph on the fake engine.
struct Program
{
    explicit Program(const QString& model = QStringLiteral("fake")) : engine(record), app(options(model))
    {
        app.start();
    }

    ui::ApplicationOptions options(const QString& model)
    {
        ui::ApplicationOptions options;
        options.configFolder = folder.filePath(QStringLiteral("config"));
        options.dataFolder = folder.filePath(QStringLiteral("data"));
        options.model = model;
        options.gateway = [this]() -> const engine::Engine& { return engine; };
        options.program = QStringLiteral("test");
        return options;
    }

    [[nodiscard]] ui::GenerationViewModel& generation() { return *app.generation(); }
    [[nodiscard]] const QList<core::Take>& takes() { return app.takeLibrary().takes(); }

    QTemporaryDir folder;
    test::FakeRecord record;
    test::FakeEngine engine;
    ui::Application app;
};

} // namespace

class TestGenerationViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void makesTakesOfAllClips();
    void withoutModelAsksForOne();
    void showsProgressAndStops();
    void queuesAndCancels();
    void tellsFailures();
    void tellsOfSilence();
    void makesATakeAgain();
    void makesATakeLonger();
    void goesOnFromThePlayhead();
    void generatesUntilItIsStopped();
    void trimsATake();
    void aPartIsNotMadeAgain();
    void whatCannotBeMadeLongerIsSaid();
    void anotherModelAsksFirst();
    void theQueueHasALimit();
    void makesATakeAgainAtItsAdaptersStrength();
    void makesAContinuedTakeAgainFromItsOwnCodes();
    void shutDownKeepsWhatExists();
};

void TestGenerationViewModel::makesTakesOfAllClips()
{
    Program program;
    program.app.request()->setPrompt(QStringLiteral("calm piano"));
    core::GenerationSettings settings;
    settings.takes = 3;
    settings.seconds = 2;
    settings.seed = 40;
    program.app.request()->setSettings(settings);
    QSignalSpy kept(&program.generation(), &ui::GenerationViewModel::kept);
    program.generation().generate();
    QTRY_COMPARE(kept.count(), 1);
    QCOMPARE(program.takes().size(), 3);
    QCOMPARE(kept[0][1].toStringList().size(), 3);
    for (int i = 0; i < 3; ++i) {
        const core::Take* take = program.app.takeLibrary().find(kept[0][1].toStringList()[i]);
        QVERIFY(take != nullptr);
        QCOMPARE(take->recipe.prompt, QStringLiteral("calm piano"));
        QCOMPARE(take->recipe.settings.seed, quint64(40 + i));
        QCOMPARE(take->seconds, 2.0);
    }
    QCOMPARE(program.record.requests.size(), std::size_t(1));
    QCOMPARE(program.record.requests[0].takes, 3);
    QVERIFY(!program.generation().isBusy());
}

void TestGenerationViewModel::withoutModelAsksForOne()
{
    Program program{QString()};
    QVERIFY(!program.generation().canGenerate());
    QVERIFY(!program.generation().hint().isEmpty());
    QSignalSpy needed(&program.generation(), &ui::GenerationViewModel::modelNeeded);
    program.generation().generate();
    QCOMPARE(needed.count(), 1);
    QVERIFY(!program.generation().isBusy());
}

void TestGenerationViewModel::showsProgressAndStops()
{
    Program program;
    program.app.request()->setPrompt(QStringLiteral("endless"));
    QSignalSpy kept(&program.generation(), &ui::GenerationViewModel::kept);
    program.generation().generate();
    QTRY_VERIFY(program.generation().isBusy());
    QTRY_VERIFY(!program.generation().speedText().isEmpty());
    QVERIFY(program.generation().isPartKnown());
    QVERIFY(!program.generation().timeText().isEmpty());
    QCOMPARE(program.generation().title(), QStringLiteral("endless"));

    // The seed that was drawn can be seen while it runs.
    const quint64 seed = *program.app.generationService().active()->request.settings.seed;
    program.generation().stop();
    QVERIFY(program.generation().isStopping());
    QTRY_COMPARE(kept.count(), 1);
    QVERIFY(program.takes().first().stopped);
    QCOMPARE(program.takes().first().recipe.settings.seed, seed);
    QVERIFY(!program.generation().isBusy());
    QVERIFY(program.generation().timeText().isEmpty());
}

void TestGenerationViewModel::generatesUntilItIsStopped()
{
    Program program;
    program.app.request()->setPrompt(QStringLiteral("for ever"));
    program.app.request()->form()->setEndless(true);
    QSignalSpy kept(&program.generation(), &ui::GenerationViewModel::kept);
    program.generation().generate();
    QTRY_VERIFY(!program.generation().speedText().isEmpty());
    QVERIFY(!program.generation().isPartKnown());
    const QRegularExpression state(QStringLiteral("^Generating until you stop: \\d+:\\d\\d so far$"));
    QVERIFY2(state.match(program.generation().stateText()).hasMatch(), qPrintable(program.generation().stateText()));
    QVERIFY(!program.generation().timeText().contains(QStringLiteral("left")));
    QCOMPARE(program.app.stage()->duration(), program.app.stage()->madeSeconds());
    program.generation().stop();
    QTRY_COMPARE(kept.count(), 1);
    // It is as long as it became, and made again it would be.
    const core::Take& take = program.takes().first();
    QVERIFY(!take.stopped);
    QVERIFY(!take.recipe.settings.endless);
    QCOMPARE(*take.recipe.settings.seconds, take.seconds);
    QVERIFY(std::holds_alternative<engine::Endless>(program.record.requests[0].length));
}

void TestGenerationViewModel::trimsATake()
{
    Program program;
    program.app.request()->setPrompt(QStringLiteral("calm piano"));
    program.app.request()->form()->duration()->setValue(10);
    program.generation().generate();
    QTRY_COMPARE(program.takes().size(), 1);
    const QString whole = program.takes().first().id;
    const core::CodesPtr codes = *core::valueOf(program.app.takeLibrary().codes(whole).result());
    QSignalSpy trimmed(&program.generation(), &ui::GenerationViewModel::trimmed);
    program.generation().trim(whole, 3, 3);
    program.generation().trim(QStringLiteral("none"), 1, 2);
    program.generation().trim(whole, 2.013, 4.5);
    QTRY_COMPARE(trimmed.count(), 1);
    QCOMPARE(program.takes().size(), 2);
    const QString id = trimmed[0][0].toStringList().first();
    const core::Take part = *program.app.takeLibrary().find(id);
    QCOMPARE(part.frames, 124); // 2.02 to 4.5 s, 50 a second
    QVERIFY(part.isPart());
    QCOMPARE(part.parentId(), whole);
    QCOMPARE(part.recipe.continuation->fromSeconds, 2.02);
    QCOMPARE(part.recipe.continuation->toSeconds, 4.5);
    QCOMPARE(part.recipe.prompt, QStringLiteral("calm piano"));
    QCOMPARE(part.seconds, 2.48);
    const core::CodesPtr cut = *core::valueOf(program.app.takeLibrary().codes(id).result());
    QVERIFY(cut->values == codes->part(101, 225).values);
    QCOMPARE(program.record.requests.size(), std::size_t(1)); // nothing was generated
    QCOMPARE(program.app.takes()->currentId(), id);
    QTRY_COMPARE(program.app.stage()->currentTake(), id);

    QCOMPARE(program.app.history()->undoText(), QStringLiteral("Undo trim"));
    program.app.history()->undo();
    QCOMPARE(program.takes().size(), 1);
    QVERIFY(program.app.takeLibrary().find(whole) != nullptr);
    program.app.history()->redo();
    QVERIFY(program.app.takeLibrary().find(id) != nullptr);
}

void TestGenerationViewModel::aPartIsNotMadeAgain()
{
    Program program;
    program.app.request()->setPrompt(QStringLiteral("calm piano"));
    program.generation().generate();
    QTRY_COMPARE(program.takes().size(), 1);
    program.generation().trim(program.takes().first().id, 1, 4);
    QTRY_COMPARE(program.takes().size(), 2);
    program.generation().makeAgain(program.takes().first().id);
    QVERIFY(program.app.notices()->notices().first().text.contains(QStringLiteral("a part of another take")));
    QVERIFY(!program.generation().isBusy());
}

void TestGenerationViewModel::queuesAndCancels()
{
    Program program;
    program.app.request()->setPrompt(QStringLiteral("endless"));
    program.generation().generate();
    QTRY_VERIFY(!program.generation().speedText().isEmpty()); // there is something to keep
    for (const char* prompt : {"first", "second", "third"}) {
        program.app.request()->setPrompt(QString::fromLatin1(prompt));
        program.generation().generate();
    }
    ui::QueueModel& queue = *program.generation().queue();
    const auto title = [&](int row) { return queue.index(row).data(ui::QueueModel::TitleRole).toString(); };
    QTRY_COMPARE(queue.count(), 3);
    QCOMPARE(title(0), QStringLiteral("first"));
    QSignalSpy removed(&queue, &QAbstractItemModel::rowsRemoved);
    QSignalSpy reset(&queue, &QAbstractItemModel::modelReset);
    program.generation().cancel(queue.index(1).data(ui::QueueModel::JobIdRole).toLongLong());
    QTRY_COMPARE(queue.count(), 2);
    QCOMPARE(title(1), QStringLiteral("third"));
    QCOMPARE(removed.count(), 1);
    QCOMPARE(reset.count(), 0);
    program.generation().stop();
    QTRY_COMPARE(program.takes().size(), 3); // the stopped one, first, third
    QCOMPARE(queue.count(), 0);
}

void TestGenerationViewModel::tellsFailures()
{
    Program program;
    program.app.request()->setPrompt(QStringLiteral("invalid"));
    program.generation().generate();
    // The newest; below it is the engine's advice about this machine.
    QTRY_VERIFY(program.app.notices()->count() > 0 &&
                program.app.notices()->notices().first().severity == ui::Notices::Error);
    const ui::Notices::Notice& notice = program.app.notices()->notices().first();
    QVERIFY(!notice.wayOut.isEmpty());
    QCOMPARE(notice.details, QStringLiteral("The prompt leaves no room."));
    QVERIFY(program.takes().isEmpty());
}

void TestGenerationViewModel::tellsOfSilence()
{
    Program program;
    const auto finish = [&program](std::size_t sounding) {
        core::ResultClip clip;
        clip.recipe.prompt = QStringLiteral("fading");
        clip.codes = std::make_shared<const engine::Codes>(test::fakeCodes(1, 30));
        engine::Audio audio{3200, {std::vector<float>(960)}};
        std::fill_n(audio.channels[0].begin(), sounding, 0.25F);
        clip.audio = std::make_shared<const engine::Audio>(audio);
        clip.frameRate = test::kFakeFrameRate;
        core::JobResult result;
        result.clips = {clip};
        Q_EMIT program.app.generationService().finished(result);
    };
    finish(700); // of which 60 are in the last third
    QCOMPARE(program.app.notices()->count(), 0);
    finish(640);
    QCOMPARE(program.app.notices()->count(), 1);
    QCOMPARE(program.app.notices()->notices()[0].text,
             QStringLiteral("The last third of “fading” is silent."));
}

void TestGenerationViewModel::makesATakeAgain()
{
    Program program;
    program.app.request()->setPrompt(QStringLiteral("calm piano"));
    QSignalSpy kept(&program.generation(), &ui::GenerationViewModel::kept);
    program.generation().generate();
    QTRY_COMPARE(kept.count(), 1);
    const core::Take first = program.takes().first();
    program.app.request()->setPrompt(QStringLiteral("something else"));
    program.generation().makeAgain(first.id);
    QTRY_COMPARE(kept.count(), 2);
    QCOMPARE(program.takes().size(), 2);
    QCOMPARE(program.takes().first().recipe, first.recipe);
    QCOMPARE(program.app.request()->prompt(), QStringLiteral("something else"));
}

namespace {

/// A take of two seconds, its id.
QString takeOf(Program& program, const QString& prompt)
{
    program.app.request()->setPrompt(prompt);
    core::GenerationSettings settings;
    settings.seconds = 2;
    settings.seed = 40;
    settings.temperature = 0.5;
    program.app.request()->setSettings(settings);
    QSignalSpy kept(&program.generation(), &ui::GenerationViewModel::kept);
    program.generation().generate();
    return kept.wait(20000) ? kept[0][1].toStringList().value(0) : QString();
}

} // namespace

void TestGenerationViewModel::makesATakeLonger()
{
    Program program;
    const QString id = takeOf(program, QStringLiteral("calm piano"));
    program.app.request()->setPrompt(QStringLiteral("something else"));
    ui::LongerViewModel& longer = *program.app.longer();
    QVERIFY(!longer.open(QStringLiteral("none"), 0));
    QVERIFY(longer.open(id, 0));
    QCOMPARE(longer.title(), QStringLiteral("calm piano"));
    QCOMPARE(longer.cursorText(), QString());
    QCOMPARE(longer.duration()->value(), 22.0);
    longer.duration()->setValue(2);
    QVERIFY(!longer.isPossible());
    longer.duration()->enter(QStringLiteral("1:05"));
    QVERIFY(longer.isPossible());
    QSignalSpy kept(&program.generation(), &ui::GenerationViewModel::kept);
    longer.start();
    QTRY_COMPARE(kept.count(), 1);

    // The same recipe, longer, from codes; the last frames, which its end decided, are drawn again.
    const engine::GenerationRequest& request = program.record.requests[1];
    QCOMPARE(request.prompts[0].text, std::optional<std::string>("calm piano"));
    QCOMPARE(request.seed, std::uint64_t(40));
    QCOMPARE(request.overrides.temperature, std::optional(0.5F));
    QCOMPARE(std::get<engine::Seconds>(request.length).value, 65.0);
    const auto& codes = std::get<engine::Codes>(request.prompts[0].continuation);
    QVERIFY(codes.values == test::fakeCodes(40, 98).values);
    const core::Take* made = program.app.takeLibrary().find(kept[0][1].toStringList()[0]);
    QCOMPARE(made->parentId(), id);
    QCOMPARE(made->recipe.continuation->toSeconds, 98 / 50.0);
    QCOMPARE(made->promptFrames, 98);
}

void TestGenerationViewModel::goesOnFromThePlayhead()
{
    Program program;
    const QString id = takeOf(program, QStringLiteral("calm piano"));
    ui::LongerViewModel& longer = *program.app.longer();
    QVERIFY(longer.open(id, 0.5));
    QVERIFY(!longer.isFromCursor());
    longer.setFromCursor(true);
    longer.duration()->setValue(1);
    QVERIFY(longer.isPossible()); // shorter than the take, longer than what stays
    longer.variants()->setValue(3);
    QSignalSpy kept(&program.generation(), &ui::GenerationViewModel::kept);
    longer.start();
    QTRY_COMPARE(kept.count(), 1);
    const engine::GenerationRequest& request = program.record.requests[1];
    QCOMPARE(request.takes, 3);
    QVERIFY(request.seed != 40);
    QCOMPARE(std::get<engine::Codes>(request.prompts[0].continuation).frames, 25);
    const QStringList ids = kept[0][1].toStringList();
    QCOMPARE(ids.size(), 3);
    for (const QString& variant : ids)
        QCOMPARE(program.app.takeLibrary().find(variant)->parentId(), id);
    QVERIFY(!longer.open(QStringLiteral("none"), 0.5));
    QVERIFY(longer.open(id, 9)); // not inside it
    QCOMPARE(longer.cursorText(), QString());
    longer.setFromCursor(true);
    QVERIFY(!longer.isFromCursor());
}

void TestGenerationViewModel::whatCannotBeMadeLongerIsSaid()
{
    Program program;
    const QString id = takeOf(program, QStringLiteral("calm piano"));
    QTRY_VERIFY(program.app.takeLibrary().isSaved(id));
    QVERIFY(QFile::remove(program.app.takeLibrary().folder() + QLatin1Char('/') + id +
                          QStringLiteral("/codes.safetensors")));
    QVERIFY(program.app.longer()->open(id, 0));
    program.app.longer()->start();
    QTRY_VERIFY(program.app.notices()->rowCount() > 0);
    QCOMPARE(program.record.requests.size(), std::size_t(1));
}

void TestGenerationViewModel::anotherModelAsksFirst()
{
    Program program;
    QTRY_VERIFY(program.app.generationService().modelState().model.has_value());
    core::ResultClip clip;
    clip.recipe.prompt = QStringLiteral("calm piano");
    clip.recipe.settings.seconds = 1;
    clip.recipe.model = {QStringLiteral("musicgen-large"), {}, {}};
    clip.codes = std::make_shared<const engine::Codes>(test::fakeCodes(1, 50));
    clip.audio = std::make_shared<const engine::Audio>(test::fakeAudio(1, 0, 3200));
    clip.frameRate = test::kFakeFrameRate;
    core::JobResult result;
    result.clips = {clip};
    const QString id = program.app.takeLibrary().add(result).first();
    program.generation().makeAgain(id);
    QVERIFY(program.app.generationService().isIdle());
    const ui::Notices::Notice& notice = program.app.notices()->notices().first();
    QVERIFY(notice.text.contains(QStringLiteral("musicgen-large")));
    QVERIFY(notice.text.contains(QStringLiteral("fake")));
    program.app.notices()->act(0); // Generate anyway
    QTRY_COMPARE(program.takes().size(), 2);
    QCOMPARE(program.takes().first().recipe.prompt, QStringLiteral("calm piano"));
}

void TestGenerationViewModel::theQueueHasALimit()
{
    Program program;
    program.app.request()->setPrompt(QStringLiteral("endless"));
    program.generation().generate();
    QTRY_VERIFY(program.generation().isBusy());
    for (int i = 0; i < 60; ++i)
        program.generation().generate();
    QCOMPARE(program.generation().queue()->count(), 50);
    QVERIFY(!program.generation().canGenerate());
    QVERIFY(program.generation().hint().contains(QStringLiteral("50")));
    // Whoever goes past the view-model is refused too.
    QSignalSpy failed(&program.app.generationService(), &core::GenerationService::failed);
    core::JobRequest request;
    request.prompt = QStringLiteral("one more");
    program.app.generationService().submit(request);
    QTRY_COMPARE(failed.count(), 1);
    QCOMPARE(failed[0][1].value<core::Failure>().code, core::FailureCode::QueueFull);
    program.generation().cancelAll();
    QTRY_VERIFY(program.generation().canGenerate());
}

void TestGenerationViewModel::makesATakeAgainAtItsAdaptersStrength()
{
    QTemporaryDir adapter;
    QFile config(adapter.filePath(QStringLiteral("adapter_config.json")));
    QVERIFY(config.open(QIODevice::WriteOnly));
    config.write(R"({"peft_type": "LORA", "base_model_name_or_path": "facebook/musicgen-small"})");
    config.close();
    Program program(adapter.path());
    program.app.request()->setPrompt(QStringLiteral("calm piano"));
    QSignalSpy kept(&program.generation(), &ui::GenerationViewModel::kept);
    program.generation().generate();
    QTRY_COMPARE(kept.count(), 1);
    const core::Take first = program.takes().first();
    QCOMPARE(first.recipe.model.strength, std::optional(1.0));
    program.app.models()->setStrength(50);
    QTRY_COMPARE(program.record.loadCount, 2);
    program.generation().generate();
    QTRY_COMPARE(kept.count(), 2);
    QCOMPARE(program.takes().first().recipe.model.strength, std::optional(0.5));
    program.generation().makeAgain(first.id);
    QTRY_COMPARE(kept.count(), 3);
    QCOMPARE(program.takes().first().recipe, first.recipe);
    QTRY_COMPARE(program.record.loadCount, 4); // and back to what is set
    QTRY_COMPARE(program.app.generationService().modelState().model->reference.strength, std::optional(0.5));
}

void TestGenerationViewModel::makesAContinuedTakeAgainFromItsOwnCodes()
{
    Program program;
    QTRY_VERIFY(program.app.generationService().modelState().model.has_value());
    core::JobRequest request;
    request.prompt = QStringLiteral("on and on");
    request.settings.seed = 7;
    request.settings.seconds = 3;
    request.continuation = core::ContinuationInput{
        {QStringLiteral("20260101-000000-000-aaaaaa-0"), {}, 0, 1},
        std::make_shared<const engine::Codes>(test::fakeCodes(9, test::kFakeFrameRate)),
        {}};
    QSignalSpy kept(&program.generation(), &ui::GenerationViewModel::kept);
    program.app.generationService().submit(request);
    QTRY_COMPARE(kept.count(), 1);
    const core::Take first = program.takes().first();
    QCOMPARE(first.promptFrames, test::kFakeFrameRate);

    program.generation().makeAgain(first.id);
    QTRY_COMPARE(kept.count(), 2);
    QCOMPARE(program.takes().first().recipe, first.recipe);
    program.app.shutDown();
    const auto codesOf = [&](std::size_t i) {
        return std::get<engine::Codes>(program.record.requests[i].prompts[0].continuation);
    };
    QCOMPARE(codesOf(1).frames, test::kFakeFrameRate);
    QVERIFY(program.record.requests[1].seed == 7);
}

void TestGenerationViewModel::shutDownKeepsWhatExists()
{
    Program program;
    program.app.request()->setPrompt(QStringLiteral("endless"));
    program.generation().generate();
    QTRY_VERIFY(!program.generation().speedText().isEmpty());
    program.app.shutDown();
    QCOMPARE(program.takes().size(), 1);
    QVERIFY(program.takes().first().stopped);
}

QTEST_MAIN(TestGenerationViewModel)
#include "tst_generation_view_model.moc"
