// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Attention of one query over one head's cache, on the CPU. The order of all sums depends on the number of keys alone.

#include "engine/kernels/linear.h"

#include <cstdint>

namespace arioso::kernels {

/// out = softmax(scale * q K^T) V over `count` >= 1 keys.
/// q, out: [width]; keys, values: [count, width] contiguous; scores: scratch of `count` floats.
void attend(const float* q, const float* keys, const float* values, std::int64_t count, int width, float scale,
            float* out, float* scores, Isa isa = bestIsa());

/// The variants; Avx2 exists for widths that are multiples of 8.
void attendPlain(const float* q, const float* keys, const float* values, std::int64_t count, int width, float scale,
                 float* out, float* scores);
void attendAvx2(const float* q, const float* keys, const float* values, std::int64_t count, int width, float scale,
                float* out, float* scores);

} // namespace arioso::kernels
