// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Compiled with -mavx2 -mfma -mavxvnni; see int8_kernels.h for what this file must not use.

#include "engine/kernels/int8_kernels.h"

#include <immintrin.h>

namespace arioso::kernels {
namespace {

// vpdpbusd adds four products of unsigned and signed bytes to 32 bits without saturation. The unsigned
// operand is x + 128. The surplus, 128 * (sum of the weights), is computed once for all rows and subtracted.
struct AvxVnniLanes
{
    struct Floats
    {
        __m256 v[2];
    };
    struct Sums
    {
        __m256i v[2];
    };
    struct Line
    {
        __m256i w[2];
    };
    using Shared = Sums;

    static void clear(Floats& y) { y.v[0] = y.v[1] = _mm256_setzero_ps(); }
    static void clear(Sums& s) { s.v[0] = s.v[1] = _mm256_setzero_si256(); }

    static Line load(const char* at, Shared& shared)
    {
        Line line;
        for (int i = 0; i < 2; ++i) {
            line.w[i] = _mm256_load_si256(reinterpret_cast<const __m256i*>(at) + i);
            shared.v[i] = _mm256_dpbusd_avx_epi32(shared.v[i], _mm256_set1_epi8(char(0x80)), line.w[i]);
        }
        return line;
    }

    static void add(const Line& line, const std::int8_t* x, Sums& sums)
    {
        const __m256i four = _mm256_set1_epi32(fourAt(x));
        const __m256i shifted = _mm256_xor_si256(four, _mm256_set1_epi8(char(0x80))); // x + 128
        for (int i = 0; i < 2; ++i)
            sums.v[i] = _mm256_dpbusd_avx_epi32(sums.v[i], shifted, line.w[i]);
    }

    static void combine(const Sums& sums, const Shared& shared, const float* weightScales, float rowScale,
                        Floats& y)
    {
        for (int i = 0; i < 2; ++i) {
            const __m256 scale =
                _mm256_mul_ps(_mm256_load_ps(weightScales + 8 * i), _mm256_set1_ps(rowScale));
            const __m256i sum = _mm256_sub_epi32(sums.v[i], shared.v[i]);
            y.v[i] = _mm256_fmadd_ps(_mm256_cvtepi32_ps(sum), scale, y.v[i]);
        }
    }

    static void store(const Floats& y, float* to)
    {
        _mm256_storeu_ps(to, y.v[0]);
        _mm256_storeu_ps(to + 8, y.v[1]);
    }
};

} // namespace

void linearInt8AvxVnni(const Int8Task& task)
{
    int8Blocks<AvxVnniLanes>(task);
}

} // namespace arioso::kernels
