// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Convolution as an implicit matrix product: in a time-major signal, the window of a kernel without dilation
// consists of taps * in contiguous floats, and the next window starts stride * in floats later.

#include "engine/codec/kernels/codec.h"

#include <algorithm>
#include <cstring>
#include <new>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace arioso::kernels {

#if defined(__x86_64__)
namespace {

constexpr std::int64_t kPanel = PackedConv::kPanel;
constexpr std::int64_t kTile = 6; ///< rows; the 6 x 16 sums fill the registers of AVX2
constexpr std::int64_t kDepth =
    256; ///< products of one partial sum; a panel's weights for it fit into the L1 cache
constexpr std::int64_t kRows = 96; ///< rows per pass over the weights

constexpr std::int64_t kSmall = 100'000; ///< products that take less time than waking a thread

/// The windows of a tile in the signal.
struct Windows
{
    const float* x;
    std::int64_t step;    ///< floats from one window to the next
    std::int64_t runs;    ///< runs of contiguous floats in a window
    std::int64_t runStep; ///< floats from one run to the next
    std::int64_t length;  ///< floats of a run
};

/// Rows of sixteen floats, `step` floats from row to row.
struct Sums
{
    float* data;
    std::int64_t step;
};

/// to = from + one partial sum of at most kDepth products, for R x 16 outputs. `from` may be `to`.
template <int R>
__attribute__((target("avx2,fma"))) void tile(const float* x, std::int64_t xStep, std::int64_t depth,
                                              const float* panel, const float* from, std::int64_t fromStep,
                                              Sums to)
{
    __m256 low[R];
    __m256 high[R];
#pragma GCC unroll 6
    for (int r = 0; r < R; ++r)
        low[r] = high[r] = _mm256_setzero_ps();
    for (std::int64_t k = 0; k < depth; ++k) {
        const __m256 w0 = _mm256_load_ps(panel + k * kPanel);
        const __m256 w1 = _mm256_load_ps(panel + k * kPanel + 8);
#pragma GCC unroll 6
        for (int r = 0; r < R; ++r) {
            const __m256 value = _mm256_broadcast_ss(x + r * xStep + k);
            low[r] = _mm256_fmadd_ps(value, w0, low[r]);
            high[r] = _mm256_fmadd_ps(value, w1, high[r]);
        }
    }
#pragma GCC unroll 6
    for (int r = 0; r < R; ++r) {
        const float* sum = from + r * fromStep;
        _mm256_storeu_ps(to.data + r * to.step, _mm256_add_ps(_mm256_loadu_ps(sum), low[r]));
        _mm256_storeu_ps(to.data + r * to.step + 8, _mm256_add_ps(_mm256_loadu_ps(sum + 8), high[r]));
    }
}

using Tile = void (*)(const float*, std::int64_t, std::int64_t, const float*, const float*, std::int64_t,
                      Sums);
constexpr Tile kTiles[] = {nullptr, tile<1>, tile<2>, tile<3>, tile<4>, tile<5>, tile<6>};

/// One full panel of outputs for at most kRows windows. An output is the sum of the same partial sums in
/// every tile.
void block(const Windows& windows, std::int64_t rows, const float* panel, const float* bias, Sums to)
{
    const std::int64_t tiles = (rows + kTile - 1) / kTile;
    const float* from = bias;
    std::int64_t fromStep = 0;
    for (std::int64_t run = 0; run < windows.runs; ++run) {
        for (std::int64_t begin = 0; begin < windows.length; begin += kDepth) {
            const std::int64_t depth = std::min(kDepth, windows.length - begin);
            const float* x = windows.x + run * windows.runStep + begin;
            for (std::int64_t i = 0; i < tiles; ++i) {
                const std::int64_t first = i * rows / tiles;
                const std::int64_t count = (i + 1) * rows / tiles - first;
                kTiles[count](x + first * windows.step, windows.step, depth, panel, from + first * fromStep,
                              fromStep, {to.data + first * to.step, to.step});
            }
            panel += depth * kPanel;
            from = to.data;
            fromStep = to.step;
        }
    }
}

/// The same for the last panel, of which only `width` outputs exist.
void narrowBlock(const Windows& windows, std::int64_t rows, const float* panel, const float* bias, Sums y,
                 std::int64_t width)
{
    float sums[kRows * kPanel];
    block(windows, rows, panel, bias, {sums, kPanel});
    for (std::int64_t r = 0; r < rows; ++r)
        std::memcpy(y.data + r * y.step, sums + r * kPanel, std::size_t(width) * sizeof(float));
}

/// A convolution with a single output, such as the last layer: vectorized over the products, not over the
/// outputs.
__attribute__((target("avx2,fma"))) float dot(const Windows& windows, const float* weights, float bias)
{
    __m256 sums[4] = {_mm256_setzero_ps(), _mm256_setzero_ps(), _mm256_setzero_ps(), _mm256_setzero_ps()};
    float rest = bias;
    for (std::int64_t run = 0; run < windows.runs; ++run, weights += windows.length) {
        const float* x = windows.x + run * windows.runStep;
        std::int64_t k = 0;
        for (; k + 32 <= windows.length; k += 32) {
            for (int i = 0; i < 4; ++i)
                sums[i] = _mm256_fmadd_ps(_mm256_loadu_ps(x + k + 8 * i),
                                          _mm256_loadu_ps(weights + k + 8 * i), sums[i]);
        }
        for (; k < windows.length; ++k)
            rest = __builtin_fmaf(x[k], weights[k], rest);
    }
    float lanes[8];
    _mm256_storeu_ps(lanes, _mm256_add_ps(_mm256_add_ps(sums[0], sums[1]), _mm256_add_ps(sums[2], sums[3])));
    return rest + (((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) +
                   ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7])));
}

} // namespace

