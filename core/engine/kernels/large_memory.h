// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Memory for hundreds of megabytes that are read sequentially.

#include <cstddef>
#include <memory>

namespace arioso::kernels {

/// Zeros, aligned to 2 MiB, in huge pages if the system provides them: with ordinary pages, TLB misses cost a
/// tenth of the bandwidth when weights are streamed. Linux allocates a page at the first write, and may kill
/// the process if there is no memory left by then, so check the available memory before (engine/memory.h).
class LargeMemory
{
public:
    LargeMemory() = default;
    /// Throws std::bad_alloc, also if the system's overcommit accounting refuses the size.
    explicit LargeMemory(std::size_t bytes);

    [[nodiscard]] std::byte* data() const { return m_begin; } ///< null if `bytes` was 0
    [[nodiscard]] std::size_t size() const { return m_size; }

private:
    std::shared_ptr<void> m_mapping;
    std::byte* m_begin = nullptr;
    std::size_t m_size = 0;
};

} // namespace arioso::kernels
