// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Compiled with -mavx512f -mavx512vnni; see int8_kernels.h for what this file must not use.

#include "engine/kernels/int8_kernels.h"

#include <immintrin.h>

namespace arioso::kernels {
namespace {

// As in int8_avxvnni.cpp, with a whole line per register.
struct Avx512VnniLanes
{
    using Floats = __m512;
    using Sums = __m512i;
    using Line = __m512i;
    using Shared = __m512i;

    static void clear(Floats& y) { y = _mm512_setzero_ps(); }
    static void clear(Sums& s) { s = _mm512_setzero_si512(); }

    static Line load(const char* at, Shared& shared)
    {
        const Line line = _mm512_load_si512(at);
        shared = _mm512_dpbusd_epi32(shared, _mm512_set1_epi32(int(0x80808080)), line);
        return line;
    }

    static void add(const Line& line, const std::int8_t* x, Sums& sums)
    {
        const __m512i four = _mm512_set1_epi32(fourAt(x));
        sums = _mm512_dpbusd_epi32(sums, _mm512_xor_si512(four, _mm512_set1_epi32(int(0x80808080))), line);
    }

    static void combine(const Sums& sums, const Shared& shared, const float* weightScales, float rowScale,
                        Floats& y)
    {
        const __m512 scale = _mm512_mul_ps(_mm512_load_ps(weightScales), _mm512_set1_ps(rowScale));
        y = _mm512_fmadd_ps(_mm512_cvtepi32_ps(_mm512_sub_epi32(sums, shared)), scale, y);
    }

    static void store(const Floats& y, float* to) { _mm512_storeu_ps(to, y); }
};

} // namespace

void linearInt8Avx512Vnni(const Int8Task& task)
{
    int8Blocks<Avx512VnniLanes>(task);
}

} // namespace arioso::kernels
