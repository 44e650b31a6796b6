// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Loudness and true peak against the values that ITU-R BS.1770 and EBU Tech 3341 give for sines.

#include "core/playback/loudness.h"
#include "engine/audio/peak.h"

#include <QTest>

#include <cmath>
#include <complex>
#include <numbers>

using namespace arioso::core;
using arioso::engine::Audio;

namespace {

using Parts = QList<QPair<double, double>>; ///< decibels and seconds, for QFETCH

struct Part
{
    double decibels; ///< peak of the sine, of full scale
    double seconds;
};

Audio sine(double frequency, const std::vector<Part>& parts, int sampleRate, int channels)
{
    Audio audio;
    audio.sampleRate = sampleRate;
    std::vector<float> samples;
    for (const Part& part : parts) {
        const double amplitude = std::pow(10.0, part.decibels / 20);
        for (int i = 0; i < int(part.seconds * sampleRate); ++i)
            samples.push_back(float(amplitude * std::sin(2 * std::numbers::pi * frequency * i / sampleRate)));
    }
    audio.channels.assign(std::size_t(channels), samples);
    return audio;
}

double decibels(float gain)
{
    return 20 * std::log10(double(gain));
}

} // namespace

class LoudnessTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void knownSignals_data()
    {
        QTest::addColumn<Parts>("parts");
        QTest::addColumn<double>("frequency");
        QTest::addColumn<int>("channels");
        QTest::addColumn<double>("expected");
        // BS.1770: full scale in one channel is -3.01 LUFS; EBU Tech 3341, cases 1 to 5, stereo.
        QTest::newRow("full scale, mono") << Parts{{0, 5}} << 997.0 << 1 << -3.01;
        QTest::newRow("full scale, stereo") << Parts{{0, 5}} << 997.0 << 2 << 0.0;
        QTest::newRow("3341 case 1") << Parts{{-23, 20}} << 1000.0 << 2 << -23.0;
        QTest::newRow("3341 case 2") << Parts{{-33, 20}} << 1000.0 << 2 << -33.0;
        QTest::newRow("3341 case 3") << Parts{{-36, 10}, {-23, 60}, {-36, 10}} << 1000.0 << 2 << -23.0;
        QTest::newRow("3341 case 4") << Parts{{-72, 10}, {-36, 10}, {-23, 60}, {-36, 10}, {-72, 10}} << 1000.0
                                     << 2 << -23.0;
        QTest::newRow("3341 case 5") << Parts{{-26, 20}, {-20, 20.1}, {-26, 20}} << 1000.0 << 2 << -23.0;
    }

    void knownSignals()
    {
        QFETCH(Parts, parts);
        QFETCH(double, frequency);
        QFETCH(int, channels);
        QFETCH(double, expected);
        std::vector<Part> list;
        for (const auto& [level, seconds] : parts)
            list.push_back({level, seconds});
        for (const int rate : {48000, 44100, 32000, 96000}) {
            const auto loudness = integratedLoudness(sine(frequency, list, rate, channels));
            QVERIFY(loudness);
            const QString what = QStringLiteral("%1 Hz: %2 LUFS").arg(rate).arg(*loudness);
            QVERIFY2(std::abs(*loudness - expected) < 0.1, qPrintable(what));
        }
    }

    /// The standard's coefficients at 48 kHz, run here on an impulse, against ours seen through a short
    /// sound.
    void weightsAreTheStandards_data()
    {
        QTest::addColumn<double>("frequency");
        for (const double frequency : {30.0, 60.0, 200.0, 1000.0, 2000.0, 5000.0, 12000.0})
            QTest::addRow("%.0f Hz", frequency) << frequency;
    }

    void weightsAreTheStandards()
    {
        QFETCH(double, frequency);
        const auto gainAt = [frequency](const double(&b)[3], const double(&a)[3]) {
            const std::complex<double> z = std::polar(1.0, -2 * std::numbers::pi * frequency / 48000);
            return std::abs((b[0] + b[1] * z + b[2] * z * z) / (a[0] + a[1] * z + a[2] * z * z));
        };
        const double gain = gainAt({1.53512485958697, -2.69169618940638, 1.19839281085285},
                                   {1, -1.69065929318241, 0.73248077421585}) *
                            gainAt({1, -2, 1}, {1, -1.99004745483398, 0.99007225036621});
        const double expected = -0.691 + 20 * std::log10(gain) - 3.0103;
        const auto loudness = integratedLoudness(sine(frequency, {{0, 8}}, 48000, 1));
        QVERIFY(loudness);
        QVERIFY2(std::abs(*loudness - expected) < 0.02,
                 qPrintable(QStringLiteral("%1, not %2").arg(*loudness).arg(expected)));
    }

    /// A sine of this amplitude, tapered at both ends; EBU Tech 3341, cases 15 to 19.
    void truePeaks_data()
    {
        QTest::addColumn<int>("part");
        QTest::addColumn<double>("degrees");
        QTest::addColumn<double>("amplitude");
        QTest::newRow("3341 case 15") << 4 << 0.0 << 0.5;
        QTest::newRow("3341 case 16") << 4 << 45.0 << 0.5;
        QTest::newRow("3341 case 17") << 6 << 60.0 << 0.5;
        QTest::newRow("3341 case 18") << 8 << 67.5 << 0.5;
        QTest::newRow("3341 case 19") << 4 << 45.0 << 1.41;
    }

    void truePeaks()
    {
        QFETCH(int, part);
        QFETCH(double, degrees);
        QFETCH(double, amplitude);
        for (const int rate : {32000, 48000, 96000}) {
            Audio audio{rate, {std::vector<float>(4000), std::vector<float>(4000)}};
            for (int i = 0; i < 4000; ++i) {
                const double taper = std::min({1.0, i / 1000.0, (3999 - i) / 1000.0});
                const double phase = 2 * std::numbers::pi * (double(i) / part + degrees / 360);
                audio.channels[1][std::size_t(i)] = float(taper * amplitude * std::sin(phase));
            }
            const double off = arioso::engine::decibels(arioso::engine::truePeak(audio) / amplitude);
            QVERIFY2(off > -0.4 && off < 0.2, qPrintable(QStringLiteral("%1 Hz: %2 dB").arg(rate).arg(off)));
        }
    }

    void peaksBetweenSamplesCount()
    {
        // Samples at 45, 135, 225, 315 degrees of a sine of amplitude sqrt(2): all are 1 or -1.
        Audio audio{32000, {{}}};
        for (int i = 0; i < 32000; ++i) {
            const double taper = std::min({1.0, i / 1000.0, (31999 - i) / 1000.0});
            audio.channels[0].push_back(float((i % 4 < 2 ? 1 : -1) * taper));
        }
        QCOMPARE(arioso::engine::samplePeak(audio), 1.0);
        const double peak = arioso::engine::truePeak(audio);
        QVERIFY2(std::abs(arioso::engine::decibels(peak) - 3.01) < 0.05, qPrintable(QString::number(peak)));
        const Audio fits = arioso::engine::amplified(audio, arioso::engine::gainToFit(peak));
        QVERIFY(std::abs(arioso::engine::decibels(arioso::engine::truePeak(fits)) + 0.1) < 0.001);

        // One sample alone is no less than itself, wherever it is.
        for (const std::size_t place : {0, 1, 500, 998, 999}) {
            Audio click{32000, {std::vector<float>(1000)}};
            click.channels[0][place] = -1.5F;
            QCOMPARE(arioso::engine::truePeak(click), 1.5);
        }
        QCOMPARE(arioso::engine::gainToFit(1), 1.0);
        QCOMPARE(arioso::engine::truePeak({}), 0.0);
        QCOMPARE(arioso::engine::truePeak({1, {{0.5F}}}), 0.5); // a rate below what the meter takes
    }

    void soundWithoutLoudness()
    {
        QVERIFY(!integratedLoudness({}));
        QVERIFY(!integratedLoudness(sine(1000, {{-20, 0.39}}, 48000, 2)));
        QVERIFY(integratedLoudness(sine(1000, {{-20, 0.41}}, 48000, 2)));
        QVERIFY(!integratedLoudness(sine(1000, {{-300, 5}}, 48000, 2)));
        Audio silence;
        silence.sampleRate = 32000;
        silence.channels = {std::vector<float>(100'000)};
        QVERIFY(!integratedLoudness(silence));
        silence.sampleRate = 1;
        QVERIFY(!integratedLoudness(silence));
    }

    void silenceAtTheEndIsFound()
    {
        // Root mean square of a sine: its amplitude less 3.01 dB.
        const auto ends = [](double decibels, double seconds) {
            return endsInSilence(sine(440, {{-20, 30 - seconds}, {decibels, seconds}}, 8000, 2));
        };
        QVERIFY(ends(-58, 10.1));
        QVERIFY(!ends(-56, 10.1));
        QVERIFY(!ends(-200, 9));
        Audio left = sine(440, {{-20, 10}, {-200, 20}}, 8000, 2);
        QVERIFY(endsInSilence(left));
        left.channels[1].back() = 1;
        QVERIFY(!endsInSilence(left));
        QVERIFY(!endsInSilence({}));
        QVERIFY(endsInSilence({32000, {{0.5F, 0.5F, 0}}}));
    }

    void theLouderOneIsMadeQuieter()
    {
        const MatchedGains gains = matchLoudness(-14.0, -20.0);
        QVERIFY(std::abs(decibels(gains.first) + 6) < 1e-4);
        QCOMPARE(gains.second, 1.0F);
        const MatchedGains others = matchLoudness(-20.0, -14.0);
        QCOMPARE(others.first, 1.0F);
        QVERIFY(std::abs(decibels(others.second) + 6) < 1e-4);
        QCOMPARE(matchLoudness(std::nullopt, -14.0).second, 1.0F);
    }
};

QTEST_APPLESS_MAIN(LoudnessTest)

#include "tst_loudness.moc"
