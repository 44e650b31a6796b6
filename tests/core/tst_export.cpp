// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Exported files: the right samples, the right part, the recipe inside, and nothing half done.

#include "core/export/export_job.h"
#include "core/files/paths.h"
#include "engine/audio/peak.h"

#include <QDir>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <cmath>

using namespace arioso::core;
namespace engine = arioso::engine;

namespace {

AudioPtr sound(qint64 samples)
{
    auto audio = std::make_shared<engine::Audio>();
    audio->sampleRate = 32000;
    audio->channels.resize(2);
    for (qint64 i = 0; i < samples; ++i) {
        audio->channels[0].push_back(float(0.9 * std::sin(double(i) * 0.01)));
        audio->channels[1].push_back(float(0.3 * std::cos(double(i) * 0.02)));
    }
    return audio;
}

Recipe recipe(const QString& prompt)
{
    Recipe recipe;
    recipe.prompt = prompt;
    recipe.settings.seed = 42;
    recipe.model = {QStringLiteral("musicgen-small"), QStringLiteral("ab12"), {}};
    recipe.program = QStringLiteral("Arioso 0.1.0");
    return recipe;
}

} // namespace

Q_DECLARE_METATYPE(engine::AudioFormat)

class ExportTest : public QObject
{
    Q_OBJECT

private:
    QTemporaryDir m_folder;
    QString m_path;

private Q_SLOTS:
    void init() { m_path = m_folder.filePath(QStringLiteral("out.wav")); }
    void cleanup() { QFile::remove(m_path); }

    void filesHoldTheSoundAndTheRecipe_data()
    {
        QTest::addColumn<engine::AudioFormat>("format");
        QTest::addColumn<double>("tolerance");
        QTest::newRow("WAV 16") << engine::AudioFormat::WavInt16 << 1.0 / 65536;
        QTest::newRow("WAV 24") << engine::AudioFormat::WavInt24 << 1.0 / 16777216;
        QTest::newRow("WAV float") << engine::AudioFormat::WavFloat32 << 0.0;
        QTest::newRow("FLAC 16") << engine::AudioFormat::Flac16 << 1.0 / 65536;
        QTest::newRow("FLAC 24") << engine::AudioFormat::Flac24 << 1.0 / 16777216;
    }

