// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The implementations of kernels::linearInt8. Each source file is compiled for its instruction set. The
// linker may choose any file's copy of a shared template or inline function, so these files must not use
// templates of the standard library.

#include "engine/kernels/int8.h"

namespace arioso::kernels {

void linearInt8Plain(const Int8Task& task);
void linearInt8Avx2(const Int8Task& task);
void linearInt8AvxVnni(const Int8Task& task);
void linearInt8Avx512Vnni(const Int8Task& task);
void linearInt8NeonDot(const Int8Task& task);

namespace {

/// The bits of four activations.
inline std::int32_t fourAt(const std::int8_t* x)
{
    std::int32_t bits;
    __builtin_memcpy(&bits, x, sizeof bits);
    return bits;
}

// The loop of all vector implementations. Lanes is the instruction set's part of it:
//     load(at, shared)     loads a line into registers; `shared` accumulates what is the same for all rows
//     add(line, x, sums)   sums[o] += x[0..3] . line[o][0..3] for the 16 outputs
//     combine(sums, shared, weight scales, row scale, y)   y[o] = fma(float(sums[o]), scales, y[o])
// All rows of a tile use each line that was loaded. The tiles of a block find its lines in the cache.
template <typename Lanes, int Rows>
inline void int8Tile(const Int8Task& task, std::int64_t row, std::int64_t block)
{
    const std::int64_t groups = task.w.groups();
    const std::int64_t width = groups * kInt8Group;
    const auto* at = reinterpret_cast<const char*>(task.w.data) + block * task.w.blockBytes();
    const std::int8_t* x = task.x.values + row * width;
    const float* scales = task.x.scales + row * groups;

    typename Lanes::Floats y[Rows];
    for (int r = 0; r < Rows; ++r)
        Lanes::clear(y[r]);
    for (std::int64_t g = 0; g < groups; ++g, x += kInt8Group) {
        const auto* weightScales = reinterpret_cast<const float*>(at);
        at += kInt8Block * sizeof(float);
        typename Lanes::Sums sums[Rows];
        typename Lanes::Shared shared;
        Lanes::clear(shared);
        for (int r = 0; r < Rows; ++r)
            Lanes::clear(sums[r]);
        for (int c = 0; c < kInt8Group; c += 4, at += 64) {
            __builtin_prefetch(at + 2048); // also across a page, where the hardware doesn't prefetch
            const typename Lanes::Line line = Lanes::load(at, shared);
            for (int r = 0; r < Rows; ++r)
                Lanes::add(line, x + r * width + c, sums[r]);
        }
        for (int r = 0; r < Rows; ++r)
            Lanes::combine(sums[r], shared, weightScales, scales[r * groups + g], y[r]);
    }
    const std::int64_t out = block * kInt8Block;
    const std::int64_t count = task.w.out - out < kInt8Block ? task.w.out - out : kInt8Block;
    for (int r = 0; r < Rows; ++r) {
        alignas(64) float whole[kInt8Block];
        float* to = task.y + (row + r) * task.yStride + out;
        Lanes::store(y[r], count == kInt8Block ? to : whole);
        if (count != kInt8Block) {
            for (std::int64_t o = 0; o < count; ++o)
                to[o] = whole[o];
        }
    }
}

template <typename Lanes>
inline void int8Blocks(const Int8Task& task)
{
    for (std::int64_t block = task.first; block < task.last; ++block) {
        std::int64_t row = 0;
        for (; row + 4 <= task.x.rows; row += 4)
            int8Tile<Lanes, 4>(task, row, block);
        switch (task.x.rows - row) {
        case 3:
            int8Tile<Lanes, 3>(task, row, block);
            break;
        case 2:
            int8Tile<Lanes, 2>(task, row, block);
            break;
        case 1:
            int8Tile<Lanes, 1>(task, row, block);
            break;
        default:
            break;
        }
    }
}

} // namespace
} // namespace arioso::kernels
