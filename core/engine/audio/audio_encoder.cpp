// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/audio/audio_encoder.h"

#include "engine/api/error.h"
#include "engine/audio/id3_tag.h"
#include "engine/audio/loop_chunks.h"

#include <sndfile.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <utility>
#include <vector>

namespace arioso::engine {
namespace {

constexpr std::size_t kBlockFrames = 16384;

struct Format
{
    AudioFormat format;
    int sndfile;
    const char* name; ///< with its article
    const char* extension;
    /// For libsndfile's compression, 0 to 1, by AudioQuality.
    std::array<double, 3> compression{};
};

/// libsndfile's Opus has 6 to 256 kbit/s for each channel.
constexpr double opus(double kilobits)
{
    return 1 - (kilobits - 6) / 250;
}

// For stereo at 48 kHz: Vorbis about 110, 190 and 260 kbit/s, MP3 (VBR) 130, 190 and 245.
constexpr Format kFormats[] = {
    {AudioFormat::WavInt16, SF_FORMAT_WAV | SF_FORMAT_PCM_16, "a WAV", ".wav"},
    {AudioFormat::WavInt24, SF_FORMAT_WAV | SF_FORMAT_PCM_24, "a WAV", ".wav"},
    {AudioFormat::WavFloat32, SF_FORMAT_WAV | SF_FORMAT_FLOAT, "a WAV", ".wav"},
    {AudioFormat::Flac24, SF_FORMAT_FLAC | SF_FORMAT_PCM_24, "a FLAC", ".flac"},
    {AudioFormat::Flac16, SF_FORMAT_FLAC | SF_FORMAT_PCM_16, "a FLAC", ".flac"},
    {AudioFormat::Vorbis, SF_FORMAT_OGG | SF_FORMAT_VORBIS, "an Ogg Vorbis", ".ogg", {0.7, 0.4, 0.2}},
    {AudioFormat::Opus, SF_FORMAT_OGG | SF_FORMAT_OPUS, "an Opus", ".opus", {opus(48), opus(80), opus(128)}},
    {AudioFormat::Mp3, SF_FORMAT_MPEG | SF_FORMAT_MPEG_LAYER_III, "an MP3", ".mp3", {0.5, 0.2, 0}},
};

const Format& formatOf(AudioFormat format)
{
    return *std::find_if(std::begin(kFormats), std::end(kFormats) - 1,
                         [format](const Format& candidate) { return candidate.format == format; });
}

/// Whether the installed libsndfile lists `wanted` among its formats.
bool lists(int countCommand, int command, int wanted)
{
    int count = 0;
    sf_command(nullptr, countCommand, &count, sizeof count);
    for (int i = 0; i < count; ++i) {
        SF_FORMAT_INFO info = {};
        info.format = i;
        if (sf_command(nullptr, command, &info, sizeof info) == 0 && info.format == wanted)
            return true;
    }
    return false;
}

/// The file that libsndfile writes to, after a tag of our own.
struct Output
{
    WrittenFile& file;
    std::int64_t begin = 0;
};

// libsndfile writes through these callbacks, so that all write errors are detected with their reason. Its own
// FLAC writer ignores errors of the last flush.
SF_VIRTUAL_IO callbacks()
{
    static constexpr auto self = [](void* user) -> Output& { return *static_cast<Output*>(user); };
    SF_VIRTUAL_IO io = {};
    io.get_filelen = [](void* user) { return sf_count_t(self(user).file.size() - self(user).begin); };
    io.seek = [](sf_count_t offset, int whence, void* user) {
        const std::int64_t begin = self(user).begin;
        const std::int64_t at = self(user).file.seek(whence == SEEK_SET ? offset + begin : offset, whence);
        return sf_count_t(at < 0 ? at : at - begin);
    };
    io.read = [](void* data, sf_count_t count, void* user) {
        return sf_count_t(self(user).file.read(data, count));
    };
    io.write = [](const void* data, sf_count_t count, void* user) {
        return sf_count_t(self(user).file.write(data, count));
    };
    io.tell = [](void* user) { return sf_count_t(self(user).file.seek(0, SEEK_CUR) - self(user).begin); };
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
bool writeBlocks(const SampleRange& part, Convert convert, Write write)
{
    const auto& from = part.audio.channels;
    const std::size_t channels = from.size();
    std::vector<Sample> block;
    for (std::size_t begin = part.begin; begin < part.end; begin += kBlockFrames) {
        const std::size_t frames = std::min(kBlockFrames, part.end - begin);
        block.resize(frames * channels);
        for (std::size_t c = 0; c < channels; ++c)
            for (std::size_t i = 0; i < frames; ++i)
                block[i * channels + c] = convert(from[c][begin + i]);
        if (write(block.data(), sf_count_t(frames)) != sf_count_t(frames))
            return false;
    }
    return true;
}

// We convert the samples, because libsndfile's clipping conversion scales by 2^(bits-1) - 1 and rounds down,
// so that samples would not survive reading and writing unchanged.
bool writeSamples(SNDFILE* sound, const SampleRange& part, AudioFormat format)
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
            part, [](float sample) { return short(quantise<16>(sample)); }, writeShort);
    case AudioFormat::WavInt24:
    case AudioFormat::Flac24:
        // libsndfile uses the upper 24 bits.
        return writeBlocks<int>(
            part, [](float sample) { return quantise<24>(sample) * 256; }, writeInt);
    case AudioFormat::WavFloat32:
    case AudioFormat::Vorbis:
    case AudioFormat::Opus:
    case AudioFormat::Mp3:
        return writeBlocks<float>(
            part, [](float sample) { return sample; }, writeFloat);
    }
    return false;
}

