// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Finds the links of chained files, which consist of several concatenated audio files, such as those of radio
// recorders and `cat`; and the beginning of the audio in MP3 files.

#include <cstdint>
#include <functional>
#include <vector>

namespace arioso::engine {

struct AudioLink
{
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    bool hasLength = true; ///< false: an MP3 whose first frame doesn't contain its length
};

/// The links of a chained Ogg file, found by its page headers; one link for an ordinary Ogg file, none for
/// other formats. `check` is called before each access to the file, and may throw.
[[nodiscard]] std::vector<AudioLink> oggLinks(int descriptor, std::uint64_t size,
                                              const std::function<void()>& check);

/// The MP3 files in a file, each from its first frame on, after tags and up to 1 MiB of other data. None if
/// there is no sequence of frames.
[[nodiscard]] std::vector<AudioLink> mpegLinks(int descriptor, std::uint64_t size);

} // namespace arioso::engine
