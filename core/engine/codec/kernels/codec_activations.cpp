// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Activations of the codec, eight values at a time. The last ones are padded to eight, so that the result for
// a value doesn't depend on its position.

#include "engine/codec/kernels/codec.h"

#include <algorithm>

#if defined(__x86_64__)
#include <immintrin.h>
#define ARIOSO_AVX2 __attribute__((target("avx2,fma")))
#endif

namespace arioso::kernels {

#if defined(__x86_64__)
namespace {

constexpr std::int64_t kLanes = 8;

/// e^x within 2 units in the last place for -87 <= x <= 88, clamped outside; NaN for NaN. x = n ln 2 + r with
/// |r| <= ln(2) / 2; e^r is computed by its Taylor polynomial, 2^n by the exponent bits.
ARIOSO_AVX2 inline __m256 exponential(__m256 x)
{
    // If an operand is NaN, min and max return the second one, so x comes second.
    x = _mm256_max_ps(_mm256_set1_ps(-87.0F), _mm256_min_ps(_mm256_set1_ps(88.0F), x));
    const __m256 n = _mm256_round_ps(_mm256_mul_ps(x, _mm256_set1_ps(1.44269504F)),
                                     _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
    // ln 2 in two parts, of which the product of n and the larger one is exact.
    __m256 r = _mm256_fnmadd_ps(n, _mm256_set1_ps(0.693359375F), x);
    r = _mm256_fnmadd_ps(n, _mm256_set1_ps(-2.12194440e-4F), r);

    __m256 y = _mm256_set1_ps(1.0F / 5040);
    for (const float coefficient : {1.0F / 720, 1.0F / 120, 1.0F / 24, 1.0F / 6, 0.5F, 1.0F, 1.0F})
        y = _mm256_fmadd_ps(y, r, _mm256_set1_ps(coefficient));
    const __m256i exponent =
        _mm256_slli_epi32(_mm256_add_epi32(_mm256_cvtps_epi32(n), _mm256_set1_epi32(127)), 23);
    return _mm256_mul_ps(y, _mm256_castsi256_ps(exponent));
}

ARIOSO_AVX2 inline __m256 sigmoid(__m256 x)
{
    const __m256 one = _mm256_set1_ps(1.0F);
    return _mm256_div_ps(one, _mm256_add_ps(one, exponential(_mm256_sub_ps(_mm256_setzero_ps(), x))));
}

/// tanh x = 2 sigmoid(2 x) - 1, within 2e-7.
ARIOSO_AVX2 inline __m256 tanhyp(__m256 x)
{
    return _mm256_fmsub_ps(_mm256_set1_ps(2.0F), sigmoid(_mm256_add_ps(x, x)), _mm256_set1_ps(1.0F));
}

ARIOSO_AVX2 inline __m256 elu(__m256 x)
{
    const __m256 negative = _mm256_sub_ps(exponential(x), _mm256_set1_ps(1.0F));
    return _mm256_blendv_ps(negative, x, _mm256_cmp_ps(x, _mm256_setzero_ps(), _CMP_GT_OQ));
}

ARIOSO_AVX2 void eluRun(const float* from, float* to, std::int64_t count)
{
    std::int64_t i = 0;
    for (; i + kLanes <= count; i += kLanes)
        _mm256_storeu_ps(to + i, elu(_mm256_loadu_ps(from + i)));
    if (i < count) {
        float rest[kLanes] = {};
        std::copy(from + i, from + count, rest);
        _mm256_storeu_ps(rest, elu(_mm256_loadu_ps(rest)));
        std::copy(rest, rest + (count - i), to + i);
    }
}

/// Eight units. The inputs of the gates i, f, g and o are gates + more.
ARIOSO_AVX2 inline void lstmLanes(const float* const gates[4], const float* const more[4], float* cell,
                                  float* hidden)
{
    __m256 sum[4];
    for (int gate = 0; gate < 4; ++gate)
        sum[gate] = _mm256_add_ps(_mm256_loadu_ps(gates[gate]), _mm256_loadu_ps(more[gate]));
    const __m256 added = _mm256_mul_ps(sigmoid(sum[0]), tanhyp(sum[2]));
    const __m256 next = _mm256_fmadd_ps(sigmoid(sum[1]), _mm256_loadu_ps(cell), added);
    _mm256_storeu_ps(cell, next);
    _mm256_storeu_ps(hidden, _mm256_mul_ps(sigmoid(sum[3]), tanhyp(next)));
}

} // namespace

void elu(const float* from, float* to, std::int64_t count, int threads)
{
    constexpr std::int64_t kRun = 8192;
    const std::int64_t runs = (count + kRun - 1) / kRun;
#pragma omp parallel for num_threads(threads) schedule(static) if (runs > 1)
    for (std::int64_t run = 0; run < runs; ++run)
        eluRun(from + run * kRun, to + run * kRun, std::min(kRun, count - run * kRun));
}

ARIOSO_AVX2 void lstmStep(const float* a, const float* b, std::int64_t width, const LstmUnits& units)
{
    float* const cell = units.cell;
    float* const hidden = units.hidden;
    std::int64_t i = 0;
    for (; i + kLanes <= width; i += kLanes) {
        const float* const gates[4] = {a + i, a + width + i, a + 2 * width + i, a + 3 * width + i};
        const float* const more[4] = {b + i, b + width + i, b + 2 * width + i, b + 3 * width + i};
        lstmLanes(gates, more, cell + i, hidden + i);
    }
    if (i == width)
        return;
    float rest[10][kLanes] = {};
    for (int gate = 0; gate < 4; ++gate) {
        std::copy(a + gate * width + i, a + (gate + 1) * width, rest[gate]);
        std::copy(b + gate * width + i, b + (gate + 1) * width, rest[4 + gate]);
    }
    std::copy(cell + i, cell + width, rest[8]);
    const float* const gates[4] = {rest[0], rest[1], rest[2], rest[3]};
    const float* const more[4] = {rest[4], rest[5], rest[6], rest[7]};
    lstmLanes(gates, more, rest[8], rest[9]);
    std::copy(rest[8], rest[8] + (width - i), cell + i);
    std::copy(rest[9], rest[9] + (width - i), hidden + i);
}

#else // never called: codecKernelsAvailable() is false

void elu(const float*, float*, std::int64_t, int) {}
void lstmStep(const float*, const float*, std::int64_t, const LstmUnits&) {}

#endif

} // namespace arioso::kernels
