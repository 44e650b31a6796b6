// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/audio/audio_file_writer.h"

#include "engine/audio/limits.h"
#include "engine/error.h"

#include <sndfile.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <utility>
#include <vector>

namespace arioso::engine {
namespace {

namespace fs = std::filesystem;

constexpr std::size_t kBlockFrames = 16384;

int sndfileFormat(AudioFormat format)
{
    switch (format) {
    case AudioFormat::WavInt16:
        return SF_FORMAT_WAV | SF_FORMAT_PCM_16;
    case AudioFormat::WavInt24:
        return SF_FORMAT_WAV | SF_FORMAT_PCM_24;
    case AudioFormat::WavFloat32:
        return SF_FORMAT_WAV | SF_FORMAT_FLOAT;
    case AudioFormat::Flac24:
        return SF_FORMAT_FLAC | SF_FORMAT_PCM_24;
    case AudioFormat::Flac16:
        return SF_FORMAT_FLAC | SF_FORMAT_PCM_16;
    }
    return 0;
}

[[noreturn]] void invalid(const fs::path& path, const std::string& why)
{
    throw Error(ErrorCode::AudioInvalid, "The audio for '" + path.string() + "' " + why + ".");
}

[[noreturn]] void unwritable(const fs::path& path, const std::string& why)
{
    throw Error(ErrorCode::FileUnwritable, "'" + path.string() + "' cannot be written: " + why + ".");
}

void checkSound(const fs::path& path, const Audio& audio, std::size_t begin, std::size_t end,
                const AudioFileWriter::Format& format)
{
    if (audio.sampleRate != format.sampleRate || int(audio.channels.size()) != format.channels)
        invalid(path, "changes its rate or its channels");
    for (const auto& channel : audio.channels) {
        if (channel.size() != audio.samples())
            invalid(path, "has channels of " + std::to_string(audio.samples()) + " and " +
                              std::to_string(channel.size()) + " samples");
        const auto first = channel.begin();
        if (!std::all_of(first + std::ptrdiff_t(begin), first + std::ptrdiff_t(end),
                         [](float sample) { return std::isfinite(sample); }))
            invalid(path, "contains samples that are not finite numbers");
    }
}

/// WAV files store their size in 32 bits.
bool fitsWav(const AudioFileWriter::Format& format)
{
    constexpr std::uint64_t kHeaderRoom = kMaxCommentBytes + 4096;
    const std::uint64_t bytes = format.format == AudioFormat::WavInt16   ? 2
                                : format.format == AudioFormat::WavInt24 ? 3
                                                                         : 4;
    return std::uint64_t(format.expectedSamples) * std::uint64_t(format.channels) * bytes < UINT32_MAX - kHeaderRoom;
}

// libsndfile writes through these callbacks, so that all write errors are detected with their reason. Its own
// FLAC writer ignores errors of the last flush.
SF_VIRTUAL_IO callbacks()
{
    static constexpr auto self = [](void* user) -> NewFile& { return *static_cast<NewFile*>(user); };
    SF_VIRTUAL_IO io = {};
    io.get_filelen = [](void* user) { return sf_count_t(self(user).size()); };
    io.seek = [](sf_count_t offset, int whence, void* user) {
        return sf_count_t(self(user).seek(offset, whence));
    };
    io.read = [](void* data, sf_count_t count, void* user) {
        return sf_count_t(self(user).read(data, count));
    };
    io.write = [](const void* data, sf_count_t count, void* user) {
        return sf_count_t(self(user).write(data, count));
    };
    io.tell = [](void* user) { return sf_count_t(self(user).seek(0, SEEK_CUR)); };
    return io;
}

/// round(sample * 2^(bits-1)), clipped. Bounds and products are exact in float for up to 24 bits.
template <int bits>
std::int32_t quantise(float sample)
{
    constexpr float kScale = float(1 << (bits - 1));
    return std::int32_t(std::lrint(std::clamp(sample * kScale, -kScale, kScale - 1)));
}

template <typename Sample, typename Convert, typename Write>
bool writeBlocks(const Audio& audio, std::size_t first, std::size_t last, Convert convert, Write write)
{
    const std::size_t channels = audio.channels.size();
    std::vector<Sample> block;
    for (std::size_t begin = first; begin < last; begin += kBlockFrames) {
        const std::size_t frames = std::min(kBlockFrames, last - begin);
        block.resize(frames * channels);
        for (std::size_t c = 0; c < channels; ++c)
            for (std::size_t i = 0; i < frames; ++i)
                block[i * channels + c] = convert(audio.channels[c][begin + i]);
        if (write(block.data(), sf_count_t(frames)) != sf_count_t(frames))
            return false;
    }
    return true;
}

// We convert the samples, because libsndfile's clipping conversion scales by 2^(bits-1) - 1 and rounds down,
// so that samples would not survive reading and writing unchanged.
bool writeSamples(SNDFILE* sound, const Audio& audio, std::size_t begin, std::size_t end, AudioFormat format)
{
    const auto writeShort = [sound](const short* data, sf_count_t frames) {
        return sf_writef_short(sound, data, frames);
    };
    const auto writeInt = [sound](const int* data, sf_count_t frames) {
        return sf_writef_int(sound, data, frames);
    };
    const auto writeFloat = [sound](const float* data, sf_count_t frames) {
        return sf_writef_float(sound, data, frames);
    };
    switch (format) {
    case AudioFormat::WavInt16:
    case AudioFormat::Flac16:
        return writeBlocks<short>(
            audio, begin, end, [](float sample) { return short(quantise<16>(sample)); }, writeShort);
    case AudioFormat::WavInt24:
    case AudioFormat::Flac24:
        // libsndfile uses the upper 24 bits.
        return writeBlocks<int>(
            audio, begin, end, [](float sample) { return quantise<24>(sample) * 256; }, writeInt);
    case AudioFormat::WavFloat32:
        return writeBlocks<float>(
            audio, begin, end, [](float sample) { return sample; }, writeFloat);
    }
    return false;
}

std::string unsuitable(const AudioFileWriter::Format& format)
{
    return std::string(extensionOf(format.format) == ".wav" ? "a WAV" : "a FLAC") + " file cannot hold " +
           std::to_string(format.channels) + " channels at " + std::to_string(format.sampleRate) + " Hz";
}

void check(const fs::path& path, const AudioFileWriter::Format& format)
{
    if (format.sampleRate < kMinSampleRate || format.sampleRate > kMaxSampleRate)
        invalid(path, "has a sample rate of " + std::to_string(format.sampleRate) + " Hz; " +
                          std::to_string(kMinSampleRate) + " to " + std::to_string(kMaxSampleRate) + " can be used");
    if (format.comment.size() > kMaxCommentBytes)
        throw Error(ErrorCode::RequestInvalid,
                    "The comment for '" + path.string() + "' has " + std::to_string(format.comment.size()) +
                        " bytes; at most " + std::to_string(kMaxCommentBytes) + " can be written.");
}

SF_INFO infoOf(const AudioFileWriter::Format& format)
{
    SF_INFO info = {};
    info.samplerate = format.sampleRate;
    info.channels = format.channels;
    info.format = sndfileFormat(format.format);
    if (extensionOf(format.format) == ".wav" && !fitsWav(format))
        info.format = SF_FORMAT_RF64 | (info.format & SF_FORMAT_SUBMASK);
    return info;
}

/// Called before a file is created.
const fs::path& checked(const fs::path& path, const AudioFileWriter::Format& format)
{
    check(path, format);
    const SF_INFO info = infoOf(format);
    if (sf_format_check(&info) == 0)
        unwritable(path, unsuitable(format));
    return path;
}

} // namespace

struct AudioFileWriter::Sound
{
    SNDFILE* handle = nullptr;
    SF_VIRTUAL_IO io = callbacks();
};

AudioFileWriter::AudioFileWriter(const fs::path& path, const Format& format)
    : m_path(path), m_format(format), m_file(checked(path, format)), m_sound(std::make_unique<Sound>())
{
    SF_INFO info = infoOf(format);
    m_sound->handle = sf_open_virtual(&m_sound->io, SFM_WRITE, &info, &m_file);
    if (m_sound->handle == nullptr) {
        m_file.throwIfFailed();
        unwritable(path, unsuitable(format));
    }
    // By default, float files get a chunk of peaks, which contains the current time.
    sf_command(m_sound->handle, SFC_SET_ADD_PEAK_CHUNK, nullptr, SF_FALSE);
    sf_command(m_sound->handle, SFC_RF64_AUTO_DOWNGRADE, nullptr, SF_TRUE); // files below 4 GiB become WAV files
    // Must be set before the first sample, because it is part of the header.
    if (!format.comment.empty() &&
        sf_set_string(m_sound->handle, SF_STR_COMMENT, format.comment.c_str()) != SF_ERR_NO_ERROR)
        m_failed = true;
}

AudioFileWriter::~AudioFileWriter()
{
    close();
}

void AudioFileWriter::append(const Audio& audio, std::size_t begin, std::size_t end)
{
    checkSound(m_path, audio, begin, end, m_format);
    if (!writeSamples(m_sound->handle, audio, begin, end, m_format.format)) {
        m_failed = true;
        m_file.throwIfFailed();
        unwritable(m_path, unsuitable(m_format));
    }
    m_samples += std::int64_t(end - begin);
}

void AudioFileWriter::close()
{
    if (!m_sound)
        return;
    if (m_sound->handle != nullptr && sf_close(m_sound->handle) != 0)
        m_failed = true;
    m_sound.reset();
}

void AudioFileWriter::commit()
{
    if (m_samples == 0)
        invalid(m_path, "holds no samples");
    close();
    m_file.throwIfFailed();
    if (m_failed)
        unwritable(m_path, unsuitable(m_format));
    m_file.commit();
}

void AudioFileWriter::commitDespiteFailure()
{
    if (m_samples == 0)
        invalid(m_path, "holds no samples");
    close();
    m_file.forgetFailure();
    m_file.commit();
}

void writeAudioFile(const fs::path& path, const Audio& audio, AudioFormat format, const WriteOptions& options)
{
    const AudioFileWriter::Format written{format, audio.sampleRate,
                                          int(std::min<std::size_t>(audio.channels.size(), INT32_MAX)),
                                          std::int64_t(audio.samples()), options.comment};
    if (audio.samples() == 0)
        invalid(path, "holds no samples");
    check(path, written);
    checkSound(path, audio, 0, audio.samples(), written);
    AudioFileWriter file(path, written);
    for (std::size_t begin = 0; begin < audio.samples(); begin += kBlockFrames) {
        const std::size_t end = std::min(audio.samples(), begin + kBlockFrames);
        file.append(audio, begin, end);
        if (options.progress)
            options.progress(double(end) / double(audio.samples()));
    }
    file.commit();
}

} // namespace arioso::engine
