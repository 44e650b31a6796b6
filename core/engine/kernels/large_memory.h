// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Memory for hundreds of megabytes that are read from one end to the other.

#include <cstddef>
#include <memory>

namespace arioso::kernels {

/// Zeros, aligned to 2 MiB and in huge pages where the system gives them: with ordinary ones a processor that
/// streams weights loses a tenth of its bandwidth to looking up pages. The system takes a page once something
/// is written to it, and then ends a process if there is none left: ask for the memory that is free before
/// (engine/memory.h).
class LargeMemory
{
public:
    LargeMemory() = default;
    /// Throws std::bad_alloc, also for more than the system's accounting of memory allows.
    explicit LargeMemory(std::size_t bytes);

    [[nodiscard]] std::byte* data() const { return m_begin; } ///< null when `bytes` was 0
    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    std::shared_ptr<void> m_mapping;
    std::byte* m_begin = nullptr;
    std::size_t m_size = 0;
};

} // namespace arioso::kernels
