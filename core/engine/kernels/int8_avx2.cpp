// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Compiled with -mavx2 -mfma; see int8_kernels.h for what this file must not use.

#include "engine/kernels/int8_kernels.h"

#include <immintrin.h>

namespace arioso::kernels {
namespace {

// vpmaddubsw multiplies unsigned by signed bytes and adds pairs with saturation to 16 bits. Its operands are
// |w| and x with the sign of w, whose product is x * w. Activations are -127..127, so sign(x, w) is exact,
// and |w| is at most 128 (the unsigned byte of w = -128). A pair is at most 2 * 128 * 127 = 32512 < 32767, so
// it never saturates. vpmaddwd with ones widens to 32 bits. The sum of a group is at most 64 * 128 * 127 =
// 1040384, which a float represents exactly.
struct Avx2Lanes
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
        __m256i magnitude[2];
    };
    struct Shared
    {
    };

    static void clear(Shared&) {}
    static void clear(Floats& y) { y.v[0] = y.v[1] = _mm256_setzero_ps(); }
    static void clear(Sums& s) { s.v[0] = s.v[1] = _mm256_setzero_si256(); }

    static Line load(const char* at, Shared&)
    {
        Line line;
        for (int i = 0; i < 2; ++i) {
            line.w[i] = _mm256_load_si256(reinterpret_cast<const __m256i*>(at) + i);
            line.magnitude[i] = _mm256_abs_epi8(line.w[i]);
        }
        return line;
    }

    static void add(const Line& line, const std::int8_t* x, Sums& sums)
    {
        const __m256i four = _mm256_set1_epi32(fourAt(x));
        for (int i = 0; i < 2; ++i) {
            const __m256i pairs = _mm256_maddubs_epi16(line.magnitude[i], _mm256_sign_epi8(four, line.w[i]));
            addInPlace(sums.v[i], _mm256_madd_epi16(pairs, _mm256_set1_epi16(1)));
        }
    }

    // Without the inline assembly GCC 12 computes the sums in other registers and copies or spills them,
    // which takes a sixth more time.
    static void addInPlace(__m256i& sums, __m256i products)
    {
#ifdef __AVX2__
        asm("vpaddd %1, %0, %0" : "+x"(sums) : "x"(products));
#else // emulated, for a test
        sums = _mm256_add_epi32(sums, products);
#endif
    }

    static void combine(const Sums& sums, const Shared&, const float* weightScales, float rowScale, Floats& y)
    {
        for (int i = 0; i < 2; ++i) {
            const __m256 scale =
                _mm256_mul_ps(_mm256_load_ps(weightScales + 8 * i), _mm256_set1_ps(rowScale));
            y.v[i] = _mm256_fmadd_ps(_mm256_cvtepi32_ps(sums.v[i]), scale, y.v[i]);
        }
    }

    static void store(const Floats& y, float* to)
    {
        _mm256_storeu_ps(to, y.v[0]);
        _mm256_storeu_ps(to + 8, y.v[1]);
    }
};

} // namespace

void linearInt8Avx2(const Int8Task& task)
{
    int8Blocks<Avx2Lanes>(task);
}

} // namespace arioso::kernels
