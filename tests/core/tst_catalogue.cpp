// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The official models: what they weigh, what they need, and how fast they are on a machine.

#include "core/fake_engine.h"
#include "core/models/catalogue.h"
#include "core/models/hub_cache.h"
#include "core/models/hub_preferences.h"
#include "core/models/model_files_check.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace arioso;
using namespace arioso::core;

namespace {

const CatalogueEntry& entry(const char* name)
{
    for (const CatalogueEntry& candidate : officialModels())
        if (candidate.name() == QLatin1String(name))
            return candidate;
    qFatal("no such model");
}

void write(const QString& path, const QByteArray& bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

} // namespace

class CatalogueTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void hasAllTen()
    {
        QSet<QString> names;
        int recommended = 0;
        for (const CatalogueEntry& model : officialModels()) {
            names.insert(model.repository);
            recommended += model.recommended;
            QVERIFY(isRepositoryName(model.repository));
            QVERIFY(model.revision == QLatin1String("main") || isCommit(model.revision));
            QVERIFY(model.name().contains(QLatin1String("stereo")) ==
                    (model.channels == CatalogueEntry::Channels::Stereo));
            QVERIFY(model.name().contains(QLatin1String("melody")) ==
                    (model.family == CatalogueEntry::Family::Melody));
        }
        QCOMPARE(names.size(), 10);
        QCOMPARE(recommended, 1);
        QVERIFY(officialModels().first().recommended);
    }

    /// Counted from the real modules of the reference implementation.
    void weighsThem()
    {
        const FoundModel small = expectedModel(entry("musicgen-small"));
        QCOMPARE(small.parameters, 591'087'174);
        QCOMPARE(small.bytesOnDisk, 4LL * 591'087'174);
        // 24 layers of 8 x 1024^2 of attention and 2 x 1024 x 4096, and 4 codebooks of 2049 + 2048 rows.
        QCOMPARE(small.decoderParameters, 24LL * (8 * 1048576 + 2 * 4194304) + 4LL * 4097 * 1024);
        const auto gigabytes = [](const char* name) {
            return double(expectedModel(entry(name)).bytesOnDisk) * 1e-9;
        };
        QVERIFY(qAbs(gigabytes("musicgen-medium") - 8.0) < 0.2); // about 2.0 G weights
        QVERIFY(qAbs(gigabytes("musicgen-large") - 13.7) < 0.4); // about 3.4 G
        QVERIFY(gigabytes("musicgen-stereo-small") > gigabytes("musicgen-small"));
        QVERIFY(gigabytes("musicgen-melody") <
                gigabytes("musicgen-medium")); // it has no attention to the text
    }

    void tellsTheSpeed()
    {
        MachineSpeed speed{QStringLiteral("m"), 40e9, 25e9, 30e9, 0.001};
        const StepWork work = stepWork(entry("musicgen-small"));
        // By hand: 24 layers of 6 x 1024^2 + 8 x 1024^2, 4 x 2048 x 1024 for the codes.
        QCOMPARE(work.weights, 24.0 * 14 * 1048576 + 4 * 2048 * 1024);
        QCOMPARE(work.cachedNumbers, 2.0 * 2 * 24 * 1024 * 250);
        const double seconds = 4 * (work.weights + work.cachedNumbers) / 40e9 + 0.001;
        QCOMPARE(realTimeFactor(speed, work, engine::Precision::Float32), 1 / (50 * seconds));
        QVERIFY(realTimeFactor(speed, work, engine::Precision::Int8) >
                2 * realTimeFactor(speed, work, engine::Precision::Float32));
        QVERIFY(realTimeFactor(speed, stepWork(entry("musicgen-large")), engine::Precision::Int8) <
                realTimeFactor(speed, work, engine::Precision::Int8) / 4);
        QCOMPARE(realTimeFactor({}, work, engine::Precision::Int8), 0.0);
        QCOMPARE(speedFrom(toJson(speed)), speed);
        QVERIFY(!speedFrom({}).isKnown());
    }

    void musicThatIsFasterThanMeasuredCorrectsTheMeasurement()
    {
        const MachineSpeed speed{QStringLiteral("m"), 40e9, 20e9, 10e9, 0.001};
        const StepWork work = stepWork(entry("musicgen-medium"));
        const double factor = realTimeFactor(speed, work, engine::Precision::Int8);
        QCOMPARE(corrected(speed, work, engine::Precision::Int8, factor / 2), speed); // busy now, not then
        QCOMPARE(corrected(speed, work, engine::Precision::Int8, factor * 1.1), speed);
        const MachineSpeed faster = corrected(speed, work, engine::Precision::Int8, factor * 4);
        QCOMPARE(faster.machine, speed.machine);
        QCOMPARE(faster.floatBytes, 160e9);
        QCOMPARE(faster.halfBytes, 80e9);
        QCOMPARE(faster.int8Bytes, 40e9);
        QCOMPARE(faster.codecSeconds, 0.00025);
        QCOMPARE(realTimeFactor(faster, work, engine::Precision::Int8), factor * 4);
        QCOMPARE(corrected({}, work, engine::Precision::Int8, 4), MachineSpeed()); // nothing was measured
    }

