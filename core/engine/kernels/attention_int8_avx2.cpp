// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Compiled with -mavx2 -mfma -mf16c; see linear_kernels.h for what this file must not use.
//
// Attention over a cache of 8-bit integers in integer arithmetic. Query and weights are quantized to 16 bits,
// with a hundredth of the cache's own error. vpmaddwd multiplies and adds pairs in 32 bits, which takes half
// of the time of floats. The sums are exact, so their order does not matter.

#include "engine/kernels/attention_kernels.h"

#include <immintrin.h>

#include <cstring>

namespace arioso::kernels {
namespace {

constexpr int kLargestWidth = 512; // 512 * 32767 * 127 < 2^31
constexpr float kLargest = 32767;
constexpr float kLargestSum = 16.5e6F; // of the weights: times 127, with roundings, it is below 2^31
constexpr int kFinite = 0x7f800000;    // the bits of finite magnitudes are below
constexpr std::int64_t kAhead = 2048;  // bytes to prefetch ahead

inline float numberAt(const std::byte* at)
{
    float x = 0;
    std::memcpy(&x, at, sizeof x);
    return x;
}

inline float notANumber()
{
    return _mm_cvtss_f32(_mm_castsi128_ps(_mm_set1_epi32(0x7fc00000)));
}

// Bits of the largest of eight magnitudes; NaN compares larger than infinity.
inline int largestBits(__m256i bits)
{
    __m128i m = _mm_max_epi32(_mm256_castsi256_si128(bits), _mm256_extracti128_si256(bits, 1));
    m = _mm_max_epi32(m, _mm_shuffle_epi32(m, 0x4e));
    m = _mm_max_epi32(m, _mm_shuffle_epi32(m, 0xb1));
    return _mm_cvtsi128_si32(m);
}

inline __m256i magnitudeBits(__m256 x)
{
    return _mm256_and_si256(_mm256_castps_si256(x), _mm256_set1_epi32(0x7fffffff));
}

inline float floatOf(int bits)
{
    return _mm_cvtss_f32(_mm_castsi128_ps(_mm_cvtsi32_si128(bits)));
}

// Eight floats, rounded to nearest even, as eight 16-bit integers.
inline __m128i shorts(__m256 x)
{
    const __m256i whole = _mm256_cvtps_epi32(x);
    return _mm_packs_epi32(_mm256_castsi256_si128(whole), _mm256_extracti128_si256(whole, 1));
}

// Quantizes the query to 16 bits and returns its scale; NaN if the query is not finite.
inline float quantizeQuery(const float* q, int width, __m256i* to)
{
    __m256i bits = _mm256_setzero_si256();
    for (int i = 0; i < width; i += 8)
        bits = _mm256_max_epi32(bits, magnitudeBits(_mm256_loadu_ps(q + i)));
    const int largest = largestBits(bits);
    const float magnitude = floatOf(largest);
    const bool finite = largest < kFinite;
    const bool tiny = magnitude < 1e-30F; // 1 / magnitude could be infinite
    const __m256 inverse = _mm256_set1_ps(finite && !tiny ? kLargest / magnitude : 0.0F);
    for (int i = 0; i < width; i += 16) {
        const __m128i low = shorts(_mm256_mul_ps(_mm256_loadu_ps(q + i), inverse));
        const __m128i high = shorts(_mm256_mul_ps(_mm256_loadu_ps(q + i + 8), inverse));
        to[i / 16] = _mm256_inserti128_si256(_mm256_castsi128_si256(low), high, 1);
    }
    if (!finite)
        return notANumber();
    return tiny ? 0.0F : magnitude / kLargest;
}

inline __m256i words(const std::byte* sixteen)
{
    return _mm256_cvtepi8_epi16(_mm_loadu_si128(reinterpret_cast<const __m128i*>(sixteen)));
}

// Partial sums of q . key. Vectors: width / 16 if it is known at compile time, else 0.
template <int Vectors>
inline __m256i partialDot(const __m256i* q, const std::byte* key, int width)
{
    const int vectors = Vectors > 0 ? Vectors : width / 16;
    key += sizeof(float);
    __m256i sum = _mm256_madd_epi16(q[0], words(key));
    for (int v = 1; v < vectors; ++v)
        sum = _mm256_add_epi32(sum, _mm256_madd_epi16(q[v], words(key + std::int64_t(16) * v)));
    return sum;
}

inline __m128i fourSums(__m256i a, __m256i b, __m256i c, __m256i d)
{
    const __m256i sums = _mm256_hadd_epi32(_mm256_hadd_epi32(a, b), _mm256_hadd_epi32(c, d));
    return _mm_add_epi32(_mm256_castsi256_si128(sums), _mm256_extracti128_si256(sums, 1));
}

template <int Vectors>
inline void scoreKeys(const float* query, const HeadCache& cache, std::int64_t bytes, float scale,
                      float* scores)
{
    __m256i q[Vectors > 0 ? Vectors : kLargestWidth / 16];
    const float unit = quantizeQuery(query, cache.width, q) * scale;
    const std::byte* key = cache.keys;
    std::int64_t t = 0;
    for (; t + 4 <= cache.count; t += 4, key += 4 * bytes) {
        __m256i dots[4];
        for (int k = 0; k < 4; ++k) {
            __builtin_prefetch(key + k * bytes + kAhead);
            dots[k] = partialDot<Vectors>(q, key + k * bytes, cache.width);
        }
        const __m128 scales = _mm_set_ps(numberAt(key + 3 * bytes), numberAt(key + 2 * bytes),
                                         numberAt(key + bytes), numberAt(key));
        const __m128 sums = _mm_cvtepi32_ps(fourSums(dots[0], dots[1], dots[2], dots[3]));
        _mm_storeu_ps(scores + t, _mm_mul_ps(sums, _mm_mul_ps(scales, _mm_set1_ps(unit))));
    }
    for (; t < cache.count; ++t, key += bytes) {
        const __m256i none = _mm256_setzero_si256();
        const __m256i dot = partialDot<Vectors>(q, key, cache.width);
        const int sum = _mm_cvtsi128_si32(fourSums(dot, none, none, none));
        scores[t] = float(sum) * (numberAt(key) * unit);
    }
}

// Multiplies the weights by the scales of their values and quantizes them to 16 bits, in place: two bytes
// each, from weights[0] on, followed by a zero. Returns their scale; NaN if one of them is not finite.
inline float quantizeWeights(float* weights, const HeadCache& cache, std::int64_t bytes)
{
    const std::byte* value = cache.values;
    int largest = 0;
    float sum = 0;
    for (std::int64_t t = 0; t < cache.count; ++t, value += bytes) {
        __builtin_prefetch(value + kAhead);
        weights[t] *= numberAt(value);
        sum += weights[t];
        const int bits = _mm_cvtsi128_si32(_mm_castps_si128(_mm_set_ss(weights[t]))) & 0x7fffffff;
        largest = bits > largest ? bits : largest;
    }
    const float magnitude = floatOf(largest);
    const bool finite = largest < kFinite;
    const bool tiny = magnitude < 1e-30F;
    float inverse = 0;
    if (finite && !tiny) {
        const float bySum = kLargestSum / sum;
        inverse = kLargest / magnitude;
        inverse = bySum < inverse ? bySum : inverse;
    }
    auto* to = reinterpret_cast<std::byte*>(weights); // each weight is read before it is overwritten
    std::int64_t t = 0;
    for (; t + 8 <= cache.count; t += 8, to += 16) {
        const __m256 scaled = _mm256_mul_ps(_mm256_loadu_ps(weights + t), _mm256_set1_ps(inverse));
        _mm_storeu_si128(reinterpret_cast<__m128i*>(to), shorts(scaled));
    }
    for (; t < cache.count; ++t, to += 2) {
        const auto rounded = std::int16_t(_mm_cvtss_si32(_mm_set_ss(weights[t] * inverse)));
        std::memcpy(to, &rounded, sizeof rounded);
    }
    if (cache.count % 2 == 1)
        std::memset(to, 0, 2);
    if (!finite)
        return notANumber();
    return tiny ? 0.0F : 1.0F / inverse;
}

// out[first .. first + 16 * Vectors) = unit * (sum over t of weights[t] * values[t]), two values at a time.
template <int Vectors>
inline void weightedSum(const std::byte* weights, const HeadCache& cache, std::int64_t bytes, int first,
                        float unit, float* out)
{
    __m256i sums[2 * Vectors];
    for (__m256i& sum : sums)
        sum = _mm256_setzero_si256();
    const std::byte* value = cache.values + sizeof(float) + first;
    for (std::int64_t t = 0; t < cache.count; t += 2, value += 2 * bytes) {
        int pair = 0;
        std::memcpy(&pair, weights + 2 * t, sizeof pair);
        const __m256i weight = _mm256_set1_epi32(pair);
        // The last of an odd number is paired with itself; the second weight is the zero at the end.
        const std::byte* next = t + 1 < cache.count ? value + bytes : value;
        __builtin_prefetch(value + kAhead);
        __builtin_prefetch(value + bytes + kAhead);
        for (int v = 0; v < Vectors; ++v) {
            const __m128i a = _mm_loadu_si128(reinterpret_cast<const __m128i*>(value) + v);
            const __m128i b = _mm_loadu_si128(reinterpret_cast<const __m128i*>(next) + v);
            const __m256i low = _mm256_cvtepi8_epi16(_mm_unpacklo_epi8(a, b));
            const __m256i high = _mm256_cvtepi8_epi16(_mm_unpackhi_epi8(a, b));
            sums[2 * v] = _mm256_add_epi32(sums[2 * v], _mm256_madd_epi16(low, weight));
            sums[2 * v + 1] = _mm256_add_epi32(sums[2 * v + 1], _mm256_madd_epi16(high, weight));
        }
    }
    for (int v = 0; v < 2 * Vectors; ++v)
        _mm256_storeu_ps(out + first + 8 * v,
                         _mm256_mul_ps(_mm256_cvtepi32_ps(sums[v]), _mm256_set1_ps(unit)));
}

} // namespace

void attendInt8Avx2(const float* q, const HeadCache& cache, float scale, float* out, float* scores)
{
    static_assert(hasInt8Attention(kLargestWidth) && !hasInt8Attention(kLargestWidth + 16));
    const int width = cache.width;
    const std::int64_t bytes = cacheBytes(cache.type, width);
    if (width == 64)
        scoreKeys<4>(q, cache, bytes, scale, scores);
    else
        scoreKeys<0>(q, cache, bytes, scale, scores);
    const float total = softmaxWeightsAvx2(scores, cache.count);
    const float unit = quantizeWeights(scores, cache, bytes) / total;
    const auto* weights = reinterpret_cast<const std::byte*>(scores);
    int first = 0;
    for (; first + 64 <= width; first += 64)
        weightedSum<4>(weights, cache, bytes, first, unit, out);
    for (; first < width; first += 16)
        weightedSum<1>(weights, cache, bytes, first, unit, out);
}

} // namespace arioso::kernels
