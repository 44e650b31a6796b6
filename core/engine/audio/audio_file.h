// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Audio files. Reads WAV, FLAC, Ogg, MP3 and AIFF with libsndfile and other formats, such as AAC in M4A and
// the audio of videos, with FFmpeg. Writes WAV, FLAC and, if libsndfile was built with them, Ogg Vorbis, Opus
// and MP3.

#include "engine/api/audio.h"

#include <filesystem>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace arioso::engine {

enum class AudioFormat {
    WavInt16,
    WavInt24,
    WavFloat32,
    Flac24,
    Flac16,
    Vorbis,
    Opus,
    Mp3,
};

/// Of the lossy formats.
enum class AudioQuality {
    Small,
    Standard, ///< hard to tell from the original
    High,
};

/// Called from time to time with the part that is done, 0..1, on the calling thread. To stop reading or
/// writing, throw an exception: it is passed to the caller after cleaning up.
using AudioProgress = std::function<void(double part)>;

/// The longest comment of a file in bytes. It is limited by libsndfile's WAV header.
inline constexpr std::size_t kMaxCommentBytes = 32000;

/// Audio whose end continues in its beginning, for samplers.
struct LoopTag
{
    int beats = 0;
    int beatsPerBar = 4;
    double perMinute = 0; ///< tempo
};

struct WriteOptions
{
    std::string comment; ///< UTF-8, up to the first NUL; "" for none
    AudioProgress progress{};
    std::string title{}; ///< like the comment
    AudioQuality quality = AudioQuality::Standard;
    bool replaces = true; ///< an existing file; false: throws NameTaken, also if it appears during writing
    /// WAV only: loop points around the whole file (chunk `smpl`), tempo and beats (chunk `acid`).
    std::optional<LoopTag> loop{};
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
/// existing file is replaced, unless the options say otherwise, and keeps its permissions; links are
/// followed. Integer formats store round(sample * 2^(bits-1)), halves to even, clipped and without dither, so
/// that samples that were read from such a file are written unchanged. The float format stores the samples
/// unchanged. The same audio gives the same bytes, except for the random serial number of Ogg files. Lossy
/// formats keep the number of samples. Throws Error FileUnwritable (DiskFull, FolderMissing and NameTaken in
/// new_file.h), AudioInvalid for audio without samples, with an invalid rate or with samples that are not
/// finite, and RequestInvalid for a comment that is too long.
void writeAudioFile(const std::filesystem::path& path, const Audio& audio, AudioFormat format,
                    const WriteOptions& options = {});

/// Whether this libsndfile writes the format. MP3 and the Ogg formats are options of its build.
[[nodiscard]] bool canWrite(AudioFormat format);

[[nodiscard]] bool isLossy(AudioFormat format);

/// `sampleRate` if the format supports it, otherwise the next higher rate that it supports, or its highest.
[[nodiscard]] int writableRate(AudioFormat format, int sampleRate);

/// What to multiply the audio by so that the file does not go above full scale, see gainToFit in peak.h; 1
/// for the float format. For lossy formats, the audio is encoded and decoded, because their error adds to its
/// peaks, and again each time that lowers it.
[[nodiscard]] double gainToFit(const Audio& audio, AudioFormat format, AudioQuality quality,
                               const AudioProgress& progress = {});

/// `path` with "-1", "-2" … inserted before the extension: OUT.wav, 2 -> OUT-2.wav.
[[nodiscard]] std::filesystem::path numberedPath(const std::filesystem::path& path, int number);

/// The extension for the format, with the dot.
[[nodiscard]] std::string extensionOf(AudioFormat format);

} // namespace arioso::engine
