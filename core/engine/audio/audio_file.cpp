// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/audio/audio_file.h"

#include "engine/audio/limits.h"
#include "engine/audio/riff_lists.h"
#include "engine/error.h"

#include <fcntl.h>
#include <sndfile.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cmath>
#include <cstdint>
#include <cstring>
#include <memory>
#include <new>
#include <system_error>

namespace arioso::engine {
namespace {

namespace fs = std::filesystem;

constexpr sf_count_t kBlockFrames = 16384;

/// A LIST chunk beyond this is no list of a few words about the sound.
constexpr std::uint32_t kMaxInfoBytes = 1 << 20;

/// What libsndfile says when a file does not tell its length.
constexpr sf_count_t kUnknownLength = SF_COUNT_MAX;

struct CloseSound
{
    void operator()(SNDFILE* file) const { sf_close(file); }
};
using Sound = std::unique_ptr<SNDFILE, CloseSound>;

class Descriptor
{
public:
    explicit Descriptor(int value) : m_value(value) {}
    ~Descriptor()
    {
        if (m_value >= 0)
            ::close(m_value);
    }
    Descriptor(const Descriptor&) = delete;
    Descriptor& operator=(const Descriptor&) = delete;

    [[nodiscard]] int get() const { return m_value; }

private:
    int m_value;
};

[[noreturn]] void unreadable(const fs::path& path, const std::string& why)
{
    throw Error(ErrorCode::FileUnreadable, "'" + path.string() + "' " + why + ".");
}

[[noreturn]] void invalid(const fs::path& path, const std::string& why)
{
    throw Error(ErrorCode::AudioInvalid, "'" + path.string() + "' " + why + ".");
}

int openRegularFile(const fs::path& path)
{
    // O_NONBLOCK: opening a pipe that nobody writes to would wait for ever. It means nothing for regular
    // files.
    const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (descriptor >= 0)
        return descriptor;
    if (errno == ENOENT || errno == ENOTDIR)
        throw Error(ErrorCode::FileNotFound, "'" + path.string() + "' does not exist.");
    if (errno == EACCES || errno == EPERM)
        unreadable(path, "cannot be read: its permissions do not allow it");
    unreadable(path, "cannot be opened: " + std::generic_category().message(errno));
}

void checkKind(const fs::path& path, int descriptor)
{
    struct stat status = {};
    if (::fstat(descriptor, &status) != 0)
        unreadable(path, "cannot be examined: " + std::generic_category().message(errno));
    if (S_ISDIR(status.st_mode))
        unreadable(path, "is a folder, not an audio file");
    if (!S_ISREG(status.st_mode))
        unreadable(path, "is a pipe or a device, not an audio file");
    if (status.st_size == 0)
        unreadable(path, "is an empty file");
    if (hasEndlessList(descriptor, std::uint64_t(status.st_size)))
        unreadable(path, "is damaged: its list of remarks has no end");
}

Sound openSound(const fs::path& path, int descriptor, SF_INFO& info)
{
    Sound sound(sf_open_fd(descriptor, SFM_READ, &info, SF_FALSE));
    if (sound)
        return sound;
    switch (sf_error(nullptr)) {
    case SF_ERR_UNRECOGNISED_FORMAT:
        unreadable(path, "is not an audio file of a known kind (WAV, FLAC, Ogg, MP3, AIFF)");
    case SF_ERR_UNSUPPORTED_ENCODING:
        unreadable(path, "holds sound in an encoding that is not supported");
    default:
        unreadable(path, "is damaged or in an encoding that is not supported");
    }
}

std::string channelsOf(const SF_INFO& info)
{
    return std::to_string(info.channels) + (info.channels == 1 ? " channel" : " channels");
}

void checkHeader(const fs::path& path, const SF_INFO& info)
{
    if (info.channels < 1 || info.channels > kMaxChannels)
        invalid(path, "has " + channelsOf(info) + "; 1 to " + std::to_string(kMaxChannels) + " can be used");
    if (info.samplerate < kMinSampleRate || info.samplerate > kMaxSampleRate)
        invalid(path, "has a sample rate of " + std::to_string(info.samplerate) + " Hz; " +
                          std::to_string(kMinSampleRate) + " to " + std::to_string(kMaxSampleRate) +
                          " can be used");
    if (info.frames <= 0)
        invalid(path, "holds no sound");
}

[[noreturn]] void tooLong(const fs::path& path, const SF_INFO& info)
{
    const std::int64_t seconds = kMaxSamples / info.channels / info.samplerate;
    invalid(path, "is too long: with " + channelsOf(info) + " at " + std::to_string(info.samplerate) +
                      " Hz at most " + std::to_string(seconds) + " seconds can be used");
}

/// Appends a block of interleaved frames. False when a sample is not finite.
bool appendFrames(Audio& audio, const std::vector<float>& block, std::size_t frames)
{
    const std::size_t channels = audio.channels.size();
    bool finite = true;
    for (std::size_t c = 0; c < channels; ++c) {
        std::vector<float>& channel = audio.channels[c];
        for (std::size_t i = 0; i < frames; ++i) {
            const float sample = block[i * channels + c];
            finite = finite && std::isfinite(sample);
            channel.push_back(sample);
        }
    }
    return finite;
}

/// Whether fewer samples than the header promises mean damage. WAV and AIFF lengths are already those of the
/// file; the length of an MP3 may be a guess from its size.
bool promisesItsLength(const SF_INFO& info)
{
    return info.frames != kUnknownLength && (info.format & SF_FORMAT_TYPEMASK) != SF_FORMAT_MPEG;
}

Audio readSamples(const fs::path& path, SNDFILE* sound, const SF_INFO& info, const AudioProgress& progress)
{
    const sf_count_t maxFrames = kMaxSamples / info.channels;
    if (promisesItsLength(info) && info.frames > maxFrames)
        tooLong(path, info);

    Audio audio;
    audio.sampleRate = info.samplerate;
    audio.channels.resize(std::size_t(info.channels));
    // Memory that is reserved and not used costs nothing, so a header that lies does no harm.
    if (promisesItsLength(info))
        for (auto& channel : audio.channels)
            channel.reserve(std::size_t(info.frames));

    std::vector<float> block(std::size_t(kBlockFrames) * std::size_t(info.channels));
    for (;;) {
        const sf_count_t frames = sf_readf_float(sound, block.data(), kBlockFrames);
        if (frames <= 0)
            break;
        if (sf_count_t(audio.samples()) + frames > maxFrames)
            tooLong(path, info);
        if (!appendFrames(audio, block, std::size_t(frames)))
            invalid(path, "holds samples that are not finite numbers");
        if (progress && promisesItsLength(info))
            progress(std::min(1.0, double(audio.samples()) / double(info.frames)));
    }
    if (sf_error(sound) != SF_ERR_NO_ERROR || audio.samples() == 0)
        unreadable(path, "is damaged: its sound cannot be decoded");
    if (promisesItsLength(info) && sf_count_t(audio.samples()) < info.frames)
        unreadable(path, "is damaged: it promises " + std::to_string(info.frames) + " samples and " +
                             std::to_string(audio.samples()) + " can be read");
    return audio;
}

/// The ICMT entry of the payload of a LIST chunk: "INFO", then (id, size, text padded to even) again and
/// again.
std::string commentOfInfo(const std::string& list)
{
    constexpr std::size_t kHeader = 8;
    if (list.compare(0, 4, "INFO") != 0)
        return {};
    for (std::size_t at = 4; at + kHeader <= list.size();) {
        std::uint32_t size = 0;
        for (std::size_t i = 0; i < 4; ++i)
            size |= std::uint32_t(std::uint8_t(list[at + 4 + i])) << (8 * i);
        const std::size_t begin = at + kHeader;
        if (list.compare(at, 4, "ICMT") == 0) {
            const std::string text = list.substr(begin, size);
            return text.substr(0, text.find('\0'));
        }
        at = begin + size + size % 2;
    }
    return {};
}

/// libsndfile writes comments of any length and reads those of WAV files only up to 2 kB; the chunk itself it
/// gives in full.
std::string commentOfChunks(SNDFILE* sound)
{
    SF_CHUNK_INFO wanted = {};
    std::memcpy(wanted.id, "LIST", 4);
    wanted.id_size = 4;
    for (auto* chunk = sf_get_chunk_iterator(sound, &wanted); chunk != nullptr;
         chunk = sf_next_chunk_iterator(chunk)) {
        SF_CHUNK_INFO info = {};
        if (sf_get_chunk_size(chunk, &info) != SF_ERR_NO_ERROR || info.datalen > kMaxInfoBytes)
            continue;
        std::string list(info.datalen, '\0');
        info.data = list.data();
        if (sf_get_chunk_data(chunk, &info) != SF_ERR_NO_ERROR)
            continue;
        if (std::string comment = commentOfInfo(list); !comment.empty())
            return comment;
    }
    return {};
}

} // namespace

std::string readAudioComment(const fs::path& path)
{
    const Descriptor descriptor(openRegularFile(path));
    checkKind(path, descriptor.get());
    SF_INFO info = {};
    const Sound sound = openSound(path, descriptor.get(), info);
    const char* comment = sf_get_string(sound.get(), SF_STR_COMMENT);
    return comment != nullptr ? comment : commentOfChunks(sound.get());
}

Audio readAudioFile(const fs::path& path, const AudioProgress& progress)
{
    try {
        const Descriptor descriptor(openRegularFile(path));
        checkKind(path, descriptor.get());
        SF_INFO info = {};
        const Sound sound = openSound(path, descriptor.get(), info);
        checkHeader(path, info);
        return readSamples(path, sound.get(), info, progress);
    } catch (const std::bad_alloc&) {
        throw Error(ErrorCode::OutOfMemory, "There is not enough memory to read '" + path.string() + "'.");
    }
}

fs::path numberedPath(const fs::path& path, int number)
{
    fs::path name = path.stem();
    name += "-";
    name += std::to_string(number);
    name += path.extension();
    return path.parent_path() / name;
}

std::string extensionOf(AudioFormat format)
{
    switch (format) {
    case AudioFormat::WavInt16:
    case AudioFormat::WavInt24:
    case AudioFormat::WavFloat32:
        return ".wav";
    case AudioFormat::Flac24:
    case AudioFormat::Flac16:
        return ".flac";
    }
    return {};
}

} // namespace arioso::engine
