// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/audio/audio_source.h"

#include <sndfile.h>

#include <algorithm>
#include <map>
#include <utility>
#include <vector>

namespace arioso::engine {
namespace {

/// libsndfile's number of frames for a file of unknown length.
constexpr sf_count_t kUnknownLength = SF_COUNT_MAX;

constexpr std::int64_t kMpegFrame = 1152;

FileBytes& bytesOf(void* data)
{
    return *static_cast<FileBytes*>(data);
}

sf_count_t seekBytes(sf_count_t offset, int whence, void* data)
{
    FileBytes& bytes = bytesOf(data);
    if (whence == SEEK_CUR)
        offset += sf_count_t(bytes.position());
    else if (whence == SEEK_END)
        offset += sf_count_t(bytes.size());
    if (offset < 0)
        return -1;
    bytes.seek(std::uint64_t(offset));
    return offset;
}

SF_VIRTUAL_IO virtualFile()
{
    SF_VIRTUAL_IO file = {};
    file.get_filelen = [](void* data) { return sf_count_t(bytesOf(data).size()); };
    file.seek = seekBytes;
    file.read = [](void* to, sf_count_t count, void* data) {
        return sf_count_t(bytesOf(data).read(to, std::size_t(std::max<sf_count_t>(count, 0))));
    };
    file.tell = [](void* data) { return sf_count_t(bytesOf(data).position()); };
    return file;
}

int speakerOf(int place)
{
    static const std::map<int, int> speakers{
        {SF_CHANNEL_MAP_MONO, 2},
        {SF_CHANNEL_MAP_LEFT, 0},
        {SF_CHANNEL_MAP_RIGHT, 1},
        {SF_CHANNEL_MAP_CENTER, 2},
        {SF_CHANNEL_MAP_FRONT_LEFT, 0},
        {SF_CHANNEL_MAP_FRONT_RIGHT, 1},
        {SF_CHANNEL_MAP_FRONT_CENTER, 2},
        {SF_CHANNEL_MAP_LFE, 3},
        {SF_CHANNEL_MAP_REAR_LEFT, 4},
        {SF_CHANNEL_MAP_REAR_RIGHT, 5},
        {SF_CHANNEL_MAP_FRONT_LEFT_OF_CENTER, 6},
        {SF_CHANNEL_MAP_FRONT_RIGHT_OF_CENTER, 7},
        {SF_CHANNEL_MAP_REAR_CENTER, 8},
        {SF_CHANNEL_MAP_SIDE_LEFT, 9},
        {SF_CHANNEL_MAP_SIDE_RIGHT, 10},
        {SF_CHANNEL_MAP_TOP_CENTER, 11},
        {SF_CHANNEL_MAP_TOP_FRONT_LEFT, 12},
        {SF_CHANNEL_MAP_TOP_FRONT_CENTER, 13},
        {SF_CHANNEL_MAP_TOP_FRONT_RIGHT, 14},
        {SF_CHANNEL_MAP_TOP_REAR_LEFT, 15},
        {SF_CHANNEL_MAP_TOP_REAR_CENTER, 16},
        {SF_CHANNEL_MAP_TOP_REAR_RIGHT, 17},
    };
    const auto found = speakers.find(place);
    return found == speakers.end() ? -1 : found->second;
}

/// libsndfile provides the channel map of WAV and CAF files. For AIFF it returns uninitialized memory.
Speakers speakersOf(SNDFILE* file, const SF_INFO& info)
{
    const int type = info.format & SF_FORMAT_TYPEMASK;
    if (type == SF_FORMAT_OGG && (info.format & SF_FORMAT_SUBMASK) != SF_FORMAT_FLAC)
        return vorbisSpeakers(info.channels);
    Speakers places(std::size_t(info.channels), 0);
    if (type == SF_FORMAT_AIFF || sf_command(file, SFC_GET_CHANNEL_MAP_INFO, places.data(),
                                             int(places.size() * sizeof(int))) != SF_TRUE)
        return usualSpeakers(info.channels);
    std::transform(places.begin(), places.end(), places.begin(), speakerOf);
    return places;
}

struct CloseSound
{
    void operator()(SNDFILE* file) const { sf_close(file); }
};

class SndfileSource : public AudioSource
{
public:
    explicit SndfileSource(FileBytes bytes) : m_bytes(std::move(bytes))
    {
        SF_VIRTUAL_IO file = virtualFile();
        SF_INFO info = {};
        m_sound.reset(sf_open_virtual(&file, SFM_READ, &info, &m_bytes));
        m_bytes.rethrow();
        if (!m_sound)
            return;
        m_info.sampleRate = info.samplerate;
        m_info.channels = info.channels;
        if (info.channels > 0)
            m_info.speakers = speakersOf(m_sound.get(), info);
        if (info.frames != kUnknownLength)
            m_info.frames = info.frames;
        m_info.isExact = true;
        const int codec = info.format & SF_FORMAT_SUBMASK;
        if (codec >= SF_FORMAT_MPEG_LAYER_I && codec <= SF_FORMAT_MPEG_LAYER_III)
            m_info.slack = 2 * kMpegFrame; // padding of encoders
        m_info.isMpeg = (info.format & SF_FORMAT_TYPEMASK) == SF_FORMAT_MPEG;
    }

    [[nodiscard]] bool isOpen() const { return m_sound != nullptr; }

    [[nodiscard]] bool seek(std::int64_t frame) override
    {
        const bool done = sf_seek(m_sound.get(), frame, SEEK_SET) == frame;
        m_bytes.rethrow();
        return done;
    }

    [[nodiscard]] std::int64_t read(float* to, std::int64_t frames) override
    {
        const sf_count_t got = sf_readf_float(m_sound.get(), to, frames);
        m_bytes.rethrow();
        return std::max<sf_count_t>(got, 0);
    }

    [[nodiscard]] bool isDamaged() const override { return sf_error(m_sound.get()) != SF_ERR_NO_ERROR; }
    [[nodiscard]] double part() const override { return double(m_bytes.position()) / double(m_bytes.size()); }

    [[nodiscard]] std::string comment() const override
    {
        const char* comment = sf_get_string(m_sound.get(), SF_STR_COMMENT);
        return comment != nullptr ? comment : "";
    }

private:
    FileBytes m_bytes;
    std::unique_ptr<SNDFILE, CloseSound> m_sound;
};

} // namespace

OpenedSource openSndfile(FileBytes bytes)
{
    auto source = std::make_unique<SndfileSource>(std::move(bytes));
    if (source->isOpen())
        return {std::move(source), {}};
    switch (sf_error(nullptr)) {
    case SF_ERR_UNRECOGNISED_FORMAT:
        return {nullptr,
                "is not an audio file in a supported format (WAV, FLAC, MP3, Ogg, Opus, AIFF, M4A, WMA, "
                "video with "
                "audio)",
                OpenedSource::Kind::Unknown};
    case SF_ERR_UNSUPPORTED_ENCODING:
        return {nullptr, "holds audio in an encoding that is not supported"};
    default:
        return {nullptr, "is corrupted or in an unsupported encoding"};
    }
}

} // namespace arioso::engine
