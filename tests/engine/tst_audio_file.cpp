// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Audio files: what is written, byte by byte; what is read, from fixtures made by hand or by libsndfile; and
// the sentence for everything that cannot be read or written.

#include "engine/audio/audio_file.h"
#include "engine/audio/audio_file_writer.h"
#include "engine/audio/limits.h"
#include "engine/files/new_file.h"
#include "support/test.h"

#include <sndfile.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <csignal>
#include <cstdint>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <functional>
#include <iterator>
#include <limits>
#include <map>
#include <stdexcept>
#include <string>

#ifdef __SANITIZE_ADDRESS__
// libsndfile 1.2.0 forgets libvorbis' state when an Ogg file turns out to be cut off.
extern "C" __attribute__((visibility("default"))) const char* __lsan_default_suppressions()
{
    return "leak:vorbis_info_init\n";
}
#endif

using namespace arioso;
using engine::Audio;
using engine::AudioFormat;
using engine::ErrorCode;
using engine::readAudioFile;
using engine::readAudioPart;
using engine::writeAudioFile;

namespace {

namespace fs = std::filesystem;

constexpr double kPi = 3.14159265358979323846;
constexpr AudioFormat kAllFormats[] = {AudioFormat::WavInt16, AudioFormat::WavInt24, AudioFormat::WavFloat32,
                                       AudioFormat::Flac24, AudioFormat::Flac16};

class Folder
{
public:
    Folder()
    {
        std::string name = (fs::temp_directory_path() / "arioso-audio-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr)
            throw std::runtime_error("no temporary folder");
        m_path = name;
    }
    ~Folder()
    {
        std::error_code ignored;
        fs::permissions(m_path, fs::perms::owner_all, ignored);
        fs::remove_all(m_path, ignored);
    }
    Folder(const Folder&) = delete;
    Folder& operator=(const Folder&) = delete;

    fs::path operator/(const char* name) const { return m_path / name; }
    [[nodiscard]] const fs::path& path() const { return m_path; }
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

void store(const fs::path& path, const std::string& bytes)
{
    std::ofstream(path, std::ios::binary).write(bytes.data(), std::streamsize(bytes.size()));
}

std::string little(std::uint64_t value, int bytes)
{
    std::string result;
    for (int i = 0; i < bytes; ++i)
        result += char(value >> (8 * i) & 0xFF);
    return result;
}

std::uint32_t numberAt(const std::string& bytes, std::size_t offset, int count)
{
    std::uint32_t value = 0;
    for (int i = count; i-- > 0;)
        value = value << 8 | std::uint8_t(bytes.at(offset + std::size_t(i)));
    return value;
}

/// The chunks of a RIFF file by name; empty when its sizes contradict each other.
std::map<std::string, std::string> chunksOf(const std::string& file)
{
    std::map<std::string, std::string> chunks;
    if (file.size() < 12 || file.substr(0, 4) != "RIFF" || file.substr(8, 4) != "WAVE" ||
        numberAt(file, 4, 4) + 8 != file.size())
        return {};
    std::size_t at = 12;
    while (at + 8 <= file.size()) {
        const std::size_t size = numberAt(file, at + 4, 4);
        if (at + 8 + size > file.size())
            return {};
        chunks[file.substr(at, 4)] = file.substr(at + 8, size);
        at += 8 + size + size % 2;
    }
    return at == file.size() ? chunks : std::map<std::string, std::string>{};
}

struct WavHeader
{
    int tag = 1;
    int channels = 1;
    std::uint32_t rate = 8000;
    int bits = 16;
    std::uint32_t dataSize = 0;
};

std::string wavHeader(const WavHeader& h)
{
    const int align = h.channels * h.bits / 8;
    return "RIFF" + little(36 + std::uint64_t(h.dataSize), 4) + "WAVEfmt " + little(16, 4) +
           little(unsigned(h.tag), 2) + little(unsigned(h.channels), 2) + little(h.rate, 4) +
           little(std::uint64_t(h.rate) * unsigned(align), 4) + little(unsigned(align), 2) +
           little(unsigned(h.bits), 2) + "data" + little(h.dataSize, 4);
}

std::string wavOf(WavHeader header, const std::string& data)
{
    header.dataSize = std::uint32_t(data.size());
    return wavHeader(header) + data;
}

std::vector<float> tone(double frequency, int rate, int samples, float level = 0.5F)
{
    std::vector<float> result;
    for (int i = 0; i < samples; ++i)
        result.push_back(level * float(std::sin(2 * kPi * frequency * i / rate)));
    return result;
}

Audio stereoTone(int samples = 48000)
{
    return {48000, {tone(440, 48000, samples), tone(1000, 48000, samples, 0.25F)}};
}

/// Noise on the grid of `bits`-bit samples, which an integer file holds exactly.
Audio noiseOnGrid(int bits, int channels, int samples)
{
    Audio audio{32000, {}};
    std::uint32_t state = 12345;
    for (int c = 0; c < channels; ++c) {
        audio.channels.emplace_back();
        for (int i = 0; i < samples; ++i) {
            state = state * 1664525U + 1013904223U;
            const std::int32_t value = std::int32_t(state) >> (32 - bits);
            audio.channels.back().push_back(float(value) / float(1 << (bits - 1)));
        }
    }
    return audio;
}

/// A file of any format that libsndfile can write; false when this build of it cannot.
bool fixture(const fs::path& path, const Audio& audio, int format)
{
    SF_INFO info = {};
    info.samplerate = audio.sampleRate;
    info.channels = int(audio.channels.size());
    info.format = format;
    SNDFILE* file = sf_format_check(&info) ? sf_open(path.c_str(), SFM_WRITE, &info) : nullptr;
    if (file == nullptr)
        return false;
    std::vector<float> frames;
    for (std::size_t i = 0; i < audio.samples(); ++i)
        for (const auto& channel : audio.channels)
            frames.push_back(channel[i]);
    const bool whole =
        sf_writef_float(file, frames.data(), sf_count_t(audio.samples())) == sf_count_t(audio.samples());
    return sf_close(file) == 0 && whole;
}

/// As libsndfile reads it, surround too.
Audio allChannelsOf(const fs::path& path)
{
    SF_INFO info = {};
    SNDFILE* file = sf_open(path.c_str(), SFM_READ, &info);
    if (file == nullptr)
        return {};
    std::vector<float> frames(std::size_t(info.frames) * std::size_t(info.channels));
    const sf_count_t read = sf_readf_float(file, frames.data(), info.frames);
    sf_close(file);
    Audio audio{info.samplerate, std::vector<std::vector<float>>(std::size_t(info.channels))};
    for (std::size_t i = 0; i < std::size_t(read) * audio.channels.size(); ++i)
        audio.channels[i % audio.channels.size()].push_back(frames[i]);
    return audio;
}

/// Amplitude of one frequency in the middle of a sound.
double levelAt(const std::vector<float>& samples, double frequency, int rate)
{
    const std::size_t margin = samples.size() / 4;
    const std::size_t period = std::size_t(rate) / 20; // whole periods of every multiple of 20 Hz
    const std::size_t count = (samples.size() - 2 * margin) / period * period;
    double re = 0;
    double im = 0;
    for (std::size_t i = 0; i < count; ++i) {
        const double angle = 2 * kPi * frequency * double(i) / rate;
        re += samples[margin + i] * std::cos(angle);
        im += samples[margin + i] * std::sin(angle);
    }
    return 2 * std::hypot(re, im) / double(count);
}

/// Runs with the rights of an ordinary user even when the tests run as root; false where that is not
/// possible.
bool asOrdinaryUser(const Folder& folder, const std::function<void()>& action)
{
    if (::geteuid() != 0) {
        action();
        return true;
    }
    constexpr uid_t kNobody = 65534;
    if (::chown(folder.path().c_str(), kNobody, gid_t(-1)) != 0 || ::seteuid(kNobody) != 0)
        return false;
    try {
        action();
    } catch (...) {
        (void)::seteuid(0);
        throw;
    }
    return ::seteuid(0) == 0;
}

/// No file may grow beyond `bytes` while it lives: what a full disk looks like to a program.
class FileSizeLimit
{
public:
    explicit FileSizeLimit(rlim_t bytes) : m_handler(std::signal(SIGXFSZ, SIG_IGN))
    {
        ::getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit = {bytes, m_before.rlim_max};
        ::setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~FileSizeLimit()
    {
        ::setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    FileSizeLimit(const FileSizeLimit&) = delete;
    FileSizeLimit& operator=(const FileSizeLimit&) = delete;

private:
    rlimit m_before = {};
    void (*m_handler)(int);
};

const float kNaN = std::numeric_limits<float>::quiet_NaN();

} // namespace

// ---- writing
// -------------------------------------------------------------------------------------------------------

ARIOSO_TEST(wavInt16RoundsToNearestAndClips)
{
    const Folder folder;
    const float step = 1.0F / 32768;
    const Audio audio{
        32000,
        {{0, step, -step, 0.49F * step, 0.5F * step, 0.51F * step, 1.5F * step, 2.5F * step, -0.5F * step,
          -1.5F * step, -0.51F * step, 32767 * step, 32767.4F * step, 1, -1, 1.5F, -7, 3e38F, -3e38F}}};
    writeAudioFile(folder / "a.wav", audio, AudioFormat::WavInt16);
    const std::vector<int> expected = {0,  1,     -1,    0,     0,      1,     2,      2,     0,     -2,
                                       -1, 32767, 32767, 32767, -32768, 32767, -32768, 32767, -32768};
    const std::string data = chunksOf(bytesOf(folder / "a.wav"))["data"];
    std::vector<int> values;
    for (std::size_t i = 0; i + 1 < data.size(); i += 2)
        values.push_back(std::int16_t(numberAt(data, i, 2)));
    QCOMPARE(values, expected);
}

ARIOSO_TEST(wavInt24RoundsToNearestAndClips)
{
    const Folder folder;
    const float step = 1.0F / 8388608;
    const Audio audio{
        32000,
        {{step, -step, 0.5F * step, 1.5F * step, -2.5F * step, 0.75F * step, 8388607 * step, 1, -1, -2, 2}}};
    writeAudioFile(folder / "a.wav", audio, AudioFormat::WavInt24);
    const std::vector<int> expected = {1, -1, 0, 2, -2, 1, 8388607, 8388607, -8388608, -8388608, 8388607};
    const std::string data = chunksOf(bytesOf(folder / "a.wav"))["data"];
    std::vector<int> values;
    for (std::size_t i = 0; i + 2 < data.size(); i += 3)
        values.push_back(std::int32_t(numberAt(data, i, 3) << 8) >> 8);
    QCOMPARE(values, expected);
}

ARIOSO_TEST(wavHeadersSayWhatIsInside)
{
    struct Row
    {
        AudioFormat format;
        std::uint32_t tag;
        std::uint32_t bytes;
    };
    const Folder folder;
    for (const Row& row : {Row{AudioFormat::WavInt16, 1, 2}, Row{AudioFormat::WavInt24, 1, 3},
                           Row{AudioFormat::WavFloat32, 3, 4}}) {
        writeAudioFile(folder / "a.wav", stereoTone(1001), row.format);
        const auto chunks = chunksOf(bytesOf(folder / "a.wav"));
        QVERIFY(chunks.count("fmt ") == 1 && chunks.count("data") == 1);
        const std::string& format = chunks.at("fmt ");
        QCOMPARE(numberAt(format, 0, 2), row.tag);
        QCOMPARE(numberAt(format, 2, 2), 2U);
        QCOMPARE(numberAt(format, 4, 4), 48000U);
        QCOMPARE(numberAt(format, 8, 4), 48000U * 2 * row.bytes);
        QCOMPARE(numberAt(format, 12, 2), 2 * row.bytes);
        QCOMPARE(numberAt(format, 14, 2), 8 * row.bytes);
        QCOMPARE(chunks.at("data").size(), std::size_t(1001 * 2 * row.bytes));
    }
}

ARIOSO_TEST(theSameAudioGivesTheSameBytes)
{
    const Folder folder;
    for (const AudioFormat format : kAllFormats) {
        writeAudioFile(folder / "a", stereoTone(5000), format);
        writeAudioFile(folder / "b", stereoTone(5000), format);
        const std::string bytes = bytesOf(folder / "a");
        QCOMPARE(bytes, bytesOf(folder / "b"));
        QVERIFY(bytes.find("PEAK") == std::string::npos); // holds the time of writing
    }
}

ARIOSO_TEST(whatIsWrittenIsReadBack)
{
    const Folder folder;
    const std::pair<AudioFormat, int> rows[] = {{AudioFormat::WavInt16, 16},
                                                {AudioFormat::WavInt24, 24},
                                                {AudioFormat::Flac16, 16},
                                                {AudioFormat::Flac24, 24}};
    for (const auto& [format, bits] : rows)
        for (const int channels : {1, 2, 6}) {
            const Audio audio = noiseOnGrid(bits, channels, 20011);
            writeAudioFile(folder / "a", audio, format);
            const Audio back = allChannelsOf(folder / "a");
            QCOMPARE(back.sampleRate, 32000);
            QCOMPARE(back.channels, audio.channels);
            if (channels <= 2)
                QCOMPARE(readAudioFile(folder / "a").channels, audio.channels);
        }
}

ARIOSO_TEST(floatIsKeptBeyondTheRange)
{
    const Folder folder;
    const Audio audio{44100, {{0.1F, -3.5F, 1e-30F, 3e38F, 0}, {1, 2, 3, 4, 5}}};
    writeAudioFile(folder / "a.wav", audio, AudioFormat::WavFloat32);
    QCOMPARE(readAudioFile(folder / "a.wav").channels, audio.channels);
}

ARIOSO_TEST(existingFilesAreReplacedWhole)
{
    const Folder folder;
    store(folder / "a.wav", std::string(100000, 'x'));
    fs::permissions(folder / "a.wav", fs::perms::owner_read | fs::perms::owner_write);
    writeAudioFile(folder / "a.wav", stereoTone(100), AudioFormat::WavInt16);
    QCOMPARE(fs::file_size(folder / "a.wav"), std::uintmax_t(444));
    QVERIFY(fs::status(folder / "a.wav").permissions() == (fs::perms::owner_read | fs::perms::owner_write));
    QCOMPARE(folder.entries(), std::size_t(1));

    fs::create_symlink("a.wav", folder / "link.wav");
    writeAudioFile(folder / "link.wav", stereoTone(50), AudioFormat::WavInt16);
    QVERIFY(fs::is_symlink(folder / "link.wav"));
    QCOMPARE(fs::file_size(folder / "a.wav"), std::uintmax_t(244));
}

ARIOSO_TEST(existingFilesAreKeptOnRequest)
{
    const Folder folder;
    engine::WriteOptions options;
    options.replaces = false;
    const auto isTaken = [&] {
        try {
            writeAudioFile(folder / "a.wav", stereoTone(40000), AudioFormat::WavInt16, options);
        } catch (const engine::NameTaken&) {
            return true;
        }
        return false;
    };
    QVERIFY(!isTaken());
    QCOMPARE(fs::file_size(folder / "a.wav"), std::uintmax_t(160044));
    store(folder / "a.wav", "mine");
    QVERIFY(isTaken());
    fs::remove(folder / "a.wav");
    options.progress = [&](double) { store(folder / "a.wav", "mine"); }; // appears while it is written
    QVERIFY(isTaken());
    QCOMPARE(bytesOf(folder / "a.wav"), std::string("mine"));
    QCOMPARE(folder.entries(), std::size_t(1));
}

ARIOSO_TEST(newFilesFollowTheUsersMask)
{
    const Folder folder;
    const mode_t before = ::umask(027);
    writeAudioFile(folder / "a.wav", stereoTone(100), AudioFormat::WavInt16);
    ::umask(before);
    QCOMPARE(int(fs::status(folder / "a.wav").permissions()), 0640);
}

ARIOSO_TEST(aFullDiskLeavesTheOldFileAndNothingElse)
{
    const Folder folder;
    store(folder / "a", "old");
    for (const AudioFormat format : kAllFormats)
        // The short one is less than a block of FLAC, so that it meets the disk only when the file is closed.
        for (const int samples : {100000, 3000}) {
            const FileSizeLimit limit(2000);
            CHECK_ERROR(writeAudioFile(folder / "a", noiseOnGrid(16, 2, samples), format),
                        ErrorCode::FileUnwritable,
                        "cannot be written: it would be larger than a file may be here");
            QCOMPARE(bytesOf(folder / "a"), std::string("old"));
            QCOMPARE(folder.entries(), std::size_t(1));
        }
}

ARIOSO_TEST(placesThatCannotBeWrittenAreNamed)
{
    const Folder folder;
    const Audio audio = stereoTone(100);
    const auto format = AudioFormat::WavInt16;
    const auto code = ErrorCode::FileUnwritable;
    CHECK_ERROR(writeAudioFile(folder / "no/a.wav", audio, format), code, "no' does not exist");
    store(folder / "file", "x");
    CHECK_ERROR(writeAudioFile(folder / "file/a.wav", audio, format), code, "file' is not a folder");
    fs::create_directory(folder / "sub");
    CHECK_ERROR(writeAudioFile(folder / "sub", audio, format), code, "it is a folder");
    CHECK_ERROR(writeAudioFile(folder / "sub/", audio, format), code, "it names a folder");
    CHECK_ERROR(writeAudioFile("", audio, format), code, "it names a folder");
    QCOMPARE(::mkfifo((folder / "pipe").c_str(), 0600), 0);
    CHECK_ERROR(writeAudioFile(folder / "pipe", audio, format), code, "a pipe or a device");
    CHECK_ERROR(writeAudioFile("/dev/null", audio, format), code, "a pipe or a device");
    CHECK_ERROR(writeAudioFile(folder / std::string(300, 'a').c_str(), audio, format), code,
                "File name too long");
    QCOMPARE(folder.entries(), std::size_t(3));
}

ARIOSO_TEST(writeProtectionIsRespected)
{
    const Folder folder;
    std::string protectedFile;
    std::string protectedFolder;
    const auto sentence = [&] {
        try {
            writeAudioFile(folder / "a.wav", stereoTone(100), AudioFormat::WavInt16);
        } catch (const engine::Error& error) {
            return (error.code() == ErrorCode::FileUnwritable ? "" : "another code: ") +
                   std::string(error.what());
        }
        return std::string("no error");
    };
    const bool done = asOrdinaryUser(folder, [&] {
        store(folder / "a.wav", "x");
        fs::permissions(folder / "a.wav", fs::perms::owner_read);
        protectedFile = sentence();
        fs::remove(folder / "a.wav");
        fs::permissions(folder.path(), fs::perms::owner_read | fs::perms::owner_exec);
        protectedFolder = sentence();
    });
    if (!done)
        QSKIP("the rights of an ordinary user cannot be taken on here");
    const std::string start = "'" + (folder / "a.wav").string() + "' cannot be written: ";
    QCOMPARE(protectedFile, start + "the file there is write-protected.");
    QCOMPARE(protectedFolder, start + "the folder '" + folder.path().string() + "' may not be written to.");
}

ARIOSO_TEST(soundThatCannotBeWrittenIsRefused)
{
    const Folder folder;
    const auto format = AudioFormat::WavFloat32;
    const auto invalid = ErrorCode::AudioInvalid;
    const fs::path path = folder / "a.wav";
    CHECK_ERROR(writeAudioFile(path, {}, format), invalid, "no samples");
    CHECK_ERROR(writeAudioFile(path, {32000, {{}, {}}}, format), invalid, "no samples");
    CHECK_ERROR(writeAudioFile(path, {0, {{1}}}, format), invalid, "0 Hz");
    CHECK_ERROR(writeAudioFile(path, {32000, {{1, 1}, {1}}}, format), invalid, "channels of 2 and 1 samples");
    CHECK_ERROR(writeAudioFile(path, {32000, {{1, kNaN}}}, format), invalid, "not finite");
    CHECK_ERROR(writeAudioFile(path, {32000, {{HUGE_VALF}}}, AudioFormat::WavInt16), invalid, "not finite");
    CHECK_ERROR(writeAudioFile(path, {32000, std::vector<std::vector<float>>(9, {1})}, AudioFormat::Flac16),
                ErrorCode::FileUnwritable, "a FLAC file cannot hold 9 channels at 32000 Hz");
    CHECK_ERROR(writeAudioFile(path, {655351, {{1}}}, AudioFormat::Flac24), ErrorCode::FileUnwritable,
                "655351 Hz");
    CHECK_ERROR(writeAudioFile(path, {65537, {{1}}}, AudioFormat::Flac24), ErrorCode::FileUnwritable,
                "65537 Hz");
    CHECK_ERROR(writeAudioFile(path, {32000, std::vector<std::vector<float>>(2000, {1})}, format),
                ErrorCode::FileUnwritable, "2000 channels");
    QCOMPARE(folder.entries(), std::size_t(0));
}

ARIOSO_TEST(namesAreNumberedBeforeTheExtension)
{
    QCOMPARE(engine::numberedPath("OUT.wav", 2), fs::path("OUT-2.wav"));
    QCOMPARE(engine::numberedPath("/a.b/song.v1.flac", 10), fs::path("/a.b/song.v1-10.flac"));
    QCOMPARE(engine::numberedPath("/a.b/song", 1), fs::path("/a.b/song-1"));
    QCOMPARE(engine::extensionOf(AudioFormat::WavFloat32), std::string(".wav"));
    QCOMPARE(engine::extensionOf(AudioFormat::Flac16), std::string(".flac"));
}

ARIOSO_TEST(portionsMakeTheSameFile)
{
    const Folder folder;
    Audio audio{32000, {{}, {}}};
    for (int i = 0; i < 40000; ++i) {
        audio.channels[0].push_back(float(std::sin(0.01 * i)));
        audio.channels[1].push_back(float(std::cos(0.003 * i)));
    }
    for (const AudioFormat format : kAllFormats) {
        writeAudioFile(folder / "whole", audio, format);
        engine::AudioFileWriter writer(folder / "grown", {format, 32000, 2, 40000});
        for (std::size_t begin = 0; begin < 40000; begin += 7001)
            writer.append(audio, begin, std::min<std::size_t>(40000, begin + 7001));
        QVERIFY(!fs::exists(folder / "grown"));
        writer.commit();
        QVERIFY(bytesOf(folder / "grown") == bytesOf(folder / "whole"));
        fs::remove(folder / "grown");
    }
}

// A file that was prepared for more than 4 GiB and stayed short is a plain WAV file.
ARIOSO_TEST(longFilesArePreparedToBecomeRf64)
{
    const Folder folder;
    const Audio audio{48000, {{0.5F, -0.25F, 1}}};
    engine::AudioFileWriter writer(folder / "a.wav", {AudioFormat::WavFloat32, 48000, 1, 2'000'000'000});
    writer.append(audio);
    writer.commit();
    QCOMPARE(bytesOf(folder / "a.wav").substr(0, 4), std::string("RIFF"));
    QVERIFY(readAudioFile(folder / "a.wav").channels == audio.channels);
}

// Writes more than 4 GiB, so only when it is asked for: ARIOSO_LARGE_FILES=1.
ARIOSO_TEST(beyond4GiBItIsRf64)
{
    if (std::getenv("ARIOSO_LARGE_FILES") == nullptr)
        return;
    constexpr std::int64_t kBlock = 1 << 20;
    constexpr std::int64_t kBlocks = (std::int64_t(1) << 32) / (kBlock * 8) + 2;
    const Folder folder;
    {
        engine::AudioFileWriter writer(folder / "a.wav", {AudioFormat::WavFloat32, 48000, 2, kBlocks * kBlock});
        for (std::int64_t block = 0; block < kBlocks; ++block) {
            const float value = float(block) / 1024;
            writer.append({48000, {std::vector<float>(kBlock, value), std::vector<float>(kBlock, -value)}});
        }
        writer.commit();
    }
    QVERIFY(fs::file_size(folder / "a.wav") > (std::uint64_t(1) << 32));
    std::string kind(4, ' ');
    std::ifstream(folder / "a.wav", std::ios::binary).read(kind.data(), 4);
    QCOMPARE(kind, std::string("RF64"));
    const double seconds = double(kBlocks * kBlock) / 48000;
    const engine::AudioReading end = engine::readAudioPart(folder / "a.wav", {seconds - 1, seconds});
    QCOMPARE(end.fileSeconds, seconds);
    QCOMPARE(end.promisedSeconds, 0.0);
    QCOMPARE(end.audio.samples(), std::size_t(48000));
    const float last = float(kBlocks - 1) / 1024;
    QVERIFY(end.audio.channels[0] == std::vector<float>(48000, last));
    QVERIFY(end.audio.channels[1] == std::vector<float>(48000, -last));
}

ARIOSO_TEST(whatWasWrittenBeforeTheDiskWasFullCanBeKept)
{
    const Folder folder;
    const Audio audio{32000, {std::vector<float>(1000, 0.25F)}};
    for (const AudioFormat format : {AudioFormat::WavInt16, AudioFormat::WavFloat32}) {
        engine::AudioFileWriter writer(folder / "a.wav", {format, 32000, 1, 1'000'000});
        {
            const FileSizeLimit limit(20000);
            CHECK_ERROR(
                [&] {
                    for (int i = 0; i < 100; ++i)
                        writer.append(audio);
                    return 0;
                }(),
                ErrorCode::FileUnwritable, "larger than a file may be here");
        }
        writer.commitDespiteFailure();
        const std::vector<float> kept = readAudioFile(folder / "a.wav").channels[0];
        QVERIFY(std::int64_t(kept.size()) >= writer.samples() && writer.samples() >= 4000);
        QVERIFY(std::all_of(kept.begin(), kept.end(), [](float sample) { return sample == 0.25F; }));
        fs::remove(folder / "a.wav");
    }
}

// ---- reading
// -------------------------------------------------------------------------------------------------------

ARIOSO_TEST(handMadeWavFilesAreRead)
{
    const Folder folder;
    const fs::path path = folder / "a.wav";
    using Channels = std::vector<std::vector<float>>;

    store(path, wavOf({1, 1, 11025, 8}, std::string("\x80\x00\xFF\xC0", 4)));
    QCOMPARE(readAudioFile(path).channels, (Channels{{0, -1, 127 / 128.0F, 0.5F}}));
    QCOMPARE(readAudioFile(path).sampleRate, 11025);

    store(path, wavOf({1, 2, 44100, 16},
                      little(0x4000, 2) + little(0x8000, 2) + little(0x7FFF, 2) + little(0xFFFF, 2)));
    QCOMPARE(readAudioFile(path).channels, (Channels{{0.5F, 32767 / 32768.0F}, {-1, -1 / 32768.0F}}));

    store(path, wavOf({1, 1, 44100, 32}, little(0x40000000, 4) + little(0x80000000, 4)));
    QCOMPARE(readAudioFile(path).channels, (Channels{{0.5F, -1}}));

    // WAVE_FORMAT_EXTENSIBLE with 24 bits.
    const std::string data = little(0x400000, 3) + little(0x800001, 3);
    const std::string guid("\x01\x00\x00\x00\x00\x00\x10\x00\x80\x00\x00\xAA\x00\x38\x9B\x71", 16);
    store(path, "RIFF" + little(60 + data.size(), 4) + "WAVEfmt " + little(40, 4) + little(0xFFFE, 2) +
                    little(1, 2) + little(48000, 4) + little(144000, 4) + little(3, 2) + little(24, 2) +
                    little(22, 2) + little(24, 2) + little(4, 4) + guid + "data" + little(data.size(), 4) +
                    data);
    QCOMPARE(readAudioFile(path).channels, (Channels{{0.5F, -8388607 / 8388608.0F}}));
}

ARIOSO_TEST(everyKindOfFileIsRead)
{
    struct Row
    {
        const char* name;
        int format;
        double tolerance; // of the level
    };
    const Row rows[] = {
        {"WAV 8", SF_FORMAT_WAV | SF_FORMAT_PCM_U8, 0.01},
        {"WAV 32", SF_FORMAT_WAV | SF_FORMAT_PCM_32, 1e-4},
        {"WAV double", SF_FORMAT_WAV | SF_FORMAT_DOUBLE, 1e-4},
        {"WAVEX float", SF_FORMAT_WAVEX | SF_FORMAT_FLOAT, 1e-4},
        {"RF64", SF_FORMAT_RF64 | SF_FORMAT_PCM_24, 1e-4},
        {"W64", SF_FORMAT_W64 | SF_FORMAT_PCM_16, 1e-4},
        {"AIFF", SF_FORMAT_AIFF | SF_FORMAT_PCM_16, 1e-4},
        {"FLAC", SF_FORMAT_FLAC | SF_FORMAT_PCM_16, 1e-4},
        {"Vorbis", SF_FORMAT_OGG | SF_FORMAT_VORBIS, 0.02},
        {"Opus", SF_FORMAT_OGG | SF_FORMAT_OPUS, 0.05},
        {"MP3", SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III, 0.02},
    };
    const Folder folder;
    int read = 0;
    for (const Row& row : rows) {
        const fs::path path = folder / "a";
        fs::remove(path);
        if (!fixture(path, stereoTone(), row.format))
            continue; // this build of libsndfile lacks the encoder
        const Audio audio = readAudioFile(path);
        ++read;
        QVERIFY2(audio.sampleRate == 48000 && audio.channels.size() == 2, row.name);
        QVERIFY2(std::abs(double(audio.samples()) - 48000) < 2000, row.name); // MP3 and Opus pad
        const double left = levelAt(audio.channels[0], 440, 48000);
        const double right = levelAt(audio.channels[1], 1000, 48000);
        const std::string levels =
            std::string(row.name) + ": " + std::to_string(left) + " and " + std::to_string(right);
        QVERIFY2(std::abs(left - 0.5) < row.tolerance && std::abs(right - 0.25) < row.tolerance,
                 levels.c_str());
        QVERIFY2(levelAt(audio.channels[1], 440, 48000) < 0.02, row.name);
    }
    QVERIFY(read >= 8);
}

ARIOSO_TEST(wavFilesThatWereWrittenToAPipeAreRead)
{
    const Folder folder;
    WavHeader header;
    header.dataSize = 0xFFFFFFFF;
    store(folder / "a.wav", wavHeader(header) + little(0x4000, 2) + little(0xC000, 2));
    QCOMPARE(readAudioFile(folder / "a.wav").channels, (std::vector<std::vector<float>>{{0.5F, -0.5F}}));
}

ARIOSO_TEST(thingsThatAreNoAudioFilesAreNamed)
{
    const Folder folder;
    const auto code = ErrorCode::FileUnreadable;
    CHECK_ERROR(readAudioFile(folder / "none.wav"), ErrorCode::FileNotFound, "none.wav' does not exist.");
    CHECK_ERROR(readAudioFile(""), ErrorCode::FileNotFound, "does not exist");
    store(folder / "empty.wav", "");
    CHECK_ERROR(readAudioFile(folder / "empty.wav"), code, "is an empty file");
    CHECK_ERROR(readAudioFile(folder / "empty.wav/x"), ErrorCode::FileNotFound, "does not exist");
    CHECK_ERROR(readAudioFile(folder.path()), code, "is a folder");
    CHECK_ERROR(readAudioFile("/dev/zero"), code, "a pipe or a device");
    QCOMPARE(::mkfifo((folder / "pipe").c_str(), 0600), 0);
    CHECK_ERROR(readAudioFile(folder / "pipe"), code, "a pipe or a device");
    store(folder / "text.wav", "This is not sound but a letter to a friend.\n");
    CHECK_ERROR(readAudioFile(folder / "text.wav"), code, "not an audio file in a supported format");
    store(folder / "zeros.mp3", std::string(5000, '\0'));
    CHECK_ERROR(readAudioFile(folder / "zeros.mp3"), code, "not an audio file in a supported format");
    store(folder / "one", "R");
    CHECK_ERROR(readAudioFile(folder / "one"), code, "not an audio file in a supported format");
    fs::create_symlink("nowhere", folder / "dangling");
    CHECK_ERROR(readAudioFile(folder / "dangling"), ErrorCode::FileNotFound, "does not exist");
}

// libsndfile 1.2 reads an entry whose size overflows 32 bits again and again.
ARIOSO_TEST(listsThatLibsndfileNeverFinishesDoNoHarm)
{
    const Folder folder;
    const fs::path path = folder / "a.wav";
    const std::string sound = wavOf({}, "abcd");
    const auto withList = [&](const std::string& entries) {
        return sound + "LIST" + little(std::uint32_t(entries.size()), 4) + entries;
    };
    store(path, withList("INFOIABC" + little(4, 4) + "textICMT" + little(2, 4) + "hi"));
    QCOMPARE(readAudioFile(path).samples(), std::size_t(2));
    QCOMPARE(engine::readAudioComment(path), std::string("hi"));
    for (const std::uint32_t size : {0xFFFFFFF8U, 0xFFFFFFFDU, 0x7FFFFFFFU}) {
        store(path, withList("INFOIABC" + little(size, 4) + "text"));
        QCOMPARE(readAudioFile(path).samples(), std::size_t(2));
        QCOMPARE(engine::readAudioComment(path), std::string());
    }
}

ARIOSO_TEST(aFileWithoutReadPermissionIsNamed)
{
    const Folder folder;
    std::string sentence;
    const bool done = asOrdinaryUser(folder, [&] {
        store(folder / "a.wav", wavOf({}, "abcd"));
        fs::permissions(folder / "a.wav", fs::perms::none);
        try {
            (void)readAudioFile(folder / "a.wav");
        } catch (const engine::Error& error) {
            sentence = error.what();
        }
    });
    if (!done)
        QSKIP("the rights of an ordinary user cannot be taken on here");
    QCOMPARE(sentence,
             "'" + (folder / "a.wav").string() + "' cannot be read: its permissions do not allow it.");
}

ARIOSO_TEST(headersThatMakeNoSenseAreRefused)
{
    const Folder folder;
    const fs::path path = folder / "a.wav";
    const auto readWav = [&](const WavHeader& header, const std::string& data) {
        store(path, wavOf(header, data));
        return readAudioFile(path);
    };
    CHECK_ERROR(readWav({}, ""), ErrorCode::AudioInvalid, "contains no audio");
    CHECK_ERROR(readWav({1, 65, 8000, 16}, std::string(1300, 'a')), ErrorCode::AudioInvalid,
                "65 channels; 1 to 64");
    CHECK_ERROR(readWav({1, 1, 1000001, 16}, "abcd"), ErrorCode::AudioInvalid, "1000001 Hz");
    CHECK_ERROR(readWav({1, 1, 0xFFFFFFFF, 16}, "abcd"), ErrorCode::FileUnreadable, "corrupted");
    CHECK_ERROR(readWav({1, 1, 0, 16}, "abcd"), ErrorCode::FileUnreadable, "corrupted");
    CHECK_ERROR(readWav({1, 0, 8000, 16}, "abcd"), ErrorCode::FileUnreadable, "corrupted");
    CHECK_ERROR(readWav({1, 2000, 8000, 16}, std::string(40000, 'a')), ErrorCode::FileUnreadable,
                "corrupted");
    CHECK_ERROR(readWav({0x1234, 1, 8000, 16}, "abcd"), ErrorCode::FileUnreadable, "unsupported");
}

ARIOSO_TEST(samplesThatAreNotFiniteAreRefused)
{
    const Folder folder;
    for (const float bad : {kNaN, HUGE_VALF, -HUGE_VALF}) {
        std::uint32_t bits = 0;
        std::memcpy(&bits, &bad, 4);
        store(folder / "a.wav", wavOf({3, 1, 8000, 32}, little(0, 4) + little(bits, 4)));
        CHECK_ERROR(readAudioFile(folder / "a.wav"), ErrorCode::AudioInvalid, "not finite");
    }
}

ARIOSO_TEST(soundThatFillsTheMemoryIsRefused)
{
    const Folder folder;
    const fs::path path = folder / "a.wav";
    WavHeader header{1, 1, 8000, 8};
    header.dataSize = std::uint32_t(engine::kMaxSamples + 1);
    store(path, wavHeader(header));
    fs::resize_file(path, 44 + std::uintmax_t(header.dataSize)); // sparse
    CHECK_ERROR(readAudioFile(path), ErrorCode::AudioInvalid,
                "too long: with 1 channel at 8000 Hz at most 67108 seconds");
}

ARIOSO_TEST(flacHeadersThatLieAreFound)
{
    const Folder folder;
    const fs::path path = folder / "a.flac";
    writeAudioFile(path, stereoTone(48000), AudioFormat::Flac16);
    const std::string bytes = bytesOf(path);
    // STREAMINFO begins at 8; its 36-bit number of samples ends at its byte 17.
    const auto withLength = [&](std::uint64_t samples) {
        std::string changed = bytes;
        changed[21] = char((std::uint8_t(changed[21]) & 0xF0) | (samples >> 32 & 0xF));
        for (int i = 0; i < 4; ++i)
            changed[std::size_t(25 - i)] = char(samples >> (8 * i) & 0xFF);
        store(path, changed);
        return readAudioFile(path).samples();
    };
    QCOMPARE(withLength(48000), std::size_t(48000));
    QCOMPARE(withLength(50000), std::size_t(48000));
    QCOMPARE(readAudioPart(path, {}).promisedSeconds, 50000 / 48000.0);
    QCOMPARE(withLength(200000000), std::size_t(48000));
    CHECK_ERROR(withLength(0xFFFFFFFFF), ErrorCode::AudioInvalid, "too long");
}

ARIOSO_TEST(truncatedFilesAreReadToTheEndOrRefused)
{
    const Folder folder;
    const int formats[] = {SF_FORMAT_WAV | SF_FORMAT_PCM_16,  SF_FORMAT_AIFF | SF_FORMAT_PCM_16,
                           SF_FORMAT_FLAC | SF_FORMAT_PCM_16, SF_FORMAT_OGG | SF_FORMAT_VORBIS,
                           SF_FORMAT_OGG | SF_FORMAT_OPUS,    SF_FORMAT_RF64 | SF_FORMAT_PCM_16};
    for (const int format : formats) {
        if (!fixture(folder / "whole", stereoTone(24000), format))
            continue;
        const std::string bytes = bytesOf(folder / "whole");
        for (int part = 0; part < 40; ++part) {
            store(folder / "cut",
                  bytes.substr(0, bytes.size() * std::size_t(part) / 40 + std::size_t(part % 7)));
            try {
                const Audio audio = readAudioFile(folder / "cut");
                QVERIFY(audio.samples() > 0 && audio.samples() <= 24000);
            } catch (const engine::Error& error) {
                QVERIFY2(error.code() == ErrorCode::FileUnreadable || error.code() == ErrorCode::AudioInvalid,
                         error.what());
            }
        }
    }
    store(folder / "cut", bytesOf(folder / "whole").substr(0, 1000));
    QVERIFY(readAudioFile(folder / "cut").samples() > 200);
}

// ---- files as they come
// -------------------------------------------------------------------------------------------------------

namespace {

const fs::path kFixtures = ARIOSO_FIXTURES;

std::string chunk(const std::string& id, const std::string& payload)
{
    return id + little(payload.size(), 4) + payload;
}

/// A WAV file of 16-bit mono at 8 kHz from chunks, with any size in its header.
std::string riff(const std::string& chunks, std::uint32_t size)
{
    const std::string format =
        little(1, 2) + little(1, 2) + little(8000, 4) + little(16000, 4) + little(2, 2) + little(16, 2);
    return "RIFF" + little(size, 4) + "WAVE" + chunk("fmt ", format) + chunks;
}

/// 16-bit samples of all channels at 8 kHz, with a channel mask.
std::string surround(std::uint32_t mask, const std::vector<std::vector<int>>& frames)
{
    std::string data;
    for (const auto& frame : frames)
        for (const int sample : frame)
            data += little(std::uint16_t(sample), 2);
    const auto channels = frames.front().size();
    const std::string guid("\x01\x00\x00\x00\x00\x00\x10\x00\x80\x00\x00\xAA\x00\x38\x9B\x71", 16);
    const std::string format = little(0xFFFE, 2) + little(channels, 2) + little(8000, 4) +
                               little(16000 * channels, 4) + little(2 * channels, 2) + little(16, 2) +
                               little(22, 2) + little(16, 2) + little(mask, 4) + guid;
    const std::string chunks = chunk("fmt ", format) + chunk("data", data);
    return "RIFF" + little(4 + chunks.size(), 4) + "WAVE" + chunks;
}

const std::string kTwoSamples("\x00\x40\x00\xC0", 4); // 0.5, -0.5

} // namespace

ARIOSO_TEST(sizesOfWavFilesThatAreWrongDoNotHideTheAudio)
{
    const Folder folder;
    const fs::path path = folder / "a.wav";
    const std::vector<std::vector<float>> expected{{0.5F, -0.5F}};
    const std::string data = "data" + little(4, 4) + kTwoSamples;
    const std::string words = "LIST" + little(4, 4) + "INFO";
    const std::pair<const char*, std::string> rows[] = {
        {"a recorder that was cut off", riff("data" + little(0, 4) + kTwoSamples, 0)},
        {"no size in the header", riff(data, 0)},
        {"the size of another file", riff(data, 12345)},
        {"a pipe", riff("data" + little(0x7FFFF000, 4) + kTwoSamples, 0xFFFFFFFF)},
        {"an odd chunk without a pad byte", riff("junk" + little(3, 4) + "abc" + data, 51)},
        {"an odd chunk with one", riff("junk" + little(3, 4) + "abc" + '\0' + data, 52)},
        {"a chunk that says it is longer than the file", riff("JUNK" + little(5000, 4) + data, 48)},
        {"zeros between chunks", riff(std::string(7, '\0') + data, 51)},
        {"an ID3 tag in front",
         "ID3" + std::string("\x03\0\0\0\0\0\x05", 7) + "12345" + riff(data + words, 60)},
    };
    for (const auto& [name, bytes] : rows) {
        store(path, bytes);
        QVERIFY2(readAudioFile(path).channels == expected, name);
        QVERIFY2(readAudioPart(path, {}).promisedSeconds == 0, name);
    }
    store(path, riff("data" + little(0, 4) + words, 48)); // really empty
    CHECK_ERROR(readAudioFile(path), ErrorCode::AudioInvalid, "contains no audio");
    store(path, riff("LIST" + little(4, 4) + "INFO", 40));
    CHECK_ERROR(readAudioFile(path), ErrorCode::FileUnreadable, "corrupted");
    store(path, riff("data" + little(16000, 4) + kTwoSamples, 16036));
    QCOMPARE(readAudioPart(path, {}).promisedSeconds, 1.0);
    QCOMPARE(readAudioPart(path, {}).fileSeconds, 2 / 8000.0);
}

ARIOSO_TEST(surroundBecomesStereoAsTheItuSays)
{
    const Folder folder;
    const fs::path path = folder / "a.wav";
    const float half = 0.5F * 0.70710678F;
    const auto at = [&](std::uint32_t mask, const std::vector<int>& frame) {
        store(path, surround(mask, {frame}));
        const Audio audio = readAudioFile(path);
        return std::pair(audio.channels.at(0).at(0), audio.channels.at(1).at(0));
    };
    using Pair = std::pair<float, float>;
    // 5.1: front left, front right, center, LFE, back left, back right.
    QCOMPARE(at(0x3F, {16384, 0, 0, 0, 0, 0}), Pair(0.5F, 0));
    QCOMPARE(at(0x3F, {0, -16384, 0, 0, 0, 0}), Pair(0, -0.5F));
    QCOMPARE(at(0x3F, {0, 0, 16384, 0, 0, 0}), Pair(half, half));
    QCOMPARE(at(0x3F, {0, 0, 0, 16384, 0, 0}), Pair(0, 0));
    QCOMPARE(at(0x3F, {0, 0, 0, 0, 16384, 0}), Pair(half, 0));
    QCOMPARE(at(0x60F, {0, 0, 0, 0, 0, 16384}), Pair(0, half)); // at the sides
    QCOMPARE(at(0x107, {0, 0, 0, 16384}), Pair(0.25F, 0.25F));  // one surround channel
    QCOMPARE(at(0x33, {0, 0, 16384, 0}), Pair(half, 0));        // no center
    // Nothing is known of the channels: the mean. Eight of unknown place would be 7.1.
    QCOMPARE(at(0, std::vector<int>(16, 16384)), Pair(0.5F, 0.5F));
    QCOMPARE(at(0, {0, 0, 16384, 0, 0, 0}), Pair(half, half));
    // What is above full scale is lowered so that it just fits: 1 + 2 * 0.7071 times 3/4.
    QCOMPARE(at(0x3F, {24576, 0, 24576, 0, 24576, 0}).first, 1.0F);
    // Stereo stays as it is.
    QCOMPARE(at(3, {16384, -8192}), Pair(0.5F, -0.25F));
}

ARIOSO_TEST(channelsOfVorbisHaveAnOrderOfTheirOwn)
{
    const Folder folder;
    Audio audio{48000, std::vector<std::vector<float>>(6, std::vector<float>(24000, 0))};
    audio.channels[1] = tone(440, 48000, 24000); // the center
    for (const int format : {SF_FORMAT_OGG | SF_FORMAT_VORBIS, SF_FORMAT_OGG | SF_FORMAT_OPUS}) {
        if (!fixture(folder / "a.ogg", audio, format))
            continue;
        const Audio read = readAudioFile(folder / "a.ogg");
        QCOMPARE(read.channels.size(), std::size_t(2));
        for (const auto& channel : read.channels)
            QVERIFY(std::abs(levelAt(channel, 440, 48000) - 0.3536) < 0.02);
    }
}

ARIOSO_TEST(filesThatAreSeveralOneAfterTheOtherAreReadToTheEnd)
{
    const Folder folder;
    const fs::path path = folder / "chain";
    const auto linked = [&](const Audio& audio, int format) {
        return fixture(folder / "one", audio, format) ? bytesOf(folder / "one") : std::string();
    };
    const Audio first = stereoTone(24000);
    const Audio second{24000, {tone(600, 24000, 24000)}};
    int chains = 0;
    for (const int format : {SF_FORMAT_OGG | SF_FORMAT_VORBIS, SF_FORMAT_OGG | SF_FORMAT_OPUS}) {
        const std::string bytes = linked(first, format);
        if (bytes.empty())
            continue;
        ++chains;
        store(path, bytes);
        const Audio one = readAudioFile(path);
        store(path, bytes + bytes);
        const Audio two = readAudioFile(path);
        QCOMPARE(two.samples(), 2 * one.samples());
        QVERIFY(std::equal(one.channels[0].begin(), one.channels[0].end(),
                           two.channels[0].begin() + std::ptrdiff_t(one.samples())));
        // A link at another rate and of another number of channels comes at the rate of the first.
        store(path, bytes + linked(second, format));
        const engine::AudioReading mixed = readAudioPart(path, {});
        QCOMPARE(mixed.audio.channels.size(), std::size_t(2));
        QVERIFY(std::abs(mixed.fileSeconds - 1.5) < 0.02);
        const engine::AudioReading end = readAudioPart(path, {0.75, 1.25, HUGE_VAL});
        QVERIFY2(std::abs(int(end.audio.samples()) - 24000) <= 2,
                 std::to_string(end.audio.samples()).c_str());
        QVERIFY(std::abs(levelAt(end.audio.channels[1], 600, 48000) - 0.5) < 0.05);
    }
    // A link that can't be read does not take the others with it.
    if (const std::string bytes = linked(first, SF_FORMAT_OGG | SF_FORMAT_VORBIS); !bytes.empty()) {
        store(path, bytes + std::string("OggS\0\x02", 6) + std::string(22, '\0'));
        QVERIFY(readAudioPart(path, {}).isDamaged);
        QCOMPARE(readAudioFile(path).samples(), std::size_t(24000));
    }
    const std::string mp3 = bytesOf(kFixtures / "tone.mp3");
    store(path, mp3 + "TAG" + std::string(125, ' ') + mp3);
    QCOMPARE(readAudioFile(path).samples(), 2 * readAudioFile(kFixtures / "tone.mp3").samples());
    QVERIFY(chains > 0);
}

ARIOSO_TEST(whatLiesBeforeAnMp3IsSkipped)
{
    const Folder folder;
    const std::string mp3 = bytesOf(kFixtures / "tone.mp3");
    const auto expected = readAudioFile(kFixtures / "tone.mp3").channels;
    QCOMPARE(expected.at(0).size(), std::size_t(16000));
    const std::string tag =
        "ID3" + std::string("\x04\0\0\x02\0\0\0", 7) + std::string(4 << 20, '\1'); // 2 << 21 bytes
    const std::string rows[] = {std::string(8192, '\0') + mp3, std::string(200'000, '\0') + mp3, tag + mp3,
                                tag + std::string(5000, '\0') + mp3,
                                std::string(50'000, '\xFF') + "junk" + mp3};
    for (const std::string& bytes : rows) {
        store(folder / "a.mp3", bytes);
        QVERIFY(readAudioFile(folder / "a.mp3").channels == expected);
    }
}

ARIOSO_TEST(anMp3OfChangingBitRateIsReadToItsEnd)
{
    // 5 s and what the encoder adds at both ends; no header tells so.
    const Audio audio = readAudioFile(kFixtures / "vbr.mp3");
    QVERIFY(audio.samples() >= 80'000 && audio.samples() < 83'000);
    QVERIFY(std::abs(levelAt(audio.channels.at(0), 440, 16000) - 0.5) < 0.02);
}

ARIOSO_TEST(compressedFilesAndFilmsAreRead)
{
    // 440 Hz at 0.5, made by FFmpeg; aac.m4a has a cover, the films have pictures.
    const std::pair<const char*, double> rows[] = {{"aac.m4a", 5}, {"alac.m4a", 0.3}, {"opus.webm", 1},
                                                   {"wma.wma", 1}, {"adts.aac", 1},   {"film.mp4", 1},
                                                   {"film.mkv", 1}};
    for (const auto& [name, seconds] : rows) {
        const engine::AudioReading reading = readAudioPart(kFixtures / name, {});
        const int rate = reading.audio.sampleRate;
        QCOMPARE(rate, name == std::string("opus.webm") ? 48000 : 16000);
        QCOMPARE(reading.audio.channels.size(), std::size_t(1));
        QVERIFY2(std::abs(reading.fileSeconds - seconds) < 0.1, name); // encoders add up to two frames
        QVERIFY2(reading.promisedSeconds == 0 && !reading.isDamaged, name);
        QVERIFY2(std::abs(levelAt(reading.audio.channels[0], 440, rate) - 0.5) < 0.03, name);
    }
    QVERIFY(std::abs(readAudioFile(kFixtures / "alac.m4a").channels[0][9] -
                     0.5 * std::sin(2 * kPi * 440 * 9 / 16000)) < 1.0 / 32768);
    const auto code = ErrorCode::FileUnreadable;
    CHECK_ERROR(readAudioFile(kFixtures / "mute.mp4"), code, "mute.mp4' contains no audio.");

    const Folder folder;
    const std::string film = bytesOf(kFixtures / "film.mp4");
    store(folder / "cut.mp4", film.substr(0, 300));
    CHECK_ERROR(readAudioFile(folder / "cut.mp4"), code, "corrupted or incomplete");
    const std::string webm = bytesOf(kFixtures / "opus.webm");
    store(folder / "cut.webm", webm.substr(0, webm.size() / 2));
    const engine::AudioReading cut = readAudioPart(folder / "cut.webm", {});
    QVERIFY(cut.fileSeconds > 0.2 && cut.fileSeconds < 0.6 && std::abs(cut.promisedSeconds - 1) < 0.02);
}

ARIOSO_TEST(partsOfFilesAreWhatTheWholeHasThere)
{
    const Folder folder;
    const std::vector<float> sweep = [] {
        std::vector<float> samples;
        for (int i = 0; i < 80'000; ++i)
            samples.push_back(0.5F * float(std::sin(0.01 * i + 2e-6 * i * double(i))));
        return samples;
    }();
    std::vector<fs::path> files{kFixtures / "aac.m4a", kFixtures / "vbr.mp3"};
    const std::pair<const char*, int> written[] = {{"a.wav", SF_FORMAT_WAV | SF_FORMAT_PCM_16},
                                                   {"a.flac", SF_FORMAT_FLAC | SF_FORMAT_PCM_16},
                                                   {"a.ogg", SF_FORMAT_OGG | SF_FORMAT_VORBIS},
                                                   {"a.aiff", SF_FORMAT_AIFF | SF_FORMAT_PCM_16}};
    for (const auto& [name, format] : written)
        if (fixture(folder / name, {16000, {sweep}}, format))
            files.push_back(folder / name);
    for (const fs::path& path : files) {
        const std::string name = path.filename().string();
        const std::vector<float> whole = readAudioFile(path).channels[0];
        const auto isThere = [&](const engine::AudioReading& reading, std::size_t first, std::size_t count) {
            const auto& part = reading.audio.channels[0];
            if (part.size() != count || std::abs(reading.begin * 16000 - double(first)) > 0.5)
                return false;
            return std::equal(part.begin(), part.end(), whole.begin() + std::ptrdiff_t(first),
                              [](float a, float b) { return std::abs(a - b) < 2e-4; });
        };
        QVERIFY2(isThere(readAudioPart(path, {3, 4, HUGE_VAL}), 48000, 16000), name.c_str());
        QVERIFY2(isThere(readAudioPart(path, {0.5, 1, HUGE_VAL}), 8000, 8000), name.c_str());
        QVERIFY2(isThere(readAudioPart(path, {0, HUGE_VAL, 1.5}), whole.size() - 24000, 24000), name.c_str());
        QVERIFY2(isThere(readAudioPart(path, {0, 4, 1.5}), 40000, 24000), name.c_str());
        QVERIFY2(isThere(readAudioPart(path, {4, 99, HUGE_VAL}), 64000, whole.size() - 64000), name.c_str());
        CHECK_ERROR(readAudioPart(path, {9, HUGE_VAL, HUGE_VAL}), ErrorCode::AudioInvalid,
                    "it has nothing from 9.00 s on");
    }
}

ARIOSO_TEST(theHeaderOfALongFileIsEnough)
{
    // Two hours of stereo at 48 kHz, and more than 4 GiB in a file whose 32-bit sizes have wrapped; sparse.
    const Folder folder;
    const fs::path path = folder / "a.wav";
    const std::uint64_t bytes = std::uint64_t(7200) * 48000 * 4 * 4;
    store(path, wavHeader({1, 2, 48000, 16, std::uint32_t(bytes)}));
    fs::resize_file(path, 44 + bytes);
    CHECK_ERROR(readAudioFile(path), ErrorCode::AudioInvalid,
                "is too long: with 2 channels at 48000 Hz at most 5592 seconds");
    const engine::AudioReading end = readAudioPart(path, {0, HUGE_VAL, 2});
    QCOMPARE(end.fileSeconds, 28800.0);
    QCOMPARE(end.begin, 28798.0);
    QCOMPARE(end.audio.samples(), std::size_t(96000));
}

ARIOSO_TEST(readingIsStoppedWhereverItIs)
{
    struct Stop
    {
    };
    for (const char* name : {"aac.m4a", "tone.mp3", "opus.webm", "vbr.mp3"}) {
        int calls = 0;
        (void)readAudioFile(kFixtures / name, [&](double) { ++calls; });
        QVERIFY(calls > 1);
        for (int at = 1; at <= calls; ++at) {
            int call = 0;
            bool stopped = false;
            try {
                (void)readAudioFile(kFixtures / name, [&](double) {
                    if (++call == at)
                        throw Stop{};
                });
            } catch (const Stop&) {
                stopped = true;
            }
            QVERIFY2(stopped && call == at, name);
        }
    }
}

ARIOSO_TEST(anyFileNameWorks)
{
    const Folder folder;
    const std::string names[] = {
        "#1 100% \u00fcn\u00ef \U0001F3B5.m4a", "concat:a|b.m4a", "http:", "%20?x=1.m4a", "x\xe9\xff.m4a",
        std::string(251, 'n') + ".m4a"};
    for (const std::string& name : names) {
        const fs::path path = folder.path() / name;
        fs::copy_file(kFixtures / "alac.m4a", path);
        QCOMPARE(readAudioFile(path).samples(), std::size_t(4800));
    }
}
