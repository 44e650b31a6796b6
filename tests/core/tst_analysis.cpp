// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Tempo, beats and levels of audio whose tempo, beats and levels are known, and how they are kept with takes.

#include "core/analysis/fourier.h"
#include "core/analysis/sound_analysis.h"
#include "core/analysis/take_analysis.h"
#include "core/takes/take_folder.h"
#include "core/takes/take_library.h"

#include <QDir>
#include <QJsonArray>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <cmath>
#include <complex>
#include <limits>
#include <numbers>
#include <random>

using namespace arioso;
using namespace arioso::core;

namespace {

constexpr int kRate = 16000;

engine::Audio silence(double seconds)
{
    return {kRate, {std::vector<float>(std::size_t(seconds * kRate), 0.0F)}};
}

engine::Audio noise(double seconds, float loudness, unsigned seed = 1)
{
    engine::Audio audio = silence(seconds);
    std::mt19937 random(seed);
    for (float& sample : audio.channels[0])
        sample = loudness * (float(random()) / float(std::mt19937::max()) - 0.5F);
    return audio;
}

engine::Audio sine(double seconds, double frequency, float amplitude)
{
    engine::Audio audio = silence(seconds);
    for (std::size_t i = 0; i < audio.samples(); ++i)
        audio.channels[0][i] =
            amplitude * float(std::sin(2 * std::numbers::pi * frequency * double(i) / kRate));
    return audio;
}

/// A burst of noise that dies away.
void hit(engine::Audio& audio, double at, float loudness)
{
    std::mt19937 random(7);
    const auto begin = std::size_t(at * kRate);
    for (std::size_t i = 0; i < kRate / 10 && begin + i < audio.samples(); ++i)
        audio.channels[0][begin + i] +=
            loudness * std::exp(-float(i) / 300) * (float(random()) / float(std::mt19937::max()) - 0.5F);
}

/// A bar of four: loud, hat, snare, hat; hats between them.
engine::Audio drums(double perMinute, double first, double seconds)
{
    engine::Audio audio = noise(seconds, 0.01F);
    const double beat = 60 / perMinute;
    for (int i = 0; first + i * beat / 2 < seconds; ++i)
        hit(audio, first + i * beat / 2, i % 4 == 0 ? 1.0F : i % 4 == 2 ? 0.8F : 0.15F);
    return audio;
}

JobResult resultWith(const engine::Audio& audio)
{
    JobResult result;
    ResultClip clip;
    clip.audio = std::make_shared<const engine::Audio>(audio);
    clip.codes = std::make_shared<const engine::Codes>(engine::Codes{1, 1, {0}});
    result.clips.append(clip);
    return result;
}

} // namespace

class AnalysisTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void powerIsThatOfTheDefinition()
    {
        constexpr int kSize = 32;
        const std::vector<float> samples = noise(1, 1).channels[0];
        Fourier fourier(kSize);
        const std::vector<float>& power = fourier.power(samples.data());
        QCOMPARE(int(power.size()), fourier.bins());
        for (int k = 0; k <= kSize / 2; ++k) {
            std::complex<double> sum;
            for (int i = 0; i < kSize; ++i)
                sum +=
                    double(samples[std::size_t(i)]) * std::polar(1.0, -2 * std::numbers::pi * k * i / kSize);
            QVERIFY(std::abs(std::norm(sum) - double(power[std::size_t(k)])) < 1e-4);
        }
    }

    void aSineIsInItsBand()
    {
        const MelSpectrogram mel = melSpectrogram(sine(1, 1000, 0.1F), {});
        QCOMPARE(mel.frames, 125);
        const float* middle = mel.frame(60);
        const auto loudest = int(std::max_element(middle, middle + mel.bands) - middle);
        QVERIFY(loudest > 10 && loudest < 25);
        QVERIFY(std::abs(middle[loudest] + 20) < 8); // the band averages over bins beside it
        QCOMPARE(melSpectrogram(silence(1), {}).frame(5)[3], MelSpectrogram::kSilence);
        QCOMPARE(melSpectrogram({}, {}).frames, 0);
    }

    void tempoAndBeats_data()
    {
        QTest::addColumn<double>("perMinute");
        QTest::addColumn<double>("first");
        for (const double perMinute : {97.3, 110.0, 125.0, 140.0})
            QTest::addRow("%.1f", perMinute) << perMinute << 0.21;
    }

    void tempoAndBeats()
    {
        QFETCH(double, perMinute);
        QFETCH(double, first);
        const std::optional<Beats> beats = trackBeats(drums(perMinute, first, 10));
        QVERIFY(beats);
        QVERIFY2(std::abs(beats->perMinute / perMinute - 1) < 0.01,
                 qPrintable(QString::number(beats->perMinute)));
        QVERIFY(beats->seconds.size() >= std::size_t(9 * perMinute / 60));
        for (const double at : beats->seconds) {
            const double inBeats = (at - first) * perMinute / 60;
            QVERIFY2(std::abs(inBeats - std::round(inBeats)) * 60 / perMinute < 0.025,
                     qPrintable(QString::number(at)));
        }
    }

    void whatHasNoBeatHasNone()
    {
        QVERIFY(!trackBeats({}));
        QVERIFY(!trackBeats(silence(10)));
        QVERIFY(!trackBeats(sine(10, 220, 0.3F)));
        for (const unsigned seed : {1U, 2U, 3U})
            QVERIFY(!trackBeats(noise(10, 0.3F, seed)));
        QVERIFY(!trackBeats(drums(125, 0, 1)));
        engine::Audio damaged = drums(125, 0.1, 10);
        damaged.channels[0][4000] = std::numeric_limits<float>::quiet_NaN();
        QVERIFY(std::abs(trackBeats(damaged)->perMinute - 125) < 2); // one sample is nothing
    }

    void everythingIsMeasuredAndReadsBack()
    {
        engine::Audio audio = drums(120, 0.1, 10);
        audio.channels[0][kRate * 5] = -0.9F;
        const TakeAnalysis analysis = analyze(audio);
        QVERIFY(analysis.beats && analysis.loudness && *analysis.loudness < -10);
        QVERIFY(std::abs(analysis.samplePeak - 0.9) < 1e-6 && analysis.truePeak >= analysis.samplePeak);
        QCOMPARE(int(analysis.overview.size()), 2 * TakeAnalysis::kColumns);
        const int column = TakeAnalysis::kColumns / 2;
        QCOMPARE(int(static_cast<signed char>(analysis.overview[2 * column])), -114);

        const auto read = analysisFromJson(toJson(analysis));
        QVERIFY(valueOf(read) != nullptr);
        QCOMPARE(valueOf(read)->overview, analysis.overview);
        QCOMPARE(valueOf(read)->loudness, analysis.loudness);
        QCOMPARE(valueOf(read)->truePeak, analysis.truePeak);
        QCOMPARE(valueOf(read)->beats->perMinute, analysis.beats->perMinute);
        QCOMPARE(valueOf(read)->beats->seconds.size(), analysis.beats->seconds.size());
        QVERIFY(std::abs(valueOf(read)->beats->seconds[3] - analysis.beats->seconds[3]) < 0.001);
    }

    void longSoundsAreMeasuredAsTheirAudioIs()
    {
        engine::Audio audio = drums(120, 0.1, 11);
        audio.channels.push_back(sine(11, 330, 0.4F).channels[0]);
        audio.channels[1].resize(audio.samples());
        audio.channels[0][kRate * 5] = -0.9F;
        const TakeAnalysis expected = analyze(audio);
        const TakeAnalysis found = analyzeLong(*GrowingSound::whole(std::make_shared<const engine::Audio>(audio)));
        QVERIFY(!found.beats);
        QCOMPARE(found.loudness, expected.loudness);
        QCOMPARE(found.samplePeak, expected.samplePeak);
        QCOMPARE(found.truePeak, expected.truePeak);
        QCOMPARE(found.overview, expected.overview);
        QVERIFY(analyzeLong(*GrowingSound::whole(std::make_shared<const engine::Audio>(silence(0)))).overview.isEmpty());
    }

    void aTakeOfMoreThanTenMinutesIsMeasured()
    {
        QTemporaryDir folder;
        TakeLibrary library(folder.path());
        library.open();
        engine::Audio audio{100, {std::vector<float>(100 * 601, 0.5F)}};
        const QString id = library.add(resultWith(audio)).first();
        QSignalSpy ready(&library.analyses(), &TakeAnalyses::ready);
        QVERIFY(!library.analyses().find(id));
        QTRY_COMPARE(ready.size(), 1);
        QCOMPARE(library.analyses().find(id)->samplePeak, 0.5);
    }

    void damagedAnalysesAreRefused()
    {
        const QJsonObject good = toJson(analyze(drums(120, 0.1, 4)));
        const auto refused = [&](const char* name, const QJsonValue& value) {
            QJsonObject object = good;
            object.insert(QLatin1String(name), value);
            return failureOf(analysisFromJson(object)) != nullptr;
        };
        QVERIFY(!refused("more", 1));
        QVERIFY(refused("version", 2));
        QVERIFY(refused("bpm", -1));
        QVERIFY(refused("lufs", QStringLiteral("loud")));
        QVERIFY(refused("beats_ms", QJsonArray{5, 3}));
        QVERIFY(refused("overview", 7));
    }

    void takesAreMeasuredOnceAndKept()
    {
        QTemporaryDir folder;
        QString id;
        {
            TakeLibrary library(folder.filePath(QStringLiteral("takes")));
            library.open();
            id = library.add(resultWith(drums(125, 0.1, 6))).first();
            library.flush();
            QSignalSpy ready(&library.analyses(), &TakeAnalyses::ready);
            QVERIFY(!library.analyses().find(QStringLiteral("nobody")));
            QVERIFY(!library.analyses().find(id));
            QTRY_COMPARE(ready.count(), 1);
            QVERIFY(std::abs(library.analyses().find(id)->beats->perMinute - 125) < 2);
        }
        QVERIFY(valueOf(readTakeAnalysis(folder.filePath(QStringLiteral("takes")), id)) != nullptr);
        QFile::remove(takeAudioFile(folder.filePath(QStringLiteral("takes")), id));
        TakeLibrary again(folder.filePath(QStringLiteral("takes")));
        again.open();
        QTRY_VERIFY(again.isOpen());
        QSignalSpy ready(&again.analyses(), &TakeAnalyses::ready);
        (void)again.analyses().find(id);
        QTRY_COMPARE(ready.count(), 1);
        QVERIFY(again.analyses().find(id)->beats); // read, as there is nothing to measure any more
    }

    void ofManyTheLastAskedForComesFirst()
    {
        QTemporaryDir folder;
        TakeLibrary library(folder.filePath(QStringLiteral("takes")));
        library.open();
        QStringList ids;
        for (int i = 0; i < 4; ++i)
            ids += library.add(resultWith(silence(1)));
        QSignalSpy ready(&library.analyses(), &TakeAnalyses::ready);
        (void)library.analyses().find(ids[0]);
        QCoreApplication::processEvents(); // begins with it
        for (const QString& id : ids)
            (void)library.analyses().find(id);
        QTRY_COMPARE(ready.count(), 4);
        QCOMPARE(ready[0][0].toString(), ids[0]);
        QCOMPARE(ready[1][0].toString(), ids[3]);
        QCOMPARE(ready[3][0].toString(), ids[1]);
    }
};

QTEST_GUILESS_MAIN(AnalysisTest)
#include "tst_analysis.moc"
