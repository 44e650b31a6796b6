// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/kernels/large_memory.h"

#include <sys/mman.h>

#include <cstdint>
#include <new>

namespace arioso::kernels {
namespace {

constexpr std::size_t kHugePage = std::size_t(2) << 20;

} // namespace

LargeMemory::LargeMemory(std::size_t bytes) : m_size(bytes)
{
    if (bytes == 0)
        return;
    const std::size_t mapped = (bytes + 2 * kHugePage - 1) / kHugePage * kHugePage; // with room to align
    void* memory = ::mmap(nullptr, mapped, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED)
        throw std::bad_alloc();
    m_mapping = std::shared_ptr<void>(memory, [mapped](void* at) { ::munmap(at, mapped); });
    const auto address = (reinterpret_cast<std::uintptr_t>(memory) + kHugePage - 1) / kHugePage * kHugePage;
    m_begin = reinterpret_cast<std::byte*>(address);
#ifdef MADV_HUGEPAGE
    (void)::madvise(m_begin, (bytes + kHugePage - 1) / kHugePage * kHugePage, MADV_HUGEPAGE); // may fail
#endif
}

} // namespace arioso::kernels
