// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Compiled with -mavx2 -mfma -mf16c; see linear_kernels.h for what this file must not use.

#include "engine/kernels/linear_kernels.h"

#include <immintrin.h>

namespace arioso::kernels {
namespace {

// How each type of weights loads eight of them, or one, as floats.
struct Float32Weights
{
    using Element = float;
    static __m256 load(const float* p) { return _mm256_loadu_ps(p); }
    static float one(const float* p) { return *p; }
};

struct BFloat16Weights
{
    using Element = std::uint16_t;
    static __m256 load(const std::uint16_t* p)
    {
        const __m128i half = _mm_loadu_si128(reinterpret_cast<const __m128i*>(p));
        return _mm256_castsi256_ps(_mm256_slli_epi32(_mm256_cvtepu16_epi32(half), 16));
    }
    static float one(const std::uint16_t* p)
    {
        return _mm_cvtss_f32(_mm_castsi128_ps(_mm_cvtsi32_si128(int(std::uint32_t(*p) << 16))));
    }
};

struct Float16Weights
{
    using Element = std::uint16_t;
    static __m256 load(const std::uint16_t* p)
    {
        return _mm256_cvtph_ps(_mm_loadu_si128(reinterpret_cast<const __m128i*>(p)));
    }
    static float one(const std::uint16_t* p) { return _mm_cvtss_f32(_mm_cvtph_ps(_mm_cvtsi32_si128(*p))); }
};

// ((s0 + s4) + (s2 + s6)) + ((s1 + s5) + (s3 + s7))
inline float canonicalSum(__m256 s)
{
    const __m128 four = _mm_add_ps(_mm256_castps256_ps128(s), _mm256_extractf128_ps(s, 1));
    const __m128 two = _mm_add_ps(four, _mm_movehl_ps(four, four));
    return _mm_cvtss_f32(_mm_add_ss(two, _mm_movehdup_ps(two)));
}

// Rows x Outs outputs at a time. 8 to 12 of the 16 registers are accumulators, enough to hide the latency of
// the multiply-add. Each vector of x is used Outs times and each vector of weights Rows times.
template <typename W, int Rows, int Outs>
inline void tile(const LinearTask& t, std::int64_t row, std::int64_t out)
{
    const auto* w = static_cast<const typename W::Element*>(t.w.data) + out * t.w.in;
    const float* x = t.x + row * t.xStride;
    __m256 sum[Rows][Outs];
    for (int r = 0; r < Rows; ++r)
        for (int o = 0; o < Outs; ++o)
            sum[r][o] = _mm256_setzero_ps();

    const std::int64_t whole = t.w.in & ~std::int64_t(7);
    for (std::int64_t i = 0; i < whole; i += 8) {
        __m256 weights[Outs];
        for (int o = 0; o < Outs; ++o)
            weights[o] = W::load(w + o * t.w.in + i);
        for (int r = 0; r < Rows; ++r) {
            const __m256 values = _mm256_loadu_ps(x + r * t.xStride + i);
            for (int o = 0; o < Outs; ++o)
                sum[r][o] = _mm256_fmadd_ps(values, weights[o], sum[r][o]);
        }
    }
    const int rest = int(t.w.in - whole);
    if (rest != 0) { // the last 1..7 terms, each in its lane
        float padded[8];
        for (int r = 0; r < Rows; ++r) {
            for (int o = 0; o < Outs; ++o) {
                _mm256_storeu_ps(padded, sum[r][o]);
                for (int l = 0; l < rest; ++l) {
                    const __m128 a = _mm_set_ss(x[r * t.xStride + whole + l]);
                    const __m128 b = _mm_set_ss(W::one(w + o * t.w.in + whole + l));
                    padded[l] = _mm_cvtss_f32(_mm_fmadd_ss(a, b, _mm_set_ss(padded[l])));
                }
                sum[r][o] = _mm256_loadu_ps(padded);
            }
        }
    }
    for (int r = 0; r < Rows; ++r) {
        for (int o = 0; o < Outs; ++o) {
            const float value = canonicalSum(sum[r][o]);
            t.y[(row + r) * t.yStride + out + o] = t.bias != nullptr ? value + t.bias[out + o] : value;
        }
    }
}

template <typename W, int Rows, int Outs>
inline void columns(const LinearTask& t, std::int64_t row, std::int64_t first, std::int64_t last)
{
    std::int64_t out = first;
    for (; out + Outs <= last; out += Outs)
        tile<W, Rows, Outs>(t, row, out);
    for (; out < last; ++out)
        tile<W, Rows, 1>(t, row, out);
}

// Few rows read the weights once; many rows are processed in blocks that fit into the L2 cache.
template <typename W>
void run(const LinearTask& t, std::int64_t first, std::int64_t last)
{
    constexpr std::int64_t kBlockFloats = 48 * 1024;
    constexpr std::int64_t kGroup = 24; // outputs whose weights stay in the cache for all rows of a block
    std::int64_t block = kBlockFloats / (t.w.in > 0 ? t.w.in : 1) / 4 * 4;
    block = block < 8 ? 8 : block;
    for (std::int64_t top = 0; top < t.rows; top += block) {
        const std::int64_t bottom = top + block < t.rows ? top + block : t.rows;
        const std::int64_t group = bottom - top <= 4 ? last - first : kGroup;
        for (std::int64_t out = first; out < last; out += group) {
            const std::int64_t end = out + group < last ? out + group : last;
            std::int64_t row = top;
            for (; row + 4 <= bottom; row += 4)
                columns<W, 4, 3>(t, row, out, end);
            switch (bottom - row) {
            case 3:
                columns<W, 3, 4>(t, row, out, end);
                break;
            case 2:
                columns<W, 2, 4>(t, row, out, end);
                break;
            case 1:
                columns<W, 1, 8>(t, row, out, end);
                break;
            default:
                break;
            }
        }
    }
}

} // namespace

void linearAvx2(const LinearTask& task, std::int64_t first, std::int64_t last)
{
    switch (task.w.type) {
    case Matrix::Type::Float32:
        run<Float32Weights>(task, first, last);
        break;
    case Matrix::Type::BFloat16:
        run<BFloat16Weights>(task, first, last);
        break;
    case Matrix::Type::Float16:
        run<Float16Weights>(task, first, last);
        break;
    }
}

} // namespace arioso::kernels
