// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/codec/conv.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/conv1d.h>
#include <ATen/ops/elu.h>
#include <ATen/ops/empty.h>

#include <algorithm>
#include <cmath>
#include <utility>
#include <vector>

namespace arioso::engine {

Backend Backend::best(at::Device device, int threads)
{
    return {device, std::max(threads, 1), device.is_cpu() && kernels::codecKernelsAvailable()};
}

Product::Product(const at::Tensor& weight, const at::Tensor& bias, const Backend& backend, int stride,
                 int dilation)
    : m_out(weight.size(0)), m_taps(weight.size(2)), m_stride(stride), m_dilation(dilation),
      m_backend(backend)
{
    if (backend.native) {
        m_packed = std::make_unique<kernels::PackedConv>(weight.contiguous().data_ptr<float>(),
                                                         bias.contiguous().data_ptr<float>(), m_out,
                                                         weight.size(1), m_taps);
    } else {
        m_weight = weight.to(backend.device);
        m_bias = bias.to(backend.device);
    }
}

at::Tensor Product::operator()(const at::Tensor& x) const
{
    const std::int64_t rows = x.size(0) < span() ? 0 : (x.size(0) - span()) / m_stride + 1;
    if (rows > 0 && !m_backend.native) {
        const at::Tensor y = at::conv1d(x.t().unsqueeze(0), m_weight, m_bias, at::IntArrayRef(m_stride),
                                        at::IntArrayRef(0), at::IntArrayRef(m_dilation));
        return y.squeeze(0).t().contiguous();
    }
    at::Tensor y = at::empty({rows, m_out}, x.options());
    if (rows > 0) {
        kernels::convolve(*m_packed, x.data_ptr<float>(), rows, m_stride, m_dilation, y.data_ptr<float>(),
                          m_backend.threads);
    }
    return y;
}

Padding convPadding(std::int64_t span, int stride, bool causal, PadMode mode)
{
    const std::int64_t total = std::max<std::int64_t>(span - stride, 0);
    const std::int64_t right = causal ? 0 : total / 2;
    return {total - right, right, mode};
}

std::optional<std::int64_t> padSource(std::int64_t index, std::int64_t length, std::int64_t left,
                                      std::int64_t right, PadMode mode)
{
    if (index >= 0 && index < length)
        return index;
    switch (mode) {
    case PadMode::Constant:
        return std::nullopt;
    case PadMode::Replicate:
        return index < 0 ? 0 : length - 1;
    case PadMode::Reflect:
        break;
    }
    const std::int64_t zeros = std::max<std::int64_t>(std::max(left, right) - length + 1, 0);
    std::int64_t source = -index;
    if (index >= length + zeros) {
        const std::int64_t last = length + zeros - 1;
        source = last - (index - last);
    } else if (index >= length) {
        return std::nullopt;
    }
    if (source >= length)
        return std::nullopt;
    return source;
}

namespace {

at::Tensor convBias(const Weights& conv, int out)
{
    return conv.f32("bias", {out});
}

Product convProduct(const Weights& conv, const ConvShape& s, const Backend& backend)
{
    return {conv.convWeight({s.out, s.in, s.kernel}), convBias(conv, s.out), backend, s.stride, s.dilation};
}

void activate(Before before, const at::Tensor& from, at::Tensor to, const Backend& backend)
{
    if (before == Before::Nothing)
        to.copy_(from);
    else if (backend.native)
        kernels::elu(from.data_ptr<float>(), to.data_ptr<float>(), from.numel(), backend.threads);
    else
        to.copy_(at::elu(from));
}

} // namespace

Conv::Conv(const Weights& weights, const ConvShape& shape, const AudioEncoderConfig& config,
           const Backend& backend, Before before)
    : Conv(convProduct(weights.scope("conv"), shape, backend), {}, before)
{
    m_padding = convPadding(m_product.span(), shape.stride, config.causal, config.padMode);
}

Conv::Conv(Product product, const Padding& padding, Before before)
    : m_product(std::move(product)), m_padding(padding), m_before(before)
{
}

/// Holds the end of the padded signal:
///
///     first      next                 length
///       |..........|--------------------|          indices of the signal; first is -left once begun
///        for the    windows not
///        reflection computed yet
///
/// Until enough samples are there to reflect the left edge, it holds them all.
class Conv::Pass : public LayerPass
{
public:
    explicit Pass(const Conv& conv) : m_conv(conv), m_next(-conv.m_padding.left) {}

