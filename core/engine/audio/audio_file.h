// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Audio files on disk. Reads WAV, FLAC, Ogg, MP3 and AIFF through libsndfile and everything else, such as AAC
// in M4A and the audio of films, through FFmpeg; writes WAV and FLAC. Torch-free.

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

/// A part of a file, in seconds of it.
struct AudioPart
{
    double from = 0;
    double to = std::numeric_limits<double>::infinity();
    double longest = std::numeric_limits<double>::infinity(); ///< at most so much is read, and then its end
};

struct AudioReading
{
    Audio audio;
    double begin = 0;           ///< of `audio` in the file, seconds
    double fileSeconds = 0;     ///< of the whole file
    double promisedSeconds = 0; ///< by the header of a file that is shorter; 0: it isn't
    bool isDamaged = false;     ///< something in between could not be decoded and is left out
};

/// Samples of a file at its own rate, -1..1 for integer formats. Surround becomes stereo (audio/downmix.h),
/// the links of a chained file follow each other at the rate of the first. Of a file that ends early, what is
/// there is returned, as players do. A part is sought where the format allows it, and a file that is too long
/// is refused by its header. Only regular files are read; a pipe is refused without waiting for it. Throws
/// Error FileNotFound, FileUnreadable (not audio, damaged, a format that is not supported), AudioInvalid (no
/// samples in the part, samples that are not finite, absurd size), OutOfMemory.
[[nodiscard]] AudioReading readAudioPart(const std::filesystem::path& path, const AudioPart& part,
                                         const AudioProgress& progress = {});

/// All of it.
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
