// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Compiled with -march=armv8.2-a+dotprod; see int8_kernels.h for what this file must not use.

#include "engine/kernels/int8_kernels.h"

#include <arm_neon.h>

namespace arioso::kernels {
namespace {

// sdot adds four products of signed bytes to 32 bits, exactly.
struct NeonLanes
{
    struct Floats
    {
        float32x4_t v[4];
    };
    struct Sums
    {
        int32x4_t v[4];
    };
    struct Line
    {
        int8x16_t w[4];
    };
    struct Shared
    {
    };

    static void clear(Shared&) {}
    static void clear(Floats& y)
    {
        for (auto& v : y.v)
            v = vdupq_n_f32(0);
    }
    static void clear(Sums& s)
    {
        for (auto& v : s.v)
            v = vdupq_n_s32(0);
    }

    static Line load(const char* at, Shared&)
    {
        Line line;
        for (int i = 0; i < 4; ++i)
            line.w[i] = vld1q_s8(reinterpret_cast<const std::int8_t*>(at) + 16 * i);
        return line;
    }

    static void add(const Line& line, const std::int8_t* x, Sums& sums)
    {
        const int8x16_t four = vreinterpretq_s8_s32(vdupq_n_s32(fourAt(x)));
        for (int i = 0; i < 4; ++i)
            sums.v[i] = vdotq_s32(sums.v[i], line.w[i], four);
    }

    static void combine(const Sums& sums, const Shared&, const float* weightScales, float rowScale, Floats& y)
    {
        for (int i = 0; i < 4; ++i) {
            const float32x4_t scale = vmulq_n_f32(vld1q_f32(weightScales + 4 * i), rowScale);
            y.v[i] = vfmaq_f32(y.v[i], vcvtq_f32_s32(sums.v[i]), scale);
        }
    }

    static void store(const Floats& y, float* to)
    {
        for (int i = 0; i < 4; ++i)
            vst1q_f32(to + 4 * i, y.v[i]);
    }
};

} // namespace

void linearInt8NeonDot(const Int8Task& task)
{
    int8Blocks<NeonLanes>(task);
}

} // namespace arioso::kernels
