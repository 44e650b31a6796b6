// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Clips that are too long for memory: samples that stay in their file, from the first chunk to the saved take.

#include "core/fake_engine.h"
#include "core/files/paths.h"
#include "core/generation/generation_service.h"
#include "core/playback/growing_sound.h"
#include "core/takes/take_folder.h"
#include "core/takes/take_library.h"
#include "core/takes/unfinished_take.h"
#include "core/waveform/peak_pyramid.h"
#include "engine/audio/audio_file.h"

#include <QDir>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace arioso;
using namespace arioso::core;

namespace {

constexpr SampleFile::Format kStereo{32000, 2};

/// Two channels that are told apart.
engine::Audio stereo(qint64 from, qint64 to)
{
    engine::Audio audio{kStereo.sampleRate, std::vector<std::vector<float>>(2)};
    for (qint64 i = from; i < to; ++i) {
        audio.channels[0].push_back(float(i % 1000) / 1000);
        audio.channels[1].push_back(float(i % 777) / -777);
    }
    return audio;
}

bool appendTo(const QString& path, const engine::Audio& audio)
{
    QFile file(path);
    if (!file.open(QIODevice::WriteOnly | QIODevice::Append))
        return false;
    for (std::size_t i = 0; i < audio.samples(); ++i)
        for (const std::vector<float>& channel : audio.channels)
            file.write(reinterpret_cast<const char*>(&channel[i]), sizeof(float));
    return true;
}

std::vector<float> read(const SampleFile& file, int channel, qint64 from, qint64 count)
{
    std::vector<float> samples(std::size_t(count), 9.0F);
    file.read(channel, from, count, samples.data());
    return samples;
}

} // namespace

class LongClipsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_folder;

