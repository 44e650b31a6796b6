// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Audio files on disk, through libsndfile: reads WAV (8, 16, 24, 32 bit, float), FLAC, Ogg (Vorbis, Opus) and
// MP3; writes WAV and FLAC. Torch-free.

#include "engine/audio.h"

#include <filesystem>
#include <functional>
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

/// Told now and then how much is done, 0..1, on the calling thread. What it throws ends the work, leaves
/// nothing behind and passes through to the caller: that is how reading and writing are stopped.
using AudioProgress = std::function<void(double part)>;

/// Bytes that a file's comment may have. A WAV header of libsndfile can hold no more.
inline constexpr std::size_t kMaxCommentBytes = 32000;

struct WriteOptions
{
    std::string comment; ///< UTF-8, up to its first NUL; "" writes none
    AudioProgress progress;
};

/// All samples of a file at its own rate, -1..1 for integer formats. Of a WAV, AIFF or MP3 file that ends
/// early, what is there is returned, as players do: programs that write to a pipe leave the length unset.
/// Only regular files are read; a pipe is refused without waiting for it. Throws Error FileNotFound,
/// FileUnreadable (not audio, damaged, a format that is not supported), AudioInvalid (no samples, samples
/// that are not finite, absurd size), OutOfMemory.
[[nodiscard]] Audio readAudioFile(const std::filesystem::path& path, const AudioProgress& progress = {});

/// The comment of a file: the ICMT entry of a WAV file's LIST/INFO chunk, the Vorbis comment COMMENT of FLAC
/// and Ogg, what libsndfile finds in others; "" when there is none. Throws Error FileNotFound and
/// FileUnreadable.
[[nodiscard]] std::string readAudioComment(const std::filesystem::path& path);

/// Writes a whole file or none: it is written beside its final name, flushed and renamed. An existing file is
/// replaced and keeps its permissions; a link is followed. The integer formats hold round(sample *
/// 2^(bits-1)), halves to even, clipped to what fits and without dither, so that what was read from such a
/// file is written back unchanged; float keeps the samples as they are. The same audio gives the same bytes.
/// Throws Error FileUnwritable, and AudioInvalid for audio without samples, of an absurd rate or with samples
/// that are not finite, RequestInvalid for a comment that is too long.
void writeAudioFile(const std::filesystem::path& path, const Audio& audio, AudioFormat format,
                    const WriteOptions& options = {});

/// `path` with "-1", "-2" … put before the extension: OUT.wav, 2 -> OUT-2.wav.
[[nodiscard]] std::filesystem::path numberedPath(const std::filesystem::path& path, int number);

/// The file name's extension as it should be for the format, with the dot.
[[nodiscard]] std::string extensionOf(AudioFormat format);

} // namespace arioso::engine
