// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Attention of one query over the cache of one head, on the CPU. The order of all sums depends only on the
// number of keys.

#include "engine/kernels/linear.h"

#include <cstddef>
#include <cstdint>

namespace arioso::kernels {

/// How a key or a value is stored.
enum class CacheType {
    Float32,
    Float16, ///< rounded to nearest even, saturated at the largest finite number
    Int8,    ///< a float scale, then 8-bit integers (quantizeVector)
};

/// Bytes of one key or value of `width` numbers.
[[nodiscard]] std::int64_t cacheBytes(CacheType type, int width);

/// Stores x[0..width) at `to`.
void cacheStore(CacheType type, const float* x, int width, std::byte* to, Isa isa = bestIsa());

/// The keys and values of one head: `count` contiguous vectors each. Not owned.
struct HeadCache
{
    CacheType type = CacheType::Float32;
    const std::byte* keys = nullptr;
    const std::byte* values = nullptr;
    std::int64_t count = 0;
    int width = 0;
};

/// out = softmax(scale * q K^T) V over count >= 1 keys. q, out: [width]; scores: scratch of `count` floats.
void attend(const float* q, const HeadCache& cache, float scale, float* out, float* scores,
            Isa isa = bestIsa());

/// The implementations. Avx2 requires a width that is a multiple of 8.
void attendPlain(const float* q, const HeadCache& cache, float scale, float* out, float* scores);
void attendAvx2(const float* q, const HeadCache& cache, float scale, float* out, float* scores);
void storeHalvesAvx2(const float* x, int width, std::byte* to);

} // namespace arioso::kernels
