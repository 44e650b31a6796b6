// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The keys and values that the attention of a CpuDecoderSession reads.

#include "engine/kernels/attention.h"
#include "engine/kernels/large_memory.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace arioso::engine {

/// What all keys and values of a cache have in common.
struct KvShape
{
    kernels::CacheType type = kernels::CacheType::Float32;
    int layers = 0;
    int heads = 0;
    int width = 0; ///< numbers of a key or value of one head
};

/// One head of one row of the batch in one layer.
struct KvHead
{
    std::size_t layer = 0;
    std::int64_t row = 0;
    int head = 0;
};

/// Keys and values, each [layers][rows][heads][positions of the row][width]. The positions of a head are
/// neighbors, because attention reads them one after the other.
class KvCache
{
public:
    KvCache() = default;
    /// `lengths`: positions of each row. Throws std::bad_alloc.
    KvCache(const KvShape& shape, const std::vector<std::int64_t>& lengths);

    /// Bytes of keys and values with `positions` positions in all rows together.
    [[nodiscard]] static std::int64_t bytes(const KvShape& shape, std::int64_t positions);

    [[nodiscard]] std::int64_t length(std::int64_t row) const { return offset(row + 1) - offset(row); }
    /// Positions of all earlier rows.
    [[nodiscard]] std::int64_t offset(std::int64_t row) const { return m_offsets[std::size_t(row)]; }

    /// Stores the key and the value of a position, [width] each.
    void store(const KvHead& head, std::int64_t position, const float* key, const float* value)
    {
        const std::int64_t at = (first(head) + position) * m_vectorBytes;
        kernels::cacheStore(m_shape.type, key, m_shape.width, m_keys.data() + at);
        kernels::cacheStore(m_shape.type, value, m_shape.width, m_values.data() + at);
    }

    /// The first `count` positions of a head.
    [[nodiscard]] kernels::HeadCache positions(const KvHead& head, std::int64_t count) const
    {
        const std::int64_t at = first(head) * m_vectorBytes;
        return {m_shape.type, m_keys.data() + at, m_values.data() + at, count, m_shape.width};
    }

private:
    /// Index of a head's first vector.
    [[nodiscard]] std::int64_t first(const KvHead& head) const
    {
        return (std::int64_t(head.layer) * m_offsets.back() + offset(head.row)) * m_shape.heads +
               head.head * length(head.row);
    }

    KvShape m_shape;
    std::int64_t m_vectorBytes = 0;            // of one key or value of one head
    std::vector<std::int64_t> m_offsets = {0}; // of each row, and at the end the sum of all lengths
    kernels::LargeMemory m_keys;
    kernels::LargeMemory m_values;
};

} // namespace arioso::engine