    void filesHoldTheSoundAndTheRecipe()
    {
        QFETCH(engine::AudioFormat, format);
        QFETCH(double, tolerance);
        const AudioPtr audio = sound(40'000);
        for (const int length : {10, 1500, 4000}) {
            const Recipe made = recipe(QStringLiteral("لحن \"هادئ\"\n").repeated(length / 12));
            ExportJob job({audio, {}, m_path, format, made});
            QSignalSpy finished(&job, &ExportJob::finished);
            QSignalSpy failed(&job, &ExportJob::failed);
            job.start();
            QTRY_COMPARE(finished.size() + failed.size(), 1);
            QCOMPARE(finished.size(), 1);
            QCOMPARE(finished.first().first().toString(), m_path);

            const engine::Audio read = engine::readAudioFile(toPath(m_path));
            QCOMPARE(read.sampleRate, 32000);
            QCOMPARE(read.samples(), audio->samples());
            for (std::size_t channel = 0; channel < 2; ++channel)
                for (std::size_t i = 0; i < read.samples(); ++i)
                    QVERIFY(std::abs(double(read.channels[channel][i]) -
                                     double(audio->channels[channel][i])) <= tolerance);
            const Outcome<Recipe> found = recipeOfFile(m_path);
            QVERIFY(valueOf(found) != nullptr);
            QVERIFY(*valueOf(found) == made);
        }
    }

    void theSelectionIsExact()
    {
        const AudioPtr audio = sound(64'000);
        ExportJob job({audio, TimeRange{0.5, 1.25}, m_path, engine::AudioFormat::WavFloat32, {}});
        QSignalSpy finished(&job, &ExportJob::finished);
        job.start();
        QTRY_COMPARE(finished.size(), 1);
        const engine::Audio read = engine::readAudioFile(toPath(m_path));
        QCOMPARE(read.samples(), std::size_t(24'000));
        for (std::size_t channel = 0; channel < 2; ++channel)
            QVERIFY(std::equal(read.channels[channel].begin(), read.channels[channel].end(),
                               audio->channels[channel].begin() + 16'000));
        const Outcome<Recipe> none = recipeOfFile(m_path);
        QCOMPARE(failureOf(none)->code, FailureCode::NotThere);
    }

    void theRateIsThatAskedFor()
    {
        // 0.5 s to 1.25 s of a tone of 1 kHz, a quarter of its period late in the second channel.
        auto tone = std::make_shared<engine::Audio>(engine::Audio{32000, {{}, {}}});
        const auto phase = [](double seconds) { return 2 * 3.14159265358979323846 * 1000 * seconds; };
        for (int i = 0; i < 64'000; ++i) {
            tone->channels[0].push_back(float(0.5 * std::sin(phase(i / 32000.0))));
            tone->channels[1].push_back(float(0.5 * std::cos(phase(i / 32000.0))));
        }
        for (const auto& [rate, samples] :
             {std::pair(44100, 33075), std::pair(48000, 36000), std::pair(32000, 24000), std::pair(0, 24000)}) {
            ExportRequest request{tone, TimeRange{0.5, 1.25}, m_path, engine::AudioFormat::WavFloat32, {}};
            request.sampleRate = rate;
            ExportJob job(request);
            QSignalSpy finished(&job, &ExportJob::finished);
            job.start();
            QTRY_COMPARE(finished.size(), 1);
            const engine::Audio read = engine::readAudioFile(toPath(m_path));
            QCOMPARE(read.sampleRate, rate > 0 ? rate : 32000);
            QCOMPARE(read.samples(), std::size_t(samples));
            for (std::size_t i = 2000; i + 2000 < read.samples(); ++i) {
                const double at = phase(0.5 + double(i) / read.sampleRate);
                QVERIFY(std::abs(double(read.channels[0][i]) - 0.5 * std::sin(at)) < 1e-5);
                QVERIFY(std::abs(double(read.channels[1][i]) - 0.5 * std::cos(at)) < 1e-5);
            }
        }
    }

    void aRecipeThatDoesNotFitIsLeftOut()
    {
        const Recipe made = recipe(QStringLiteral("x").repeated(40'000));
        ExportJob job({sound(100), {}, m_path, engine::AudioFormat::WavInt16, made});
        QSignalSpy finished(&job, &ExportJob::finished);
        job.start();
        QTRY_COMPARE(finished.size(), 1);
        QCOMPARE(engine::readAudioFile(toPath(m_path)).samples(), std::size_t(100));
        QCOMPARE(failureOf(recipeOfFile(m_path))->code, FailureCode::NotThere);
    }

    void peaksAreLoweredTogetherOrClippedOnRequest_data()
    {
        QTest::addColumn<engine::AudioFormat>("format");
        QTest::addColumn<double>("largest"); // of the format
        QTest::newRow("WAV 16") << engine::AudioFormat::WavInt16 << 32767.0 / 32768;
        QTest::newRow("FLAC 24") << engine::AudioFormat::Flac24 << 8388607.0 / 8388608;
        QTest::newRow("WAV float") << engine::AudioFormat::WavFloat32 << 0.0;
    }

    void peaksAreLoweredTogetherOrClippedOnRequest()
    {
        QFETCH(engine::AudioFormat, format);
        QFETCH(double, largest);
        // Left: samples of +-1.3, between which a sine of 1.3 sqrt(2) = 5.29 dB goes; right: quiet.
        auto loud = std::make_shared<engine::Audio>(engine::Audio{32000, {{}, {}}});
        for (int i = 0; i < 16000; ++i) {
            const double taper = std::min({1.0, i / 1000.0, (15999 - i) / 1000.0});
            loud->channels[0].push_back(float((i % 4 < 2 ? 1.3 : -1.3) * taper));
            loud->channels[1].push_back(float(0.25 * taper));
        }
        for (const ExportLevel level : {ExportLevel::LowerToFit, ExportLevel::Keep}) {
            ExportRequest request{loud, {}, m_path, format, recipe(QStringLiteral("loud"))};
            request.level = level;
            ExportJob job(request);
            QSignalSpy finished(&job, &ExportJob::finished);
            job.start();
            QTRY_COMPARE(finished.size(), 1);
            const double told = finished.first().at(1).toDouble();
            const engine::Audio read = engine::readAudioFile(toPath(m_path));
            const auto& left = read.channels[0];
            const auto atTheEnds = std::count_if(left.begin(), left.end(),
                                                 [&](float sample) { return std::abs(sample) >= largest; });
            const bool isFloat = format == engine::AudioFormat::WavFloat32;
            const bool lowers = level == ExportLevel::LowerToFit && !isFloat;
            if (!isFloat)
                QCOMPARE(atTheEnds > 0, !lowers);
            // 5.29 dB and 0.1 dB of room, for both channels alike.
            QVERIFY(std::abs(told - (lowers ? -5.39 : 0)) < 0.05);
            const double gain = std::pow(10.0, told / 20);
            QVERIFY(std::abs(double(read.channels[1][8000]) - 0.25 * gain) < 1e-4);
            if (lowers || isFloat)
                QVERIFY(std::abs(double(left[8000]) - 1.3 * gain) < 1e-4);
            const std::string comment = engine::readAudioComment(toPath(m_path));
            QCOMPARE(comment.find("\"gainDecibels\":-5.3") != std::string::npos, lowers);
            QVERIFY(*valueOf(recipeOfFile(m_path)) == *request.recipe);
        }
    }

    void whatCannotBeWrittenIsSaid()
    {
        const QString nowhere = m_folder.filePath(QStringLiteral("none/out.wav"));
        for (const auto& [audio, path, code] :
             {std::tuple(sound(100), nowhere, FailureCode::FileNotFound),
              std::tuple(AudioPtr(), m_path, FailureCode::AudioInvalid),
              std::tuple(AudioPtr(std::make_shared<engine::Audio>()), m_path, FailureCode::AudioInvalid)}) {
            ExportJob job({audio, {}, path, engine::AudioFormat::WavInt16, {}});
            QSignalSpy failed(&job, &ExportJob::failed);
            job.start();
            QTRY_COMPARE(failed.size(), 1);
            QCOMPARE(failed.first().first().value<Failure>().code, code);
            QVERIFY(!QFile::exists(path));
        }
    }

    void progressIsToldAndCancellingKeepsTheOldFile()
    {
        QFile old(m_path);
        QVERIFY(old.open(QIODevice::WriteOnly));
        old.write("old");
        old.close();
        ExportJob job({sound(32000 * 120), {}, m_path, engine::AudioFormat::Flac24, {}});
        QSignalSpy progressed(&job, &ExportJob::progressed);
        QSignalSpy cancelled(&job, &ExportJob::cancelled);
        QSignalSpy finished(&job, &ExportJob::finished);
        connect(&job, &ExportJob::progressed, &job, [&] { job.cancel(); });
        job.start();
        QTRY_COMPARE_WITH_TIMEOUT(cancelled.size() + finished.size(), 1, 20'000);
        QCOMPARE(cancelled.size(), 1);
        QVERIFY(progressed.size() >= 1);
        const double part = progressed.first().first().toDouble();
        QVERIFY(part > 0 && part < 1);
        QVERIFY(old.open(QIODevice::ReadOnly));
        QCOMPARE(old.readAll(), QByteArray("old"));
        QCOMPARE(QDir(m_folder.path()).entryList(QDir::Files | QDir::Hidden).size(), 1);
    }

    void recipesAreLookedForOnlyInSoundFiles()
    {
        QCOMPARE(failureOf(recipeOfFile(m_path))->code, FailureCode::FileNotFound);
        QFile file(m_path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("{\"version\":1}");
        file.close();
        QCOMPARE(failureOf(recipeOfFile(m_path))->code, FailureCode::FileUnreadable);
        engine::writeAudioFile(toPath(m_path), *sound(10), engine::AudioFormat::WavInt16,
                               {"a comment of another program", {}});
        QCOMPARE(failureOf(recipeOfFile(m_path))->code, FailureCode::NotThere);
    }
};

QTEST_GUILESS_MAIN(ExportTest)

#include "tst_export.moc"
