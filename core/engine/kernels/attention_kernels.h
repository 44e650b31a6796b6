// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What the files behind kernels::attendAvx2 share; see linear_kernels.h for what must not be used in them.

#include "engine/kernels/attention.h"

namespace arioso::kernels {

/// Scores become unnormalised weights in place; returns their sum.
float softmaxWeightsAvx2(float* scores, std::int64_t count);

/// Whether attendInt8Avx2 takes vectors of this width.
constexpr bool hasInt8Attention(int width)
{
    return width % 16 == 0 && width <= 512;
}

/// attend over an Int8 cache, in integers.
void attendInt8Avx2(const float* q, const HeadCache& cache, float scale, float* out, float* scores);

} // namespace arioso::kernels
