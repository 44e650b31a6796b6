// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Reads the chunks of WAV files (RIFF, RIFX, RF64, BW64) as tolerantly as players do: with sizes that were
// never filled in or exceed the file, and without pad bytes. libsndfile then gets a corrected header without
// LIST chunks, some of which send its version 1.2 into an endless loop.

#include <cstdint>
#include <optional>
#include <string>

namespace arioso::engine {

struct WavFile
{
    std::string header;      ///< of a WAV file whose audio follows directly
    std::uint64_t begin = 0; ///< of the audio in the file
    std::uint64_t end = 0;
    double promised = 1; ///< length of the audio in the header / actual length; 1: not truncated
};

enum class WavKind { None, Damaged, Whole };

/// None for another format; Damaged if the format chunk or the audio can't be found.
[[nodiscard]] WavKind readWav(int descriptor, std::uint64_t size, WavFile& file);

/// The comment (ICMT) of a WAV file's LIST/INFO chunks; "" if there is none, and for other formats.
[[nodiscard]] std::string wavComment(int descriptor, std::uint64_t size);

/// The offset after the ID3v2 tags that begin at `at`.
[[nodiscard]] std::uint64_t behindId3Tags(int descriptor, std::uint64_t at);

} // namespace arioso::engine
