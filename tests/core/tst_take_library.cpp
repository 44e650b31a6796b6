// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The library on disk: what is kept comes back, what is damaged is skipped and left, and a program that is
// killed at any moment loses nothing that was there.

#include "core/fake_engine.h"
#include "core/fake_takes.h"
#include "core/files/paths.h"
#include "core/files/safe_file.h"
#include "core/limited_files.h"
#include "core/takes/take_folder.h"
#include "core/takes/take_library.h"
#include "core/takes/unfinished_take.h"
#include "support/slow_file.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonDocument>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <chrono>
#include <filesystem>

#include <unistd.h>

using namespace arioso;
using namespace arioso::core;
using namespace arioso::test;

namespace {

/// What the running job has kept of a take of 30 frames, of which `codes` and `audio` came.
Take keepUnfinished(const QString& folder, std::uint64_t seed, int codes, int audio, int promptFrames = 0)
{
    Take take;
    take.created = QDateTime::currentDateTimeUtc();
    take.batch = newBatchName(take.created);
    take.id = takeId(take.batch, 0);
    take.recipe.settings.seed = seed;
    take.sampleRate = kFakeSampleRate;
    take.channels = 1;
    take.codebooks = kFakeCodebooks;
    take.frameRate = kFakeFrameRate;
    take.promptFrames = promptFrames;
    UnfinishedTake kept(folder, take);
    for (int frame = 0; frame < codes; ++frame)
        kept.append(fakeCodes(seed, frame, frame + 1));
    if (audio > 0)
        kept.append(fakeAudio(seed, 0, std::size_t(audio) * kFakeHop));
    return take;
}

/// Run by a process of its own that is killed: adds, renames and removes without end.
int keepWriting(const QString& folder)
{
    auto library = openLibrary(folder);
    for (std::uint64_t seed = 1000;; ++seed) {
        const QString id = library->add(resultOf(seed, 2, 200)).first();
        library->rename(id, QStringLiteral("Named"));
        library->setStarred(id, true);
        if (library->takes().size() > 30)
            library->remove({library->takes()[5].id}); // never an old one
        library->flush();
        QCoreApplication::processEvents();
        if (seed == 1000 && write(STDOUT_FILENO, "!", 1) != 1)
            return 1;
    }
}

} // namespace

class TakeLibraryTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_temporary = std::make_unique<QTemporaryDir>();
        m_folder = m_temporary->filePath(QStringLiteral("my takes"));
    }

    void takesComeBackAsTheyWere()
    {
        QList<Take> before;
        {
            const auto library = openLibrary(m_folder);
            QSignalSpy added(library.get(), &TakeLibrary::takesAdded);
            QSignalSpy saved(library.get(), &TakeLibrary::saved);
            JobResult result = resultOf(5, 3);
            result.stopped = true;
            result.clips[1].promptFrames = 10;
            const QStringList ids = library->add(result);
            QCOMPARE(ids.size(), 3);
            QCOMPARE(added.size(), 3);
            QTRY_COMPARE(saved.size(), 3);
            QVERIFY(library->isSaved(ids[2]));
            before = library->takes();
            QCOMPARE(before[1].id, ids[1]);
            QCOMPARE(before[1].promptFrames, 10);
            QCOMPARE(before[1].seconds, 0.6);
            QVERIFY(before[1].stopped);
            QCOMPARE(before[0].batch, before[2].batch);
        }
        const auto library = openLibrary(m_folder);
        QCOMPARE(library->takes(), before);
        for (const Take& take : library->takes())
            QVERIFY(isWhole(*library, take));
        QVERIFY(QFile::exists(library->audioFile(before[0].id)));
    }

    void whatAKilledProgramWasMakingBecomesATake()
    {
        const Take made = keepUnfinished(m_folder, 7, 25, 20);
        keepUnfinished(m_folder, 8, 20, 0);      // killed before there was any sound
        keepUnfinished(m_folder, 9, 20, 20, 20); // nothing new behind what it continues
        {
            JobResult result = resultOf(6); // saved, and killed before the rest was removed
            result.batch = QStringLiteral("20260101-000000-000-abcdef");
            const auto library = openLibrary(m_folder + QStringLiteral("-other"));
            const QString id = library->add(result).first();
            library->flush();
            QDir().mkpath(m_folder + QStringLiteral("/.unfinished"));
            QVERIFY(QDir().rename(m_folder + QStringLiteral("-other/") + id, m_folder + QLatin1Char('/') + id));
            QDir().mkpath(m_folder + QStringLiteral("/.unfinished/") + id);
        }
        QDir().mkpath(m_folder + QStringLiteral("/.unfinished/") + QStringLiteral("20260101-000000-000-ffffff-0"));
        // Killed in the middle of a frame.
        QFile codes(m_folder + QStringLiteral("/.unfinished/") + made.id + QStringLiteral("/codes"));
        QVERIFY(codes.open(QIODevice::Append));
        codes.write("abc");
        codes.close();

        TakeLibrary library(m_folder);
        QSignalSpy recovered(&library, &TakeLibrary::recovered);
        library.open();
        QTRY_COMPARE(recovered.size(), 1);
        QCOMPARE(recovered[0][0].toStringList(), QStringList{made.id});
        QCOMPARE(library.takes().size(), 2);
        const Take* take = library.find(made.id);
        QVERIFY(take != nullptr);
        QCOMPARE(take->frames, 20);
        QCOMPARE(take->seconds, 0.4);
        QVERIFY(take->stopped);
        QVERIFY(isWhole(library, *take));
        QVERIFY(!QFileInfo::exists(m_folder + QStringLiteral("/.unfinished")));
    }

    void recoversAPieceOfMoreThanAnHour()
    {
        constexpr int kSeconds = 4000;
        Take take;
        take.created = QDateTime::currentDateTimeUtc();
        take.batch = newBatchName(take.created);
        take.id = takeId(take.batch, 0);
        take.recipe.settings.endless = true;
        take.sampleRate = 100;
        take.channels = take.codebooks = take.frameRate = 1;
        {
            UnfinishedTake kept(m_folder, take);
            kept.append(engine::Codes{1, kSeconds, std::vector<std::int32_t>(kSeconds, 1)});
            kept.append(engine::Audio{100, {std::vector<float>(100 * kSeconds, 0.5F)}});
        }
        const Outcome<std::optional<Take>> recovered = recoverTake(m_folder, take.id);
        QVERIFY(valueOf(recovered) != nullptr && *valueOf(recovered));
        const Outcome<Take> read = readTake(m_folder, take.id);
        QVERIFY2(valueOf(read) != nullptr, qPrintable(failureOf(read) ? failureOf(read)->detail : QString()));
        QCOMPARE(valueOf(read)->seconds, double(kSeconds));
        QCOMPARE(valueOf(read)->recipe.settings.seconds, std::optional(3600.0));
        QVERIFY(!valueOf(read)->recipe.settings.endless);
    }

    void aSavedTakeLeavesNothingUnfinished()
    {
        const auto library = openLibrary(m_folder);
        const Take take = keepUnfinished(m_folder, 7, 30, 30);
        JobResult result = resultOf(7);
        result.batch = take.batch;
        QCOMPARE(library->add(result).first(), take.id);
        QSignalSpy saved(library.get(), &TakeLibrary::saved);
        QTRY_COMPARE(saved.size(), 1);
        QVERIFY(!QFileInfo::exists(m_folder + QStringLiteral("/.unfinished")));
    }

    void newestComesFirst()
    {
        const auto library = openLibrary(m_folder);
        QStringList expected;
        for (std::uint64_t i = 0; i < 5; ++i) {
            const QStringList ids = library->add(resultOf(i, 3));
            expected = ids + expected;
            QTest::qWait(3); // ids of one millisecond have no order among themselves
        }
        const auto idsOf = [](const TakeLibrary& l) {
            QStringList ids;
            for (const Take& take : l.takes())
                ids << take.id;
            return ids;
        };
        QCOMPARE(idsOf(*library), expected);
        library->flush();
        QCOMPARE(idsOf(*openLibrary(m_folder)), expected);
        for (qsizetype i = 0; i < expected.size(); ++i)
            QCOMPARE(library->indexOf(expected[i]), i);
        QCOMPARE(library->indexOf(QStringLiteral("nobody")), -1);
    }

    void soundIsServedFromMemoryUntilItIsSaved()
    {
        const auto library = openLibrary(m_folder);
        const JobResult result = resultOf(1);
        const QString id = library->add(result).first();
        QVERIFY(!library->isSaved(id));
        QCOMPARE(valueOf(library->audio(id).result())->get(), result.clips[0].audio.get());
        QTRY_VERIFY(library->isSaved(id));
        QVERIFY(valueOf(library->audio(id).result())->get() != result.clips[0].audio.get());
        QCOMPARE(failureOf(library->audio(QStringLiteral("nobody")).result())->code, FailureCode::NotThere);
    }

    void changesArePermanentAndKeepUnknownFields()
    {
        QString id;
        {
            const auto library = openLibrary(m_folder);
            id = library->add(resultOf(1)).first();
        }
        const QString file = m_folder + QLatin1Char('/') + id + QStringLiteral("/take.json");
        QJsonObject json = *valueOf(readJsonFile(file));
        json.insert(QStringLiteral("rating"), 5);
        QVERIFY(!writeJsonSafely(file, json));
        {
            const auto library = openLibrary(m_folder);
            QSignalSpy changed(library.get(), &TakeLibrary::takeChanged);
            library->rename(id, QStringLiteral("  My song  "));
            library->setStarred(id, true);
            library->setStarred(id, true);
            QCOMPARE(changed.size(), 2);
        }
        const auto library = openLibrary(m_folder);
        QCOMPARE(library->find(id)->name, QStringLiteral("My song"));
        QVERIFY(library->find(id)->starred);
        QCOMPARE(readJsonFile(file).index(), std::size_t(0));
        QCOMPARE(valueOf(readJsonFile(file))->value(QStringLiteral("rating")).toInt(), 5);
    }

    void deletionIsUndone()
    {
        const auto library = openLibrary(m_folder);
        const QString id = library->add(resultOf(1)).first();
        const QString other = library->add(resultOf(2)).first();
        const Take take = *library->find(id);
        QSignalSpy removed(library.get(), &TakeLibrary::takesRemoved);
        library->remove({id}); // while it is being written
        library->remove({id});
        QCOMPARE(removed.size(), 1);
        QCOMPARE(library->removed().size(), 1);
        QCOMPARE(library->removed().first().take, take);
        library->flush();
        QVERIFY(!QFile::exists(m_folder + QLatin1Char('/') + id));
        QCOMPARE(openLibrary(m_folder + QStringLiteral("/../other"))->takes().size(), 0);

        library->restore({id});
        library->restore({other});
        library->flush();
        QCOMPARE(*library->find(id), take);
        QVERIFY(library->removed().isEmpty());
        QCoreApplication::processEvents();
        QVERIFY(library->isSaved(id));
        QVERIFY(isWhole(*library, take));
        QCOMPARE(library->takes().size(), 2);
    }

    void listenersMayChangeTakesAtOnce()
    {
        QString id;
        {
            const auto library = openLibrary(m_folder);
            connect(library.get(), &TakeLibrary::takesAdded, this,
                    [&](const QList<Take>& takes) { library->remove({takes.first().id}); });
            library->add(resultOf(1, 2));
            QVERIFY(library->takes().isEmpty());
        }
        {
            const auto library = openLibrary(m_folder);
            QVERIFY(library->takes().isEmpty()); // its writing did not come after its removal
            connect(library.get(), &TakeLibrary::takesRemoved, library.get(), &TakeLibrary::restore);
            connect(library.get(), &TakeLibrary::takesAdded, this, [&](const QList<Take>& takes) {
                library->rename(takes.first().id, QStringLiteral("Renamed"));
            });
            id = library->add(resultOf(3)).first();
            library->remove({id});
        }
        const auto library = openLibrary(m_folder);
        QCOMPARE(library->takes().size(), 1);
        QCOMPARE(library->find(id)->name, QStringLiteral("Renamed"));
    }

    void deletedTakesAreThereAtTheNextStart()
    {
        QString first;
        QString second;
        Take take;
        {
            const auto library = openLibrary(m_folder);
            first = library->add(resultOf(1)).first();
            second = library->add(resultOf(2)).first();
            take = *library->find(first);
            library->remove({first});
            QTest::qWait(1100); // some file systems count seconds
            library->remove({second});
        }
        {
            const auto library = openLibrary(m_folder);
            QVERIFY(library->takes().isEmpty());
            QCOMPARE(library->removed().size(), 2);
            QCOMPARE(library->removed()[0].take.id, second); // last removed first
            library->restore({first});
            QCOMPARE(*library->find(first), take);
            library->flush();
            QVERIFY(isWhole(*library, take));
            library->deleteForGood({second});
            QVERIFY(library->removed().isEmpty());
        }
        QVERIFY(!QFile::exists(m_folder + QStringLiteral("/.trash/") + second));
        const auto library = openLibrary(m_folder);
        QCOMPARE(library->takes().size(), 1);
        QVERIFY(library->removed().isEmpty());
    }

    void deletedTakesAreKeptForThirtyDays()
    {
        const auto age = [this](const QString& id, int days) {
            std::filesystem::last_write_time(toPath(m_folder + QStringLiteral("/.trash/") + id),
                                             std::filesystem::file_time_type::clock::now() -
                                                 std::chrono::hours(24 * days));
        };
        QStringList ids;
        {
            const auto library = openLibrary(m_folder);
            for (std::uint64_t seed : {1, 2})
                ids += library->add(resultOf(seed)).first();
            library->remove(ids);
        }
        age(ids[0], 29);
        age(ids[1], 31);
        const auto library = openLibrary(m_folder);
        QCOMPARE(library->removed().size(), 1);
        QCOMPARE(library->removed().first().take.id, ids[0]);
        QVERIFY(!QFile::exists(m_folder + QStringLiteral("/.trash/") + ids[1]));
    }

    void manyAreDeletedAndRestoredAtOnce()
    {
        const auto library = openLibrary(m_folder);
        QStringList odd;
        for (std::uint64_t seed = 0; seed < 40; ++seed) {
            const QString id = library->add(resultOf(seed, 1, 2)).first();
            if (seed % 2 == 1)
                odd.prepend(id);
        }
        const QList<Take> before = library->takes();
        QSignalSpy removed(library.get(), &TakeLibrary::takesRemoved);
        QSignalSpy added(library.get(), &TakeLibrary::takesAdded);
        library->remove(odd);
        QCOMPARE(removed.size(), 1);
        QCOMPARE(library->takes().size(), 20);
        library->restore(odd);
        QCOMPARE(added.size(), 1);
        QCOMPARE(library->takes(), before);
        library->flush();
        QCOMPARE(openLibrary(m_folder)->takes(), before);
    }

    void damagedTakesAreSkippedAndLeft_data()
    {
        QTest::addColumn<QByteArray>("content");
        QTest::newRow("empty") << QByteArray();
        QTest::newRow("cut") << QByteArray("{\"format\": \"arioso-take\", \"vers");
        QTest::newRow("zeros") << QByteArray(400, '\0');
        QTest::newRow("other JSON") << QByteArray("[]");
        QTest::newRow("later version") << QByteArray(R"({"format": "arioso-take", "version": 99})");
        QTest::newRow("no recipe") << QByteArray(
            R"({"format": "arioso-take", "version": 1, "created": "2026-11-22T16:34:00Z"})");
        QTest::newRow("deep") << QByteArray(100000, '[');
    }

    void damagedTakesAreSkippedAndLeft()
    {
        QFETCH(QByteArray, content);
        QString sound;
        {
            const auto library = openLibrary(m_folder);
            sound = library->add(resultOf(1)).first();
        }
        const QString damaged = m_folder + QStringLiteral("/20261122-000000-000-abcdef-0");
        QVERIFY(QDir().mkpath(damaged));
        QVERIFY(!writeFileSafely(damaged + QStringLiteral("/take.json"), content));

        TakeLibrary library(m_folder);
        QSignalSpy opened(&library, &TakeLibrary::opened);
        QSignalSpy skipped(&library, &TakeLibrary::damagedSkipped);
        library.open();
        QVERIFY(opened.wait());
        QCOMPARE(skipped.size(), 1);
        QCOMPARE(skipped[0][0].toString(), damaged);
        QCOMPARE(library.takes().size(), 1);
        QCOMPARE(library.takes().first().id, sound);
        QCOMPARE(*valueOf(readFile(damaged + QStringLiteral("/take.json"), 1'000'000)), content);
    }

    void missingSoundIsAFailureWhenItIsAskedFor()
    {
        QString id;
        {
            const auto library = openLibrary(m_folder);
            id = library->add(resultOf(1)).first();
        }
        const auto library = openLibrary(m_folder);
        QVERIFY(QFile::remove(library->audioFile(id)));
        QVERIFY(!writeFileSafely(m_folder + QLatin1Char('/') + id + QStringLiteral("/codes.safetensors"),
                                 "junk"));
        QCOMPARE(failureOf(library->audio(id).result())->code, FailureCode::FileNotFound);
        QCOMPARE(failureOf(library->codes(id).result())->code, FailureCode::FormatInvalid);
    }

    void halfWrittenTakesOfAKilledProgramAreCleared()
    {
        const QString half = m_folder + QStringLiteral("/.new-20261122-000000-000-abcdef-0");
        QVERIFY(QDir().mkpath(half));
        QVERIFY(!writeFileSafely(half + QStringLiteral("/audio.wav"), "RIFF"));
        QString id;
        {
            const auto library = openLibrary(m_folder);
            id = library->add(resultOf(1)).first();
        }
        // The temporary file of a take.json whose writing was cut short.
        const QString beside = m_folder + QLatin1Char('/') + id + QStringLiteral("/take.json.AbCdEf");
        QVERIFY(!writeFileSafely(beside, "{\"format\""));
        const auto library = openLibrary(m_folder);
        QVERIFY(!QFile::exists(half));
        QCOMPARE(library->takes().size(), 1);
        QVERIFY(isWhole(*library, library->takes().first()));
    }

    void killedProgramLosesNothing()
    {
        QStringList old;
        {
            const auto library = openLibrary(m_folder);
            for (std::uint64_t seed = 0; seed < 5; ++seed)
                old << library->add(resultOf(seed));
        }
        for (int round = 0; round < 6; ++round) {
            QProcess writer;
            writer.start(QCoreApplication::applicationFilePath(),
                         {QStringLiteral("--keep-writing"), m_folder});
            QVERIFY(writer.waitForReadyRead(20000));
            QTest::qWait(7 * round); // somewhere among its writes
            writer.kill();
            QVERIFY(writer.waitForFinished());

            TakeLibrary library(m_folder);
            QSignalSpy opened(&library, &TakeLibrary::opened);
            QSignalSpy skipped(&library, &TakeLibrary::damagedSkipped);
            library.open();
            QVERIFY(opened.wait());
            QCOMPARE(skipped.size(), 0);
            QVERIFY(library.takes().size() > old.size());
            for (const Take& take : library.takes())
                QVERIFY(isWhole(library, take));
            for (const QString& id : old)
                QVERIFY(library.find(id) != nullptr);
        }
    }

    void whatFailedIsTriedOnceMoreAtTheEnd()
    {
        QStringList ids;
        {
            const auto library = openLibrary(m_folder);
            QSignalSpy failed(library.get(), &TakeLibrary::failed);
            {
                const LimitedFiles full(4096);
                ids = library->add(resultOf(2)) + library->add(resultOf(1));
                QTRY_COMPARE(failed.size(), ids.size());
            }
            library->retryAllSaves();
            library->flush();
        }
        const auto library = openLibrary(m_folder);
        for (const QString& id : ids)
            QVERIFY(library->find(id) != nullptr && isWhole(*library, *library->find(id)));
    }

    void fullDiskKeepsTheTakeInMemoryUntilItIsSaved()
    {
        const auto library = openLibrary(m_folder);
        const QString before = library->add(resultOf(1)).first();
        QTRY_VERIFY(library->isSaved(before));
        QSignalSpy failed(library.get(), &TakeLibrary::failed);
        QString id;
        {
            const LimitedFiles full(4096);
            id = library->add(resultOf(2)).first();
            library->rename(id, QStringLiteral("Unsaved"));
            QTRY_COMPARE(failed.size(), 1);
        }
        QCOMPARE(failed[0][0].toString(), id);
        QVERIFY(!library->isSaved(id));
        QVERIFY(isWhole(*library, *library->find(id)));
        QCOMPARE(openLibrary(m_folder)->takes().size(), 1); // nothing half written is seen

        library->retrySave(id);
        library->retrySave(id);
        QTRY_VERIFY(library->isSaved(id));
        library->flush();
        QCoreApplication::processEvents();
        QCOMPARE(failed.size(), 1);
        const auto again = openLibrary(m_folder);
        QCOMPARE(again->find(id)->name, QStringLiteral("Unsaved"));
        QVERIFY(isWhole(*again, *again->find(id)));
    }

    void folderThatCannotBeIsToldAndOpens()
    {
        const QString file = m_temporary->filePath(QStringLiteral("file"));
        QVERIFY(!writeFileSafely(file, "x"));
        TakeLibrary library(file + QStringLiteral("/library"));
        QSignalSpy opened(&library, &TakeLibrary::opened);
        QSignalSpy failed(&library, &TakeLibrary::failed);
        library.open();
        QVERIFY(opened.wait());
        QCOMPARE(failed.size(), 1);
        QCOMPARE(failed[0][1].value<Failure>().code, FailureCode::FileUnwritable);
        const QString id = library.add(resultOf(1)).first();
        QTRY_COMPARE(failed.size(), 2);
        QVERIFY(isWhole(library, *library.find(id)));
    }

    void readOnlyFolderIsReadAndRefusesChanges()
    {
        if (geteuid() == 0)
            QSKIP("the superuser may write everywhere");
        QString id;
        {
            const auto library = openLibrary(m_folder);
            id = library->add(resultOf(1)).first();
        }
        const auto permissions = QFile::permissions(m_folder);
        QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::ExeOwner);
        {
            const auto library = openLibrary(m_folder);
            QSignalSpy failed(library.get(), &TakeLibrary::failed);
            QVERIFY(isWhole(*library, *library->find(id)));
            library->remove({id});
            QTRY_COMPARE(failed.size(), 1);
            QVERIFY(library->find(id) != nullptr);
        }
        QFile::setPermissions(m_folder, permissions);
    }

    void failedDeletionBringsTheTakeBack()
    {
        const auto library = openLibrary(m_folder);
        const QString id = library->add(resultOf(1)).first();
        library->flush();
        QVERIFY(!writeFileSafely(m_folder + QStringLiteral("/.trash"), "in the way"));
        QSignalSpy failed(library.get(), &TakeLibrary::failed);
        QSignalSpy added(library.get(), &TakeLibrary::takesAdded);
        library->remove({id});
        QVERIFY(library->find(id) == nullptr);
        QTRY_COMPARE(failed.size(), 1);
        QCOMPARE(added.size(), 1);
        QVERIFY(library->find(id) != nullptr && library->removed().isEmpty());
        QVERIFY(isWhole(*library, *library->find(id)));
    }

    void familiesAreKnown()
    {
        const auto library = openLibrary(m_folder);
        const QString parent = library->add(resultOf(1)).first();
        JobResult continued = resultOf(2, 2);
        for (ResultClip& clip : continued.clips)
            clip.recipe.continuation = SoundSource{parent, {}, 0, 0.3};
        const QStringList children = library->add(continued);
        QCOMPARE(library->childrenOf(parent), children);
        QVERIFY(library->childrenOf({}).isEmpty());
        library->flush();
        const auto again = openLibrary(m_folder);
        QCOMPARE(again->childrenOf(parent), children);
        QCOMPARE(again->find(children[0])->recipe.continuation->toSeconds, 0.3);
    }

    void thousandsOfTakesAreListedInBatchesWithoutTheirSound()
    {
        const int count = 1500;
        writeTakes(m_folder, count);
        TakeLibrary library(m_folder);
        QSignalSpy opened(&library, &TakeLibrary::opened);
        QSignalSpy skipped(&library, &TakeLibrary::damagedSkipped);
        QSignalSpy loaded(&library, &TakeLibrary::takesLoaded);
        QElapsedTimer clock;
        clock.start();
        library.open();
        const qint64 blocked = clock.elapsed();
        QVERIFY(loaded.wait());
        qInfo("open() returned after %lld ms, first %lld takes after %lld ms", blocked,
              qint64(library.takes().size()), clock.elapsed());
        QVERIFY(opened.count() > 0 || opened.wait());
        qInfo("%lld takes after %lld ms", qint64(library.takes().size()), clock.elapsed());
        QCOMPARE(library.takes().size(), count);
        QCOMPARE(skipped.size(), 0);
        QCOMPARE(loaded[0][0].value<QList<Take>>().size(), 50);
        QCOMPARE(loaded.size(), 4); // 50, 500, 500, 450
        QVERIFY(std::is_sorted(library.takes().begin(), library.takes().end(),
                               [](const Take& a, const Take& b) { return a.created > b.created; }));
    }

    /// A new take, a star and a name are on the disk before the rest of a large library is read.
    void whatIsDoneWhileALibraryIsReadIsWrittenAtOnce()
    {
        const QStringList ids = writeTakes(m_folder, 600); // three batches
        const QString slow = m_folder + QLatin1Char('/') + ids[300] + QStringLiteral("/take.json");
        const auto content = readFile(slow, 1'000'000);
        QVERIFY(QFile::remove(slow));
        SlowFile second(slow); // in the second batch

        TakeLibrary library(m_folder);
        QStringList order;
        connect(&library, &TakeLibrary::saved, this, [&] { order.append(QStringLiteral("saved")); });
        connect(&library, &TakeLibrary::opened, this, [&] {
            order.append(QStringLiteral("opened"));
            const auto starred =
                readFile(m_folder + QLatin1Char('/') + ids[0] + QStringLiteral("/take.json"), 1'000'000);
            order.append(valueOf(starred)->contains("Named") ? QStringLiteral("named")
                                                             : QStringLiteral("lost"));
        });
        QSignalSpy loaded(&library, &TakeLibrary::takesLoaded);
        library.open();
        QVERIFY(!loaded.isEmpty() || loaded.wait(20000));
        QTRY_VERIFY(second.isWaitedFor());
        library.add(resultOf(1));
        library.rename(ids[0], QStringLiteral("Named"));
        second.release(*valueOf(content));
        QTRY_COMPARE_WITH_TIMEOUT(order.size(), 3, 20000);
        QCOMPARE(order.join(u' '), QStringLiteral("saved opened named"));
        QCOMPARE(library.takes().size(), 601);
        QCOMPARE(library.find(ids[0])->name, QStringLiteral("Named"));
    }

private:
    std::unique_ptr<QTemporaryDir> m_temporary;
    QString m_folder;
};

int main(int argc, char** argv)
{
    QCoreApplication app(argc, argv);
    if (argc == 3 && qstrcmp(argv[1], "--keep-writing") == 0)
        return keepWriting(QString::fromLocal8Bit(argv[2]));
    TakeLibraryTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_take_library.moc"
