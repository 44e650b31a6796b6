// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Replacing a selection and making loops, on the fake engine: candidate i of a request has the codes of its
// seed, and the last one fits best.

#include "core/fake_engine.h"
#include "ui/application.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace arioso;
using ui::EditCandidatesModel;

namespace {

struct Program
{
    Program() : engine(record), app(options())
    {
        QSignalSpy opened(&app.takeLibrary(), &core::TakeLibrary::opened);
        app.start();
        if (!QTest::qWaitFor([&] {
                return app.takeLibrary().isOpen() &&
                       app.generationService().modelState().kind == core::ModelState::Kind::Ready;
            }))
            qFatal("the program doesn't start");
    }

    ui::ApplicationOptions options()
    {
        ui::ApplicationOptions options;
        options.configFolder = folder.filePath(QStringLiteral("config"));
        options.dataFolder = folder.filePath(QStringLiteral("data"));
        options.model = QStringLiteral("fake");
        options.gateway = [this]() -> const engine::Engine& { return engine; };
        options.program = QStringLiteral("test");
        return options;
    }

    /// A take of whole frames; `clicks`: with a click every half second.
    QString addTake(double seconds, const QString& prompt = QStringLiteral("rain"), bool clicks = false)
    {
        core::ResultClip clip;
        clip.recipe.prompt = prompt;
        clip.recipe.settings.seed = 1;
        clip.recipe.settings.temperature = 0.9;
        clip.recipe.model = app.generationService().modelState().model->reference;
        const int frames = int(seconds * test::kFakeFrameRate);
        clip.codes = std::make_shared<const engine::Codes>(test::fakeCodes(1, frames));
        engine::Audio audio = test::fakeAudio(1, 0, std::size_t(frames) * test::kFakeHop);
        if (clicks) {
            for (std::size_t n = 0; n < audio.channels[0].size(); ++n) {
                const double since = std::fmod(double(n) / audio.sampleRate, 0.5);
                audio.channels[0][n] = float(std::exp(-60 * since) * std::sin(6000 * since));
            }
        }
        clip.audio = std::make_shared<const engine::Audio>(std::move(audio));
        clip.frameRate = test::kFakeFrameRate;
        core::JobResult result;
        result.clips = {clip};
        return app.takeLibrary().add(result).value(0);
    }

    core::CodesPtr codesOf(const QString& id)
    {
        QFuture<core::Outcome<core::CodesPtr>> codes = app.takeLibrary().codes(id);
        codes.waitForFinished();
        return *core::valueOf(codes.result());
    }

    core::AudioPtr audioOf(const QString& id)
    {
        QFuture<core::Outcome<core::AudioPtr>> audio = app.takeLibrary().audio(id);
        audio.waitForFinished();
        return *core::valueOf(audio.result());
    }

    [[nodiscard]] ui::EditViewModel& edit() { return *app.edit(); }
    [[nodiscard]] const QList<core::Take>& takes() { return app.takeLibrary().takes(); }

    QTemporaryDir folder;
    test::FakeRecord record;
    test::FakeEngine engine;
    ui::Application app;
};

} // namespace

class TestEditViewModel : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void replacesASelection();
    void theEndIsAGap();
    void isUndoneAndRedone();
    void isMadeAgainFromItsRecipe();
    void aDeletedTakeCannotBeEditedAgain();
    void stopsAndCloses();
    void failuresLeaveTheTake();
    void makesALoop();
    void withoutABeatThereIsNoLoop();
};

