// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The small calculating parts: speed and remaining time, cutting of sound and codes, fingerprints, failures.

#include "core/generation/model_state.h"
#include "core/generation/progress_meter.h"
#include "core/sound.h"

#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>
#include <new>

using namespace arioso;
using namespace arioso::core;

namespace {

void writeFile(const QString& path, const QByteArray& content)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(content), content.size());
}

} // namespace

class GenerationValuesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAModelOfACacheByItsRepository()
    {
        engine::ModelInfo info;
        info.name = std::string(40, 'a');
        info.directory = "/hub/models--facebook--musicgen-small/snapshots/" + info.name;
        QCOMPARE(summaryOf(info, {}, engine::Precision::Int8).reference.name,
                 QStringLiteral("musicgen-small"));
        info.directory = "/models/mine";
        info.name = "mine";
        QCOMPARE(summaryOf(info, {}, engine::Precision::Int8).reference.name, QStringLiteral("mine"));
    }

    void speedIsThatOfTheLastSeconds()
    {
        ProgressMeter meter(3);
        meter.update({engine::Phase::EncodingText, 0, 0}, 0);
        JobProgress progress = meter.update({engine::Phase::Generating, 0, 100}, 10);
        QCOMPARE(progress.id, JobId(3));
        QCOMPARE(progress.stepsPerSecond, 0.0); // the text's time is not the decoder's
        QVERIFY(!progress.remainingSeconds);
        for (int step = 1; step <= 40; ++step) // 10 a second for 4 s, then 5 a second
            progress = meter.update({engine::Phase::Generating, step, 100}, 10 + step * 0.1);
        QVERIFY(std::abs(progress.stepsPerSecond - 10) < 0.01);
        QVERIFY(std::abs(*progress.remainingSeconds - 6) < 0.01);
        for (int step = 41; step <= 60; ++step)
            progress = meter.update({engine::Phase::Generating, step, 100}, 14 + (step - 40) * 0.2);
        QVERIFY(std::abs(progress.stepsPerSecond - 5) < 0.01);
        QCOMPARE(progress.elapsedSeconds, 18.0);
    }

    void slowStepsHaveASpeedToo()
    {
        ProgressMeter meter(1);
        JobProgress progress;
        for (int step = 0; step <= 3; ++step)
            progress = meter.update({engine::Phase::Generating, step, 10}, step * 10.0);
        QVERIFY(std::abs(progress.stepsPerSecond - 0.1) < 1e-9);
    }

    void progressIsToldAboutSparingly()
    {
        ProgressMeter meter(1);
        int told = 0;
        for (int step = 1; step <= 1000; ++step) { // a second in all
            meter.update({engine::Phase::Generating, step, 1000}, step * 0.001);
            told += meter.isDue() ? 1 : 0;
        }
        QVERIFY2(told > 20 && told < 40, qPrintable(QString::number(told)));
        meter.update({engine::Phase::EncodingAudio, 0, 0}, 1);
        QVERIFY(meter.isDue());
    }

    void soundIsCutBetweenTimes()
    {
        const engine::Audio audio{10, {{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, {9, 8, 7, 6, 5, 4, 3, 2, 1, 0}}};
        QCOMPARE(audioBetween(audio, 0.2, 0.5)->channels,
                 (std::vector<std::vector<float>>{{2, 3, 4}, {7, 6, 5}}));
        QCOMPARE(audioBetween(audio, -5, 99)->channels, audio.channels);
        QCOMPARE(audioBetween(audio, 0.5, 0.1)->samples(), std::size_t(1));
        QCOMPARE(audioBetween(audio, 99, 99)->channels[0], std::vector<float>{9});
        QCOMPARE(audioBetween(audio, NAN, 0.2)->samples(), std::size_t(2));
        QCOMPARE(audioBetween({}, 0, 1)->samples(), std::size_t(0));
    }

    void codesAreCutBetweenFrames()
    {
        const engine::Codes codes{2, 5, {0, 1, 2, 3, 4, 10, 11, 12, 13, 14}};
        const CodesPtr part = codesBetween(codes, 50, 0.02, 0.08);
        QCOMPARE(part->frames, 3);
        QCOMPARE(part->values, (std::vector<std::int32_t>{1, 2, 3, 11, 12, 13}));
        QCOMPARE(codesBetween(codes, 50, 0, 99)->values, codes.values);
        QCOMPARE(codesBetween(codes, 50, 99, 0)->values, (std::vector<std::int32_t>{4, 14}));
    }

    void fingerprintTellsCheckpointsApart()
    {
        QTemporaryDir folder;
        QCOMPARE(modelFingerprint(folder.path()), QString());
        writeFile(folder.filePath(QStringLiteral("config.json")), "{}");
        writeFile(folder.filePath(QStringLiteral("model.safetensors")), QByteArray(5'000'000, 'a'));
        const QString fingerprint = modelFingerprint(folder.path());
        QCOMPARE(fingerprint.size(), 64);
        QCOMPARE(modelFingerprint(folder.path()), fingerprint);

        writeFile(folder.filePath(QStringLiteral("notes.txt")), "not part of the model");
        QCOMPARE(modelFingerprint(folder.path()), fingerprint);
        QByteArray weights(5'000'000, 'a');
        weights.back() = 'b';
        writeFile(folder.filePath(QStringLiteral("model.safetensors")), weights);
        QVERIFY(modelFingerprint(folder.path()) != fingerprint);
        weights.back() = 'a';
        weights.front() = 'b';
        writeFile(folder.filePath(QStringLiteral("model.safetensors")), weights);
        QVERIFY(modelFingerprint(folder.path()) != fingerprint);
        writeFile(folder.filePath(QStringLiteral("model.safetensors")), QByteArray(5'000'000, 'a'));
        writeFile(folder.filePath(QStringLiteral("config.json")), "{ }");
        QVERIFY(modelFingerprint(folder.path()) != fingerprint);
    }

    void exceptionsBecomeFailures()
    {
        const engine::Error error(engine::ErrorCode::DeviceUnavailable, "There is no GPU.");
        QCOMPARE(failureFrom(error),
                 (Failure{FailureCode::DeviceUnavailable, QStringLiteral("There is no GPU.")}));
        QCOMPARE(failureFrom(std::bad_alloc()).code, FailureCode::OutOfMemory);
        QCOMPARE(failureFrom(std::runtime_error("odd")),
                 (Failure{FailureCode::Internal, QStringLiteral("odd")}));
    }
};

QTEST_GUILESS_MAIN(GenerationValuesTest)

#include "tst_generation_values.moc"
