// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Reads a part of an open audio file: detects the format, chooses the decoders, and decodes.

#include "engine/audio/audio_file.h"
#include "engine/audio/audio_source.h"

#include <cstdint>
#include <vector>

namespace arioso::engine {

class AudioReader
{
public:
    struct File
    {
        std::filesystem::path path; ///< for messages
        int descriptor = -1;
        std::uint64_t size = 0;
    };

    AudioReader(File file, const AudioProgress& progress);

    /// See readAudioPart.
    [[nodiscard]] AudioReading read(const AudioPart& part);

private:
    enum class Decoder { Sndfile, Media };

    /// One of the concatenated audio files; usually there is only one.
    struct Link
    {
        std::uint64_t begin = 0;
        std::uint64_t end = 0;
        std::vector<Decoder> decoders; ///< in order of preference
        std::string header;            ///< of a WAV file, for libsndfile; FFmpeg reads the whole file
        double promised = 1;           ///< length in the header / actual length
    };
    struct Frames;

    [[nodiscard]] std::vector<Link> links();
    [[nodiscard]] std::vector<Link> mpegLinks() const;
    [[nodiscard]] OpenedSource open(const Link& link, Decoder decoder);
    [[nodiscard]] std::unique_ptr<AudioSource> open(const Link& link);
    [[nodiscard]] AudioReading readLink(const Link& link, const AudioPart& part);
    [[nodiscard]] AudioReading readChain(const std::vector<Link>& found, const AudioPart& part);
    [[nodiscard]] bool take(AudioSource& source, Frames& frames);
    void report(double part);
    void checkHeader(const AudioSource::Info& info) const;
    [[noreturn]] void tooLong(const AudioSource::Info& info) const;
    [[noreturn]] void unreadable(const std::string& why) const;
    [[noreturn]] void invalid(const std::string& why) const;

    File m_file;
    const AudioProgress& m_progress;
    double m_reported = 0;
    double m_firstPart = 0; ///< part of the progress before the current link
    double m_share = 1;     ///< part of the progress of the current link
};

} // namespace arioso::engine
