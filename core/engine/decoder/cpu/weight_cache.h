// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A cache of packed weights in the user's cache folder, so that a second start need not read and pack the
// checkpoint's weights. A cache file that can't be read or doesn't match is ignored, and so is a failure to
// write one.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace arioso::engine {

/// A 64-bit hash. Not cryptographic.
class Fingerprint
{
public:
    void add(const void* bytes, std::size_t count);
    void
    add(std::string_view text); ///< and its length, so that "ab", "c" and "a", "bc" have different hashes
    void add(std::uint64_t number) { add(&number, sizeof number); }
    [[nodiscard]] std::uint64_t value() const;

private:
    std::uint64_t m_lanes[4] = {1, 2, 3, 4};
    std::uint64_t m_length = 0;
};

/// Where packed weights are stored, and what identifies them.
struct WeightCache
{
    std::filesystem::path folder; ///< empty: no cache
    std::string source;           ///< identifies the checkpoint's files, for instance by size and time
    std::size_t smallest = std::size_t(64) << 20; ///< fewer bytes are faster to pack than to read

    /// The packed weights in memory.
    struct Job
    {
        std::byte* data;
        std::size_t bytes;
        int threads;
    };
    /// Called after every few megabytes, on the calling thread. Its exceptions are passed on, after a file
    /// that was being written has been removed.
    using Progress = std::function<void(std::size_t bytes)>;

    /// Reads the file for `key` into memory. Returns false if it is missing or corrupted; the contents of the
    /// memory are undefined then. The file is read, not mapped, because a mapping has no huge pages
    /// (large_memory.h).
    [[nodiscard]] bool read(std::uint64_t key, const Job& job, const Progress& progress = {}) const;

    /// Writes the file for `key` atomically, then removes all but the most recently used files.
    void write(std::uint64_t key, const Job& job, const Progress& progress = {}) const;

    [[nodiscard]] std::filesystem::path file(std::uint64_t key) const;
};

/// $XDG_CACHE_HOME/arioso or ~/.cache/arioso; empty without either variable.
[[nodiscard]] std::filesystem::path userCacheFolder();

} // namespace arioso::engine
