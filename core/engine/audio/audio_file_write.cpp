// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/audio/audio_file.h"

#include "engine/audio/limits.h"
#include "engine/audio/new_file.h"
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

void checkSound(const fs::path& path, const Audio& audio)
{
    const auto fail = [&](const std::string& why) {
        throw Error(ErrorCode::AudioInvalid, "The sound for '" + path.string() + "' " + why + ".");
    };
    if (audio.samples() == 0)
        fail("holds no samples");
    if (audio.sampleRate < kMinSampleRate || audio.sampleRate > kMaxSampleRate)
        fail("has a sample rate of " + std::to_string(audio.sampleRate) + " Hz; " +
             std::to_string(kMinSampleRate) + " to " + std::to_string(kMaxSampleRate) + " can be used");
    for (const auto& channel : audio.channels) {
        if (channel.size() != audio.samples())
            fail("has channels of " + std::to_string(audio.samples()) + " and " +
                 std::to_string(channel.size()) + " samples");
        if (!std::all_of(channel.begin(), channel.end(), [](float sample) { return std::isfinite(sample); }))
            fail("holds samples that are not finite numbers");
    }
}

/// A WAV file counts its bytes with 32 bits.
bool fitsWav(const Audio& audio, AudioFormat format)
{
    constexpr std::uint64_t kHeaderRoom = kMaxCommentBytes + 4096;
    const std::uint64_t bytes = format == AudioFormat::WavInt16 ? 2 : format == AudioFormat::WavInt24 ? 3 : 4;
    return std::uint64_t(audio.samples()) * audio.channels.size() * bytes < UINT32_MAX - kHeaderRoom;
}

// libsndfile writes through these, so that every failure of the disk is seen with its reason; its own FLAC
// writer drops the one that happens while the last block is flushed.
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
bool writeBlocks(const Audio& audio, const AudioProgress& progress, Convert convert, Write write)
{
    const std::size_t channels = audio.channels.size();
    std::vector<Sample> block;
    for (std::size_t begin = 0; begin < audio.samples(); begin += kBlockFrames) {
        const std::size_t frames = std::min(kBlockFrames, audio.samples() - begin);
        block.resize(frames * channels);
        for (std::size_t c = 0; c < channels; ++c)
            for (std::size_t i = 0; i < frames; ++i)
                block[i * channels + c] = convert(audio.channels[c][begin + i]);
        if (write(block.data(), sf_count_t(frames)) != sf_count_t(frames))
            return false;
        if (progress)
            progress(double(begin + frames) / double(audio.samples()));
    }
    return true;
}

// The conversion is ours: libsndfile's clipping one scales by 2^(bits-1) - 1 and rounds downwards, so that
// what was read would not be written back unchanged.
bool writeSamples(SNDFILE* sound, const Audio& audio, AudioFormat format, const AudioProgress& progress)
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
            audio, progress, [](float sample) { return short(quantise<16>(sample)); }, writeShort);
    case AudioFormat::WavInt24:
    case AudioFormat::Flac24:
        // libsndfile takes the upper 24 bits.
        return writeBlocks<int>(
            audio, progress, [](float sample) { return quantise<24>(sample) * 256; }, writeInt);
    case AudioFormat::WavFloat32:
        return writeBlocks<float>(
            audio, progress, [](float sample) { return sample; }, writeFloat);
    }
    return false;
}

} // namespace

void writeAudioFile(const fs::path& path, const Audio& audio, AudioFormat format, const WriteOptions& options)
{
    checkSound(path, audio);
    if (options.comment.size() > kMaxCommentBytes)
        throw Error(ErrorCode::RequestInvalid,
                    "The comment for '" + path.string() + "' has " + std::to_string(options.comment.size()) +
                        " bytes; at most " + std::to_string(kMaxCommentBytes) + " can be written.");
    const auto unwritable = [&](const std::string& why) {
        throw Error(ErrorCode::FileUnwritable, "'" + path.string() + "' cannot be written: " + why + ".");
    };
    const bool wav = extensionOf(format) == ".wav";
    if (wav && !fitsWav(audio, format))
        unwritable("the sound is longer than a WAV file can hold (4 GiB)");

    SF_INFO info = {};
    info.samplerate = audio.sampleRate;
    info.channels = int(std::min<std::size_t>(audio.channels.size(), INT32_MAX));
    info.format = sndfileFormat(format);
    const std::string unsuitable = std::string(wav ? "a WAV" : "a FLAC") + " file cannot hold " +
                                   std::to_string(audio.channels.size()) + " channels at " +
                                   std::to_string(audio.sampleRate) + " Hz";
    if (sf_format_check(&info) == 0)
        unwritable(unsuitable);

    NewFile file(path);
    SF_VIRTUAL_IO io = callbacks();
    SNDFILE* sound = sf_open_virtual(&io, SFM_WRITE, &info, &file);
    if (sound == nullptr) {
        file.throwIfFailed();
        unwritable(unsuitable);
    }
    // The chunk of peaks that float files get by default holds the time of writing.
    sf_command(sound, SFC_SET_ADD_PEAK_CHUNK, nullptr, SF_FALSE);
    // Before the first sample, as it becomes part of the header.
    bool written = options.comment.empty() ||
                   sf_set_string(sound, SF_STR_COMMENT, options.comment.c_str()) == SF_ERR_NO_ERROR;
    try {
        written = written && writeSamples(sound, audio, format, options.progress);
    } catch (...) {
        sf_close(sound);
        throw;
    }
    const bool closed = sf_close(sound) == 0;
    file.throwIfFailed();
    if (!written || !closed)
        unwritable(unsuitable);
    file.commit();
}

} // namespace arioso::engine
