// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/audio/audio_source.h"
#include "engine/audio/media_library.h"

#include <algorithm>
#include <new>
#include <utility>

namespace arioso::engine {
namespace {

std::int64_t readBytes(void* file, std::int64_t position, std::uint8_t* to, std::int64_t count)
{
    auto& bytes = *static_cast<FileBytes*>(file);
    bytes.seek(std::uint64_t(position));
    return std::int64_t(bytes.read(to, std::size_t(std::max<std::int64_t>(count, 0))));
}

class MediaSource : public AudioSource
{
public:
    MediaSource(const ArMediaApi& library, FileBytes bytes)
        : m_library(library),
          m_bytes(std::move(bytes)), m_input{&m_bytes, readBytes, std::int64_t(m_bytes.size())}
    {
        m_media = {library.open(&m_input, &m_facts), library.close};
        m_bytes.rethrow();
        if (!m_media)
            return;
        m_info.sampleRate = m_facts.sampleRate;
        m_info.channels = m_facts.channels;
        if (m_facts.channels <= kArMediaChannels)
            m_info.speakers.assign(m_facts.speakers, m_facts.speakers + m_facts.channels);
        if (m_facts.frames < 0)
            return;
        m_info.frames = m_facts.frames;
        m_info.slack =
            std::max<std::int64_t>(m_facts.sampleRate / 2, m_facts.frames / 50); // of a track of pictures
    }

    [[nodiscard]] bool isOpen() const { return m_media != nullptr; }
    [[nodiscard]] const ArMediaInfo& facts() const { return m_facts; }

    [[nodiscard]] bool seek(std::int64_t frame) override
    {
        const bool done = m_library.seek(m_media.get(), frame) != 0;
        m_bytes.rethrow();
        return done;
    }

    [[nodiscard]] std::int64_t read(float* to, std::int64_t frames) override
    {
        const std::int64_t got = m_library.read(m_media.get(), to, frames);
        m_bytes.rethrow();
        return got;
    }

    [[nodiscard]] bool isDamaged() const override { return m_library.damages(m_media.get()) > 0; }
    [[nodiscard]] double part() const override { return double(m_bytes.position()) / double(m_bytes.size()); }

private:
    const ArMediaApi& m_library;
    FileBytes m_bytes;
    ArMediaInput m_input;
    ArMediaInfo m_facts = {};
    std::unique_ptr<ArMedia, void (*)(ArMedia*)> m_media{nullptr, nullptr};
};

std::string refusalOf(const ArMediaInfo& facts)
{
    switch (facts.failure) {
    case kArMediaNoAudio:
        return "contains no audio";
    case kArMediaNoDecoder:
        return "holds audio in the codec " + std::string(facts.codec) +
               ", which the FFmpeg libraries of this system don't decode. Install their full build, or "
               "convert the file to "
               "WAV or FLAC";
    case kArMediaEncrypted:
        return "is copy-protected";
    case kArMediaNoMemory:
        throw std::bad_alloc();
    case kArMediaUnknown:
    case kArMediaNone:
    case kArMediaDamaged:
        break;
    }
    return "is corrupted or incomplete: no audio in it can be decoded";
}

} // namespace

OpenedSource openMedia(FileBytes bytes)
{
    const MediaLibrary& library = mediaLibrary();
    if (library.api == nullptr)
        return {
            nullptr,
            "is not a WAV, FLAC, Ogg, MP3 or AIFF file, and other formats need the FFmpeg libraries, which "
            "can't be "
            "loaded (" +
                library.failure + "). Install libavformat and libavcodec, or convert the file to WAV or FLAC",
            OpenedSource::Kind::NoLibrary};
    auto source = std::make_unique<MediaSource>(*library.api, std::move(bytes));
    if (source->isOpen())
        return {std::move(source), {}};
    return {nullptr, refusalOf(source->facts()),
            source->facts().failure == kArMediaUnknown ? OpenedSource::Kind::Unknown
                                                       : OpenedSource::Kind::Known};
}

} // namespace arioso::engine
