// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Files that are several audio files one after the other, as radio recorders and `cat` make them; and where
// the audio of an MP3 file begins.

#include <cstdint>
#include <functional>
#include <vector>

namespace arioso::engine {

struct AudioLink
{
    std::uint64_t begin = 0;
    std::uint64_t end = 0;
    bool hasLength = true; ///< false: of an MP3 whose first frame doesn't tell its length
};

/// The links of a chained Ogg file by its page headers; one for an ordinary file, none for a file of another
/// kind. `check` is called before each access to the file, and may throw.
[[nodiscard]] std::vector<AudioLink> oggLinks(int descriptor, std::uint64_t size,
                                              const std::function<void()>& check);

/// The MP3 files in a file, each from its first frame on: after tags and up to 1 MiB of anything else. None
/// when there is no row of frames.
[[nodiscard]] std::vector<AudioLink> mpegLinks(int descriptor, std::uint64_t size);

} // namespace arioso::engine
