// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Compiled with -mavx2 -mfma -mf16c; see linear_kernels.h for what this file must not use.

#include "engine/kernels/attention_kernels.h"

#include <immintrin.h>

namespace arioso::kernels {
namespace {

inline float sumOf(__m256 s)
{
    const __m128 four = _mm_add_ps(_mm256_castps256_ps128(s), _mm256_extractf128_ps(s, 1));
    const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
    return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
}

inline float maxOf(__m256 s)
{
    const __m128 four = _mm_max_ps(_mm256_castps256_ps128(s), _mm256_extractf128_ps(s, 1));
    const __m128 two = _mm_max_ps(four, _mm_movehl_ps(four, four));
    return _mm_cvtss_f32(_mm_max_ss(two, _mm_movehdup_ps(two)));
}

// e^x for x <= 0: 2^n * e^r with r in [-ln 2 / 2, ln 2 / 2], e^r by its Taylor polynomial of degree 7
// (truncation error below 6e-9, less than half an ulp). Below -87 the result is 0, which suits the softmax.
inline __m256 expNegative(__m256 x)
{
    const __m256 lowest = _mm256_set1_ps(-87.0F);
    const __m256 inside = _mm256_cmp_ps(x, lowest, _CMP_GE_OQ);
    const __m256 clamped = _mm256_max_ps(x, lowest);
    const __m256 n = _mm256_round_ps(_mm256_mul_ps(clamped, _mm256_set1_ps(1.44269504F)),
                                     _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
    // ln 2 in two parts, of which the product of n and the first is exact
    __m256 r = _mm256_fnmadd_ps(n, _mm256_set1_ps(0.693359375F), clamped);
    r = _mm256_fnmadd_ps(n, _mm256_set1_ps(-2.12194440e-4F), r);
    __m256 p = _mm256_set1_ps(1.0F / 5040);
    p = _mm256_fmadd_ps(p, r, _mm256_set1_ps(1.0F / 720));
    p = _mm256_fmadd_ps(p, r, _mm256_set1_ps(1.0F / 120));
    p = _mm256_fmadd_ps(p, r, _mm256_set1_ps(1.0F / 24));
    p = _mm256_fmadd_ps(p, r, _mm256_set1_ps(1.0F / 6));
    p = _mm256_fmadd_ps(p, r, _mm256_set1_ps(0.5F));
    p = _mm256_fmadd_ps(p, r, _mm256_set1_ps(1.0F));
    p = _mm256_fmadd_ps(p, r, _mm256_set1_ps(1.0F));
    const __m256i power =
        _mm256_slli_epi32(_mm256_add_epi32(_mm256_cvtps_epi32(n), _mm256_set1_epi32(127)), 23);
    return _mm256_and_ps(inside, _mm256_mul_ps(p, _mm256_castsi256_ps(power)));
}

// How each type of cache loads numbers i .. i+7 of a key or value, without the scale that all of them share.
struct Float32Cache
{
    static __m256 load(const std::byte* vector, int i)
    {
        return _mm256_loadu_ps(reinterpret_cast<const float*>(vector) + i);
    }
    static float scaled(float x, const std::byte*) { return x; }
};

struct Float16Cache
{
    static __m256 load(const std::byte* vector, int i)
    {
        return _mm256_cvtph_ps(_mm_loadu_si128(reinterpret_cast<const __m128i*>(vector + 2 * i)));
    }
    static float scaled(float x, const std::byte*) { return x; }
};

struct Int8Cache
{
    static __m256 load(const std::byte* vector, int i)
    {
        const __m128i eight = _mm_loadl_epi64(reinterpret_cast<const __m128i*>(vector + sizeof(float) + i));
        return _mm256_cvtepi32_ps(_mm256_cvtepi8_epi32(eight));
    }
    static float scaled(float x, const std::byte* vector)
    {
        float scale;
        __builtin_memcpy(&scale, vector, sizeof scale);
        return x * scale;
    }
};

template <typename C>
inline float dot(const float* q, const std::byte* key, int width)
{
    __m256 sum = _mm256_mul_ps(_mm256_loadu_ps(q), C::load(key, 0));
    for (int i = 8; i < width; i += 8)
        sum = _mm256_fmadd_ps(_mm256_loadu_ps(q + i), C::load(key, i), sum);
    return C::scaled(sumOf(sum), key);
}

// out[first .. first + 8 * Vectors) = (sum over t of weights[t] * values[t]) / total
template <typename C, int Vectors>
inline void weightedSum(const float* weights, const HeadCache& cache, std::int64_t bytes, int first,
                        float total, float* out)
{
    __m256 sum[Vectors];
    for (int v = 0; v < Vectors; ++v)
        sum[v] = _mm256_setzero_ps();
    const std::byte* value = cache.values;
    for (std::int64_t t = 0; t < cache.count; ++t, value += bytes) {
        const __m256 weight = _mm256_set1_ps(C::scaled(weights[t], value));
        for (int v = 0; v < Vectors; ++v)
            sum[v] = _mm256_fmadd_ps(weight, C::load(value, first + 8 * v), sum[v]);
    }
    const __m256 scale = _mm256_set1_ps(1.0F / total);
    for (int v = 0; v < Vectors; ++v)
        _mm256_storeu_ps(out + first + 8 * v, _mm256_mul_ps(sum[v], scale));
}

template <typename C>
void attendOver(const float* q, const HeadCache& cache, float scale, float* out, float* scores)
{
    const int width = cache.width;
    const std::int64_t bytes = cacheBytes(cache.type, width);
    const std::byte* key = cache.keys;
    for (std::int64_t t = 0; t < cache.count; ++t, key += bytes)
        scores[t] = dot<C>(q, key, width) * scale;
    const float total = softmaxWeightsAvx2(scores, cache.count);
    int first = 0;
    for (; first + 64 <= width; first += 64)
        weightedSum<C, 8>(scores, cache, bytes, first, total, out);
    for (; first < width; first += 8)
        weightedSum<C, 1>(scores, cache, bytes, first, total, out);
}

} // namespace

float softmaxWeightsAvx2(float* scores, std::int64_t count)
{
    const std::int64_t whole = count & ~std::int64_t(7);
    __m256 largest8 = _mm256_set1_ps(scores[0]);
    for (std::int64_t t = 0; t < whole; t += 8)
        largest8 = _mm256_max_ps(largest8, _mm256_loadu_ps(scores + t));
    float largest = maxOf(largest8);
    for (std::int64_t t = whole; t < count; ++t)
        largest = scores[t] > largest ? scores[t] : largest;

    const __m256 shift = _mm256_set1_ps(largest);
    __m256 sum8 = _mm256_setzero_ps();
    for (std::int64_t t = 0; t < whole; t += 8) {
        const __m256 weight = expNegative(_mm256_sub_ps(_mm256_loadu_ps(scores + t), shift));
        _mm256_storeu_ps(scores + t, weight);
        sum8 = _mm256_add_ps(sum8, weight);
    }
    float sum = sumOf(sum8);
    for (std::int64_t t = whole; t < count; ++t) {
        scores[t] = _mm256_cvtss_f32(expNegative(_mm256_set1_ps(scores[t] - largest)));
        sum += scores[t];
    }
    return sum;
}

void attendAvx2(const float* q, const HeadCache& cache, float scale, float* out, float* scores)
{
    switch (cache.type) {
    case CacheType::Float32:
        attendOver<Float32Cache>(q, cache, scale, out, scores);
        break;
    case CacheType::Float16:
        attendOver<Float16Cache>(q, cache, scale, out, scores);
        break;
    case CacheType::Int8:
        if (hasInt8Attention(cache.width))
            attendInt8Avx2(q, cache, scale, out, scores);
        else
            attendOver<Int8Cache>(q, cache, scale, out, scores);
        break;
    }
}

void storeHalvesAvx2(const float* x, int width, std::byte* to)
{
    const __m256 largest = _mm256_set1_ps(65504);
    const __m256 lowest = _mm256_set1_ps(-65504);
    for (int i = 0; i < width; i += 8) {
        // If an operand is NaN, min and max return the second one, so a NaN is not replaced.
        const __m256 bounded = _mm256_min_ps(largest, _mm256_max_ps(lowest, _mm256_loadu_ps(x + i)));
        _mm_storeu_si128(reinterpret_cast<__m128i*>(to) + i / 8,
                         _mm256_cvtps_ph(bounded, _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC));
    }
}

} // namespace arioso::kernels
