// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/codec/conv.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/conv1d.h>
#include <ATen/ops/elu.h>
#include <ATen/ops/empty.h>

#include <algorithm>
#include <utility>

namespace arioso::engine {

UnpaddedConv::UnpaddedConv(const at::Tensor& weight, const at::Tensor& bias, const Backend& backend,
                           const kernels::ConvSteps& steps)
    : m_out(weight.size(0)), m_taps(weight.size(2)), m_steps(steps), m_backend(backend)
{
    if (backend.native) {
        m_packed = std::make_unique<kernels::PackedConv>(
            weight.contiguous().data_ptr<float>(), bias.contiguous().data_ptr<float>(),
            kernels::PackedConv::Size{m_out, weight.size(1), m_taps});
    } else {
        m_weight = weight.to(backend.device);
        m_bias = bias.to(backend.device);
    }
}

at::Tensor UnpaddedConv::operator()(const at::Tensor& x) const
{
    const std::int64_t rows = x.size(0) < span() ? 0 : (x.size(0) - span()) / m_steps.stride + 1;
    if (rows > 0 && !m_backend.native) {
        const at::Tensor y = at::conv1d(x.t().unsqueeze(0), m_weight, m_bias, at::IntArrayRef(m_steps.stride),
                                        at::IntArrayRef(0), at::IntArrayRef(m_steps.dilation));
        return y.squeeze(0).t().contiguous();
    }
    at::Tensor y = at::empty({rows, m_out}, x.options());
    if (rows > 0) {
        kernels::convolve(*m_packed, {x.data_ptr<float>(), y.data_ptr<float>(), rows, m_steps},
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

std::optional<std::int64_t> padSource(std::int64_t index, std::int64_t length, const Padding& padding)
{
    if (index >= 0 && index < length)
        return index;
    switch (padding.mode) {
    case PadMode::Constant:
        return std::nullopt;
    case PadMode::Replicate:
        return index < 0 ? 0 : length - 1;
    case PadMode::Reflect:
        break;
    }
    // Mirrored at the first and at the last sample, which are not repeated; the last one is a zero if the
    // signal was too short and had to be extended.
    const std::int64_t zeros = std::max<std::int64_t>(std::max(padding.left, padding.right) - length + 1, 0);
    const std::int64_t last = length + zeros - 1;
    if (index >= length && index <= last)
        return std::nullopt;
    const std::int64_t source = index < 0 ? -index : last - (index - last);
    return source < length ? std::optional(source) : std::nullopt;
}

namespace {

UnpaddedConv readConv(const Weights& conv, const ConvShape& s, const Backend& backend)
{
    return {
        conv.convWeight({s.out, s.in, s.kernel}), conv.f32("bias", {s.out}), backend, {s.stride, s.dilation}};
}

void activate(InputActivation activation, const at::Tensor& from, at::Tensor to, const Backend& backend)
{
    if (activation == InputActivation::None)
        to.copy_(from);
    else if (backend.native)
        kernels::elu(from.data_ptr<float>(), to.data_ptr<float>(), from.numel(), backend.threads);
    else
        to.copy_(at::elu(from));
}

} // namespace

Conv::Conv(const Weights& weights, const ConvShape& shape, const CodecSetup& setup,
           InputActivation activation)
    : Conv(readConv(weights.scope("conv"), shape, setup.backend), {}, activation)
{
    m_padding = convPadding(m_conv.span(), shape.stride, setup.config.causal, setup.config.padMode);
}

Conv::Conv(UnpaddedConv conv, const Padding& padding, InputActivation activation)
    : m_conv(std::move(conv)), m_padding(padding), m_activation(activation)
{
}

/// A pass over one signal. Indices count the signal's samples; the padding on the left has negative ones, and
/// the padding on the right begins at the signal's length.
///
/// Between two calls the buffer holds the end of the padded signal, after the activation:
///
///     m_first             m_window              m_length
///        |....................|--------------------|
///         that padding on the  that no window has
///         right may mirror     consumed yet
///
/// The left edge can be padded once there are more samples than it mirrors, or when the signal has ended.
/// Until then the buffer collects all samples, and the pass returns nothing.
class Conv::Pass : public LayerPass
{
public:
    explicit Pass(const Conv& conv) : m_layer(conv), m_window(-conv.m_padding.left) {}

    at::Tensor next(const at::Tensor& x, Portion portion) override
    {
        const bool last = portion == Portion::Last;
        append(x, last);
        if (!m_leftIsPadded)
            return at::empty({0, m_layer.m_conv.out()}, x.options());

        const std::int64_t begin = m_window - m_first;
        at::Tensor y =
            m_layer.m_conv(m_buffer.narrow(0, begin, std::max<std::int64_t>(m_buffer.size(0) - begin, 0)));
        m_window += y.size(0) * m_layer.m_conv.stride();
        if (!last)
            dropConsumed();
        return y;
    }

private:
    /// Extends the buffer by x and by the padding that is possible now.
    void append(const at::Tensor& x, bool last)
    {
        const Padding& padding = m_layer.m_padding;
        const std::int64_t stride = m_layer.m_conv.stride();
        const std::int64_t length = m_length + x.size(0);
        const bool padLeft = !m_leftIsPadded && (last || length > padding.left);
        const std::int64_t first = padLeft ? -padding.left : m_first;
        const std::int64_t right = last ? padding.right + (stride - length % stride) % stride : 0;

        at::Tensor buffer = at::empty({length + right - first, x.size(1)}, x.options());
        if (m_buffer.defined())
            buffer.narrow(0, m_first - first, m_buffer.size(0)).copy_(m_buffer);
        activate(m_layer.m_activation, x, buffer.narrow(0, m_length - first, x.size(0)),
                 m_layer.m_conv.backend());
        m_buffer = std::move(buffer);
        m_first = first;
        m_length = length;
        if (padLeft)
            fillPadding(-padding.left, 0, right);
        fillPadding(length, length + right, right);
        m_leftIsPadded = m_leftIsPadded || padLeft;
    }

    /// Writes the samples begin .. end - 1 of the padded signal. `right`: as padSource's.
    void fillPadding(std::int64_t begin, std::int64_t end, std::int64_t right)
    {
        Padding padding = m_layer.m_padding;
        padding.right = right;
        for (std::int64_t i = begin; i < end; ++i) {
            at::Tensor to = m_buffer.select(0, i - m_first);
            if (const auto source = padSource(i, m_length, padding))
                to.copy_(m_buffer.select(0, *source - m_first));
            else
                to.zero_();
        }
    }

    /// Removes what neither a later window nor the padding on the right reads. That padding has at most
    /// right + stride - 1 samples, and mirroring them reads one sample more.
    void dropConsumed()
    {
        const std::int64_t mirrored = m_length - m_layer.m_padding.right - m_layer.m_conv.stride();
        const std::int64_t first = std::max(m_first, std::min(m_window, mirrored));
        m_buffer = m_buffer.narrow(0, first - m_first, m_length - first).clone();
        m_first = first;
    }

    const Conv& m_layer;
    at::Tensor m_buffer;       ///< [m_length - m_first, in]; undefined before the first call
    std::int64_t m_first = 0;  ///< index of the buffer's first sample
    std::int64_t m_window;     ///< index at which the next window begins
    std::int64_t m_length = 0; ///< samples of the signal so far
    bool m_leftIsPadded = false;
};

std::unique_ptr<LayerPass> Conv::begin() const
{
    return std::make_unique<Pass>(*this);
}

} // namespace arioso::engine
