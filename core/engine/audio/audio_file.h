// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Audio files. Reads WAV, FLAC, Ogg, MP3 and AIFF with libsndfile and other formats, such as AAC in M4A and
// the audio of videos, with FFmpeg. Writes WAV and FLAC.

#include "engine/audio.h"

#include <filesystem>
#include <functional>
#include <limits>
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

/// Called from time to time with the part that is done, 0..1, on the calling thread. To stop reading or
/// writing, throw an exception: it is passed to the caller after cleaning up.
using AudioProgress = std::function<void(double part)>;

/// The longest comment of a file in bytes. It is limited by libsndfile's WAV header.
inline constexpr std::size_t kMaxCommentBytes = 32000;

struct WriteOptions
{
    std::string comment; ///< UTF-8, up to the first NUL; "" for none
    AudioProgress progress;
};

/// A part of a file, in seconds.
struct AudioPart
{
    double from = 0;
    double to = std::numeric_limits<double>::infinity();
    double longest = std::numeric_limits<double>::infinity(); ///< reads at most this much, from the end
};

struct AudioReading
{
    Audio audio;
    double begin = 0;           ///< of `audio` in the file, seconds
    double fileSeconds = 0;     ///< of the whole file
    double promisedSeconds = 0; ///< duration in the header if the file is shorter; else 0
    bool isDamaged = false;     ///< parts could not be decoded and are missing
};

/// Reads the samples of a file at its own rate, -1..1 for integer formats. Surround is mixed to stereo
/// (audio/downmix.h). The links of a chained file are concatenated at the rate of the first. If the file is
/// truncated, returns what there is, as players do. Seeks to the part if the format allows it, and uses the
/// header to refuse a file that is too long. Reads regular files only, and never blocks on a pipe. Throws
/// Error FileNotFound, FileUnreadable (not audio, corrupted, or an unsupported format), AudioInvalid (no
/// samples in the part, samples that are not finite, size out of range), OutOfMemory.
[[nodiscard]] AudioReading readAudioPart(const std::filesystem::path& path, const AudioPart& part,
                                         const AudioProgress& progress = {});

/// The whole file.
[[nodiscard]] Audio readAudioFile(const std::filesystem::path& path, const AudioProgress& progress = {});

/// The comment of a file: the ICMT entry of a WAV file's LIST/INFO chunk, the Vorbis comment COMMENT of FLAC
/// and Ogg, and libsndfile's for other formats; "" if there is none. Throws Error FileNotFound and
/// FileUnreadable.
[[nodiscard]] std::string readAudioComment(const std::filesystem::path& path);

/// Writes a file atomically: to a temporary file in the same folder, which is flushed and renamed. An
/// existing file is replaced and keeps its permissions; links are followed. Integer formats store
/// round(sample * 2^(bits-1)), halves to even, clipped and without dither, so that samples that were read
/// from such a file are written unchanged. The float format stores the samples unchanged. The same audio
/// gives the same bytes. Throws Error FileUnwritable, AudioInvalid for audio without samples, with an invalid
/// rate or with samples that are not finite, and RequestInvalid for a comment that is too long.
void writeAudioFile(const std::filesystem::path& path, const Audio& audio, AudioFormat format,
                    const WriteOptions& options = {});

/// `path` with "-1", "-2" … inserted before the extension: OUT.wav, 2 -> OUT-2.wav.
[[nodiscard]] std::filesystem::path numberedPath(const std::filesystem::path& path, int number);

/// The extension for the format, with the dot.
[[nodiscard]] std::string extensionOf(AudioFormat format);

} // namespace arioso::engine