void TestEditViewModel::replacesASelection()
{
    Program program;
    const QString id = program.addTake(4);
    ui::EditViewModel& edit = program.edit();
    QVERIFY(!edit.openRepaint(id, 2, 2)); // nothing is selected
    QVERIFY(!edit.openRepaint(QStringLiteral("none"), 1, 2));
    QVERIFY(edit.openRepaint(id, 1, 2.5));
    QVERIFY(edit.isActive() && !edit.isLoop() && edit.isPossible());
    QCOMPARE(edit.title(), QStringLiteral("rain"));
    QCOMPARE(edit.prompt(), QStringLiteral("rain"));
    QCOMPARE(edit.partText(), QStringLiteral("0:01.0 to 0:02.5"));
    edit.setPrompt(QStringLiteral("thunder"));
    edit.candidateCount()->setValue(3);
    edit.generate();
    QVERIFY(edit.isBusy());
    QTRY_COMPARE(edit.candidates()->count(), 3);
    QVERIFY(!edit.isBusy());
    QCOMPARE(program.record.repaints.size(), std::size_t(1));
    const engine::RepaintRequest& request = program.record.repaints[0];
    QCOMPARE(request.gap.from, test::kFakeFrameRate);
    QCOMPARE(request.gap.to, test::kFakeFrameRate * 5 / 2);
    QCOMPARE(request.takes, 3);
    QVERIFY(request.prompt.text == "thunder");
    QCOMPARE(request.overrides.temperature.value_or(0), 0.9F);
    QVERIFY(request.codes.values == program.codesOf(id)->values);
    QVERIFY(edit.follows());
    const auto shown = [&](int row, int role) {
        return edit.candidates()->data(edit.candidates()->index(row, 0), role);
    };
    QCOMPARE(shown(0, EditCandidatesModel::RankRole).toInt(), 1);
    QCOMPARE(shown(0, EditCandidatesModel::SeedRole).toString(), QString::number(request.seed + 2));
    QCOMPARE(shown(0, EditCandidatesModel::OwnRole).toString(), QLocale().toString(-1.5, 'f', 3));
    QCOMPARE(program.takes().size(), qsizetype(1)); // nothing is kept until one is chosen

    QSignalSpy active(&edit, &ui::EditViewModel::activeChanged);
    edit.apply(0);
    QVERIFY(!edit.isActive());
    QCOMPARE(active.count(), 1);
    QCOMPARE(program.takes().size(), qsizetype(2));
    const core::Take take = program.takes().first();
    QCOMPARE(take.parentId(), id);
    QCOMPARE(program.app.takeLibrary().childrenOf(id), QStringList{take.id});
    QCOMPARE(take.recipe.prompt, QStringLiteral("thunder"));
    QCOMPARE(take.recipe.settings.seed, std::optional<quint64>(request.seed + 2));
    QCOMPARE(take.recipe.edit->from, request.gap.from);
    QCOMPARE(take.recipe.edit->to, request.gap.to);
    QTRY_COMPARE(program.app.stage()->currentTake(), take.id);
    const core::CodesPtr before = program.codesOf(id);
    const core::CodesPtr after = program.codesOf(take.id);
    const engine::Codes fresh = test::fakeCodes(request.seed + 2, request.gap.from, request.gap.to);
    QVERIFY(after->values == before->replaced(request.gap.from, fresh).values);
    QVERIFY(program.codesOf(id)->values == test::fakeCodes(1, before->frames).values);
}

void TestEditViewModel::theEndIsAGap()
{
    Program program;
    const QString id = program.addTake(4);
    QVERIFY(program.edit().openRepaint(id, 3, 3.999));
    program.edit().generate();
    QTRY_COMPARE(program.edit().candidates()->count(), ui::EditViewModel::kUsualCandidates);
    QCOMPARE(program.record.repaints[0].gap.to, 4 * test::kFakeFrameRate);
    QVERIFY(!program.edit().follows());
    program.edit().close();
    QVERIFY(program.edit().openRepaint(id, 0, 1));
    program.edit().generate();
    QTRY_COMPARE(program.record.repaints.size(), std::size_t(2));
    QCOMPARE(program.record.repaints[1].gap.from, 0);
}

void TestEditViewModel::isUndoneAndRedone()
{
    Program program;
    const QString id = program.addTake(4);
    const std::vector<std::int32_t> codes = program.codesOf(id)->values;
    const auto samples = program.audioOf(id)->channels;
    QVERIFY(program.edit().openRepaint(id, 1, 2));
    program.edit().generate();
    QTRY_VERIFY(program.edit().candidates()->count() > 0);
    program.edit().apply(1);
    const QString made = program.takes().first().id;
    const std::vector<std::int32_t> madeCodes = program.codesOf(made)->values;
    QVERIFY(program.app.history()->canUndo());
    QVERIFY(program.app.history()->undoText().contains(QStringLiteral("replace selection")));
    program.app.history()->undo();
    QCOMPARE(program.takes().size(), qsizetype(1));
    QTRY_COMPARE(program.app.stage()->currentTake(), id);
    QVERIFY(program.codesOf(id)->values == codes);
    QVERIFY(program.audioOf(id)->channels == samples);
    program.app.history()->redo();
    QCOMPARE(program.takes().first().id, made);
    QTRY_COMPARE(program.app.stage()->currentTake(), made);
    QVERIFY(program.codesOf(made)->values == madeCodes);
}

void TestEditViewModel::isMadeAgainFromItsRecipe()
{
    Program program;
    const QString id = program.addTake(4);
    QVERIFY(program.edit().openRepaint(id, 1, 2));
    program.edit().generate();
    QTRY_VERIFY(program.edit().candidates()->count() > 0);
    program.edit().apply(0);
    const core::Take made = program.takes().first();
    program.app.generation()->makeAgain(made.id);
    QTRY_COMPARE(program.takes().size(), qsizetype(3));
    const core::Take again = program.takes().first();
    QVERIFY(again.recipe == made.recipe);
    QVERIFY(program.codesOf(again.id)->values == program.codesOf(made.id)->values);
    QVERIFY(program.audioOf(again.id)->channels == program.audioOf(made.id)->channels);
    QCOMPARE(program.record.repaints.back().takes, 1);
}

