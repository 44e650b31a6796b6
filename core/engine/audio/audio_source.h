// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The decoders of audio files, one like the other: libsndfile, and FFmpeg for what it doesn't read.

#include "engine/audio/downmix.h"
#include "engine/audio/file_bytes.h"

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
        std::optional<std::int64_t> frames; ///< by the header
        bool isExact = false;               ///< no audio comes after that many frames
        std::int64_t slack = 0;             ///< by which a whole file may be shorter than its header says
        bool isMpeg = false;                ///< an MP3 file
    };

    virtual ~AudioSource() = default;

    [[nodiscard]] const Info& info() const { return m_info; }
    /// The next frame read is this one. False when that is not possible; then nothing more can be read.
    [[nodiscard]] virtual bool seek(std::int64_t frame) = 0;
    /// Up to `frames` interleaved frames; 0 at the end.
    [[nodiscard]] virtual std::int64_t read(float* to, std::int64_t frames) = 0;
    /// Something could not be decoded.
    [[nodiscard]] virtual bool isDamaged() const = 0;
    /// Of the file that has been read, 0..1.
    [[nodiscard]] virtual double part() const = 0;
    [[nodiscard]] virtual std::string comment() const { return {}; }

protected:
    Info m_info;
};

/// A source, or why there is none.
struct OpenedSource
{
    enum class Kind { Known, Unknown, NoLibrary }; ///< whether the decoder knows the kind of file

    std::unique_ptr<AudioSource> source;
    std::string refusal; ///< what comes behind the file's name in the sentence that says so
    Kind kind = Kind::Known;
};

/// Both throw what the check of the bytes throws, and std::bad_alloc.
[[nodiscard]] OpenedSource openSndfile(FileBytes bytes);
[[nodiscard]] OpenedSource openMedia(FileBytes bytes);

} // namespace arioso::engine
