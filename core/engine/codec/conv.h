// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The codec's convolutions: padding as the reference does it, and everything able to run in portions.

#include "engine/checkpoint/weights.h"
#include "engine/codec/layer.h"
#include "engine/config.h"
#include "engine/kernels/codec.h"

#include <cstdint>
#include <optional>

namespace arioso::engine {

/// y[t] = b + sum_k W[:, :, k] x[t * stride + k * dilation], without padding. The one place where products
/// are made; with one tap it is a linear layer.
class Product
{
public:
    /// weight: [out, in, taps], bias: [out], float32.
    Product(const at::Tensor& weight, const at::Tensor& bias, const Backend& backend, int stride = 1,
            int dilation = 1);

    [[nodiscard]] std::int64_t out() const { return m_out; }
    [[nodiscard]] std::int64_t stride() const { return m_stride; }
    [[nodiscard]] std::int64_t span() const
    {
        return (m_taps - 1) * m_dilation + 1;
    } ///< samples under the kernel
    [[nodiscard]] const Backend& backend() const { return m_backend; }

    /// x: [N, in] contiguous. Returns [rows, out], one row for each place where the kernel fits; none where N
    /// < span.
    [[nodiscard]] at::Tensor operator()(const at::Tensor& x) const;

private:
    std::int64_t m_out;
    std::int64_t m_taps;
    std::int64_t m_stride;
    std::int64_t m_dilation;
    Backend m_backend;
    std::unique_ptr<kernels::PackedConv> m_packed; ///< native
    at::Tensor m_weight;                           ///< otherwise
    at::Tensor m_bias;
};

/// How a signal is lengthened on both sides.
struct Padding
{
    std::int64_t left = 0;
    std::int64_t right = 0; ///< without what fills up the last stride
    PadMode mode = PadMode::Constant;
};

/// The padding of a convolution: `span - stride` samples, all on the left if causal, else the larger half
/// there.
[[nodiscard]] Padding convPadding(std::int64_t span, int stride, bool causal, PadMode mode);

/// Where the padded signal's sample `index`, -left .. length + right - 1, comes from: an index in 0 .. length
/// - 1, or nothing for a zero. `right` counts the filling of the last stride too. A signal too short to be
/// reflected is treated as the reference does: zeros are appended before, and as many samples are dropped
/// after.
[[nodiscard]] std::optional<std::int64_t> padSource(std::int64_t index, std::int64_t length,
                                                    std::int64_t left, std::int64_t right, PadMode mode);

enum class Before { Nothing, Elu }; ///< what is applied to a convolution's input

struct ConvShape
{
    int in = 1;
    int out = 1;
    int kernel = 1;
    int stride = 1;
    int dilation = 1;
};

/// Convolution with padding: [T, in] to [ceil(T / stride), out].
class Conv : public Layer
{
public:
    /// `weights`: the scope that holds `conv`. Throws Error CheckpointInvalid.
    Conv(const Weights& weights, const ConvShape& shape, const AudioEncoderConfig& config,
         const Backend& backend, Before before);
    Conv(Product product, const Padding& padding, Before before);

    [[nodiscard]] std::unique_ptr<LayerPass> begin() const override;

private:
    class Pass;
    Product m_product;
    Padding m_padding;
    Before m_before;
};

/// Transposed convolution with the surplus trimmed: [T, in] to [stride * T, out].
class ConvTranspose : public Layer
{
public:
    /// `weights`: the scope that holds `conv`; dilation is 1. Throws Error CheckpointInvalid.
    ConvTranspose(const Weights& weights, const ConvShape& shape, const AudioEncoderConfig& config,
                  const Backend& backend, Before before);

    [[nodiscard]] std::unique_ptr<LayerPass> begin() const override;

private:
    class Pass;
    ConvShape m_shape;
    std::int64_t m_trimLeft = 0;
    std::unique_ptr<Conv> m_conv;
};

/// shortcut(x) + conv(elu(conv(elu(x)))): [T, width] to [T, width].
class ResidualBlock : public Layer
{
public:
    /// `weights`: the scope that holds `block` and, where the configuration asks for it, `shortcut`.
    /// `dilation`: of the first convolution. Throws Error CheckpointInvalid.
    ResidualBlock(const Weights& weights, int width, int dilation, const AudioEncoderConfig& config,
                  const Backend& backend);

    [[nodiscard]] std::unique_ptr<LayerPass> begin() const override;

private:
    class Pass;
    std::unique_ptr<Conv> m_narrow;
    std::unique_ptr<Conv> m_widen;
    std::unique_ptr<Conv> m_shortcut; ///< null: identity
};

} // namespace arioso::engine
