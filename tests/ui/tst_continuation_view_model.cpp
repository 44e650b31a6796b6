// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// What the next generation continues: room, parts, files, takes and melodies.

#include "core/files/paths.h"
#include "core/recipe/recipe.h"
#include "engine/audio/audio_file.h"
#include "support/slow_file.h"
#include "ui/request/continuation_view_model.h"
#include "ui/stage_world.h"

#include <QDir>
#include <QFile>
#include <QPointer>
#include <QThread>

#include <atomic>
#include <chrono>

#include <sys/stat.h>

using namespace arioso;
using test::StageWorld;
using ui::ContinuationViewModel;
using ui::partFor;

namespace {

core::ModelSummary model(double maxSeconds, int codebooks = test::kFakeCodebooks)
{
    core::ModelSummary summary;
    summary.sampleRate = test::kFakeSampleRate;
    summary.frameRate = test::kFakeFrameRate;
    summary.codebooks = codebooks;
    summary.maxSeconds = maxSeconds;
    return summary;
}

struct World : StageWorld
{
    ContinuationViewModel view{takes, notices};

    World() { view.setModel(model(30)); }

    /// A file with a ramp, so that every sample says where it is from.
    QUrl file(const QString& name, double seconds, const core::Recipe* recipe = nullptr)
    {
        engine::Audio audio{8000, {std::vector<float>(std::size_t(seconds * 8000))}};
        for (std::size_t n = 0; n < audio.channels[0].size(); ++n)
            audio.channels[0][n] = float(n) / 1e6F;
        const QString path = folder.filePath(name);
        engine::WriteOptions options;
        if (recipe != nullptr)
            options.comment = core::recipeText(*recipe).toStdString();
        engine::writeAudioFile(core::toPath(path), audio, engine::AudioFormat::WavFloat32, options);
        return QUrl::fromLocalFile(path);
    }
};

class HungJob : public core::BackgroundJob
{
public:
    explicit HungJob(std::atomic<bool>& hangs) : m_hangs(hangs) {}
    ~HungJob() override { abandon(); }

    [[nodiscard]] bool hasBegun() const { return m_hasBegun; }

protected:
    void work() override
    {
        m_hasBegun = true;
        while (m_hangs)
            QThread::msleep(1);
        proceed(1);
    }
    void succeed() override {}

private:
    std::atomic<bool>& m_hangs;
    std::atomic<bool> m_hasBegun = false;
};

} // namespace

class ContinuationViewModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { qputenv("PULSE_SERVER", "unix:/nonexistent/arioso"); }

    void room_data()
    {
        QTest::addColumn<double>("duration");
        QTest::addColumn<double>("cursor");
        QTest::addColumn<double>("seconds");
        QTest::addColumn<double>("window");
        QTest::addColumn<double>("begin");
        QTest::addColumn<double>("end");
        QTest::addColumn<double>("room");
        QTest::addColumn<bool>("shortened");
        // At 50 frames a second, the window 30 s, at least 3 s of it for new music.
        QTest::newRow("the last eight") << 12.0 << 12.0 << 8.0 << 30.0 << 4.0 << 12.0 << 22.0 << false;
        QTest::newRow("from the middle") << 60.0 << 20.0 << 5.0 << 30.0 << 15.0 << 20.0 << 25.0 << false;
        QTest::newRow("more than there is before")
            << 60.0 << 4.0 << 10.0 << 30.0 << 0.0 << 4.0 << 26.0 << false;
        QTest::newRow("longer than the window")
            << 60.0 << 50.0 << 40.0 << 30.0 << 23.0 << 50.0 << 3.0 << true;
        QTest::newRow("all but the room") << 60.0 << 50.0 << 27.0 << 30.0 << 23.0 << 50.0 << 3.0 << false;
        QTest::newRow("a frame too long") << 60.0 << 50.0 << 27.02 << 30.0 << 23.0 << 50.0 << 3.0 << true;
        QTest::newRow("long wish, little sound") << 5.0 << 5.0 << 99.0 << 30.0 << 0.0 << 5.0 << 25.0 << false;
        QTest::newRow("cursor at the start") << 60.0 << 0.0 << 8.0 << 30.0 << 0.0 << 0.1 << 29.9 << false;
        QTest::newRow("cursor behind the end") << 12.0 << 1e6 << 2.0 << 30.0 << 10.0 << 12.0 << 28.0 << false;
        QTest::newRow("no length") << 12.0 << 12.0 << 0.0 << 30.0 << 11.9 << 12.0 << 29.9 << false;
        QTest::newRow("not a number") << 12.0 << std::nan("") << 2.0 << 30.0 << 0.0 << 0.1 << 29.9 << false;
        QTest::newRow("whole frames") << 12.0 << 5.013 << 2.0 << 30.0 << 3.02 << 5.02 << 28.0 << false;
        QTest::newRow("a fraction of a frame at the end")
            << 12.015 << 12.015 << 2.0 << 30.0 << 10.0 << 12.0 << 28.0 << false;
        QTest::newRow("a small window keeps half")
            << 60.0 << 50.0 << 40.0 << 4.0 << 48.0 << 50.0 << 2.0 << true;
        QTest::newRow("one frame of sound") << 0.02 << 0.02 << 8.0 << 30.0 << 0.0 << 0.02 << 29.98 << false;
        QTest::newRow("no sound") << 0.0 << 5.0 << 8.0 << 30.0 << 0.0 << 0.0 << 30.0 << false;
        QTest::newRow("no room at all") << 60.0 << 50.0 << 8.0 << 0.02 << 49.98 << 50.0 << 0.0 << true;
    }
    void room()
    {
        QFETCH(double, duration);
        QFETCH(double, cursor);
        QFETCH(double, seconds);
        QFETCH(double, window);
        QFETCH(double, begin);
        QFETCH(double, end);
        QFETCH(double, room);
        QFETCH(bool, shortened);
        const ui::ContinuationPart part = partFor({duration, cursor, seconds, window, window, 50});
        QVERIFY2(std::abs(part.begin - begin) < 1e-9, qPrintable(QString::number(part.begin)));
        QVERIFY2(std::abs(part.end - end) < 1e-9, qPrintable(QString::number(part.end)));
        QVERIFY2(std::abs(part.room - room) < 1e-9, qPrintable(QString::number(part.room)));
        QCOMPARE(part.isShortened, shortened);
        QVERIFY(part.seconds() + part.room <= std::max(window, part.seconds()) + 1e-9);
    }

    void beginsFromNothing()
    {
        World world;
        QVERIFY(world.view.isEmpty());
        QVERIFY(!world.view.isReading());
        QVERIFY(!world.view.input());
        QVERIFY(!world.view.melody());
        QCOMPARE(world.view.promptSeconds(), 0.0);
        QCOMPARE(world.view.roomSeconds(), 3600.0);
        world.view.setModel(std::nullopt); // another is being loaded
        QCOMPARE(world.view.roomSeconds(), 3600.0);
        world.view.setModel(model(10)); // longer pieces are made in several windows
        QCOMPARE(world.view.roomSeconds(), 3600.0);
    }

    void aFileIsReadAndItsEndContinued()
    {
        World world;
        world.view.openFile(world.file(QStringLiteral("song.wav"), 20));
        QVERIFY(world.view.isReading());
        QVERIFY(!world.view.input());
        QCOMPARE(world.view.title(), QStringLiteral("song.wav"));
        QTRY_VERIFY(!world.view.isReading());
        QCOMPARE(world.view.duration(), 20.0);
        QCOMPARE(world.view.promptSeconds(), 10.0);
        QCOMPARE(world.view.roomSeconds(), 3590.0);
        QCOMPARE(world.view.summary(), QStringLiteral("Continues the last 10.0 s."));

        world.view.choose(3, 5);
        const auto input = world.view.input();
        QVERIFY(input && input->audio && !input->codes);
        QCOMPARE(input->source.fileName, QStringLiteral("song.wav"));
        QCOMPARE(input->source.takeId, QString());
        QCOMPARE(input->source.fromSeconds, 3.0);
        QCOMPARE(input->source.toSeconds, 5.0);
        QCOMPARE(input->audio->samples(), std::size_t(16000));
        QCOMPARE(input->audio->channels[0].front(), float(24000) / 1e6F);
        QVERIFY(world.view.summary().contains(QLatin1String("0:05.0")));

        // The length stays while the cursor moves, also past a place where there is less of it.
        world.view.setCursor(1);
        QCOMPARE(world.view.partBegin(), 0.0);
        world.view.setCursor(9);
        QCOMPARE(world.view.partBegin(), 7.0);
        world.view.setPartSeconds(4);
        QCOMPARE(world.view.partBegin(), 5.0);
        QCOMPARE(world.view.cursor(), 9.0);
        world.view.setCursor(std::nan(""));
        QCOMPARE(world.view.cursor(), 9.0);
    }

    void aSmallerModelShortensThePart()
    {
        World world;
        world.view.openFile(world.file(QStringLiteral("song.wav"), 20));
        QTRY_VERIFY(!world.view.isReading());
        QCOMPARE(world.view.shortenedNote(), QString());
        world.view.setModel(model(8));
        QCOMPARE(world.view.promptSeconds(), 5.0);
        QCOMPARE(world.view.roomSeconds(), 3595.0);
        QVERIFY(world.view.shortenedNote().contains(QLatin1String("5.0 s")));
        world.view.setModel(model(30));
        QCOMPARE(world.view.promptSeconds(), 10.0);
    }

    void aTakeIsContinuedByItsCodes()
    {
        World world;
        core::ResultClip clip = test::resultClip(4, 6, QStringLiteral("tune"));
        clip.skippedSamples = 2 * test::kFakeHop; // its sound begins with frame 2 of its codes
        const QString id = world.keep({clip}).value(0);
        world.view.continueTake(id, 5);
        QTRY_VERIFY(!world.view.isReading());
        world.view.setPartSeconds(2);
        auto input = world.view.input();
        QVERIFY(input && input->codes && !input->audio);
        QCOMPARE(input->source.takeId, id);
        QCOMPARE(input->source.fromSeconds, 3.0);
        QCOMPARE(input->source.toSeconds, 5.0);
        QCOMPARE(input->codes->frames, 100);
        for (int k = 0; k < test::kFakeCodebooks; ++k)
            for (int frame = 0; frame < 100; ++frame)
                QCOMPARE(input->codes->at(k, frame), test::fakeCode(4, k, 152 + frame));
        QCOMPARE(world.view.title(), QStringLiteral("tune"));
        QVERIFY(world.view.isOfTake());

        // A model with another codec gets the sound.
        world.view.setModel(model(30, 8));
        input = world.view.input();
        QVERIFY(input && input->audio && !input->codes);
        QCOMPARE(input->audio->samples(), std::size_t(2 * test::kFakeSampleRate));
        QVERIFY(std::abs(input->audio->channels[0][0] - test::fakeSample(4, 3 * test::kFakeSampleRate)) <
                1e-6F);
        world.view.setModel(model(30));
        QVERIFY(world.view.input()->codes);
    }

    void aTakeWithoutItsCodesIsContinuedByItsSound()
    {
        World world;
        const QString id = world.keep({test::resultClip(4, 6)}).value(0);
        QVERIFY(QFile::remove(
            QFileInfo(world.takes.audioFile(id)).dir().filePath(QStringLiteral("codes.safetensors"))));
        world.view.continueTake(id, 0); // no place in it: its end
        QTRY_VERIFY(!world.view.isReading());
        QCOMPARE(world.view.cursor(), 6.0);
        QVERIFY(world.view.input()->audio);
        QCOMPARE(world.notices.count(), 0);
    }

    void theLastChoiceWins()
    {
        World world;
        const QString id = world.keep({test::resultClip(4, 6, QStringLiteral("tune"))}).value(0);
        const QUrl first = world.file(QStringLiteral("a.wav"), 3);
        const QUrl second = world.file(QStringLiteral("b.wav"), 4);
        world.view.openFile(first);
        world.view.continueTake(id, 6);
        world.view.openFile(second);
        QTRY_VERIFY(!world.view.isReading());
        world.takes.flush();
        QTest::qWait(50); // what was dropped may come late
        QCOMPARE(world.view.title(), QStringLiteral("b.wav"));
        QCOMPARE(world.view.duration(), 4.0);
        world.view.openFile(first);
        world.view.clear();
        QTest::qWait(50);
        QVERIFY(world.view.isEmpty());
        QVERIFY(!world.view.input());
        QCOMPARE(world.view.roomSeconds(), 3600.0);
    }

    void aFileThatIsNoSoundIsNamed()
    {
        World world;
        QFile text(world.folder.filePath(QStringLiteral("notes.wav")));
        QVERIFY(text.open(QIODevice::WriteOnly));
        text.write("these are only words");
        text.close();
        world.view.openFile(QUrl::fromLocalFile(text.fileName()));
        QTRY_VERIFY_WITH_TIMEOUT(world.view.isEmpty(), 20'000);
        QCOMPARE(world.notices.count(), 1);
        QVERIFY(world.notices.notices().first().text.contains(QLatin1String("notes.wav")));
        world.view.openFile(QUrl::fromLocalFile(world.folder.filePath(QStringLiteral("nowhere.wav"))));
        QTRY_VERIFY(world.view.isEmpty());
        QCOMPARE(world.notices.count(), 2);
        world.view.openFile(QUrl(QStringLiteral("https://example.org/a.wav")));
        QCOMPARE(world.notices.count(), 3);
        QVERIFY(world.view.isEmpty());
        world.view.continueTake(QStringLiteral("nobody"), 1);
        QCOMPARE(world.notices.count(), 4);
    }

    void aStalledDiskHoldsNothingUp()
    {
        World world;
        const QUrl good = world.file(QStringLiteral("good.wav"), 3);
        QFile file(good.toLocalFile());
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QString path = world.folder.filePath(QStringLiteral("stalled/sound.wav"));
        test::SlowFile stalled(path);
        world.view.openFile(QUrl::fromLocalFile(path));
        QTRY_VERIFY(stalled.isWaitedFor());
        world.view.openFile(good);
        QTRY_VERIFY(world.view.input().has_value());
        world.view.openFile(QUrl::fromLocalFile(path));
        world.view.openMelody(QUrl::fromLocalFile(path));
        QTest::qWait(50);
        world.view.clear();
        QVERIFY(world.view.isEmpty());
        world.view.openMelody(good);
        QTRY_VERIFY(world.view.hasMelody());
        QVERIFY(stalled.isWaitedFor()); // nothing waited for it
        stalled.release(file.readAll());
        QTest::qWait(100);
        QVERIFY(world.view.isEmpty());
        QCOMPARE(world.notices.count(), 0);
    }

    void aPipeIsRefused()
    {
        World world;
        const QString path = world.folder.filePath(QStringLiteral("pipe.wav"));
        QCOMPARE(::mkfifo(QFile::encodeName(path).constData(), 0600), 0);
        world.view.openFile(QUrl::fromLocalFile(path));
        QTRY_COMPARE(world.notices.count(), 1);
        QVERIFY(world.view.isEmpty());
    }

    void ofManyFilesTheFirstIsOpened()
    {
        World world;
        world.view.openFiles(
            {world.file(QStringLiteral("a.wav"), 3), world.file(QStringLiteral("b.wav"), 4)});
        QTRY_VERIFY(!world.view.isReading());
        QCOMPARE(world.view.title(), QStringLiteral("a.wav"));
        QCOMPARE(world.notices.count(), 1);
        QVERIFY(world.notices.notices().first().wayOut.contains(QLatin1String("a.wav")));
    }

    void continuedFilesAreRemembered()
    {
        World world;
        ui::RecentFiles& recent = *world.view.recentFiles();
        const auto names = [](const ui::RecentFiles& files) {
            QStringList names;
            for (int row = 0; row < files.rowCount(); ++row)
                names.append(files.data(files.index(row), ui::RecentFiles::NameRole).toString());
            return names;
        };
        QVERIFY(QDir(world.folder.path()).mkpath(QStringLiteral("take 2")));
        for (const char* name : {"a.wav", "b.wav", "take 2/a.wav", "b.wav"}) {
            world.view.openFile(world.file(QString::fromLatin1(name), 3));
            QTRY_VERIFY(!world.view.isReading());
        }
        QFile noSound(world.folder.filePath(QStringLiteral("notes.wav")));
        QVERIFY(noSound.open(QIODevice::WriteOnly));
        world.view.openFile(QUrl::fromLocalFile(noSound.fileName()));
        QTRY_VERIFY_WITH_TIMEOUT(world.view.isEmpty(), 20'000);
        const QString folder = QDir(world.folder.path()).dirName();
        QTRY_COMPARE(names(recent), (QStringList{QStringLiteral("b.wav"), QStringLiteral("a.wav in take 2"),
                                                 QStringLiteral("a.wav in ") + folder}));
        QCOMPARE(recent.data(recent.index(1), ui::RecentFiles::UrlRole).toUrl().toLocalFile(),
                 world.folder.filePath(QStringLiteral("take 2/a.wav")));

        // Where a file is missing the others remain, and it comes back with its disk.
        QVERIFY(QFile::rename(world.folder.filePath(QStringLiteral("b.wav")),
                              world.folder.filePath(QStringLiteral("away"))));
        ui::RecentFiles next;
        next.restore(recent.stored());
        QTRY_COMPARE(names(next).value(0), QStringLiteral("a.wav in take 2"));
        QVERIFY(QFile::rename(world.folder.filePath(QStringLiteral("away")),
                              world.folder.filePath(QStringLiteral("b.wav"))));
        next.refresh();
        QTRY_COMPARE(names(next).value(0), QStringLiteral("b.wav"));

        for (int i = 0; i < 20; ++i)
            next.add(QStringLiteral("/nowhere/%1.wav").arg(i));
        QCOMPARE(next.stored().size(), qsizetype(ui::RecentFiles::kMost));
        QCOMPARE(next.stored().first().toString(), QStringLiteral("/nowhere/19.wav"));
        next.clear();
        QVERIFY(next.stored().isEmpty());
        QCOMPARE(next.count(), 0);
    }

    void aFileOfOursOffersItsSettings()
    {
        World world;
        core::Recipe recipe;
        recipe.prompt = QStringLiteral("sea");
        recipe.settings.seed = 99;
        QSignalSpy found(&world.view, &ContinuationViewModel::recipeFound);
        QSignalSpy chosen(&world.view, &ContinuationViewModel::recipeChosen);
        world.view.openFile(world.file(QStringLiteral("sea.wav"), 3, &recipe));
        QTRY_COMPARE(found.size(), 1);
        QCOMPARE(found.first().first().value<core::Recipe>(), recipe);
        QCOMPARE(world.notices.count(), 1);
        QCOMPARE(chosen.size(), 0);
        world.notices.act(0);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.first().first().value<core::Recipe>(), recipe);
        // The offer ends with the file.
        world.view.openFile(world.file(QStringLiteral("sea.wav"), 3, &recipe));
        QTRY_COMPARE(world.notices.count(), 1);
        world.view.clear();
        QCOMPARE(world.notices.count(), 0);
    }

    /// As a read from a disk that does not answer: nothing waits for it, and no signal of it comes any more.
    void aDiscardedJobIsLeftToItself()
    {
        std::atomic<bool> hangs = true;
        auto job = std::make_unique<HungJob>(hangs);
        QSignalSpy ended(job.get(), &core::BackgroundJob::cancelled);
        const QPointer<core::BackgroundJob> watched = job.get();
        job->start();
        QTRY_VERIFY(job->hasBegun()); // one that was cancelled before is over at once
        core::BackgroundJob::discard(std::move(job));
        QCoreApplication::sendPostedEvents(nullptr, QEvent::DeferredDelete);
        QVERIFY(watched); // its thread uses it
        hangs = false;
        QTRY_VERIFY(!watched);
        QCOMPARE(ended.size(), 0);
    }

    void theEndOfTheProgramWaitsForNoHungJob()
    {
        std::atomic<bool> hangs = true;
        auto job = std::make_unique<HungJob>(hangs);
        const QPointer<core::BackgroundJob> watched = job.get();
        job->start();
        QTRY_VERIFY(job->hasBegun());
        core::BackgroundJob::discard(std::move(job), std::chrono::milliseconds(10));
        QVERIFY(watched);
        hangs = false;
        QTRY_VERIFY(!watched->isRunning());
        delete watched.data();
    }

    void aMelodyIsForModelsThatFollowOne()
    {
        World world;
        world.view.openMelody(world.file(QStringLiteral("hum.wav"), 3));
        QTRY_VERIFY(world.view.hasMelody());
        QVERIFY(!world.view.melody());
        core::ModelSummary melodic = model(30);
        melodic.family = engine::Family::MusicGenMelody;
        world.view.setModel(melodic);
        const auto melody = world.view.melody();
        QVERIFY(melody && melody->audio);
        QCOMPARE(melody->source.fileName, QStringLiteral("hum.wav"));
        QCOMPARE(melody->source.toSeconds, 3.0);
        QVERIFY(!world.view.input());
        world.view.openMelody(world.file(QStringLiteral("long.wav"), 90));
        QTRY_VERIFY(world.view.hasMelody());
        QCOMPARE(world.view.melody()->audio->seconds(), 60.0); // no model hears more
        world.view.clearMelody();
        QVERIFY(!world.view.melody());
        world.view.openMelody(QUrl::fromLocalFile(world.folder.filePath(QStringLiteral("nowhere.wav"))));
        QVERIFY(world.view.isReading());
        QTRY_VERIFY(!world.view.isReading());
        QCOMPARE(world.notices.count(), 1);
    }
};

QTEST_MAIN(ContinuationViewModelTest)

#include "tst_continuation_view_model.moc"
