// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/kernels/int8.h"

#include "engine/kernels/elementwise.h"
#include "engine/kernels/int8_kernels.h"

#if defined(__x86_64__)
#include <cpuid.h>
#include <immintrin.h>
#elif defined(__aarch64__)
#include <sys/auxv.h>
#endif

#include <algorithm>
#include <cmath>
#include <cstring>

namespace arioso::kernels {
namespace {

#if defined(__x86_64__)

/// __builtin_cpu_supports of older compilers doesn't have the name. The registers are those of AVX2.
bool hasAvxVnni()
{
    unsigned a = 0;
    unsigned b = 0;
    unsigned c = 0;
    unsigned d = 0;
    const bool hasSubleaf = __get_cpuid_count(7, 0, &a, &b, &c, &d) != 0 && a >= 1;
    return hasSubleaf && __get_cpuid_count(7, 1, &a, &b, &c, &d) != 0 && (a & (1U << 4)) != 0;
}

#endif

std::vector<Int8Isa> detect()
{
    std::vector<Int8Isa> isas{Int8Isa::Plain};
#if defined(__x86_64__)
    // __builtin_cpu_supports also checks that the operating system saves the registers.
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma")) {
        isas.push_back(Int8Isa::Avx2);
        if (hasAvxVnni())
            isas.push_back(Int8Isa::AvxVnni);
    }
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512vnni"))
        isas.push_back(Int8Isa::Avx512Vnni);
#elif defined(__aarch64__)
    if ((getauxval(AT_HWCAP) & HWCAP_ASIMDDP) != 0)
        isas.push_back(Int8Isa::NeonDot);
#endif
    return isas;
}

} // namespace

const std::vector<Int8Isa>& int8Isas()
{
    static const std::vector<Int8Isa> isas = detect();
    return isas;
}

void packInt8(const float* weights, const Int8Matrix& shape, std::int64_t block, std::byte* packed)
{
    packed += block * shape.blockBytes();
    for (std::int64_t g = 0; g < shape.groups(); ++g) {
        float scales[kInt8Block] = {};
        std::int8_t lines[kInt8Group / 4][kInt8Block][4] = {};
        const std::int64_t columns = std::min(kInt8Group, shape.in - g * kInt8Group);
        for (std::int64_t o = 0; o < std::min(kInt8Block, shape.out - block * kInt8Block); ++o) {
            std::int8_t values[kInt8Group];
            const float* row = weights + (block * kInt8Block + o) * shape.in + g * kInt8Group;
            quantizeInt8(row, columns, values, &scales[o]);
            for (std::int64_t c = 0; c < kInt8Group; ++c)
                lines[c / 4][o][c % 4] = values[c];
        }
        std::memcpy(packed, scales, sizeof scales);
        std::memcpy(packed + sizeof scales, lines, sizeof lines);
        packed += sizeof scales + sizeof lines;
    }
}

void linearInt8Plain(const Int8Task& task)
{
    const std::int64_t groups = task.w.groups();
    for (std::int64_t o = task.first * kInt8Block; o < std::min(task.w.out, task.last * kInt8Block); ++o) {
        const std::byte* block = task.w.data + o / kInt8Block * task.w.blockBytes();
        const std::int64_t lane = o % kInt8Block;
        for (std::int64_t r = 0; r < task.x.rows; ++r) {
            const std::int8_t* x = task.x.values + r * groups * kInt8Group;
            float y = 0;
            for (std::int64_t g = 0; g < groups; ++g) {
                const std::byte* group = block + g * (task.w.blockBytes() / groups);
                float scale = 0;
                std::memcpy(&scale, group + lane * std::int64_t(sizeof scale), sizeof scale);
                const auto* lines = reinterpret_cast<const std::int8_t*>(group) + kInt8Block * sizeof(float);
                std::int32_t sum = 0;
                for (std::int64_t c = 0; c < kInt8Group; ++c)
                    sum += std::int32_t(lines[c / 4 * 64 + lane * 4 + c % 4]) * x[g * kInt8Group + c];
                y = std::fma(float(sum), scale * task.x.scales[r * groups + g], y);
            }
            task.y[r * task.yStride + o] = y;
        }
    }
}

void linearInt8(const Int8Task& task, Int8Isa isa)
{
    switch (isa) {
#if defined(__x86_64__)
    case Int8Isa::Avx2:
        return linearInt8Avx2(task);
    case Int8Isa::AvxVnni:
        return linearInt8AvxVnni(task);
    case Int8Isa::Avx512Vnni:
        return linearInt8Avx512Vnni(task);
    case Int8Isa::NeonDot:
        break;
#elif defined(__aarch64__)
    case Int8Isa::NeonDot:
        return linearInt8NeonDot(task);
    case Int8Isa::Avx2:
    case Int8Isa::AvxVnni:
    case Int8Isa::Avx512Vnni:
        break;
#else
    case Int8Isa::Avx2:
    case Int8Isa::AvxVnni:
    case Int8Isa::Avx512Vnni:
    case Int8Isa::NeonDot:
        break;
#endif
    case Int8Isa::Plain:
        break;
    }
    linearInt8Plain(task);
}

} // namespace arioso::kernels