    void measuresAndRemembers()
    {
        test::FakeRecord record;
        const test::FakeEngine engine(record);
        SpeedTest speedTest([&]() -> const engine::Engine& { return engine; });
        QSignalSpy measured(&speedTest, &SpeedTest::measured);
        QSignalSpy failed(&speedTest, &SpeedTest::failed);
        speedTest.start();
        QTRY_VERIFY(!speedTest.isRunning());
        QCOMPARE(failed.size(), 0);
        QCOMPARE(measured.size(), 1);
        const auto speed = measured[0][0].value<MachineSpeed>();
        QVERIFY(speed.isKnown() && speed.halfBytes > 0 && speed.codecSeconds > 0);
        QCOMPARE(record.loads.size(), std::size_t(3));
        for (const std::string& folder : record.loads)
            QVERIFY(!QFileInfo::exists(QString::fromStdString(folder))); // cleared away

        const QTemporaryDir folder;
        const QString file = folder.filePath(QStringLiteral("models.json"));
        {
            HubPreferencesStore store(file);
            HubPreferences preferences;
            preferences.acceptedLicences = QStringList{officialLicence()};
            preferences.endpoint = QStringLiteral("https://mirror.example");
            preferences.speed = speed;
            store.set(preferences);
        }
        HubPreferencesStore again(file);
        QCOMPARE(again.preferences().acceptedLicences, QStringList{officialLicence()});
        QCOMPARE(again.preferences().endpoint, QStringLiteral("https://mirror.example"));
        QCOMPARE(again.preferences().speed.machine, machineName());
        HubPreferences other = again.preferences();
        other.speed.machine = QStringLiteral("another computer");
        again.set(other);
        again.flush();
        QVERIFY(!HubPreferencesStore(file).preferences().speed.isKnown());
    }

    void checksFiles()
    {
        const QTemporaryDir folder;
        const HubRepository repository(folder.path(), QStringLiteral("me/model"));
        QVERIFY(!repository.prepare());
        // Both hashes of "hello\n", as sha256sum and git hash-object give them.
        const QString sha =
            QStringLiteral("5891b5b522d5df086d0ff0b110fbd9d21bb4fc7163af34d08286a2e846f6be03");
        const QString git = QStringLiteral("ce013625030ba8dba906f756967f9e9ca394464a");
        write(repository.blob(sha), "hello\n");
        write(repository.blob(git), "hello\n");
        write(repository.blob(QStringLiteral("odd")), "hello\n");
        const QString commit(40, u'c');
        QVERIFY(!repository.publish(QStringLiteral("main"), commit,
                                    {{QStringLiteral("a"), sha},
                                     {QStringLiteral("b"), git},
                                     {QStringLiteral("c"), QStringLiteral("odd")}}));
        const auto report = [&](const QString& path) {
            FilesCheck check(path);
            QSignalSpy done(&check, &FilesCheck::done);
            check.start();
            done.wait();
            return done.value(0).value(0).value<FilesReport>();
        };
        FilesReport fine = report(repository.snapshot(commit));
        QCOMPARE(fine.checked, 2);
        QCOMPARE(fine.unknown, 1);
        QVERIFY(fine.damaged.isEmpty());
        write(repository.blob(sha), "hellO\n");
        QVERIFY(QFile::remove(repository.blob(git)));
        fine = report(repository.snapshot(commit));
        fine.damaged.sort();
        QCOMPARE(fine.damaged, QStringList({QStringLiteral("a"), QStringLiteral("b")}));
        QCOMPARE(report(folder.path()).damaged, QStringList());

        QVERIFY(isRemovable(repository.snapshot(commit)));
        QVERIFY(!isRemovable(folder.path()));
        QVERIFY(removeModel(folder.path()).has_value()); // nobody's own folder
        QVERIFY(QFileInfo::exists(folder.path()));
        QVERIFY(!removeModel(repository.snapshot(commit)));
        QVERIFY(!QFileInfo::exists(repository.folder()));
    }
};

QTEST_GUILESS_MAIN(CatalogueTest)
#include "tst_catalogue.moc"