    at::Tensor next(const at::Tensor& x, Portion portion) override
    {
        const Product& product = m_conv.m_product;
        const std::int64_t stride = product.stride();
        const std::int64_t old = m_length;
        m_length += x.size(0);

        const bool last = portion == Portion::Last;
        const bool begins = !m_begun && (last || m_length > m_conv.m_padding.left);
        const std::int64_t filling = (stride - m_length % stride) % stride;
        const std::int64_t right = last ? m_conv.m_padding.right + filling : 0;
        const std::int64_t first = begins ? -m_conv.m_padding.left : m_first;

        at::Tensor signal = at::empty({m_length + right - first, x.size(1)}, x.options());
        if (m_held.defined())
            signal.narrow(0, m_first - first, m_held.size(0)).copy_(m_held);
        activate(m_conv.m_before, x, signal.narrow(0, old - first, x.size(0)), product.backend());
        m_first = first;
        if (begins)
            pad(signal, -m_conv.m_padding.left, 0, right);
        pad(signal, m_length, m_length + right, right);

        m_begun = m_begun || begins;
        if (!m_begun) {
            m_held = std::move(signal);
            return at::empty({0, product.out()}, x.options());
        }
        const std::int64_t skip = m_next - first;
        at::Tensor y = product(signal.narrow(0, skip, std::max<std::int64_t>(signal.size(0) - skip, 0)));
        if (!last)
            hold(signal, y.size(0) * stride);
        return y;
    }

private:
    void pad(at::Tensor& signal, std::int64_t begin, std::int64_t end, std::int64_t right) const
    {
        const Padding& padding = m_conv.m_padding;
        for (std::int64_t i = begin; i < end; ++i) {
            at::Tensor to = signal.select(0, i - m_first);
            if (const auto source = padSource(i, m_length, padding.left, right, padding.mode))
                to.copy_(signal.select(0, *source - m_first));
            else
                to.zero_();
        }
    }

    void hold(const at::Tensor& signal, std::int64_t consumed)
    {
        m_next += consumed;
        // The right edge's padding reaches back by its own length and one sample more.
        const std::int64_t reach = m_conv.m_padding.right + m_conv.m_product.stride();
        const std::int64_t keep = std::max(m_first, std::min(m_next, m_length - reach));
        m_held = signal.narrow(0, keep - m_first, m_length - keep).clone();
        m_first = keep;
    }

    const Conv& m_conv;
    at::Tensor m_held;         ///< activated
    std::int64_t m_first = 0;  ///< index of the first sample held
    std::int64_t m_next;       ///< where the next window begins
    std::int64_t m_length = 0; ///< samples that came
    bool m_begun = false;      ///< the left edge is padded
};

std::unique_ptr<LayerPass> Conv::begin() const
{
    return std::make_unique<Pass>(*this);
}

ConvTranspose::ConvTranspose(const Weights& weights, const ConvShape& shape, const AudioEncoderConfig& config,
                             const Backend& backend, Before before)
    : m_shape(shape)
{
    const std::int64_t total = std::max(shape.kernel - shape.stride, 0);
    const auto right =
        config.causal ? std::int64_t(std::ceil(double(total) * config.trimRightRatio)) : total / 2;
    m_trimLeft = total - right;

    // Output stride * t + p takes input t - q through tap p + stride * q. So the `stride` outputs of a time
    // step are the channels of an ordinary convolution over the last `reach` inputs, the oldest first.
    const Weights conv = weights.scope("conv");
    const at::Tensor weight = conv.convWeight({shape.in, shape.out, shape.kernel});
    const int reach = (shape.kernel + shape.stride - 1) / shape.stride;
    at::Tensor steps = at::empty({shape.stride, shape.out, shape.in, reach}, weight.options()).zero_();
    for (int tap = 0; tap < shape.kernel; ++tap)
        steps.select(0, tap % shape.stride)
            .select(2, reach - 1 - tap / shape.stride)
            .copy_(weight.select(2, tap).t());
    const at::Tensor bias = convBias(conv, shape.out).repeat({shape.stride});

    m_conv = std::make_unique<Conv>(Product(steps.flatten(0, 1), bias, backend),
                                    Padding{reach - 1, reach - 1, PadMode::Constant}, before);
}

class ConvTranspose::Pass : public LayerPass
{
public:
    explicit Pass(const ConvTranspose& layer)
        : m_layer(layer), m_steps(layer.m_conv->begin()), m_skip(layer.m_trimLeft)
    {
    }