bool codecKernelsAvailable()
{
    return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma");
}

void convolve(const PackedConv& conv, const ConvTask& task, int threads)
{
    const float* const x = task.x;
    float* const y = task.y;
    const std::int64_t rows = task.rows;
    const std::int64_t stride = task.steps.stride;
    const std::int64_t dilation = task.steps.dilation;
    const std::int64_t in = conv.in();
    const std::int64_t out = conv.out();
    Windows all{x, stride * in, 1, 0, conv.taps() * in};
    if (dilation != 1)
        all = {x, stride * in, conv.taps(), dilation * in, in};

    const std::int64_t panels = conv.panels();
    const std::int64_t parts = (rows + kRows - 1) / kRows * panels;
    const bool worthIt = rows * out * conv.taps() * in > kSmall;
#pragma omp parallel for num_threads(threads) schedule(static) if (worthIt)
    for (std::int64_t part = 0; part < parts; ++part) {
        const std::int64_t firstRow = part / panels * kRows;
        const std::int64_t endRow = std::min(firstRow + kRows, rows);
        const std::int64_t p = part % panels;
        Windows windows = all;
        windows.x += firstRow * all.step;
        if (out == 1) {
            for (std::int64_t r = firstRow; r < endRow; ++r, windows.x += all.step)
                y[r] = dot(windows, conv.panel(0), *conv.panelBias(0));
            continue;
        }
        const Sums to{y + firstRow * out + p * kPanel, out};
        const std::int64_t width = std::min(kPanel, out - p * kPanel);
        if (width == kPanel)
            block(windows, endRow - firstRow, conv.panel(p), conv.panelBias(p), to);
        else
            narrowBlock(windows, endRow - firstRow, conv.panel(p), conv.panelBias(p), to, width);
    }
}

#else // never called, because codecKernelsAvailable() is false

bool codecKernelsAvailable()
{
    return false;
}

void convolve(const PackedConv&, const ConvTask&, int) {}

#endif

PackedConv::PackedConv(const float* weight, const float* bias, const Size& size)
    : m_out(size.out), m_in(size.in), m_taps(size.taps), m_panel(size.out == 1 ? 1 : kPanel)
{
    const auto [out, in, taps] = size;
    // aligned_alloc requires a multiple of the alignment.
    const std::size_t floats = std::size_t(panels() * m_panel * (taps * in + 1));
    m_weights.reset(static_cast<float*>(std::aligned_alloc(64, (floats * sizeof(float) + 63) / 64 * 64)));
    if (!m_weights)
        throw std::bad_alloc();

    float* to = m_weights.get();
    for (std::int64_t p = 0; p < panels(); ++p) {
        for (std::int64_t k = 0; k < taps; ++k) {
            for (std::int64_t i = 0; i < in; ++i) {
                for (std::int64_t o = p * m_panel; o < (p + 1) * m_panel; ++o)
                    *to++ = o < out ? weight[(o * in + i) * taps + k] : 0.0F;
            }
        }
    }
    for (std::int64_t o = 0; o < panels() * m_panel; ++o)
        *to++ = o < out ? bias[o] : 0.0F;
}

std::int64_t PackedConv::panels() const
{
    return (m_out + m_panel - 1) / m_panel;
}

const float* PackedConv::panel(std::int64_t index) const
{
    return m_weights.get() + index * m_taps * m_in * m_panel;
}

const float* PackedConv::panelBias(std::int64_t index) const
{
    return panel(panels()) + index * m_panel;
}

} // namespace arioso::kernels
