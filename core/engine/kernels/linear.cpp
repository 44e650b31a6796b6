// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/kernels/linear.h"

#include "engine/kernels/linear_kernels.h"

#include <c10/util/Half.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace arioso::kernels {
namespace {

float weightAt(const Matrix& w, std::int64_t index)
{
    switch (w.type) {
    case Matrix::Type::Float32:
        return static_cast<const float*>(w.data)[index];
    case Matrix::Type::BFloat16: {
        const std::uint32_t bits = std::uint32_t(static_cast<const std::uint16_t*>(w.data)[index]) << 16;
        float value = 0;
        std::memcpy(&value, &bits, sizeof value);
        return value;
    }
    case Matrix::Type::Float16:
        return static_cast<const c10::Half*>(w.data)[index];
    }
    return 0;
}

} // namespace

Isa bestIsa()
{
#if defined(__x86_64__)
    static const bool avx2 =
        __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma") && __builtin_cpu_supports("f16c");
    return avx2 ? Isa::Avx2 : Isa::Plain;
#else
    return Isa::Plain;
#endif
}

void linearPlain(const LinearTask& task, std::int64_t first, std::int64_t last)
{
    for (std::int64_t o = first; o < last; ++o) {
        for (std::int64_t r = 0; r < task.rows; ++r) {
            const float* x = task.x + r * task.xStride;
            float s[8] = {};
            for (std::int64_t i = 0; i < task.w.in; ++i)
                s[i % 8] = std::fma(x[i], weightAt(task.w, o * task.w.in + i), s[i % 8]);
            const float sum = ((s[0] + s[4]) + (s[2] + s[6])) + ((s[1] + s[5]) + (s[3] + s[7]));
            task.y[r * task.yStride + o] = task.bias != nullptr ? sum + task.bias[o] : sum;
        }
    }
}

void linearPart(const LinearTask& task, std::int64_t first, std::int64_t last, Isa isa)
{
#if defined(__x86_64__)
    if (isa == Isa::Avx2) {
        linearAvx2(task, first, last);
        return;
    }
#else
    (void)isa;
#endif
    linearPlain(task, first, last);
}

void linear(const LinearTask& task, int threads, Isa isa)
{
    const Matrix& w = task.w;
    constexpr std::int64_t kSmall = 16 * 1024; // multiply-adds that take less time than waking a thread
    if (threads <= 1 || task.rows * w.out * w.in <= kSmall) {
        linearPart(task, 0, w.out, isa);
        return;
    }
    // Each thread gets a multiple of the kernels' tiles, so that only the last one has a partial tile.
    const std::int64_t share = ((w.out + threads - 1) / threads + 23) / 24 * 24;
#pragma omp parallel for num_threads(threads) schedule(static, 1)
    for (int t = 0; t < threads; ++t) {
        const std::int64_t first = std::min(w.out, t * share);
        linearPart(task, first, std::min(w.out, first + share), isa);
    }
}

} // namespace arioso::kernels