/// WAV files store their size in 32 bits.
bool fitsWav(const AudioEncoder::Format& format)
{
    constexpr std::uint64_t kHeaderRoom = kMaxCommentBytes + 4096;
    const std::uint64_t bytes = format.format == AudioFormat::WavInt16   ? 2
                                : format.format == AudioFormat::WavInt24 ? 3
                                                                         : 4;
    return std::uint64_t(format.expectedSamples) * std::uint64_t(format.channels) * bytes <
           UINT32_MAX - kHeaderRoom;
}

SF_INFO infoOf(const AudioEncoder::Format& format)
{
    SF_INFO info = {};
    info.samplerate = format.sampleRate;
    info.channels = format.channels;
    info.format = formatOf(format.format).sndfile;
    if (extensionOf(format.format) == ".wav" && !fitsWav(format))
        info.format = SF_FORMAT_RF64 | (info.format & SF_FORMAT_SUBMASK);
    return info;
}

/// Must precede the first sample, because it becomes part of the header.
bool describe(SNDFILE* sound, const AudioEncoder::Format& format)
{
    const auto set = [sound](int what, const std::string& text) {
        return text.empty() || sf_set_string(sound, what, text.c_str()) == SF_ERR_NO_ERROR;
    };
    return set(SF_STR_TITLE, format.title) && set(SF_STR_COMMENT, format.comment);
}

bool addChunk(SNDFILE* sound, const char* id, const std::string& bytes)
{
    SF_CHUNK_INFO chunk = {};
    std::memcpy(chunk.id, id, 4);
    chunk.id_size = 4;
    chunk.datalen = unsigned(bytes.size());
    chunk.data = const_cast<char*>(bytes.data()); // libsndfile copies it
    return sf_set_chunk(sound, &chunk) == SF_ERR_NO_ERROR;
}

/// Before the first sample, too.
bool markLoop(SNDFILE* sound, const AudioEncoder::Format& format)
{
    if (!format.loop || extensionOf(format.format) != ".wav" || format.expectedSamples < 1)
        return true;
    return addChunk(sound, "smpl", samplerChunk(format.sampleRate, format.expectedSamples)) &&
           addChunk(sound, "acid", acidChunk(*format.loop));
}

