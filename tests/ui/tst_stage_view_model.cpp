// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// What is on the stage, without a sound card: takes, clips that grow, and what becomes of them.

#include "ui/generation/generation_view_model.h"
#include "ui/stage/stage_view_model.h"
#include "ui/stage_world.h"

#include <QFile>

using namespace arioso;
using core::GrowingSoundPtr;
using test::StageWorld;
using ui::StageViewModel;

namespace {

std::vector<float> fake(std::uint64_t seed, double seconds)
{
    return test::fakeAudio(seed, 0, std::size_t(std::lround(seconds * test::kFakeSampleRate))).channels[0];
}

struct World : StageWorld
{
    StageViewModel stage{generation, takes, player, notices};

    [[nodiscard]] GrowingSoundPtr sound() { return stage.waveformSource()->sound(); }
};

} // namespace

class StageViewModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("PULSE_SERVER", "unix:/nonexistent/arioso"); }

    void beginsEmpty()
    {
        World world;
        QVERIFY(world.stage.isEmpty());
        QCOMPARE(world.stage.currentTake(), QString());
        QCOMPARE(world.stage.waveformSource(), nullptr);
        QCOMPARE(world.stage.duration(), 0.0);
        world.stage.showTake(QStringLiteral("nobody"));
        QVERIFY(world.stage.isEmpty());
        QCOMPARE(world.notices.count(), 0);
    }

    void aClipGrowsChunkByChunkAndIsTheResult()
    {
        World world;
        int chunks = 0;
        bool grewAtOnce = true;
        connect(&world.generation, &core::GenerationService::audioReady, this,
                [&](const core::AudioChunk& chunk) {
                    if (chunk.clip != 0)
                        return;
                    ++chunks;
                    grewAtOnce &=
                        world.sound() != nullptr && world.player.source() == world.sound() &&
                        world.sound()->samples() == chunk.firstSample + qint64(chunk.audio->samples()) &&
                        !world.sound()->isFinished() && world.stage.isLive();
                });
        core::JobResult result;
        connect(&world.generation, &core::GenerationService::finished, this,
                [&](const core::JobResult& made) {
                    result = made;
                    world.stage.onKept(made, world.takes.add(made));
                });
        QSignalSpy started(&world.generation, &core::GenerationService::started);
        world.generation.submit(StageWorld::request(QStringLiteral("rain"), 4, 2));
        QTRY_COMPARE(started.size(), 1);
        QCOMPARE(world.stage.title(), QStringLiteral("rain"));
        QCOMPARE(world.stage.duration(), 4.0); // what it is to become
        QTRY_VERIFY(!result.clips.isEmpty());
        QCOMPARE(chunks, 4 * test::kFakeFrameRate / test::kFakeChunkFrames);
        QVERIFY(grewAtOnce);
        QVERIFY(world.sound()->isFinished());
        QCOMPARE(test::samplesOf(*world.sound()), result.clips[0].audio->channels[0]);
        QCOMPARE(test::samplesOf(*world.sound()), fake(7, 4));
        QVERIFY(!world.stage.isLive());
    }

    void aKeptClipStaysTheSameSound()
    {
        World world;
        QStringList ids;
        GrowingSoundPtr soundBefore;
        const core::WaveformSource* waveBefore = nullptr;
        std::unique_ptr<QSignalSpy> redrawn;
        std::unique_ptr<QSignalSpy> stretched;
        QSignalSpy sources(&world.player, &core::Player::sourceChanged);
        QSignalSpy current(&world.stage, &StageViewModel::currentTakeChanged);
        qsizetype sourcesBefore = 0;
        connect(
            &world.generation, &core::GenerationService::finished, this, [&](const core::JobResult& result) {
                soundBefore = world.sound();
                waveBefore = world.stage.waveformSource();
                redrawn = std::make_unique<QSignalSpy>(waveBefore, &core::WaveformSource::soundChanged);
                stretched =
                    std::make_unique<QSignalSpy>(waveBefore, &core::WaveformSource::expectedSecondsChanged);
                sourcesBefore = sources.size();
                QCOMPARE(world.stage.currentTake(), QString());
                ids = world.takes.add(result);
                world.stage.onKept(result, ids);
            });
        world.generation.submit(StageWorld::request(QStringLiteral("rain"), 2, 3));
        QTRY_COMPARE(ids.size(), 3);
        QCOMPARE(world.stage.currentTake(), ids[0]);
        QCOMPARE(current.size(), 1);
        QCOMPARE(world.sound(), soundBefore);
        QCOMPARE(world.stage.waveformSource(), waveBefore);
        QCOMPARE(world.player.source(), soundBefore);
        QCOMPARE(sources.size(), sourcesBefore);
        QCOMPARE(redrawn->size(), 0);
        QCOMPARE(stretched->size(), 0);
        QCOMPARE(world.stage.clips(),
                 (QStringList{QStringLiteral("1"), QStringLiteral("2"), QStringLiteral("3")}));

        // The others of the click are at hand.
        world.stage.selectClip(2);
        QCOMPARE(world.stage.currentTake(), ids[2]);
        QCOMPARE(world.stage.clip(), 2);
        QVERIFY(!world.stage.isLoading());
        QCOMPARE(test::samplesOf(*world.sound()), fake(9, 2));
        world.stage.showTake(ids[0]);
        QCOMPARE(world.sound(), soundBefore);
    }

    /// Whichever listened to the service first.
    void theOrderOfConstructionDoesNotMatter()
    {
        StageWorld world;
        core::RecentPrompts recent(world.folder.filePath(QStringLiteral("recent.json")));
        ui::RequestViewModel request(recent);
        ui::ContinuationViewModel continuation(world.takes, world.notices);
        ui::GenerationViewModel generation(
            {world.generation, world.takes, recent, request, continuation, world.notices});
        StageViewModel stage(world.generation, world.takes, world.player, world.notices);
        connect(&generation, &ui::GenerationViewModel::kept, &stage, &StageViewModel::onKept);
        world.generation.submit(StageWorld::request(QStringLiteral("unheard"), 2));
        QTRY_VERIFY(!stage.currentTake().isEmpty());
        QVERIFY(stage.hasSound());
        QCOMPARE(test::samplesOf(*stage.waveformSource()->sound()), fake(7, 2));
    }

    void chipsSwitchBetweenGrowingClips()
    {
        World world;
        const core::JobId job = world.generation.submit(StageWorld::request(QStringLiteral("endless"), 4, 3));
        QTRY_VERIFY(world.stage.hasSound());
        QCOMPARE(world.stage.clips().size(), 3);
        QCOMPARE(world.stage.clip(), 0);
        world.stage.selectClip(2);
        QCOMPARE(world.stage.clip(), 2);
        QCOMPARE(world.player.source(), world.sound());
        world.stage.selectClip(9);
        QCOMPARE(world.stage.clip(), 2);
        QSignalSpy finished(&world.generation, &core::GenerationService::finished);
        const double made = world.stage.madeSeconds();
        QTRY_VERIFY(world.stage.madeSeconds() > made);
        world.generation.cancel(job);
        QTRY_COMPARE(finished.size(), 1);
        const auto result = finished.first().first().value<core::JobResult>();
        const QStringList ids = world.takes.add(result);
        world.stage.onKept(result, ids);
        QCOMPARE(test::samplesOf(*world.sound()), result.clips[2].audio->channels[0]);
        // Stopped: it is as long as what is there.
        QCOMPARE(world.stage.duration(), result.clips[2].audio->seconds());
        QCOMPARE(world.stage.currentTake(), ids[2]);
    }

    void aHeldStageOnlyTellsWhatIsMade()
    {
        World world;
        connect(&world.generation, &core::GenerationService::finished, &world.stage,
                [&](const core::JobResult& result) { world.stage.onKept(result, world.takes.add(result)); });
        const QString id = world.keep({test::resultClip(1, 1, QStringLiteral("first"))}).value(0);
        world.stage.showTake(id);
        QTRY_VERIFY(world.stage.hasSound());
        world.stage.setHeld(true);
        const core::JobId job = world.generation.submit(StageWorld::request(QStringLiteral("endless"), 4));
        QTRY_COMPARE(world.stage.nowMaking(), QStringLiteral("endless"));
        QCOMPARE(world.stage.currentTake(), id);
        QCOMPARE(test::samplesOf(*world.player.source()), fake(1, 1));
        world.stage.showMaking();
        QCOMPARE(world.stage.nowMaking(), QString());
        QCOMPARE(world.stage.currentTake(), QString());
        QTRY_VERIFY(world.stage.hasSound());
        // Back to the take: the line is there again until the job ends.
        world.stage.showTake(id);
        QCOMPARE(world.stage.nowMaking(), QStringLiteral("endless"));
        world.generation.cancel(job);
        QTRY_COMPARE(world.stage.nowMaking(), QString());
        QCOMPARE(world.stage.currentTake(), id);
    }

    void aFailedJobGivesTheStageBack()
    {
        World world;
        const QString id = world.keep({test::resultClip(1, 1)}).value(0);
        world.stage.showTake(id);
        QTRY_VERIFY(world.stage.hasSound());
        QStringList shown;
        connect(&world.stage, &StageViewModel::currentTakeChanged, this,
                [&] { shown.append(world.stage.currentTake()); });
        QSignalSpy failed(&world.generation, &core::GenerationService::failed);
        world.generation.submit(StageWorld::request(QStringLiteral("memory"), 4));
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(shown, (QStringList{QString(), id}));
        QTRY_VERIFY(world.stage.hasSound());
        QCOMPARE(test::samplesOf(*world.sound()), fake(1, 1));
    }

    void whatWasAskedForLastIsShown()
    {
        World world;
        QStringList ids;
        for (std::uint64_t seed = 1; seed <= 12; ++seed)
            ids += world.keep({test::resultClip(seed, 1)});
        for (const QString& id : ids)
            world.stage.showTake(id);
        QCOMPARE(world.stage.currentTake(), ids.last());
        QCOMPARE(world.stage.duration(), 1.0); // known before it is read
        QTRY_VERIFY(!world.stage.isLoading());
        // All reads are done: none of the earlier ones may come now.
        world.takes.flush();
        QCoreApplication::processEvents();
        QCOMPARE(test::samplesOf(*world.sound()).size(), fake(12, 1).size());
        QCOMPARE(world.player.source(), world.sound());
        QCOMPARE(world.stage.title(), QStringLiteral("No prompt"));
        const std::vector<float> heard = test::samplesOf(*world.sound());
        const std::vector<float> expected = fake(12, 1);
        for (std::size_t i = 0; i < expected.size(); ++i) // float WAV or 24 bits
            QVERIFY(std::abs(heard[i] - expected[i]) < 1e-6F);
    }

    void aDeletedTakeLeavesTheStageAndComesBack()
    {
        World world;
        const QStringList ids = world.keep({test::resultClip(1, 1), test::resultClip(2, 1)});
        world.stage.showTake(ids[0]);
        QTRY_VERIFY(world.stage.hasSound());
        QCOMPARE(world.stage.clips().size(), 2);
        QSignalSpy current(&world.stage, &StageViewModel::currentTakeChanged);
        world.takes.remove({ids[0]});
        QVERIFY(world.stage.isEmpty());
        QCOMPARE(world.player.source(), nullptr);
        QCOMPARE(current.size(), 1);
        world.takes.restore({ids[0]});
        QCOMPARE(world.stage.currentTake(), ids[0]);
        QTRY_VERIFY(world.stage.hasSound());
        // Of two, one is left: no chips.
        world.takes.remove({ids[1]});
        QCOMPARE(world.stage.currentTake(), ids[0]);
        QCOMPARE(world.stage.clips(), QStringList());
    }

    void aTakeDeletedWhileItIsReadDoesNotComeBack()
    {
        World world;
        const QString id = world.keep({test::resultClip(1, 1)}).value(0);
        world.stage.showTake(id);
        world.takes.remove({id});
        world.takes.flush();
        QCoreApplication::processEvents();
        QVERIFY(world.stage.isEmpty());
        QCOMPARE(world.player.source(), nullptr);
        QCOMPARE(world.notices.count(), 0);
    }

    void aTakeThatCannotBeReadIsSaid()
    {
        World world;
        const QString id = world.keep({test::resultClip(1, 1, QStringLiteral("lost tune"))}).value(0);
        QVERIFY(QFile::remove(world.takes.audioFile(id)));
        world.stage.showTake(id, true);
        QTRY_VERIFY(!world.stage.isLoading());
        QVERIFY(!world.stage.hasSound());
        QCOMPARE(world.notices.count(), 1);
        QVERIFY(world.notices.notices().first().text.contains(QLatin1String("lost tune")));
        QCOMPARE(world.stage.title(), QStringLiteral("lost tune"));
    }

    void aRenamedTakeIsCalledSo()
    {
        World world;
        core::ResultClip clip = test::resultClip(77, 1, QStringLiteral("prompt"));
        clip.recipe.model.name = QStringLiteral("starter");
        const QString id = world.keep({clip}).value(0);
        world.stage.showTake(id);
        QTRY_VERIFY(world.stage.hasSound());
        QVERIFY(world.stage.facts().contains(QLatin1String("seed 77")));
        QVERIFY(world.stage.facts().contains(QLatin1String("Starter (demo)")));
        QSignalSpy changed(&world.stage, &StageViewModel::shownChanged);
        world.takes.rename(id, QStringLiteral("Sunday"));
        QCOMPARE(world.stage.title(), QStringLiteral("Sunday"));
        QVERIFY(changed.size() >= 1);
    }

    void theTakeOfLastTimeWaitsForTheLibrary()
    {
        QTemporaryDir folder;
        QString id;
        {
            core::TakeLibrary takes(folder.path());
            takes.open();
            id = takes.add(test::resultOf({test::resultClip(3, 1)})).value(0);
        }
        StageWorld world;
        core::TakeLibrary takes(folder.path());
        StageViewModel stage(world.generation, takes, world.player, world.notices);
        QSignalSpy changed(&stage, &StageViewModel::currentTakeChanged);
        stage.showTake(id);
        QVERIFY(stage.isEmpty());
        QCOMPARE(stage.currentTake(), id); // so that the session keeps it
        QCOMPARE(changed.size(), 1);       // and the window has its buttons
        takes.open();
        QTRY_VERIFY(stage.hasSound());
        QCOMPARE(stage.currentTake(), id);
    }
};

QTEST_MAIN(StageViewModelTest)

#include "tst_stage_view_model.moc"
