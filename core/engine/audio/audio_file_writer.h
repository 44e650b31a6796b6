// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A WAV or FLAC file that is written while its audio is made. Torch-free.

#include "engine/audio/audio_file.h"
#include "engine/audio/new_file.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>

namespace arioso::engine {

/// The samples are those of writeAudioFile. Appears under its name when it is committed, and is removed when it is
/// destroyed before.
class AudioFileWriter
{
public:
    struct Format
    {
        AudioFormat format = AudioFormat::WavInt16;
        int sampleRate = 0; ///< Hz
        int channels = 0;
        std::int64_t expectedSamples = 0; ///< of a channel: a WAV file that may pass 4 GiB is prepared to become RF64
        std::string comment{};
    };

    /// Throws Error FileUnwritable, AudioInvalid for an absurd rate, RequestInvalid for a comment that is too long.
    AudioFileWriter(const std::filesystem::path& path, const Format& format);
    ~AudioFileWriter();
    AudioFileWriter(const AudioFileWriter&) = delete;
    AudioFileWriter& operator=(const AudioFileWriter&) = delete;

    /// Samples begin..end-1. Throws Error FileUnwritable, and AudioInvalid for audio of another format or with samples
    /// that are not finite.
    void append(const Audio& audio, std::size_t begin, std::size_t end);
    void append(const Audio& audio) { append(audio, 0, audio.samples()); }

    [[nodiscard]] std::int64_t samples() const { return m_samples; } ///< appended, of a channel
    [[nodiscard]] double seconds() const { return double(m_samples) / m_format.sampleRate; }

    /// Throws Error FileUnwritable, and AudioInvalid when nothing was appended.
    void commit();

    /// After a failure: gives what was written its name. Throws as `commit`.
    void commitDespiteFailure();

private:
    struct Sound;
    void close();

    std::filesystem::path m_path;
    Format m_format;
    NewFile m_file;
    std::unique_ptr<Sound> m_sound; ///< null once closed
    std::int64_t m_samples = 0;
    bool m_failed = false;
};

} // namespace arioso::engine
