// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/codec/conv_transpose.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/empty.h>

#include <algorithm>
#include <cmath>

namespace arioso::engine {

// The output sample stride * t + p is the sum over q of input t - q times tap p + stride * q. So the `stride`
// samples of step t are the channels of an ordinary convolution over the last `reach` inputs, oldest first,
// which zeros complete at both ends of the signal.
ConvTranspose::ConvTranspose(const Weights& weights, const ConvShape& shape, const CodecSetup& setup,
                             InputActivation activation)
    : m_shape(shape)
{
    const std::int64_t surplus = std::max(shape.kernel - shape.stride, 0);
    const auto right = setup.config.causal
                           ? std::int64_t(std::ceil(double(surplus) * setup.config.trimRightRatio))
                           : surplus / 2;
    m_trimLeft = surplus - right;

    const Weights conv = weights.scope("conv");
    const at::Tensor weight = conv.convWeight({shape.in, shape.out, shape.kernel});
    const int reach = (shape.kernel + shape.stride - 1) / shape.stride;
    at::Tensor steps = at::empty({shape.stride, shape.out, shape.in, reach}, weight.options()).zero_();
    for (int tap = 0; tap < shape.kernel; ++tap)
        steps.select(0, tap % shape.stride)
            .select(2, reach - 1 - tap / shape.stride)
            .copy_(weight.select(2, tap).t());
    const at::Tensor bias = conv.f32("bias", {shape.out}).repeat({shape.stride});
    m_conv = std::make_unique<Conv>(UnpaddedConv(steps.flatten(0, 1), bias, setup.backend),
                                    Padding{reach - 1, reach - 1, PadMode::Constant}, activation);
}

class ConvTranspose::Pass : public LayerPass
{
public:
    explicit Pass(const ConvTranspose& layer)
        : m_layer(layer), m_steps(layer.m_conv->begin()), m_toTrim(layer.m_trimLeft)
    {
    }

    at::Tensor next(const at::Tensor& x, Portion portion) override
    {
        m_due += m_layer.m_shape.stride * x.size(0);
        const at::Tensor y = m_steps->next(x, portion).view({-1, m_layer.m_shape.out});
        const std::int64_t trimmed = std::min(m_toTrim, y.size(0));
        const std::int64_t count = std::min(y.size(0) - trimmed, m_due); // the rest is surplus at the end
        m_toTrim -= trimmed;
        m_due -= count;
        return y.narrow(0, trimmed, count);
    }

private:
    const ConvTranspose& m_layer;
    std::unique_ptr<LayerPass> m_steps;
    std::int64_t m_toTrim;  ///< surplus samples at the beginning that are still to come
    std::int64_t m_due = 0; ///< samples that the inputs so far make and that were not returned yet
};

std::unique_ptr<LayerPass> ConvTranspose::begin() const
{
    return std::make_unique<Pass>(*this);
}

} // namespace arioso::engine
