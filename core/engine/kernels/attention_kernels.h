// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Shared by the files that implement kernels::attendAvx2; see linear_kernels.h for what they must not use.

#include "engine/kernels/attention.h"

namespace arioso::kernels {

/// Replaces scores by unnormalized weights and returns their sum.
float softmaxWeightsAvx2(float* scores, std::int64_t count);

/// Whether attendInt8Avx2 supports vectors of this width.
constexpr bool hasInt8Attention(int width)
{
    return width % 16 == 0 && width <= 512;
}

/// attend over an Int8 cache, in integer arithmetic.
void attendInt8Avx2(const float* q, const HeadCache& cache, float scale, float* out, float* scores);

} // namespace arioso::kernels
