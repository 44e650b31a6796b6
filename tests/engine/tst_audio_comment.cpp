// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Comments in audio files, of any length that a recipe can have, and reading and writing that is stopped.

#include "engine/audio/audio_file.h"
#include "support/test.h"

#include <sndfile.h>
#include <unistd.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>

using namespace arioso;
using engine::Audio;
using engine::AudioFormat;
using engine::ErrorCode;
using engine::readAudioComment;

namespace {

namespace fs = std::filesystem;

constexpr AudioFormat kAllFormats[] = {AudioFormat::WavInt16, AudioFormat::WavInt24, AudioFormat::WavFloat32,
                                       AudioFormat::Flac24, AudioFormat::Flac16};

class Folder
{
public:
    Folder()
    {
        std::string name = (fs::temp_directory_path() / "arioso-comment-XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr)
            throw std::runtime_error("no temporary folder");
        m_path = name;
    }
    ~Folder() { fs::remove_all(m_path); }
    [[nodiscard]] fs::path operator/(const std::string& name) const { return m_path / name; }
    [[nodiscard]] bool isEmpty() const { return fs::is_empty(m_path); }

private:
    fs::path m_path;
};

Audio hum(std::size_t samples, int channels = 2)
{
    Audio audio;
    audio.sampleRate = 32000;
    audio.channels.resize(std::size_t(channels));
    for (std::size_t c = 0; c < audio.channels.size(); ++c)
        for (std::size_t i = 0; i < samples; ++i)
            audio.channels[c].push_back(float(0.5 * std::sin(0.01 * double(i * (c + 1)))));
    return audio;
}

std::string bytesOf(const fs::path& path)
{
    std::ifstream in(path, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

/// Text of exactly this many bytes, with quotes, line ends and letters of two bytes.
std::string text(std::size_t bytes)
{
    const std::string pattern = "{\"prompt\":\"موسيقى هادئة\",\n\"seed\":7}";
    std::string out;
    while (out.size() < bytes)
        out += pattern;
    out.resize(bytes);
    // A letter must not be cut in two: fill up from the last whole one.
    while (!out.empty() && (out.back() & 0x80) != 0)
        out.pop_back();
    return out + std::string(bytes - out.size(), '.');
}

std::string riff(const std::string& id, const std::string& payload, std::uint32_t size)
{
    std::string chunk = id;
    for (int i = 0; i < 4; ++i)
        chunk += char(size >> (8 * i));
    chunk += payload;
    return payload.size() % 2 != 0 ? chunk + '\0' : chunk;
}

std::string wavWith(const std::string& extraChunk)
{
    const std::string format("\x01\0\x01\0\0\x7d\0\0\0\xfa\0\0\x02\0\x10\0", 16);
    const std::string body = "WAVE" + riff("fmt ", format, 16) + extraChunk + riff("data", "abcdefgh", 8);
    return riff("RIFF", body, std::uint32_t(body.size()));
}

} // namespace

ARIOSO_TEST(commentsOfEveryLengthComeBack)
{
    const Folder folder;
    const Audio audio = hum(1000);
    for (const AudioFormat format : kAllFormats) {
        const fs::path plain = folder / "plain";
        const fs::path commented = folder / "commented";
        engine::writeAudioFile(plain, audio, format);
        QCOMPARE(readAudioComment(plain), std::string());
        const Audio expected = engine::readAudioFile(plain);
        for (const std::size_t bytes : {1, 7, 2046, 2047, 2048, 4096, 9001, int(engine::kMaxCommentBytes)}) {
            engine::writeAudioFile(commented, audio, format, {text(bytes), {}});
            QCOMPARE(readAudioComment(commented), text(bytes));
            QVERIFY(engine::readAudioFile(commented).channels == expected.channels);
        }
    }
}

ARIOSO_TEST(otherProgramsFindShortComments)
{
    const Folder folder;
    for (const AudioFormat format : kAllFormats) {
        engine::writeAudioFile(folder / "a", hum(100), format, {"a short one", {}});
        SF_INFO info = {};
        SNDFILE* sound = sf_open((folder / "a").c_str(), SFM_READ, &info);
        QVERIFY(sound != nullptr);
        const char* comment = sf_get_string(sound, SF_STR_COMMENT);
        const std::string found = comment != nullptr ? comment : "";
        const bool complete = info.frames == 100 && info.channels == 2;
        sf_close(sound);
        QCOMPARE(found, std::string("a short one"));
        QVERIFY(complete);
    }
}

ARIOSO_TEST(commentsThatAreTooLongAreRefusedAndNothingIsWritten)
{
    const Folder folder;
    const std::string comment(engine::kMaxCommentBytes + 1, 'x');
    CHECK_ERROR((engine::writeAudioFile(folder / "a.wav", hum(10), AudioFormat::WavInt16, {comment, {}}), 0),
                ErrorCode::RequestInvalid, "has 32001 bytes");
    QVERIFY(folder.isEmpty());
}

ARIOSO_TEST(commentsOfOtherProgramsAreRead)
{
    const Folder folder;
    const fs::path path = folder / "a.wav";
    const std::string longOne = text(3001);
    const std::string list = "INFO" + riff("INAM", "odd", 3) + riff("ICMT", longOne + '\0', 3002);
    std::ofstream(path, std::ios::binary) << wavWith(riff("LIST", list, std::uint32_t(list.size())));
    QCOMPARE(readAudioComment(path), longOne);
    QCOMPARE(engine::readAudioFile(path).samples(), std::size_t(4));
}

ARIOSO_TEST(listsThatLieDoNoHarm)
{
    const Folder folder;
    const fs::path path = folder / "a.wav";
    const std::string whole(3000, 'c');
    const auto write = [&](const std::string& list) {
        std::ofstream(path, std::ios::binary) << wavWith(riff("LIST", list, std::uint32_t(list.size())));
    };
    const auto commentOrNothing = [&]() -> std::string {
        try {
            return readAudioComment(path);
        } catch (const engine::Error& error) {
            return error.code() == ErrorCode::FileUnreadable ? "" : "another error";
        }
    };
    const std::string comment = riff("ICMT", whole, 3000);
    for (const std::string& list :
         {"INFO" + riff("INAM", "n", 0xfffffff0) + comment, std::string("INFOICMT\x01"), "adtl" + comment,
          std::string("IN")}) {
        write(list);
        QCOMPARE(commentOrNothing(), std::string());
    }
    for (const std::uint32_t size : {3100U, 0xffffffffU}) { // longer than the chunk
        write("INFO" + riff("ICMT", whole, size));
        QCOMPARE(commentOrNothing(), whole);
    }

    std::ofstream(path, std::ios::binary) << "no sound at all, only words";
    CHECK_ERROR(readAudioComment(path), ErrorCode::FileUnreadable, "is not an audio file");
    CHECK_ERROR(readAudioComment(folder / "none.wav"), ErrorCode::FileNotFound, "does not exist");
}

ARIOSO_TEST(progressRisesToTheEnd)
{
    const Folder folder;
    for (const AudioFormat format : kAllFormats) {
        std::vector<double> written;
        std::vector<double> read;
        engine::writeAudioFile(folder / "a", hum(100000), format,
                               {{}, [&](double part) { written.push_back(part); }});
        (void)engine::readAudioFile(folder / "a", [&](double part) { read.push_back(part); });
        for (const auto& parts : {written, read}) {
            QVERIFY(parts.size() > 3);
            QVERIFY(parts.front() >= 0);
            QVERIFY(std::is_sorted(parts.begin(), parts.end()));
            QCOMPARE(parts.back(), 1.0);
        }
    }
}

ARIOSO_TEST(whatProgressThrowsStopsAndLeavesTheOldFile)
{
    struct Stopped
    {
    };
    const Folder folder;
    for (const AudioFormat format : kAllFormats) {
        const fs::path path = folder / "a";
        engine::writeAudioFile(path, hum(50), format);
        const std::string before = bytesOf(path);
        bool stopped = false;
        try {
            engine::writeAudioFile(path, hum(100000), format, {{}, [](double) { throw Stopped{}; }});
        } catch (const Stopped&) {
            stopped = true;
        }
        QVERIFY(stopped);
        QVERIFY(bytesOf(path) == before);
        fs::remove(path);
        QVERIFY(folder.isEmpty());
    }
}
