// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Levels of a sound at every zoom against a plain scan of its samples; a sound that grows.

#include "core/waveform/peak_pyramid.h"
#include "core/waveform/waveform_source.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <cmath>
#include <limits>
#include <random>
#include <thread>

using namespace arioso::core;
using arioso::engine::Audio;

namespace {

AudioPtr noise(qint64 samples, int channels = 1, unsigned seed = 1)
{
    std::mt19937 random(seed);
    std::uniform_real_distribution<float> distribution(-1, 1);
    auto audio = std::make_shared<Audio>();
    audio->sampleRate = 32000;
    audio->channels.resize(std::size_t(channels));
    for (auto& channel : audio->channels)
        for (qint64 i = 0; i < samples; ++i)
            channel.push_back(distribution(random));
    return audio;
}

Peak scan(const std::vector<float>& samples, qint64 from, qint64 to)
{
    from = std::max<qint64>(from, 0);
    to = std::min<qint64>(to, qint64(samples.size()));
    if (from >= to)
        return {};
    const auto [low, high] = std::minmax_element(samples.begin() + from, samples.begin() + to);
    return {*low, *high};
}

} // namespace

class PeakPyramidTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void everyShortStretchIsExact()
    {
        const AudioPtr audio = noise(1300);
        PeakPyramid pyramid(GrowingSound::whole(audio));
        QVERIFY(pyramid.update());
        for (qint64 from = 0; from <= 1300; from += 7)
            for (qint64 to = from; to <= 1300; ++to)
                QVERIFY(pyramid.peak(0, from, to) == scan(audio->channels[0], from, to));
    }

    void randomStretchesOfALongSoundAreExact()
    {
        // Just more and just less than whole numbers of blocks at several levels.
        for (const qint64 samples : {262144, 262143, 262145, 300007, 65536 + 256}) {
            const AudioPtr audio = noise(samples, 2);
            PeakPyramid pyramid(GrowingSound::whole(audio));
            pyramid.update();
            std::mt19937 random(7);
            std::uniform_int_distribution<qint64> place(-500, samples + 500);
            for (int i = 0; i < 400; ++i) {
                const auto [from, to] = std::minmax({place(random), place(random)});
                for (int channel = 0; channel < 2; ++channel)
                    QVERIFY(pyramid.peak(channel, from, to) ==
                            scan(audio->channels[std::size_t(channel)], from, to));
            }
            QVERIFY(pyramid.peak(1, 0, samples) == scan(audio->channels[1], 0, samples));
        }
    }

    void columnsAreExactAtEveryZoom()
    {
        const AudioPtr audio = noise(500'000);
        PeakPyramid pyramid(GrowingSound::whole(audio));
        pyramid.update();
        for (const double perColumn : {0.01, 0.3, 1.0, 1.7, 64.0, 255.9, 256.0, 700.3, 5000.1, 312.5, 1e6}) {
            for (const double first : {0.0, 0.4, 123456.7, -1000.5, 499'990.2}) {
                const auto columns = pyramid.columns(0, first, perColumn, 1600);
                QCOMPARE(columns.size(), std::size_t(1600));
                for (int i = 0; i < 1600; ++i) {
                    const qint64 from = qint64(std::floor(first + i * perColumn));
                    const qint64 to = std::max(from + 1, qint64(std::floor(first + (i + 1) * perColumn)));
                    QVERIFY(columns[std::size_t(i)] == scan(audio->channels[0], from, to));
                }
            }
        }
    }

    void growingGivesWhatOneBuildGives()
    {
        auto sound = std::make_shared<GrowingSound>(32000, 1);
        PeakPyramid pyramid(sound);
        QVERIFY(!pyramid.update());
        std::vector<float> all;
        for (const qint64 size : {1, 254, 1, 1, 16000, 255, 0, 3 * 16384, 77}) {
            const AudioPtr chunk = noise(size, 1, unsigned(size));
            QVERIFY(sound->append(chunk));
            all.insert(all.end(), chunk->channels[0].begin(), chunk->channels[0].end());
            QCOMPARE(pyramid.update(), size > 0);
            QCOMPARE(pyramid.samples(), qint64(all.size()));
            for (qint64 from = 0; from < qint64(all.size()); from += 997)
                QVERIFY(pyramid.peak(0, from, qint64(all.size())) == scan(all, from, qint64(all.size())));
        }
    }

    void partsOfAnUpdateAddUp()
    {
        const AudioPtr audio = noise(10'000);
        PeakPyramid pyramid(GrowingSound::whole(audio));
        while (pyramid.update(333)) {
            const qint64 samples = pyramid.samples();
            QVERIFY(pyramid.peak(0, 5, samples) == scan(audio->channels[0], 5, samples));
            QVERIFY(pyramid.peak(0, samples, 20'000) == Peak{});
        }
        QCOMPARE(pyramid.samples(), qint64(10'000));
    }

    void whatIsNoNumberIsLeftOut()
    {
        auto audio = std::make_shared<Audio>();
        audio->sampleRate = 32000;
        audio->channels = {std::vector<float>(1000, 0.25F)};
        audio->channels[0][3] = std::numeric_limits<float>::quiet_NaN();
        audio->channels[0][500] = std::numeric_limits<float>::quiet_NaN();
        PeakPyramid pyramid(GrowingSound::whole(audio));
        pyramid.update();
        QVERIFY((pyramid.peak(0, 0, 1000) == Peak{0.25F, 0.25F}));
        QVERIFY(pyramid.peak(0, 3, 4) == Peak{});
    }

    void anHourIsTakenInAndDrawn()
    {
        auto audio = std::make_shared<Audio>();
        audio->sampleRate = 32000;
        audio->channels.resize(1);
        auto& samples = audio->channels[0];
        samples.resize(std::size_t(3600) * 32000);
        for (std::size_t i = 0; i < samples.size(); ++i)
            samples[i] = float(int(i * 2654435761U >> 8) & 0xffff) / 65536.0F - 0.5F;
        PeakPyramid pyramid(GrowingSound::whole(audio));
        QElapsedTimer timer;
        timer.start();
        pyramid.update();
        qInfo("an hour taken in: %.0f ms", double(timer.nsecsElapsed()) / 1e6);
        for (const double perColumn : {10.0, 200.0, 1000.0, 10000.0, 72000.0}) {
            timer.start();
            const auto columns = pyramid.columns(0, 1000, perColumn, 1600);
            qInfo("1600 columns of %.0f samples: %.3f ms", perColumn, double(timer.nsecsElapsed()) / 1e6);
            QVERIFY(columns[800] ==
                    scan(samples, 1000 + qint64(800 * perColumn), 1000 + qint64(801 * perColumn)));
        }
    }

    void soundThatDoesNotFitIsRefused()
    {
        GrowingSound sound(32000, 1);
        QVERIFY(!sound.append(nullptr));
        QVERIFY(!sound.append(noise(10, 2)));
        auto other = std::make_shared<Audio>(*noise(10));
        other->sampleRate = 44100;
        QVERIFY(!sound.append(other));
        auto uneven = std::make_shared<Audio>(*noise(10, 1));
        QVERIFY(sound.append(uneven));
        sound.finish();
        QVERIFY(!sound.append(noise(10)));
        QCOMPARE(sound.samples(), qint64(10));
        QVERIFY(GrowingSound::whole(nullptr) == nullptr);
        QVERIFY(GrowingSound::whole(std::make_shared<Audio>()) == nullptr);
    }

    void readingGivesZerosWhereNothingIs()
    {
        const AudioPtr audio = noise(10);
        const auto sound = GrowingSound::whole(audio);
        std::vector<float> out(20, 9.0F);
        sound->read(0, -5, 20, out.data());
        for (int i = 0; i < 20; ++i)
            QCOMPARE(out[std::size_t(i)], i < 5 || i >= 15 ? 0.0F : audio->channels[0][std::size_t(i - 5)]);
        sound->read(0, 100, 20, out.data());
        QVERIFY(std::all_of(out.begin(), out.end(), [](float sample) { return sample == 0.0F; }));
    }

    void soundIsReadWhileItGrows()
    {
        auto sound = std::make_shared<GrowingSound>(32000, 1);
        std::thread writer([&] {
            for (int i = 0; i < 300; ++i) {
                auto chunk = std::make_shared<Audio>();
                chunk->sampleRate = 32000;
                chunk->channels = {std::vector<float>(101)};
                for (int j = 0; j < 101; ++j)
                    chunk->channels[0][std::size_t(j)] = float(i * 101 + j);
                sound->append(chunk);
            }
            sound->finish();
        });
        bool right = true;
        std::vector<float> out(500);
        for (bool done = false; !done;) {
            done = sound->isFinished();
            const qint64 from = std::max<qint64>(0, sound->samples() - 500);
            const qint64 count = std::min<qint64>(500, sound->samples() - from);
            sound->read(0, from, count, out.data());
            for (qint64 i = 0; i < count; ++i)
                right = right && out[std::size_t(i)] == float(from + i);
        }
        writer.join();
        QVERIFY(right);
        QCOMPARE(sound->samples(), qint64(300 * 101));
    }

    void aSourceTakesALongSoundInBitByBit()
    {
        WaveformSource source;
        QSignalSpy grown(&source, &WaveformSource::grown);
        QSignalSpy changed(&source, &WaveformSource::soundChanged);
        QVERIFY(source.peaks() == nullptr);
        const AudioPtr audio = noise(9'000'000);
        source.setSound(GrowingSound::whole(audio));
        QCOMPARE(changed.size(), 1);
        QVERIFY(source.peaks()->samples() < 9'000'000);
        QTRY_COMPARE(source.peaks()->samples(), qint64(9'000'000));
        QVERIFY(grown.size() >= 3);
        QVERIFY(source.peaks()->peak(0, 0, 9'000'000) == scan(audio->channels[0], 0, 9'000'000));
        source.setSound(nullptr);
        QCOMPARE(source.seconds(), 0.0);
    }
};

QTEST_GUILESS_MAIN(PeakPyramidTest)

#include "tst_peak_pyramid.moc"
