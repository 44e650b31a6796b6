// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Loop points and tempo in WAV files, as libsndfile reads them, and the bars that are cut.

#include "core/analysis/loop_bars.h"
#include "engine/audio/audio_file.h"
#include "support/test.h"

#include <sndfile.h>
#include <unistd.h>

#include <cmath>
#include <filesystem>

using namespace arioso;
using engine::AudioFormat;

namespace {

engine::Audio tone(std::size_t samples)
{
    engine::Audio audio;
    audio.sampleRate = 32000;
    audio.channels.resize(2);
    for (std::vector<float>& channel : audio.channels) {
        for (std::size_t n = 0; n < samples; ++n)
            channel.push_back(float(0.3 * std::sin(0.05 * double(n))));
    }
    return audio;
}

class TemporaryFile
{
public:
    explicit TemporaryFile(const std::string& extension)
        : m_path(std::filesystem::temp_directory_path() /
                 ("arioso-loop-" + std::to_string(::getpid()) + extension))
    {
    }
    ~TemporaryFile() { std::filesystem::remove(m_path); }
    [[nodiscard]] const std::filesystem::path& path() const { return m_path; }

private:
    std::filesystem::path m_path;
};

struct Marks
{
    SF_INSTRUMENT instrument{};
    SF_LOOP_INFO loop{};
    bool hasInstrument = false;
    bool hasLoop = false;
};

Marks marksOf(const std::filesystem::path& path)
{
    SF_INFO info{};
    SNDFILE* file = sf_open(path.c_str(), SFM_READ, &info);
    Marks marks;
    marks.hasInstrument =
        sf_command(file, SFC_GET_INSTRUMENT, &marks.instrument, sizeof marks.instrument) == SF_TRUE;
    marks.hasLoop = sf_command(file, SFC_GET_LOOP_INFO, &marks.loop, sizeof marks.loop) == SF_TRUE;
    sf_close(file);
    return marks;
}

core::Beats steady(double perMinute, double first, int count)
{
    core::Beats beats;
    beats.perMinute = perMinute;
    for (int i = 0; i < count; ++i)
        beats.seconds.push_back(first + i * 60 / perMinute);
    return beats;
}

} // namespace

ARIOSO_TEST(wavFilesCarryLoopPointsAndTempo)
{
    for (const AudioFormat format : {AudioFormat::WavInt16, AudioFormat::WavInt24, AudioFormat::WavFloat32}) {
        const TemporaryFile file(".wav");
        engine::WriteOptions options;
        options.comment = "a comment beside it";
        options.loop = engine::LoopTag{16, 4, 121.5};
        engine::writeAudioFile(file.path(), tone(64000), format, options);
        const Marks marks = marksOf(file.path());
        QVERIFY(marks.hasInstrument);
        QCOMPARE(marks.instrument.loop_count, 1);
        QCOMPARE(marks.instrument.loops[0].start, 0U);
        // libsndfile counts the end as the sample behind the last one, or as the last one.
        QVERIFY(marks.instrument.loops[0].end == 64000U || marks.instrument.loops[0].end == 63999U);
        QVERIFY(marks.hasLoop);
        QCOMPARE(marks.loop.num_beats, 16);
        QCOMPARE(marks.loop.time_sig_num, short(4));
        QCOMPARE(marks.loop.time_sig_den, short(4));
        QVERIFY(std::abs(marks.loop.bpm - 121.5F) < 1e-4F);
        QCOMPARE(engine::readAudioComment(file.path()), options.comment);
        QCOMPARE(engine::readAudioFile(file.path()).samples(), std::size_t(64000));
    }
}

ARIOSO_TEST(otherFilesAreAsBefore)
{
    const TemporaryFile plain(".wav");
    engine::writeAudioFile(plain.path(), tone(1000), AudioFormat::WavInt16);
    QVERIFY(!marksOf(plain.path()).hasInstrument);
    QVERIFY(!marksOf(plain.path()).hasLoop);
    const TemporaryFile flac(".flac");
    engine::WriteOptions options;
    options.loop = engine::LoopTag{4, 4, 100};
    engine::writeAudioFile(flac.path(), tone(1000), AudioFormat::Flac16, options);
    QCOMPARE(engine::readAudioFile(flac.path()).samples(), std::size_t(1000));
}

ARIOSO_TEST(loopsAreWholeBarsOnFrames)
{
    // 0.5 s a beat, 2 s a bar: 4 bars fit into 9.3 s from 0.31 s on.
    const core::Beats beats = steady(120, 0.31, 18);
    core::LoopWish wish;
    wish.end = 9.3;
    wish.frameRate = 50;
    const auto loop = core::loopBars(beats, wish);
    QVERIFY(loop.has_value());
    QCOMPARE(loop->bars, 4);
    QCOMPARE(loop->from, 16); // 15.5, rounded
    QCOMPARE(loop->frames(), 400);
    QCOMPARE(loop->perMinute, 120.0);
    QCOMPARE(loop->seam, 25);
    wish.begin = 2.2; // nearest to the beat at 2.31
    wish.bars = 2;
    const auto part = core::loopBars(beats, wish);
    QVERIFY(part.has_value());
    QCOMPARE(part->from, 116);
    QCOMPARE(part->frames(), 200);
    wish.bars = 4;
    QVERIFY(!core::loopBars(beats, wish).has_value());
}

// At 97 a minute, a bar has 123.7 frames: the tempo of the loop is that of its frames.
ARIOSO_TEST(theTempoIsThatOfTheFrames)
{
    core::LoopWish wish;
    wish.end = 30;
    wish.frameRate = 50;
    wish.bars = 3;
    wish.beatsPerBar = 4;
    const auto loop = core::loopBars(steady(97, 0, 48), wish);
    QVERIFY(loop.has_value());
    QCOMPARE(loop->frames(), 371); // 371.13
    QVERIFY(std::abs(loop->perMinute - 12 * 60 * 50 / 371.0) < 1e-9);
    QVERIFY(std::abs(loop->perMinute / 97 - 1) < 0.001);
    wish.beatsPerBar = 3;
    QCOMPARE(core::loopBars(steady(97, 0, 48), wish)->beats(), 9);
}

ARIOSO_TEST(whatIsTooShortIsNoLoop)
{
    core::LoopWish wish;
    wish.end = 1.5;
    wish.frameRate = 50;
    QVERIFY(!core::loopBars(steady(120, 0, 4), wish).has_value());
    wish.end = 10;
    QVERIFY(!core::loopBars({}, wish).has_value());
    wish.frameRate = 0;
    QVERIFY(!core::loopBars(steady(120, 0, 20), wish).has_value());
}
