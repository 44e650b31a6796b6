// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// What goes to the sound card, sample by sample: order, loops, waiting, fades, and which place is heard when.

#include "core/playback/playback_mixer.h"
#include "engine/api/error.h"
#include "engine/audio/resample.h"

#include <QTest>

#include <algorithm>
#include <cmath>
#include <functional>
#include <numbers>

using namespace arioso::core;
using arioso::engine::Audio;

namespace {

constexpr int kRate = 32000;
constexpr int kFade = 160; // 5 ms

AudioPtr audioOf(std::vector<std::vector<float>> channels, int rate = kRate)
{
    auto audio = std::make_shared<Audio>();
    audio->sampleRate = rate;
    audio->channels = std::move(channels);
    return audio;
}

std::vector<float> samplesOf(qint64 count, const std::function<double(qint64)>& function)
{
    std::vector<float> samples;
    for (qint64 i = 0; i < count; ++i)
        samples.push_back(float(function(i)));
    return samples;
}

/// Every sample tells its number.
AudioPtr ramp(qint64 count, qint64 first = 0)
{
    return audioOf({samplesOf(count, [first](qint64 i) { return double(first + i) / 1e6; })});
}

AudioPtr constant(qint64 count)
{
    return audioOf({samplesOf(count, [](qint64) { return 1.0; })});
}

/// A sound that repeats after `count` samples.
std::vector<float> periodic(qint64 count)
{
    const double turn = 2 * std::numbers::pi / double(count);
    return samplesOf(count, [turn](qint64 i) {
        return 0.4 * std::sin(turn * 17 * double(i)) + 0.3 * std::cos(turn * 41 * double(i));
    });
}

std::vector<float> left(PlaybackMixer& mixer, qint64 frames, qint64 atOnce = 640)
{
    std::vector<float> out;
    std::vector<float> block;
    while (qint64(out.size()) < frames) {
        const qint64 now = std::min(atOnce, frames - qint64(out.size()));
        block.assign(std::size_t(2 * now), 9.0F);
        mixer.render(block.data(), now);
        for (qint64 i = 0; i < now; ++i)
            out.push_back(block[std::size_t(2 * i)]);
    }
    return out;
}

/// The largest step from sample to sample, in steps of a fade.
double largestStep(const std::vector<float>& samples)
{
    double largest = std::abs(samples.front());
    for (std::size_t i = 1; i < samples.size(); ++i)
        largest = std::max(largest, double(std::abs(samples[i] - samples[i - 1])));
    return largest * kFade;
}

bool isRamp(const std::vector<float>& samples, qint64 begin, qint64 end, qint64 first)
{
    for (qint64 i = begin; i < end; ++i)
        if (samples[std::size_t(i)] != float(double(first + i - begin) / 1e6))
            return false;
    return true;
}

} // namespace

class PlaybackMixerTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aSoundIsPlayedOnceAndWhole()
    {
        PlaybackMixer mixer(kRate);
        mixer.setSource(GrowingSound::whole(ramp(10'000)), 1);
        QCOMPARE(left(mixer, 100), std::vector<float>(100, 0.0F)); // not before it is asked to
        mixer.play();
        const auto out = left(mixer, 12'000);
        QVERIFY(isRamp(out, kFade, 10'000 - kFade, kFade));
        for (qint64 i = 10'000; i < 12'000; ++i)
            QCOMPARE(out[std::size_t(i)], 0.0F);
        QCOMPARE(mixer.momentAt(100 + 5000).phase, PlaybackPhase::Playing);
        QCOMPARE(mixer.momentAt(100 + 5000).seconds, 5000.0 / kRate);
        QCOMPARE(mixer.momentAt(100 + 10'000).phase, PlaybackPhase::Ended);
        QCOMPARE(mixer.momentAt(100 + 10'000).seconds, 10'000.0 / kRate);
        QCOMPARE(*mixer.silentSince(), qint64(100 + 10'000));
    }

    void theSizeOfTheBlocksMakesNoDifference()
    {
        std::vector<std::vector<float>> outs;
        for (const qint64 size : {1, 7, 159, 160, 640, 20'000}) {
            PlaybackMixer mixer(kRate);
            mixer.setSource(GrowingSound::whole(ramp(9000)), 1);
            mixer.setLoop(TimeRange{0.05, 0.2});
            mixer.play();
            outs.push_back(left(mixer, 20'000, size));
            QVERIFY(outs.back() == outs.front());
        }
    }

    void channelsGoToTheirSides()
    {
        const auto sides = [](int channels) {
            std::vector<std::vector<float>> all;
            for (int c = 0; c < channels; ++c)
                all.push_back(std::vector<float>(5000, 0.1F * float(c + 1)));
            PlaybackMixer mixer(kRate);
            mixer.setSource(GrowingSound::whole(audioOf(all)), 1);
            mixer.play();
            std::vector<float> block(2000);
            mixer.render(block.data(), 1000);
            return std::pair(block[1998], block[1999]);
        };
        QCOMPARE(sides(1), std::pair(0.1F, 0.1F));
        QCOMPARE(sides(2), std::pair(0.1F, 0.2F));
        QCOMPARE(sides(3), std::pair(0.1F, 0.2F));
    }

    void aLoopKeepsItsLength()
    {
        PlaybackMixer mixer(kRate);
        mixer.setSource(GrowingSound::whole(ramp(32'000)), 1);
        mixer.setLoop(TimeRange{0.25, 0.5}); // samples 8000 to 16000
        mixer.seek(0.25, 1);
        mixer.play();
        const auto out = left(mixer, 33'000);
        for (qint64 turn = 0; turn < 4; ++turn)
            QVERIFY(isRamp(out, turn * 8000 + kFade, (turn + 1) * 8000 - kFade, 8000 + kFade));
        QCOMPARE(mixer.momentAt(8000 * 3 + 400).seconds, 8400.0 / kRate);
    }

    void aLoopToTheVeryEndTurns()
    {
        PlaybackMixer mixer(kRate);
        mixer.setSource(GrowingSound::whole(ramp(16'000)), 1);
        mixer.setLoop(TimeRange{0, 0.5 + 1e-4}); // a little beyond
        mixer.play();
        const auto out = left(mixer, 40'000);
        QVERIFY(isRamp(out, 16'000 + kFade, 32'000 - kFade, kFade));
        QVERIFY(isRamp(out, 32'000 + kFade, 40'000, kFade));
    }

    void loopsThatCannotBePlayedAreNone()
    {
        for (const TimeRange loop : {TimeRange{0.1, 0.1}, TimeRange{0.1, 0.119}, TimeRange{0.2, 0.1},
                                     TimeRange{0.3, 9}, TimeRange{5, 9}, TimeRange{-1, 0}}) {
            PlaybackMixer mixer(kRate);
            mixer.setSource(GrowingSound::whole(ramp(9700)), 1);
            mixer.setLoop(loop);
            mixer.play();
            const auto out = left(mixer, 12'000);
            QVERIFY(isRamp(out, kFade, 9700 - kFade, kFade));
            QCOMPARE(mixer.momentAt(11'000).phase, PlaybackPhase::Ended);
        }
    }

    void aLoopBehindThePlaceJumpsBack()
    {
        PlaybackMixer mixer(kRate);
        mixer.setSource(GrowingSound::whole(ramp(32'000)), 1);
        mixer.play();
        (void)left(mixer, 20'000);
        mixer.setLoop(TimeRange{0.25, 0.5});
        const auto out = left(mixer, 8000);
        QVERIFY(isRamp(out, kFade, 8000 - kFade, 8000 + kFade));
        mixer.setLoop(std::nullopt);
        QVERIFY(isRamp(left(mixer, 8000), kFade, 8000, 8000 + kFade));
    }

    void waitsForSoundThatIsStillMadeAndLosesNothing()
    {
        auto sound = std::make_shared<GrowingSound>(kRate, 1);
        PlaybackMixer mixer(kRate);
        mixer.setSource(sound, 1);
        mixer.play();
        QCOMPARE(left(mixer, 640), std::vector<float>(640, 0.0F));
        QCOMPARE(mixer.momentAt(600).phase, PlaybackPhase::Waiting);

        sound->append(ramp(16'000)); // 0.5 s
        auto out = left(mixer, 20'000);
        QVERIFY(isRamp(out, kFade, 16'000 - kFade, kFade));
        QVERIFY(std::all_of(out.begin() + 16'000, out.end(), [](float sample) { return sample == 0; }));
        QCOMPARE(mixer.momentAt(640 + 15'840).phase, PlaybackPhase::Waiting);
        QCOMPARE(mixer.momentAt(640 + 15'840).seconds, 15'840.0 / kRate);
        QVERIFY(!mixer.silentSince());

        sound->append(ramp(16'000, 16'000)); // less than what is waited for the second time
        out = left(mixer, 1000);
        QVERIFY(std::all_of(out.begin(), out.end(), [](float sample) { return sample == 0; }));
        sound->append(ramp(16'000, 32'000));
        out = left(mixer, 32'320);
        // The fade that the first part ended with is played again.
        QVERIFY(isRamp(out, kFade, 32'160 - kFade, 16'000));
        sound->append(ramp(10, 48'000));
        sound->finish();
        out = left(mixer, 1000);
        QCOMPARE(mixer.momentAt(mixer.rendered()).phase, PlaybackPhase::Ended);
        QCOMPARE(mixer.momentAt(mixer.rendered()).seconds, 48'010.0 / kRate);
    }

    void chunkByChunkInTimeIsLikeWhole()
    {
        auto sound = std::make_shared<GrowingSound>(kRate, 1);
        sound->append(ramp(16'000));
        PlaybackMixer mixer(kRate);
        mixer.setSource(sound, 1);
        mixer.play();
        std::vector<float> out;
        for (qint64 made = 16'000; made < 160'000; made += 3200) {
            sound->append(ramp(3200, made));
            const auto part = left(mixer, 3200);
            out.insert(out.end(), part.begin(), part.end());
        }
        QVERIFY(isRamp(out, kFade, qint64(out.size()), kFade));
    }

    void nothingClicks()
    {
        // A constant shows every jump; fades of both sides may add up where commands come close together.
        auto sound = std::make_shared<GrowingSound>(kRate, 1);
        sound->append(constant(40'000));
        PlaybackMixer mixer(kRate);
        mixer.setSource(sound, 1);
        std::vector<float> out;
        const auto listen = [&](qint64 frames) {
            const auto part = left(mixer, frames, 333);
            out.insert(out.end(), part.begin(), part.end());
        };
        mixer.play();
        listen(1000);
        mixer.seek(0.1, 1);
        listen(1000);
        mixer.seek(0.2, 2);
        listen(80);
        mixer.seek(0.3, 3);
        listen(1000);
        mixer.halt();
        listen(500);
        mixer.play();
        listen(100);
        mixer.halt();
        listen(30);
        mixer.play();
        listen(1000);
        mixer.setLoop(TimeRange{0, 0.05});
        listen(9000);
        mixer.setLoop(std::nullopt);
        listen(500);
        mixer.setVolume(0.2F);
        listen(500);
        mixer.setVolume(1);
        listen(40'000); // runs out
        sound->append(constant(40'000));
        listen(10'000);
        mixer.setSource(GrowingSound::whole(constant(60'000)), 0.5F);
        listen(1000);
        mixer.setSource(nullptr, 1);
        listen(1000);
        mixer.setSource(GrowingSound::whole(constant(1000)), 1);
        mixer.seek(0, 9);
        mixer.play();
        listen(2000);
        QVERIFY2(largestStep(out) < 2.05, qPrintable(QString::number(largestStep(out))));
        QVERIFY(*std::max_element(out.begin(), out.end()) < 1.5F);
        QCOMPARE(out.back(), 0.0F);
    }

    void momentsFollowWhatIsHeardNotWhatIsRendered()
    {
        PlaybackMixer mixer(kRate);
        mixer.setSource(GrowingSound::whole(ramp(64'000)), 1);
        mixer.play();
        (void)left(mixer, 3200);
        mixer.seek(1.0, 5);
        (void)left(mixer, 3200);
        QCOMPARE(mixer.momentAt(1600).seconds, 0.05);
        QCOMPARE(mixer.momentAt(1600).serial, 0);
        QCOMPARE(mixer.momentAt(4800).seconds, 1.05);
        QCOMPARE(mixer.momentAt(4800).serial, 5);
    }

    void anotherSoundGoesOnAtTheSamePlace()
    {
        PlaybackMixer mixer(kRate);
        mixer.setSource(GrowingSound::whole(ramp(64'000)), 1);
        mixer.play();
        (void)left(mixer, 3200);
        mixer.setSource(GrowingSound::whole(ramp(64'000, 500'000)), 1);
        QVERIFY(isRamp(left(mixer, 1000), kFade, 1000, 500'000 + 3200 + kFade));
        mixer.setSource(GrowingSound::whole(ramp(100)), 1); // ends before this place
        (void)left(mixer, 1000);
        QCOMPARE(mixer.momentAt(mixer.rendered()).phase, PlaybackPhase::Ended);
        QCOMPARE(mixer.momentAt(mixer.rendered()).seconds, 100.0 / kRate);
    }

    void ratesAreConvertedWithoutSeams_data()
    {
        QTest::addColumn<int>("from");
        QTest::addColumn<int>("to");
        QTest::newRow("32 to 48") << 32000 << 48000;
        QTest::newRow("32 to 44.1") << 32000 << 44100;
        QTest::newRow("48 to 44.1") << 48000 << 44100;
        QTest::newRow("44.1 to 8") << 44100 << 8000;
        QTest::newRow("96 to 11.025") << 96000 << 11025;
    }

    void ratesAreConvertedWithoutSeams()
    {
        QFETCH(int, from);
        QFETCH(int, to);
        const auto samples = samplesOf(from, [from](qint64 i) {
            return 0.5 * std::sin(2 * std::numbers::pi * 440 * double(i) / from) +
                   0.01 * std::sin(double(i * i));
        });
        const auto expected = arioso::engine::resample(samples, from, to, arioso::engine::Resampler::Julius);

        auto sound = std::make_shared<GrowingSound>(from, 1);
        SoundReader reader(sound, to);
        std::vector<float> out;
        std::vector<float> side;
        for (qint64 made = 0; made < from; made += from / 10) {
            const auto begin = samples.begin() + made;
            sound->append(audioOf({std::vector<float>(begin, begin + from / 10)}, from));
            if (made + from / 10 == from)
                sound->finish();
            const qint64 now = reader.available() - qint64(out.size());
            QVERIFY(now >= 0);
            out.resize(out.size() + std::size_t(now));
            side.resize(std::size_t(now));
            reader.read(qint64(out.size()) - now, now, out.data() + (out.size() - std::size_t(now)),
                        side.data());
        }
        QCOMPARE(out.size(), expected.size());
        // At the borders the references repeat the first and last sample.
        const std::size_t border = std::size_t(60 * std::max(1.0, double(to) / from));
        for (std::size_t i = border; i + border < out.size(); ++i)
            QVERIFY2(std::abs(out[i] - expected[i]) < 1e-6F, qPrintable(QString::number(i)));
    }

    void ratesThatCannotBeConvertedAreRefused()
    {
        PlaybackMixer mixer(kRate);
        const auto good = GrowingSound::whole(ramp(5000));
        mixer.setSource(good, 1);
        const auto odd = GrowingSound::whole(audioOf({std::vector<float>(10)}, 1));
        QVERIFY_EXCEPTION_THROWN(mixer.setSource(odd, 1), arioso::engine::Error);
        mixer.play();
        QVERIFY(isRamp(left(mixer, 1000), kFade, 1000, kFade));
    }

    // The end of a loop continues in its beginning, so that nothing may be faded there.
    void aSeamlessSoundIsRepeatedSampleForSample()
    {
        const AudioPtr loop = audioOf({periodic(5000)});
        PlaybackMixer mixer(kRate);
        mixer.setSource(GrowingSound::whole(loop, GrowingSound::Ending::Seamless), 1);
        mixer.setLoop(TimeRange{0, 1e9});
        mixer.play();
        const auto out = left(mixer, 23'000, 700);
        const std::vector<float>& samples = loop->channels[0];
        for (std::size_t i = kFade; i < out.size(); ++i)
            QCOMPARE(out[i], samples[i % 5000]);
        std::vector<float> steps;
        for (std::size_t i = 1; i < samples.size(); ++i)
            steps.push_back(std::abs(samples[i] - samples[i - 1]));
        std::sort(steps.begin(), steps.end());
        const float usual = steps[steps.size() * 999 / 1000];
        for (const std::size_t turn : {5000, 10'000, 15'000, 20'000})
            QVERIFY(std::abs(out[turn] - out[turn - 1]) <= usual);
        for (const qint64 frame : {100, 4999, 5000, 12'345, 22'000}) {
            const PlaybackMoment moment = mixer.momentAt(frame);
            QCOMPARE(moment.phase, PlaybackPhase::Playing);
            QVERIFY(std::abs(moment.seconds - double(frame % 5000) / kRate) < 1e-9);
        }
    }

    // Repeats need not be whole numbers of frames of the output: nothing drifts, and the filter meets no edge.
    void aSeamlessSoundIsConvertedAcrossItsTurns()
    {
        const std::vector<float> once = periodic(5000);
        std::vector<float> often;
        for (int i = 0; i < 8; ++i)
            often.insert(often.end(), once.begin(), once.end());
        const auto expected = arioso::engine::resample(often, kRate, 44'100, arioso::engine::Resampler::Julius);
        PlaybackMixer mixer(44'100);
        mixer.setSource(GrowingSound::whole(audioOf({once}), GrowingSound::Ending::Seamless), 1);
        mixer.setLoop(TimeRange{0, 1e9});
        mixer.play();
        const auto out = left(mixer, 40'000, 500);
        for (std::size_t i = 300; i < out.size(); ++i)
            QVERIFY2(std::abs(out[i] - expected[i]) < 1e-5F, qPrintable(QString::number(i)));
    }

    void aSeamlessSoundEndsWhenItIsNoLongerRepeated()
    {
        PlaybackMixer mixer(kRate);
        mixer.setSource(GrowingSound::whole(audioOf({periodic(5000)}), GrowingSound::Ending::Seamless), 1);
        mixer.setLoop(TimeRange{0, 1e9});
        mixer.play();
        auto out = left(mixer, 12'000);
        mixer.setLoop(std::nullopt);
        const auto rest = left(mixer, 4000);
        out.insert(out.end(), rest.begin(), rest.end());
        QVERIFY(largestStep(out) < 1.5 * kFade * 0.02 + 1.5);
        QCOMPARE(mixer.momentAt(16'000).phase, PlaybackPhase::Ended);
        for (std::size_t i = 15'000 + kFade; i < out.size(); ++i)
            QCOMPARE(out[i], 0.0F);
        mixer.seek(0.1, 1);
        QVERIFY(std::abs(mixer.momentAt(16'000).seconds - 0.1) < 1e-9);
    }

    /// A part of it is an ordinary loop, and so is a loop in an ordinary sound.
    void otherLoopsStillFade()
    {
        for (const bool part : {true, false}) {
            PlaybackMixer mixer(kRate);
            mixer.setSource(GrowingSound::whole(audioOf({periodic(5000)}),
                                                part ? GrowingSound::Ending::Seamless
                                                     : GrowingSound::Ending::Ordinary),
                            1);
            mixer.setLoop(part ? TimeRange{0, 4000.0 / kRate} : TimeRange{0, 1e9});
            mixer.play();
            const auto out = left(mixer, 20'000);
            QVERIFY(std::isfinite(largestStep(out)));
            QVERIFY(mixer.momentAt(19'000).seconds < (part ? 4000.0 : 5000.0) / kRate);
        }
    }
};

QTEST_APPLESS_MAIN(PlaybackMixerTest)

#include "tst_playback_mixer.moc"
