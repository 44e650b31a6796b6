// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Packed weights in the user's cache folder, so that the second start needs neither to read the checkpoint's
// floats nor to pack them. Nothing about it is ever an error: what can't be read or isn't what it should be
// is packed anew, what can't be written is not kept.

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <string_view>

namespace arioso::engine {

/// A number for a text or for bytes that differs for all practical purposes when they do. Not for secrets.
class Fingerprint
{
public:
    void add(const void* bytes, std::size_t count);
    void add(std::string_view text); ///< with its length, so that "ab" and "c" are not "a" and "bc"
    void add(std::uint64_t number) { add(&number, sizeof number); }
    [[nodiscard]] std::uint64_t value() const;

private:
    std::uint64_t m_lanes[4] = {1, 2, 3, 4};
    std::uint64_t m_length = 0;
};

/// Where packed weights are kept.
struct WeightCache
{
    std::filesystem::path folder; ///< empty: nowhere
    std::string source;           ///< what the checkpoint's files are, such as their sizes and times
    std::size_t smallest = std::size_t(64) << 20; ///< fewer bytes are packed faster than read

    /// The packed weights in memory.
    struct Job
    {
        std::byte* data;
        std::size_t bytes;
        int threads;
    };
    /// Hears of every few megabytes that are done, on the calling thread. What it throws passes through; a
    /// file that was being written is then removed.
    using Progress = std::function<void(std::size_t bytes)>;

    /// Fills the memory from the file for `key`. False: it is not there or damaged, and the memory holds
    /// anything. The file is read rather than mapped, because a mapping has no huge pages (large_memory.h).
    [[nodiscard]] bool read(std::uint64_t key, const Job& job, const Progress& progress = {}) const;

    /// Writes the file for `key` whole or not at all, then removes all but the files that were used last.
    void write(std::uint64_t key, const Job& job, const Progress& progress = {}) const;

    [[nodiscard]] std::filesystem::path file(std::uint64_t key) const;
};

/// $XDG_CACHE_HOME/arioso or ~/.cache/arioso; empty where there is neither.
[[nodiscard]] std::filesystem::path userCacheFolder();

} // namespace arioso::engine
