// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// y = x W^T for few rows, on the CPU. Every output is one dot product that is summed in an order which depends on its
// length alone: not on the number of rows, the number of threads, or the processor's vector width. That is what
// makes a clip of a batch equal to the bit to the same clip made alone.

#include <cstdint>

namespace arioso::kernels {

/// Weights of a linear layer, [out, in] row-major, in one of the supported dtypes. Borrowed.
struct Matrix
{
    enum class Type { Float32, BFloat16, Float16 };
    const void* data = nullptr;
    Type type = Type::Float32;
    std::int64_t out = 0;
    std::int64_t in = 0;
};

/// y[r, o] = sum_i x[r, i] * w[o, i] (+ bias[o]), float32 sums in the canonical order.
/// x: [rows, in] with `xStride` floats between rows, y: [rows, out] with `yStride`. bias may be null.
/// Uses up to `threads` threads (OpenMP).
void linear(const float* x, std::int64_t xStride, std::int64_t rows, const Matrix& w, const float* bias, float* y,
            std::int64_t yStride, int threads);

} // namespace arioso::kernels
