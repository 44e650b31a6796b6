// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// y = x W^T on the CPU. The order in which a dot product is summed depends only on its length, not on the
// number of rows, the number of threads or the processor's vector width. So a clip has the same bits alone
// and in a batch, with any number of threads.

#include <cstdint>

namespace arioso::kernels {

/// Weights of a linear layer, [out, in] row-major. Not owned; aligned for the type.
struct Matrix
{
    enum class Type { Float32, BFloat16, Float16 };
    const void* data = nullptr;
    Type type = Type::Float32;
    std::int64_t out = 0;
    std::int64_t in = 0;
};

/// Instruction sets that have kernels.
enum class Isa { Plain, Avx2 };

/// The fastest that this processor supports.
[[nodiscard]] Isa bestIsa();

/// A product, y[r, o] = sum_i x[r, i] * w[o, i] (+ bias[o]), in float32.
struct LinearTask
{
    const float* x;       ///< [rows, in]
    std::int64_t xStride; ///< floats from row to row
    std::int64_t rows;
    Matrix w;
    const float* bias; ///< [out], or null
    float* y;          ///< [rows, out]
    std::int64_t yStride;
};

/// Computes a product on up to `threads` threads.
/// There are eight partial sums. Sum l adds the products with i mod 8 = l in ascending order, by fused
/// multiply-add. The result is ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7)).
void linear(const LinearTask& task, int threads, Isa isa = bestIsa());

/// The same for the outputs first..last-1, on the calling thread.
void linearPart(const LinearTask& task, std::int64_t first, std::int64_t last, Isa isa = bestIsa());

} // namespace arioso::kernels
