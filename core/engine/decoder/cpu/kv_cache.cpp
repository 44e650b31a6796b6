// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/decoder/cpu/kv_cache.h"

namespace arioso::engine {

KvCache::KvCache(const KvShape& shape, const std::vector<std::int64_t>& lengths)
    : m_shape(shape), m_vectorBytes(kernels::cacheBytes(shape.type, shape.width))
{
    for (const std::int64_t length : lengths)
        m_offsets.push_back(m_offsets.back() + length);
    const auto half = std::size_t(bytes(shape, m_offsets.back()) / 2);
    m_keys = kernels::LargeMemory(half);
    m_values = kernels::LargeMemory(half);
}

std::int64_t KvCache::bytes(const KvShape& shape, std::int64_t positions)
{
    return 2 * positions * shape.layers * shape.heads * kernels::cacheBytes(shape.type, shape.width);
}

} // namespace arioso::engine
