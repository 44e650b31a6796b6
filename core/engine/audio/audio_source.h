// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The common interface of the decoders: libsndfile, and FFmpeg for the formats that it doesn't support.

#include "engine/audio/downmix.h"
#include "engine/files/file_bytes.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace arioso::engine {

class AudioSource
{
public:
    struct Info
    {
        int sampleRate = 0;
        int channels = 0;
        Speakers speakers;
        std::optional<std::int64_t> frames; ///< in the header
        bool isExact = false;               ///< there are no more frames than that
        std::int64_t slack = 0;             ///< how many frames fewer a complete file may have
        bool isMpeg = false;                ///< an MP3 file
    };

    virtual ~AudioSource() = default;

    [[nodiscard]] const Info& info() const { return m_info; }
    /// Seeks to a frame. False if that is not possible; then nothing more can be read.
    [[nodiscard]] virtual bool seek(std::int64_t frame) = 0;
    /// Reads up to `frames` interleaved frames; 0 at the end.
    [[nodiscard]] virtual std::int64_t read(float* to, std::int64_t frames) = 0;
    /// Whether parts could not be decoded.
    [[nodiscard]] virtual bool isDamaged() const = 0;
    /// The part of the file that was read, 0..1.
    [[nodiscard]] virtual double part() const = 0;
    [[nodiscard]] virtual std::string comment() const { return {}; }

protected:
    Info m_info;
};

/// A source, or the reason for having none.
struct OpenedSource
{
    enum class Kind { Known, Unknown, NoLibrary }; ///< whether the decoder knows the format

    std::unique_ptr<AudioSource> source;
    std::string refusal; ///< the message for the user, after the file's name
    Kind kind = Kind::Known;
};

/// Both throw the exceptions of the check of the bytes, and std::bad_alloc.
[[nodiscard]] OpenedSource openSndfile(FileBytes bytes);
[[nodiscard]] OpenedSource openMedia(FileBytes bytes);

} // namespace arioso::engine
