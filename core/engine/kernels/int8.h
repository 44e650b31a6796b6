// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// y = x W^T with both sides in 8-bit integers: one scale for each group of kInt8Group columns, of every
// output for the weights and of every row for the activations. The integer sums are exact and the groups of
// an output are added in ascending order, so the result is the same to the bit whatever the processor, the
// threads and the rows beside it.

#include <cstddef>
#include <cstdint>
#include <vector>

namespace arioso::kernels {

inline constexpr std::int64_t kInt8Group = 64; ///< columns that share a scale
inline constexpr std::int64_t kInt8Block = 16; ///< outputs that are worked on together

/// Quantised weights of a linear layer in the order in which the kernels read them. Borrowed; aligned to 64
/// bytes. A block of 16 outputs lies in one piece, for each group of columns
///     16 float scales | 16 lines of 64 bytes, line j: columns 4j .. 4j+3 of output 0, of output 1, ...
/// Columns and outputs that fill up the last group and block are zero.
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

/// Quantises the outputs of block `block` of a matrix of this shape: weights is [out, in] row-major, `packed`
/// where the whole matrix lies. Scale = largest magnitude / 127, values -127..127 to nearest even; a group
/// with a weight that is not finite gets the scale NaN, so that what it takes part in is not a number either.
void packInt8(const float* weights, const Int8Matrix& shape, std::int64_t block, std::byte* packed);

/// Quantised activations (quantizeInt8): `rows` times `groups` whole groups. Borrowed.
struct Int8Rows
{
    const std::int8_t* values = nullptr; ///< [rows, groups * kInt8Group], -127..127
    const float* scales = nullptr;       ///< [rows, groups]
    std::int64_t rows = 0;
};

/// What the integer product exists for.
enum class Int8Isa { Plain, Avx2, AvxVnni, Avx512Vnni, NeonDot };

/// Those that this processor runs, the fastest last. Plain is always there.
[[nodiscard]] const std::vector<Int8Isa>& int8Isas();

/// y[r, o] of all rows and the outputs of blocks first..last-1, on the calling thread; y has `yStride` floats
/// between rows. Over the groups g in ascending order from 0: y = fma(float(sum of products), weight scale *
/// row scale, y).
void linearInt8(const Int8Rows& x, const Int8Matrix& w, std::int64_t first, std::int64_t last, float* y,
                std::int64_t yStride, Int8Isa isa = int8Isas().back());

} // namespace arioso::kernels
