// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// y = x W^T with both operands in 8-bit integers. Each group of kInt8Group columns has a scale, for each
// output of the weights and for each row of the activations. The integer sums are exact, and the groups of an
// output are added in ascending order, so the result has the same bits for all processors, numbers of threads
// and numbers of rows.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace arioso::kernels {

inline constexpr std::int64_t kInt8Group = 64; ///< columns that share a scale
inline constexpr std::int64_t kInt8Block = 16; ///< outputs that are computed together

/// Quantized weights of a linear layer in the order in which the kernels read them. Not owned; aligned to 64
/// bytes. The data of a block of 16 outputs is contiguous: for each group of columns
///     16 float scales | 16 lines of 64 bytes, line j: columns 4j .. 4j+3 of output 0, of output 1, ...
/// The last group and the last block are padded with zeros.
struct Int8Matrix
{
    const std::byte* data = nullptr;
    std::int64_t out = 0;
    std::int64_t in = 0;

    [[nodiscard]] std::int64_t groups() const { return (in + kInt8Group - 1) / kInt8Group; }
    [[nodiscard]] std::int64_t blocks() const { return (out + kInt8Block - 1) / kInt8Block; }
    [[nodiscard]] std::int64_t blockBytes() const
    {
        return groups() * kInt8Block * (std::int64_t(sizeof(float)) + kInt8Group);
    }
    [[nodiscard]] std::int64_t bytes() const { return blocks() * blockBytes(); }
};

/// Quantizes the outputs of block `block`. weights: [out, in] row-major; `packed`: where the whole matrix
/// begins. The scale is the largest magnitude / 127, values are -127..127, rounded to nearest even. A group
/// with a weight that is not finite gets the scale NaN, so that all results that depend on it are NaN.
void packInt8(const float* weights, const Int8Matrix& shape, std::int64_t block, std::byte* packed);

/// Quantized activations (quantizeInt8), `rows` times `groups` whole groups. Not owned.
struct Int8Rows
{
    const std::int8_t* values = nullptr; ///< [rows, groups * kInt8Group], -127..127
    const float* scales = nullptr;       ///< [rows, groups]
    std::int64_t rows = 0;
};

/// Instruction sets that have an integer product.
enum class Int8Isa { Plain, Avx2, AvxVnni, Avx512Vnni, NeonDot };

/// Those that this processor supports, the fastest last. Plain is always supported.
[[nodiscard]] const std::vector<Int8Isa>& int8Isas();

/// A part of a product: y[r, o] for all rows and the outputs of blocks first..last-1.
struct Int8Task
{
    Int8Rows x;
    Int8Matrix w;
    std::int64_t first; ///< block
    std::int64_t last;
    float* y;             ///< [rows, out]
    std::int64_t yStride; ///< floats from row to row
};

/// Computes it on the calling thread. For the groups in ascending order, starting with y = 0:
///     y = fma(float(sum of products), weight scale * row scale, y)
void linearInt8(const Int8Task& task, Int8Isa isa = int8Isas().back());

} // namespace arioso::kernels