void TestEditViewModel::aDeletedTakeCannotBeEditedAgain()
{
    Program program;
    const QString id = program.addTake(4);
    QVERIFY(program.edit().openRepaint(id, 1, 2));
    program.edit().generate();
    QTRY_VERIFY(program.edit().candidates()->count() > 0);
    program.edit().apply(0);
    program.app.takeLibrary().remove({id});
    const int before = program.app.notices()->rowCount();
    program.app.generation()->makeAgain(program.takes().first().id);
    QCOMPARE(program.app.notices()->rowCount(), before + 1);
    QCOMPARE(program.takes().size(), qsizetype(1));
}

void TestEditViewModel::stopsAndCloses()
{
    Program program;
    const QString id = program.addTake(4, QStringLiteral("endless"));
    QVERIFY(program.edit().openRepaint(id, 1, 2));
    program.edit().generate();
    QTRY_COMPARE(program.record.repaints.size(), std::size_t(1));
    program.edit().stop();
    QVERIFY(!program.edit().isBusy());
    QVERIFY(program.edit().isPossible());
    QTRY_VERIFY(program.app.generationService().isIdle());
    program.edit().generate();
    QTRY_COMPARE(program.record.repaints.size(), std::size_t(2));
    program.edit().close();
    QTRY_VERIFY(program.app.generationService().isIdle());
    QCOMPARE(program.takes().size(), qsizetype(1));
    // Its take is deleted meanwhile.
    QVERIFY(program.edit().openRepaint(id, 1, 2));
    program.app.takeLibrary().remove({id});
    QVERIFY(!program.edit().isActive());
}

void TestEditViewModel::failuresLeaveTheTake()
{
    Program program;
    const QString id = program.addTake(4, QStringLiteral("invalid"));
    QVERIFY(program.edit().openRepaint(id, 1, 2));
    const int before = program.app.notices()->rowCount();
    program.edit().generate();
    QTRY_COMPARE(program.app.notices()->rowCount(), before + 1);
    QVERIFY(!program.edit().isBusy());
    QVERIFY(program.edit().isActive());
    QCOMPARE(program.takes().size(), qsizetype(1));
}

void TestEditViewModel::makesALoop()
{
    Program program;
    const QString id = program.addTake(9, QStringLiteral("drums"), true);
    QTRY_VERIFY(program.app.takeLibrary().analyses().find(id) != nullptr);
    const auto measured = program.app.takeLibrary().analyses().find(id);
    QVERIFY(measured->beats && std::abs(measured->beats->perMinute - 120) < 2);
    ui::EditViewModel& edit = program.edit();
    QVERIFY(edit.openLoop(id, 0, 0));
    QVERIFY(edit.isLoop() && edit.isPossible());
    QCOMPARE(int(edit.bars()->value()), 4);
    edit.bars()->setValue(2);
    QVERIFY2(edit.partText().startsWith(QStringLiteral("2 bar")), qPrintable(edit.partText()));
    edit.bars()->setValue(60);
    QVERIFY(!edit.isPossible());
    edit.bars()->setValue(2);
    edit.generate();
    QTRY_COMPARE(edit.candidates()->count(), ui::EditViewModel::kUsualCandidates);
    const engine::RepaintRequest& request = program.record.repaints[0];
    edit.apply(0);
    const core::Take take = program.takes().first();
    QVERIFY(take.isLoop());
    QCOMPARE(take.parentId(), id);
    const core::TakeEdit& made = *take.recipe.edit;
    QCOMPARE(made.bars, 2);
    QCOMPARE(take.frames, made.to - made.from);
    QVERIFY(std::abs(take.seconds - 4) <= 0.05 + 1.0 / test::kFakeFrameRate);
    QVERIFY(std::abs(made.perMinute - 120) < 2);
    // The gap is the loop's end, and its beginning follows.
    QCOMPARE(request.gap.to, take.frames);
    QCOMPARE(request.gap.frames(), made.seam);
    const core::CodesPtr whole = program.codesOf(id);
    QVERIFY(program.codesOf(take.id)->part(0, take.frames - made.seam).values ==
            whole->part(made.from, made.to - made.seam).values);
    QVERIFY(request.codes.part(take.frames, request.codes.frames).values ==
            whole->part(made.from, made.from + request.codes.frames - take.frames).values);
}

void TestEditViewModel::withoutABeatThereIsNoLoop()
{
    Program program;
    const QString id = program.addTake(1);
    QTRY_VERIFY(program.app.takeLibrary().analyses().find(id) != nullptr);
    const int before = program.app.notices()->rowCount();
    QVERIFY(!program.edit().openLoop(id, 0, 0));
    QVERIFY(!program.edit().isActive());
    QCOMPARE(program.app.notices()->rowCount(), before + 1);
}

QTEST_MAIN(TestEditViewModel)
#include "tst_edit_view_model.moc"
