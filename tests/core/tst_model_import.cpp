// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Importing a model as a job: what the engine is asked for, and exactly one end.

#include "core/models/model_import.h"
#include "fake_engine.h"

#include <QDir>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using namespace arioso;
using core::FailureCode;
using core::ModelImport;
using core::ModelImportRequest;

namespace {

/// A job over a fake engine, and what it signalled.
struct Job
{
    explicit Job(const ModelImportRequest& request)
        : import(std::make_unique<ModelImport>(request,
                                               [this]() -> const engine::Converter& { return engine; })),
          finished(import.get(), &ModelImport::done), failed(import.get(), &ModelImport::failed),
          cancelled(import.get(), &ModelImport::cancelled), progressed(import.get(), &ModelImport::progressed)
    {
    }

    [[nodiscard]] int ends() const { return int(finished.size() + failed.size() + cancelled.size()); }

    test::FakeRecord record;
    test::FakeEngine engine{record};
    std::unique_ptr<ModelImport> import;
    QSignalSpy finished;
    QSignalSpy failed;
    QSignalSpy cancelled;
    QSignalSpy progressed;
};

} // namespace

class TestModelImport : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theEngineIsAskedForWhatWasAsked();
    void aCancelledJobSaysSo();
    void aDestroyedJobStops();
    void failuresKeepTheirSentence();
    void originalsAreTold();
    void theNewFolderIsBesideTheOldOneOrWhereItMayBe();
    void whatAConversionNeedsIsFound();
};

void TestModelImport::theEngineIsAskedForWhatWasAsked()
{
    const QTemporaryDir place;
    Job job({place.path() + QStringLiteral("/../") + QDir(place.path()).dirName() + QStringLiteral("/it"),
             QStringLiteral("/nowhere"),
             QStringLiteral("/t5"),
             {}});
    job.import->start();
    QTRY_COMPARE(job.finished.size(), 1);
    QCOMPARE(job.finished[0][0].toString(), place.filePath(QStringLiteral("it-converted")));
    QCOMPARE(job.ends(), 1);
    QVERIFY(job.progressed.size() >= 1);
    QCOMPARE(job.record.conversions.size(), std::size_t(1));
    const engine::ConversionOptions& options = job.record.conversions.front();
    QCOMPARE(options.from.string(), place.filePath(QStringLiteral("it")).toStdString());
    QCOMPARE(options.to.string(), place.filePath(QStringLiteral("it-converted")).toStdString());
    QCOMPARE(options.textEncoder.string(), std::string("/t5"));
    QVERIFY(options.codec.empty());
    QVERIFY(options.layout == engine::CheckpointLayout::HuggingFace);
}

void TestModelImport::aCancelledJobSaysSo()
{
    Job job({QStringLiteral("/endless"), QDir::tempPath(), {}, {}});
    job.import->start();
    QTRY_VERIFY(job.progressed.size() >= 1);
    QCOMPARE(job.ends(), 0);
    job.import->cancel();
    QTRY_COMPARE(job.cancelled.size(), 1);
    QCOMPARE(job.ends(), 1);
}

void TestModelImport::aDestroyedJobStops()
{
    Job job({QStringLiteral("/endless"), QDir::tempPath(), {}, {}});
    job.import->start();
    QTRY_VERIFY(job.progressed.size() >= 1);
    job.import.reset(); // returns although the fake engine goes on until it is told to stop
    QCoreApplication::processEvents();
    QCOMPARE(job.ends(), 0);
}

void TestModelImport::failuresKeepTheirSentence()
{
    Job job({QStringLiteral("/missing"), QDir::tempPath(), {}, {}});
    job.import->start();
    QTRY_COMPARE(job.failed.size(), 1);
    const auto failure = job.failed[0][0].value<core::Failure>();
    QCOMPARE(failure.code, FailureCode::FileNotFound);
    QCOMPARE(failure.detail, QStringLiteral("There is no \"missing\"."));
    QCOMPARE(job.ends(), 1);
}

void TestModelImport::originalsAreTold()
{
    const QTemporaryDir folder;
    const auto touch = [&](const QString& name) {
        QFile file(folder.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
    };
    QVERIFY(!ModelImport::isOriginal(folder.path()));
    touch(QStringLiteral("state_dict.bin"));
    QVERIFY(ModelImport::isOriginal(folder.path()));
    touch(QStringLiteral("config.json"));
    QVERIFY(!ModelImport::isOriginal(folder.path()));
}

void TestModelImport::theNewFolderIsBesideTheOldOneOrWhereItMayBe()
{
    const QTemporaryDir folder;
    const QString other = folder.filePath(QStringLiteral("other"));
    const QString tune = folder.filePath(QStringLiteral("tune"));
    QCOMPARE(core::convertedFolder(tune, other), folder.filePath(QStringLiteral("tune-converted")));
    QVERIFY(QDir(folder.path()).mkdir(QStringLiteral("tune-converted")));
    QCOMPARE(core::convertedFolder(tune, other), folder.filePath(QStringLiteral("tune-converted-2")));
    const QString cached = folder.filePath(QStringLiteral("hub/models--me--song/snapshots/abc"));
    QVERIFY(QDir().mkpath(cached)); // a shared cache holds only what was fetched
    QCOMPARE(core::convertedFolder(cached, other), other + QStringLiteral("/song-converted"));
    QCOMPARE(core::convertedFolder(folder.filePath(QStringLiteral("gone/tune")), other),
             other + QStringLiteral("/tune-converted"));
}

void TestModelImport::whatAConversionNeedsIsFound()
{
    const QTemporaryDir folder;
    qputenv("HF_HUB_CACHE", folder.filePath(QStringLiteral("hub")).toUtf8());
    const QString tune = folder.filePath(QStringLiteral("tune"));
    const QString cache = folder.filePath(QStringLiteral("cache"));
    const auto write = [](const QString& path, const QByteArray& bytes) {
        QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    };
    const auto add = [&](const QString& place, const char* name) {
        const QString repository = place + QStringLiteral("/models--") + QLatin1String(name);
        write(repository + QStringLiteral("/refs/main"), QByteArray(40, 'a'));
        write(repository + QStringLiteral("/snapshots/") + QString(40, u'a') + QStringLiteral("/config.json"),
              "{}");
        return repository + QStringLiteral("/snapshots/") + QString(40, u'a');
    };
    const QStringList both{QStringLiteral("google-t5/t5-base"), QStringLiteral("facebook/encodec_32khz")};
    QCOMPARE(core::conversionParts(tune, cache).missing, both);
    write(tune + QStringLiteral("/compression_state_dict.bin"), QByteArray(300, 'c')); // only names it
    QCOMPARE(core::conversionParts(tune, cache).missing, both);
    const QString encoder = add(cache, "google-t5--t5-base");
    QCOMPARE(core::conversionParts(tune, cache).textEncoder, encoder);
    QCOMPARE(core::conversionParts(tune, cache).missing, both.mid(1));
    add(folder.filePath(QStringLiteral("hub")), "facebook--musicgen-small"); // has both
    QVERIFY(core::conversionParts(tune, cache).missing.isEmpty());
    QCOMPARE(core::conversionParts(tune, cache).textEncoder, QString());
    QVERIFY(QDir(folder.filePath(QStringLiteral("hub"))).removeRecursively());
    write(tune + QStringLiteral("/compression_state_dict.bin"), QByteArray(30'000, 'c'));
    QVERIFY(core::conversionParts(tune, cache).missing.isEmpty());
    qunsetenv("HF_HUB_CACHE");
}

QTEST_GUILESS_MAIN(TestModelImport)
#include "tst_model_import.moc"
