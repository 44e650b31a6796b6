// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The codec's arithmetic on the CPU. As in linear.h, the order of the operations for a value depends neither
// on its position in the signal, nor on the portions in which the signal arrives, nor on the number of
// threads. So a streamed decode is bit-identical to a whole one.

#include <cstdint>
#include <cstdlib>
#include <memory>

namespace arioso::kernels {

/// Whether this processor supports these kernels (AVX2 and FMA).
[[nodiscard]] bool codecKernelsAvailable();

/// Weights of a convolution over a time-major signal, rearranged for convolve().
class PackedConv
{
public:
    struct Size
    {
        std::int64_t out;
        std::int64_t in;
        std::int64_t taps;
    };

    /// weight: [out, in, taps] row-major, bias: [out].
    PackedConv(const float* weight, const float* bias, const Size& size);

    [[nodiscard]] std::int64_t out() const { return m_out; }
    [[nodiscard]] std::int64_t in() const { return m_in; }
    [[nodiscard]] std::int64_t taps() const { return m_taps; }

    /// Outputs per panel. The last panel is padded with zeros. A convolution with one output has one panel of
    /// one.
    static constexpr std::int64_t kPanel = 16;
    [[nodiscard]] std::int64_t panels() const;
    [[nodiscard]] const float* panel(std::int64_t index) const;     ///< [taps * in, kPanel], 64-byte aligned
    [[nodiscard]] const float* panelBias(std::int64_t index) const; ///< [kPanel]

private:
    struct Free
    {
        void operator()(float* memory) const { std::free(memory); }
    };
    std::int64_t m_out;
    std::int64_t m_in;
    std::int64_t m_taps;
    std::int64_t m_panel;
    std::unique_ptr<float[], Free> m_weights; ///< all panels, then their biases
};

/// How a kernel moves over its signal.
struct ConvSteps
{
    std::int64_t stride = 1;
    std::int64_t dilation = 1;
};

/// The signals of a convolution, both contiguous.
struct ConvTask
{
    const float* x; ///< at least (rows - 1) * stride + (taps - 1) * dilation + 1 rows of `in` floats
    float* y;       ///< [rows, out]
    std::int64_t rows;
    ConvSteps steps;
};

/// y[t, o] = bias[o] + sum_{k, i} x[t * stride + k * dilation, i] * w[o, i, k]. No padding.
void convolve(const PackedConv& conv, const ConvTask& task, int threads);

/// to[i] = from[i] > 0 ? from[i] : exp(from[i]) - 1. `to` may be `from`.
void elu(const float* from, float* to, std::int64_t count, int threads);

/// The state of an LSTM for one clip.
struct LstmUnits
{
    float* cell;   ///< [width], updated
    float* hidden; ///< [width], overwritten
};

/// The elementwise part of an LSTM step, for one clip and `width` units. a, b: the two matrix products, [4 *
/// width] each in the order input, forget, cell and output gate; either may include the biases.
void lstmStep(const float* a, const float* b, std::int64_t width, const LstmUnits& units);

} // namespace arioso::kernels