    at::Tensor next(const at::Tensor& x, Portion portion) override
    {
        m_left += m_layer.m_shape.stride * x.size(0);
        const at::Tensor y = m_steps->next(x, portion).view({-1, m_layer.m_shape.out});
        const std::int64_t skip = std::min(m_skip, y.size(0));
        const std::int64_t count = std::min(y.size(0) - skip, m_left);
        m_skip -= skip;
        m_left -= count;
        return y.narrow(0, skip, count);
    }

private:
    const ConvTranspose& m_layer;
    std::unique_ptr<LayerPass> m_steps;
    std::int64_t m_skip;     ///< samples still to be trimmed on the left
    std::int64_t m_left = 0; ///< samples that the inputs so far still owe
};

std::unique_ptr<LayerPass> ConvTranspose::begin() const
{
    return std::make_unique<Pass>(*this);
}

ResidualBlock::ResidualBlock(const Weights& weights, int width, int dilation,
                             const AudioEncoderConfig& config, const Backend& backend)
{
    const int hidden = width / config.compress;
    const Weights block = weights.scope("block");
    m_narrow = std::make_unique<Conv>(block.scope("1"),
                                      ConvShape{width, hidden, config.residualKernelSize, 1, dilation},
                                      config, backend, Before::Elu);
    m_widen =
        std::make_unique<Conv>(block.scope("3"), ConvShape{hidden, width}, config, backend, Before::Elu);
    if (config.convShortcut)
        m_shortcut = std::make_unique<Conv>(weights.scope("shortcut"), ConvShape{width, width}, config,
                                            backend, Before::Nothing);
}

class ResidualBlock::Pass : public LayerPass
{
public:
    explicit Pass(const ResidualBlock& block)
        : m_narrow(block.m_narrow->begin()), m_widen(block.m_widen->begin()),
          m_shortcut(block.m_shortcut ? block.m_shortcut->begin() : nullptr)
    {
    }

    at::Tensor next(const at::Tensor& x, Portion portion) override
    {
        at::Tensor y = m_widen->next(m_narrow->next(x, portion), portion);
        const at::Tensor direct = m_shortcut ? m_shortcut->next(x, portion) : x;

        // The block's convolutions hold samples back, so its shortcut must wait for them.
        const at::Tensor waiting =
            m_waiting.defined() && m_waiting.size(0) > 0 ? at::cat({m_waiting, direct}) : direct;
        y += waiting.narrow(0, 0, y.size(0));
        m_waiting = waiting.narrow(0, y.size(0), waiting.size(0) - y.size(0)).clone();
        return y;
    }

private:
    std::unique_ptr<LayerPass> m_narrow;
    std::unique_ptr<LayerPass> m_widen;
    std::unique_ptr<LayerPass> m_shortcut;
    at::Tensor m_waiting;
};

std::unique_ptr<LayerPass> ResidualBlock::begin() const
{
    return std::make_unique<Pass>(*this);
}

} // namespace arioso::engine
