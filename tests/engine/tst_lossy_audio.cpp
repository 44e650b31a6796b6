// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Ogg Vorbis, Opus and MP3: the same length and place after decoding, texts, levels, and what goes wrong.

#include "engine/audio/audio_file.h"
#include "engine/audio/peak.h"
#include "support/test.h"

#include <sndfile.h>
#include <sys/resource.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <string>

using namespace arioso;
using engine::Audio;
using engine::AudioFormat;
using engine::AudioQuality;
using engine::ErrorCode;
using engine::readAudioFile;
using engine::writeAudioFile;
using engine::WriteOptions;

namespace {

namespace fs = std::filesystem;

constexpr AudioFormat kLossy[] = {AudioFormat::Vorbis, AudioFormat::Opus, AudioFormat::Mp3};

class Folder
{
public:
    Folder()
    {
        std::string name = (fs::temp_directory_path() / "arioso-lossy-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr)
            throw std::runtime_error("no temporary folder");
        m_path = name;
    }
    ~Folder()
    {
        std::error_code ignored;
        fs::remove_all(m_path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    fs::path operator/(const std::string& name) const { return m_path / name; }
    [[nodiscard]] std::size_t entries() const
    {
        return std::size_t(std::distance(fs::directory_iterator(m_path), fs::directory_iterator()));
    }

private:
    fs::path m_path;
};

std::string bytesOf(const fs::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// A chord with beats, another one in each channel.
Audio music(int rate, int channels, int samples, double level = 0.5)
{
    Audio audio{rate, {}};
    for (int c = 0; c < channels; ++c) {
        audio.channels.emplace_back();
        for (int i = 0; i < samples; ++i) {
            const double t = double(i) / rate;
            const double beat = std::exp(-6 * std::fmod(t, 0.25));
            double sum = 0;
            for (const double tone : {220.0, 277.2, 329.6, 1318.5})
                sum += std::sin(6.283185307179586 * (tone + 40 * c) * t);
            audio.channels.back().push_back(float(level * (0.2 + 0.8 * beat) * sum / 4));
        }
    }
    return audio;
}

/// Of what was decoded, in decibels; a shift by a single sample would bring it below 15.
double signalToNoise(const Audio& wanted, const Audio& found)
{
    double signal = 0;
    double noise = 0;
    for (std::size_t c = 0; c < wanted.channels.size(); ++c)
        for (std::size_t i = 0; i < wanted.samples(); ++i) {
            signal += std::pow(double(wanted.channels[c][i]), 2);
            noise += std::pow(double(wanted.channels[c][i]) - found.channels[c][i], 2);
        }
    return 10 * std::log10(signal / noise);
}

/// Writing beyond it fails as on a full disk.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes)
    {
        m_signal = std::signal(SIGXFSZ, SIG_IGN);
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_signal);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit m_before = {};
    void (*m_signal)(int) = nullptr;
};

} // namespace

/// libsndfile's own word for it: whether it opens such a file for writing.
ARIOSO_TEST(formatsAreOfferedAsLibsndfileWritesThem)
{
    const Folder folder;
    const std::pair<AudioFormat, int> rows[] = {
        {AudioFormat::WavInt24, SF_FORMAT_WAV | SF_FORMAT_PCM_24},
        {AudioFormat::Flac16, SF_FORMAT_FLAC | SF_FORMAT_PCM_16},
        {AudioFormat::Vorbis, SF_FORMAT_OGG | SF_FORMAT_VORBIS},
        {AudioFormat::Opus, SF_FORMAT_OGG | SF_FORMAT_OPUS},
        {AudioFormat::Mp3, SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III},
    };
    for (const auto& [format, code] : rows) {
        SF_INFO info = {};
        info.samplerate = 48000;
        info.channels = 2;
        info.format = code;
        SNDFILE* file = sf_open((folder / "a").c_str(), SFM_WRITE, &info);
        QCOMPARE(engine::canWrite(format), file != nullptr);
        if (file != nullptr)
            sf_close(file);
    }
}

ARIOSO_TEST(lengthAndPlaceStay)
{
    const Folder folder;
    for (const AudioFormat format : kLossy) {
        if (!engine::canWrite(format))
            continue;
        for (const int rate : {16000, 32000, 44100, 48000}) {
            if (engine::writableRate(format, rate) != rate)
                continue;
            for (const int samples : {1, 1151, 40001, 6 * rate + 77})
                for (const int channels : {1, 2}) {
                    const Audio audio = music(rate, channels, samples);
                    const fs::path file = folder / ("a" + engine::extensionOf(format));
                    writeAudioFile(file, audio, format);
                    const Audio back = readAudioFile(file);
                    const std::string what = file.string() + " " + std::to_string(rate) + " Hz, " +
                                             std::to_string(samples) + " samples";
                    QVERIFY2(back.sampleRate == rate, what);
                    QCOMPARE(back.channels.size(), std::size_t(channels));
                    QVERIFY2(back.samples() == std::size_t(samples),
                             what + ", read " + std::to_string(back.samples()));
                    if (samples > 40000) {
                        const double ratio = signalToNoise(audio, back);
                        QVERIFY2(ratio > 18, what + ": " + std::to_string(ratio) + " dB");
                    }
                }
        }
    }
}

ARIOSO_TEST(higherQualityIsLargerAndNearer)
{
    const Folder folder;
    const Audio audio = music(48000, 2, 48000 * 4);
    for (const AudioFormat format : kLossy) {
        if (!engine::canWrite(format))
            continue;
        std::uintmax_t size = 0;
        double nearness = 0;
        for (const AudioQuality quality : {AudioQuality::Small, AudioQuality::Standard, AudioQuality::High}) {
            const fs::path file = folder / "a";
            writeAudioFile(file, audio, format, {{}, {}, {}, quality});
            const double ratio = signalToNoise(audio, readAudioFile(file));
            QVERIFY(fs::file_size(file) > size);
            QVERIFY2(ratio > nearness - 0.5, std::to_string(ratio));
            size = fs::file_size(file);
            nearness = ratio;
        }
        QVERIFY(double(size) < 4 * 320000.0 / 8 * 1.2); // never beyond 320 kbit/s
    }
}

ARIOSO_TEST(titleAndCommentAreKept)
{
    const Folder folder;
    const std::string comment = "{\"prompt\":\"لحن هادئ – ünï 🎵\"}" + std::string(30000, 'x');
    for (const AudioFormat format : kLossy) {
        if (!engine::canWrite(format))
            continue;
        const fs::path file = folder / ("a" + engine::extensionOf(format));
        writeAudioFile(file, music(48000, 2, 5000), format, {comment, {}, "Nächtliche Fahrt · موسيقى"});
        QCOMPARE(engine::readAudioComment(file), comment);
        SF_INFO info = {};
        SNDFILE* sound = sf_open(file.c_str(), SFM_READ, &info);
        const char* title = sf_get_string(sound, SF_STR_TITLE);
        const std::string found = title != nullptr ? title : "";
        sf_close(sound);
        QCOMPARE(found, std::string("Nächtliche Fahrt · موسيقى"));
        QCOMPARE(readAudioFile(file).samples(), std::size_t(5000));

        writeAudioFile(file, music(48000, 2, 5000), format);
        QCOMPARE(engine::readAudioComment(file), std::string());
        QVERIFY(bytesOf(file).find("prompt") == std::string::npos);
    }
}

/// By hand, from id3.org's description: sizes of seven bits a byte, UTF-8 is encoding 3.
ARIOSO_TEST(theTagOfAnMp3File)
{
    if (!engine::canWrite(AudioFormat::Mp3))
        QSKIP("this libsndfile writes no MP3");
    const Folder folder;
    writeAudioFile(folder / "a.mp3", music(44100, 1, 3000), AudioFormat::Mp3,
                   {std::string(200, 'c'), {}, "Tä"});
    const std::string title = std::string("TIT2\0\0\0\x04\0\0\x03T\xC3\xA4", 14);
    const std::string comment = std::string("COMM\0\0\x01\x4D\0\0\x03XXX\0", 15) + std::string(200, 'c');
    const std::string tag = std::string("ID3\x04\0\0\0\0\x01\x65", 10) + title + comment;
    const std::string bytes = bytesOf(folder / "a.mp3");
    QCOMPARE(bytes.substr(0, tag.size()), tag);
    QCOMPARE(int(std::uint8_t(bytes.at(tag.size()))), 0xFF); // the first frame of audio
    // No second tag behind the audio.
    QVERIFY(bytes.size() < 128 || bytes.substr(bytes.size() - 128, 3) != "TAG");
}

ARIOSO_TEST(ratesThatAFormatHolds)
{
    QCOMPARE(engine::writableRate(AudioFormat::Opus, 32000), 48000);
    QCOMPARE(engine::writableRate(AudioFormat::Opus, 48000), 48000);
    QCOMPARE(engine::writableRate(AudioFormat::Mp3, 32000), 32000);
    QCOMPARE(engine::writableRate(AudioFormat::Mp3, 40000), 44100);
    QCOMPARE(engine::writableRate(AudioFormat::Mp3, 96000), 48000);
    QCOMPARE(engine::writableRate(AudioFormat::Mp3, 3200), 8000);
    QCOMPARE(engine::writableRate(AudioFormat::Vorbis, 32000), 32000);
    QCOMPARE(engine::writableRate(AudioFormat::WavInt16, 3200), 3200);
    const Folder folder;
    for (const AudioFormat format : kLossy)
        for (const int rate : {1000, 3200, 22050, 32000, 96000, 192000, 500000})
            for (const int channels : {1, 2})
                if (engine::canWrite(format))
                    writeAudioFile(folder / "a", music(engine::writableRate(format, rate), channels, 2000),
                                   format);
    CHECK_ERROR(writeAudioFile(folder / "b.opus", music(32000, 1, 100), AudioFormat::Opus),
                ErrorCode::FileUnwritable, "an Opus file cannot hold 1 channels at 32000 Hz");
    QCOMPARE(folder.entries(), std::size_t(1));
}

/// What a player decodes, not what was encoded, has to fit.
ARIOSO_TEST(codersThatOvershootAreLowered)
{
    const Folder folder;
    // A square wave at full scale loses its upper harmonics, and overshoots.
    Audio square{48000, {{}, {}}};
    for (int i = 0; i < 96000; ++i)
        for (auto& channel : square.channels)
            channel.push_back(i / 100 % 2 == 0 ? 0.97F : -0.97F);
    for (const AudioFormat format : kLossy) {
        if (!engine::canWrite(format))
            continue;
        const fs::path file = folder / "a";
        writeAudioFile(file, square, format, {{}, {}, {}, AudioQuality::Small});
        QVERIFY(engine::samplePeak(readAudioFile(file)) > 1);
        double last = 0;
        const double gain = engine::gainToFit(square, format, AudioQuality::Small, [&](double part) {
            QVERIFY(part >= last && part <= 1);
            last = part;
        });
        QVERIFY(last > 0.5);
        QVERIFY2(gain > 0.4 && gain < 0.99, std::to_string(gain));
        writeAudioFile(file, engine::amplified(square, gain), format, {{}, {}, {}, AudioQuality::Small});
        QVERIFY(engine::samplePeak(readAudioFile(file)) <= 1);
        // Quiet audio stays as it is.
        QCOMPARE(engine::gainToFit(music(48000, 2, 48000), format, AudioQuality::Standard), 1.0);
    }
    QCOMPARE(engine::gainToFit(music(48000, 1, 100, 8), AudioFormat::WavFloat32, AudioQuality::Standard),
             1.0);
}

ARIOSO_TEST(aFullDiskLeavesTheOldFileAndNothingElse)
{
    const Folder folder;
    std::ofstream(folder / "a") << "old";
    for (const AudioFormat format : kLossy) {
        if (!engine::canWrite(format))
            continue;
        for (const int samples : {100000, 3000}) {
            const FileSizeLimit limit(900);
            CHECK_ERROR(
                writeAudioFile(folder / "a", music(48000, 2, samples), format, {std::string(500, 'c'), {}}),
                ErrorCode::FileUnwritable, "cannot be written: it would be larger than a file may be here");
            QCOMPARE(bytesOf(folder / "a"), std::string("old"));
            QCOMPARE(folder.entries(), std::size_t(1));
        }
    }
}

ARIOSO_TEST(stoppingLeavesNothing)
{
    struct Stop
    {
    };
    const Folder folder;
    for (const AudioFormat format : kLossy) {
        if (!engine::canWrite(format))
            continue;
        bool stopped = false;
        try {
            writeAudioFile(folder / "a", music(48000, 2, 200000), format, {{}, [](double) { throw Stop{}; }});
        } catch (const Stop&) {
            stopped = true;
        }
        QVERIFY(stopped);
        QCOMPARE(folder.entries(), std::size_t(0));
    }
}
