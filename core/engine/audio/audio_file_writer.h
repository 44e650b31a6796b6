// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Writes an audio file while its audio is generated. No libtorch.

#include "engine/audio/audio_encoder.h"
#include "engine/audio/audio_file.h"
#include "engine/files/new_file.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace arioso::engine {

/// Writes the same samples as writeAudioFile. The file appears under its name when it is committed. Without
/// `commit`, the destructor removes it.
class AudioFileWriter
{
public:
    using Format = AudioEncoder::Format;

    /// Throws Error FileUnwritable, AudioInvalid for an unsupported sampling rate, RequestInvalid for a
    /// comment that is too long.
    AudioFileWriter(const std::filesystem::path& path, const Format& format);
    AudioFileWriter(const AudioFileWriter&) = delete;
    AudioFileWriter& operator=(const AudioFileWriter&) = delete;

    /// Appends samples begin..end-1. Throws Error FileUnwritable, and AudioInvalid for audio of another
    /// format or with samples that are not finite.
    void append(const Audio& audio, std::size_t begin, std::size_t end);
    void append(const Audio& audio) { append(audio, 0, audio.samples()); }

    [[nodiscard]] std::int64_t samples() const { return m_samples; } ///< appended, per channel
    [[nodiscard]] double seconds() const { return double(m_samples) / m_format.sampleRate; }

    /// Throws Error FileUnwritable, and AudioInvalid if nothing was appended.
    void commit();

    /// After a failure: commits what was written. Throws the same errors as `commit`.
    void commitDespiteFailure();

private:
    std::filesystem::path m_path;
    Format m_format;
    NewFile m_file;
    AudioEncoder m_encoder;
    std::int64_t m_samples = 0;
};

} // namespace arioso::engine