void setUp(SNDFILE* sound, const AudioEncoder::Format& format)
{
    // By default, float files have a chunk of peaks, which contains the time of writing.
    sf_command(sound, SFC_SET_ADD_PEAK_CHUNK, nullptr, SF_FALSE);
    sf_command(sound, SFC_RF64_AUTO_DOWNGRADE, nullptr, SF_TRUE); // files below 4 GiB become WAV
    if (!isLossy(format.format))
        return;
    int mode = SF_BITRATE_MODE_VARIABLE;
    sf_command(sound, SFC_SET_BITRATE_MODE, &mode,
               sizeof mode); // of MP3; the other formats always have a variable rate
    double compression = formatOf(format.format).compression.at(std::size_t(format.quality));
    sf_command(sound, SFC_SET_COMPRESSION_LEVEL, &compression, sizeof compression);
}

} // namespace

bool canWrite(AudioFormat format)
{
    const int wanted = formatOf(format).sndfile;
    return lists(SFC_GET_FORMAT_MAJOR_COUNT, SFC_GET_FORMAT_MAJOR, wanted & SF_FORMAT_TYPEMASK) &&
           lists(SFC_GET_FORMAT_SUBTYPE_COUNT, SFC_GET_FORMAT_SUBTYPE, wanted & SF_FORMAT_SUBMASK);
}

bool isLossy(AudioFormat format)
{
    return format == AudioFormat::Vorbis || format == AudioFormat::Opus || format == AudioFormat::Mp3;
}

int writableRate(AudioFormat format, int sampleRate)
{
    static const std::vector<int> mp3{8000, 11025, 12000, 16000, 22050, 24000, 32000, 44100, 48000};
    if (format == AudioFormat::Opus) // Opus supports only this rate
        return 48000;
    if (format == AudioFormat::Vorbis)
        return std::clamp(sampleRate, 8000, 192000);
    if (format != AudioFormat::Mp3)
        return sampleRate;
    const auto next = std::lower_bound(mp3.begin(), mp3.end(), sampleRate);
    return next == mp3.end() ? mp3.back() : *next;
}

std::string extensionOf(AudioFormat format)
{
    return formatOf(format).extension;
}

std::string unsuitable(const AudioEncoder::Format& format)
{
    return std::string(formatOf(format.format).name) + " file cannot hold " +
           std::to_string(format.channels) + " channels at " + std::to_string(format.sampleRate) + " Hz";
}

struct AudioEncoder::Sound
{
    SNDFILE* handle = nullptr;
    Output output;
    SF_VIRTUAL_IO io = callbacks();
};

bool AudioEncoder::isSuitable(const Format& format)
{
    const SF_INFO info = infoOf(format);
    return sf_format_check(&info) != 0;
}

AudioEncoder::AudioEncoder(WrittenFile& file, const Format& format) : m_format(format)
{
    const bool isMp3 = format.format == AudioFormat::Mp3;
    const std::string tag = isMp3 ? id3Tag(format.title.c_str(), format.comment.c_str()) : std::string();
    file.write(tag.data(), std::int64_t(tag.size()));
    m_sound.reset(new Sound{nullptr, {file, std::int64_t(tag.size())}});
    SF_INFO info = infoOf(format);
    m_sound->handle = sf_open_virtual(&m_sound->io, SFM_WRITE, &info, &m_sound->output);
    if (m_sound->handle == nullptr)
        return;
    setUp(m_sound->handle, format);
    m_failed = !isMp3 && !(describe(m_sound->handle, format) && markLoop(m_sound->handle, format));
}

AudioEncoder::~AudioEncoder()
{
    (void)close();
}

bool AudioEncoder::isOpen() const
{
    return m_sound && m_sound->handle != nullptr;
}

bool AudioEncoder::append(const Audio& audio, std::size_t begin, std::size_t end)
{
    m_failed = !writeSamples(m_sound->handle, {audio, begin, end}, m_format.format) || m_failed;
    return !m_failed;
}

bool AudioEncoder::close()
{
    if (isOpen() && sf_close(m_sound->handle) != 0)
        m_failed = true;
    m_sound.reset();
    return !m_failed;
}

} // namespace arioso::engine
