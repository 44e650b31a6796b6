// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Error OutOfMemory: before the work starts if its need can be estimated, else when an allocation fails.

#include <cstdint>
#include <exception>
#include <filesystem>
#include <optional>

namespace arioso::engine {

/// What the memory is needed for, in the sentence for the user.
struct MemoryUse
{
    const char* what;   ///< such as "this model"
    const char* wayOut; ///< a sentence
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

/// Bytes that this process can still allocate without swapping: the system's available memory (MemAvailable),
/// but no more than each memory cgroup (v1 or v2) around the process allows. Absent if the system does not
/// report it. `root`: the folder that contains proc and sys.
[[nodiscard]] std::optional<std::int64_t> availableMemory(const std::filesystem::path& root = "/");

/// Throws Error OutOfMemory with both figures if `bytes` exceeds `available`.
void requireMemory(std::int64_t bytes, const MemoryUse& use,
                   std::optional<std::int64_t> available = availableMemory());

/// Whether an allocation failed: std::bad_alloc, std::length_error, or an error of libtorch, which on the CPU
/// is a plain c10::Error.
[[nodiscard]] bool isLackOfMemory(const std::exception& error);

/// Rethrows the exception that is being handled as an Error: an Error unchanged, a lack of memory as
/// OutOfMemory, an error of the file system as FileUnreadable, any other std::exception as Internal.
[[noreturn]] void throwAsError(const MemoryUse& use);

/// Runs `work` and turns each std::exception into an Error.
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
