// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Attention of one query over one head's cache, on the CPU. The order of all sums depends on the number of
// keys alone.

#include "engine/kernels/linear.h"

#include <cstddef>
#include <cstdint>

namespace arioso::kernels {

/// How a key or a value is kept.
enum class CacheType {
    Float32,
    Float16, ///< to nearest even; what is too large for it becomes the largest there is
};

/// Bytes of one key or value of `width` numbers.
[[nodiscard]] std::int64_t cacheBytes(CacheType type, int width);

/// Keeps x[0..width) at `to`.
void cacheStore(CacheType type, const float* x, int width, std::byte* to, Isa isa = bestIsa());

/// The keys and values of one head: `count` vectors each, one behind the other. Borrowed.
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

/// The variants; Avx2 exists for widths that are multiples of 8.
void attendPlain(const float* q, const HeadCache& cache, float scale, float* out, float* scores);
void attendAvx2(const float* q, const HeadCache& cache, float scale, float* out, float* scores);
void cacheStoreAvx2(CacheType type, const float* x, int width, std::byte* to);

} // namespace arioso::kernels
