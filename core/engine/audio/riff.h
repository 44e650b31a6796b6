// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The chunks of WAV files (RIFF, RIFX, RF64, BW64), read as players do: sizes that were never filled in, that
// are larger than the file, or that lack their pad byte don't hide the audio. libsndfile is then given a
// header without faults, and never sees the lists of words that version 1.2 can read for ever.

#include <cstdint>
#include <optional>
#include <string>

namespace arioso::engine {

struct WavFile
{
    std::string header;      ///< of a WAV file whose audio begins right behind it
    std::uint64_t begin = 0; ///< of the audio in the file
    std::uint64_t end = 0;
    double promised =
        1; ///< audio that the header promises, in lengths of what is there; 1: no more than that
};

enum class WavKind { None, Damaged, Whole };

/// None for a file of another kind; Damaged when its format or its audio can't be found.
[[nodiscard]] WavKind readWav(int descriptor, std::uint64_t size, WavFile& file);

/// The comment (ICMT) of a WAV file's LIST/INFO chunks; "" when there is none, and for files of another kind.
[[nodiscard]] std::string wavComment(int descriptor, std::uint64_t size);

/// Where the file goes on after the ID3v2 tags that begin at `at`.
[[nodiscard]] std::uint64_t behindId3Tags(int descriptor, std::uint64_t at);

} // namespace arioso::engine