private Q_SLOTS:
    void readsAnyPartOfAFile()
    {
        const QString path = m_folder.filePath(QStringLiteral("floats"));
        QVERIFY(!SampleFile::open(path, kStereo));
        QVERIFY(appendTo(path, stereo(0, 30000)));
        QVERIFY(!SampleFile::open(path, {0, 2}));
        const SampleFilePtr file = SampleFile::open(path, kStereo);
        QVERIFY(file);
        QVERIFY(appendTo(path, stereo(30000, 50000))); // it grows
        QCOMPARE(file->samples(), 50000);
        const engine::Audio whole = stereo(0, 50000);
        QRandomGenerator random(3);
        for (int i = 0; i < 50; ++i) {
            const qint64 from = random.bounded(50000) - 100;
            const qint64 count = random.bounded(20000);
            const int channel = i % 2;
            const std::vector<float> samples = read(*file, channel, from, count);
            for (qint64 n = 0; n < count; ++n) {
                const qint64 at = from + n;
                const float expected =
                    at < 0 || at >= 50000 ? 0 : whole.channels[std::size_t(channel)][std::size_t(at)];
                QCOMPARE(samples[std::size_t(n)], expected);
            }
        }
        QVERIFY(QFile::remove(path)); // and stays readable
        QCOMPARE(read(*file, 0, 49999, 1)[0], whole.channels[0][49999]);
    }

    void readsAWavFileOfThatLengthOnly()
    {
        const QString path = m_folder.filePath(QStringLiteral("take.wav"));
        engine::writeAudioFile(toPath(path), stereo(0, 5000), engine::AudioFormat::WavFloat32);
        const SampleFilePtr file = SampleFile::openWav(path, kStereo, 5000);
        QVERIFY(file);
        QCOMPARE(file->samples(), 5000);
        QCOMPARE(read(*file, 1, 0, 5000), stereo(0, 5000).channels[1]);
        QVERIFY(!SampleFile::openWav(path, kStereo, 5001));
        engine::writeAudioFile(toPath(path), stereo(0, 5000), engine::AudioFormat::WavInt16);
        QVERIFY(!SampleFile::openWav(path, kStereo, 5000));
    }

    void aStoredSoundIsTheSoundInMemory()
    {
        const QString path = m_folder.filePath(QStringLiteral("parts"));
        QVERIFY(appendTo(path, stereo(0, 40000)));
        const SampleFilePtr file = SampleFile::open(path, kStereo);
        const auto memory = GrowingSound::whole(std::make_shared<const engine::Audio>(stereo(0, 40000)));
        const auto mixed = std::make_shared<GrowingSound>(kStereo.sampleRate, 2);
        QVERIFY(mixed->append(StoredSamples{file, 0, 10001}));
        QVERIFY(mixed->append(std::make_shared<const engine::Audio>(stereo(10001, 12000))));
        QVERIFY(mixed->append(StoredSamples{file, 12000, 28000}));
        QVERIFY(!mixed->append(StoredSamples{nullptr, 0, 1}));
        mixed->finish();
        for (const auto& sound : {mixed, GrowingSound::stored(file)}) {
            QCOMPARE(sound->samples(), memory->samples());
            QVERIFY(sound->isFinished());
            for (int channel = 0; channel < 2; ++channel) {
                std::vector<float> samples(40100);
                sound->read(channel, -50, 40100, samples.data());
                std::vector<float> expected(40100);
                memory->read(channel, -50, 40100, expected.data());
                QVERIFY(samples == expected);
            }
            PeakPyramid peaks(sound);
            PeakPyramid others(memory);
            while (peaks.update()) { }
            while (others.update()) { }
            QVERIFY(peaks.columns(1, 17.5, 333.3, 100) == others.columns(1, 17.5, 333.3, 100));
        }
    }

    void aLongClipIsNeverInMemory_data()
    {
        QTest::addColumn<double>("seconds");
        QTest::addColumn<bool>("onDisk");
        QTest::newRow("long") << kLongSeconds + 20 << true;
        QTest::newRow("short") << kLongSeconds << false;
    }
    void aLongClipIsNeverInMemory()
    {
        QFETCH(double, seconds);
        QFETCH(bool, onDisk);
        const QTemporaryDir folder;
        test::FakeRecord record;
        test::FakeEngine engine(record);
        TakeLibrary library(folder.path());
        library.open();
        QTRY_VERIFY(library.isOpen()); // else it may take the clip for one of a killed program
        GenerationService service([&]() -> const engine::Engine& { return engine; }, QStringLiteral("test"));
        service.keepClipsIn(folder.path());
        service.selectModel({QStringLiteral("fake")});
        GrowingSound heard(test::kFakeSampleRate, 1);
        connect(&service, &GenerationService::audioReady, this, [&](const AudioChunk& chunk) {
            QCOMPARE(chunk.audio == nullptr, onDisk);
            QCOMPARE(chunk.firstSample, heard.samples());
            QVERIFY(chunk.audio ? heard.append(chunk.audio) : heard.append(chunk.stored));
        });
        JobResult result;
        connect(&service, &GenerationService::finished, this, [&](const JobResult& done) { result = done; });
        JobRequest request;
        request.prompt = QStringLiteral("long");
        request.settings.seconds = seconds;
        request.settings.seed = 3;
        service.submit(request);
        QTRY_COMPARE_WITH_TIMEOUT(result.clips.size(), 1, 60000);
        QCOMPARE(result.clips[0].audio->samples() == 0, onDisk);
        const auto samples = qint64(seconds * test::kFakeSampleRate);
        QCOMPARE(heard.samples(), samples);

        QSignalSpy saved(&library, &TakeLibrary::saved);
        const QString id = library.add(result).first();
        QCOMPARE(library.find(id)->seconds, seconds);
        const auto sound = library.sound(id); // asked for before it is saved
        QVERIFY(saved.wait());
        const auto* whole = valueOf(sound.result());
        QVERIFY(whole != nullptr && *whole);
        QCOMPARE((*whole)->samples(), samples);
        const Outcome<AudioPtr> audio = library.audio(id).result();
        const std::vector<float> expected = test::fakeAudio(3, 0, std::size_t(samples)).channels[0];
        QVERIFY((*valueOf(audio))->channels[0] == expected);
        std::vector<float> read(expected.size());
        for (const GrowingSound* played : {static_cast<const GrowingSound*>(whole->get()),
                                           static_cast<const GrowingSound*>(&heard)}) {
            played->read(0, 0, samples, read.data());
            QVERIFY(read == expected);
        }
        QVERIFY(unfinishedTakes(folder.path()).isEmpty());
    }
};

QTEST_GUILESS_MAIN(LongClipsTest)
#include "tst_long_clips.moc"
