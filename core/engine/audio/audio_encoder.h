// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Encodes audio into an open file with libsndfile.

#include "engine/audio/audio_file.h"
#include "engine/files/new_file.h"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace arioso::engine {

/// Samples begin .. end - 1 of all channels.
struct SampleRange
{
    const Audio& audio;
    std::size_t begin;
    std::size_t end;
};

class AudioEncoder
{
public:
    struct Format
    {
        AudioFormat format = AudioFormat::WavInt16;
        int sampleRate = 0; ///< Hz
        int channels = 0;
        std::int64_t expectedSamples =
            0; ///< per channel; a WAV file that may exceed 4 GiB is prepared to become RF64
        std::string comment{};
        std::string title{};
        AudioQuality quality = AudioQuality::Standard;
        bool replaces = true; ///< see WriteOptions
        std::optional<LoopTag> loop{}; ///< around expectedSamples samples
    };

    /// False for sample rates and numbers of channels that the format doesn't support.
    [[nodiscard]] static bool isSuitable(const Format& format);

    /// `file` must outlive it.
    AudioEncoder(WrittenFile& file, const Format& format);
    ~AudioEncoder();
    AudioEncoder(const AudioEncoder&) = delete;
    AudioEncoder& operator=(const AudioEncoder&) = delete;

    /// False if the file could not be written, or libsndfile refused the format.
    [[nodiscard]] bool isOpen() const;

    /// Appends the samples begin..end-1, of that format and finite. Returns false after a failure.
    bool append(const Audio& audio, std::size_t begin, std::size_t end);

    /// Completes the file. Returns false if this or anything before failed.
    bool close();

private:
    struct Sound;

    Format m_format;
    std::unique_ptr<Sound> m_sound; ///< null once closed
    bool m_failed = false;
};

/// "an MP3 file cannot hold 6 channels at 48000 Hz"
[[nodiscard]] std::string unsuitable(const AudioEncoder::Format& format);

} // namespace arioso::engine
