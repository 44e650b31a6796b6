// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The codec's convolution: the product, the reference's padding, and a pass that takes a signal in portions.

#include "engine/api/config.h"
#include "engine/checkpoint/weights.h"
#include "engine/codec/kernels/codec.h"
#include "engine/codec/layer.h"

#include <cstdint>
#include <memory>
#include <optional>

namespace arioso::engine {

/// y[t] = b + sum over k of W[:, :, k] x[t * stride + k * dilation]. All products of the codec are made here;
/// with one tap it is a linear layer.
class UnpaddedConv
{
public:
    /// weight: [out, in, taps], bias: [out], float32.
    UnpaddedConv(const at::Tensor& weight, const at::Tensor& bias, const Backend& backend,
                 const kernels::ConvSteps& steps = {});

    [[nodiscard]] std::int64_t out() const { return m_out; }
    [[nodiscard]] std::int64_t stride() const { return m_steps.stride; }
    /// Samples from the first to the last that one output depends on.
    [[nodiscard]] std::int64_t span() const { return (m_taps - 1) * m_steps.dilation + 1; }
    [[nodiscard]] const Backend& backend() const { return m_backend; }

    /// x: [N, in] contiguous. Returns [rows, out] with a row for each position of the kernel inside of x; no
    /// rows if N < span().
    [[nodiscard]] at::Tensor operator()(const at::Tensor& x) const;

private:
    std::int64_t m_out;
    std::int64_t m_taps;
    kernels::ConvSteps m_steps;
    Backend m_backend;
    std::unique_ptr<kernels::PackedConv> m_packed; ///< with a native backend
    at::Tensor m_weight;                           ///< with any other
    at::Tensor m_bias;
};

/// How many samples a convolution adds on each side of its signal.
struct Padding
{
    std::int64_t left = 0;
    std::int64_t right = 0; ///< besides those that complete the last stride
    PadMode mode = PadMode::Constant;
};

/// The padding of a convolution, `span - stride` samples in all: on the left if it is causal, else half on
/// each side, the larger half on the left. Source: EncodecConv1d.
[[nodiscard]] Padding convPadding(std::int64_t span, int stride, bool causal, PadMode mode);

/// The sample 0 .. length - 1 that the padded signal has at `index`, -left .. length + right - 1, or nothing
/// for a zero. Here padding.right includes the samples that complete the last stride. A signal that is too
/// short to be mirrored is first extended by zeros, which are removed from the result; so does the reference.
[[nodiscard]] std::optional<std::int64_t> padSource(std::int64_t index, std::int64_t length,
                                                    const Padding& padding);

/// What a convolution applies to its input.
enum class InputActivation { None, Elu };

struct ConvShape
{
    int in = 1;
    int out = 1;
    int kernel = 1;
    int stride = 1;
    int dilation = 1;
};

/// What all layers of a codec have in common.
struct CodecSetup
{
    const AudioEncoderConfig& config;
    Backend backend;
};

/// Convolution with padding: [T, in] to [ceil(T / stride), out].
class Conv : public Layer
{
public:
    /// `weights`: the scope that holds `conv`. Throws Error CheckpointInvalid.
    Conv(const Weights& weights, const ConvShape& shape, const CodecSetup& setup, InputActivation activation);
    Conv(UnpaddedConv conv, const Padding& padding, InputActivation activation);

    [[nodiscard]] std::unique_ptr<LayerPass> begin() const override;

private:
    class Pass;
    UnpaddedConv m_conv;
    Padding m_padding;
    InputActivation m_activation;
};

} // namespace arioso::engine
