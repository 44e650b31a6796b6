// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Audio files on disk, through libsndfile: reads WAV (8, 16, 24, 32 bit, float), FLAC, Ogg (Vorbis, Opus) and MP3;
// writes WAV and FLAC. Torch-free.

#include "engine/audio.h"

#include <filesystem>
#include <string>
#include <vector>

namespace arioso::engine {

enum class AudioFormat {
    WavInt16,
    WavInt24,
    WavFloat32,
    Flac24,
    Flac16,
};

/// All samples of a file at its own rate, -1..1 for integer formats. Throws Error FileNotFound, FileUnreadable (not
/// audio, damaged, a format that is not supported), AudioInvalid (no samples, samples that are not finite, absurd size).
[[nodiscard]] Audio readAudioFile(const std::filesystem::path& path);

/// Writes a whole file or none: it is written beside its final name, flushed and renamed. Samples beyond -1..1 are
/// clipped in the integer formats and kept in float. An existing file is replaced. Throws Error FileUnwritable, and
/// AudioInvalid for audio without samples.
void writeAudioFile(const std::filesystem::path& path, const Audio& audio, AudioFormat format);

/// `path` with " -1", "-2" … put before the extension: OUT.wav, 2 -> OUT-2.wav.
[[nodiscard]] std::filesystem::path numberedPath(const std::filesystem::path& path, int number);

/// The file name's extension as it should be for the format, with the dot.
[[nodiscard]] std::string extensionOf(AudioFormat format);

} // namespace arioso::engine
