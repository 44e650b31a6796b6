// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Too little memory as Error OutOfMemory: before the work starts where its need is known, else when an
// allocation fails.

#include <cstdint>
#include <exception>
#include <filesystem>
#include <optional>

namespace arioso::engine {

/// What memory is used for, in the sentence for the user.
struct MemoryUse
{
    const char* what;   ///< such as "this model"
    const char* wayOut; ///< a whole sentence
};

inline constexpr MemoryUse kForGenerating{"this generation",
                                          "Generate fewer or shorter takes, or close other programs."};
inline constexpr MemoryUse kForLoading{
    "this model", "Close other programs, or choose a smaller model or a smaller precision."};
inline constexpr MemoryUse kForText{"a prompt of this length",
                                    "Use a shorter prompt, or close other programs."};
inline constexpr MemoryUse kForCodec{"audio of this length",
                                     "Choose a shorter part, or close other programs."};
inline constexpr MemoryUse kForAnything{"this", "Close other programs, then try again."};

/// Bytes that this process can still allocate without swapping: what the system has free or can free at once,
/// and no more than each memory cgroup (v1 or v2) around the process allows. Absent where the system does not
/// say. `root`: where proc and sys are.
[[nodiscard]] std::optional<std::int64_t> availableMemory(const std::filesystem::path& root = "/");

/// Throws Error OutOfMemory with both figures when `bytes` are more than `available`.
void requireMemory(std::int64_t bytes, const MemoryUse& use,
                   std::optional<std::int64_t> available = availableMemory());

/// An allocation failed: std::bad_alloc, std::length_error, or what libtorch throws for it (on the CPU a
/// plain c10::Error).
[[nodiscard]] bool isLackOfMemory(const std::exception& error);

/// Throws the exception that is being handled as an Error: an Error as it is, a lack of memory as
/// OutOfMemory, an error of the file system as FileUnreadable, everything else as Internal.
[[noreturn]] void throwAsError(const MemoryUse& use);

/// Runs `work`; nothing but an Error leaves it.
template <typename Work>
auto guarded(const MemoryUse& use, Work&& work) -> decltype(work())
{
    try {
        return work();
    } catch (const std::exception&) {
        throwAsError(use);
    }
}

} // namespace arioso::engine
