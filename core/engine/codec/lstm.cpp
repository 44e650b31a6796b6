// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/codec/lstm.h"

#include "engine/kernels/linear.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/lstm.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <string>
#include <tuple>

namespace arioso::engine {

Lstm::Lstm(const Weights& weights, int layers, int width, const Backend& backend)
    : m_layers(layers), m_width(width), m_backend(backend)
{
    const Weights lstm = weights.scope("lstm");
    for (int layer = 0; layer < layers; ++layer) {
        const std::string suffix = "_l" + std::to_string(layer);
        const at::Tensor input = lstm.f32("weight_ih" + suffix, {4 * width, width});
        const at::Tensor recurrent = lstm.f32("weight_hh" + suffix, {4 * width, width});
        const at::Tensor inputBias = lstm.f32("bias_ih" + suffix, {4 * width});
        const at::Tensor recurrentBias = lstm.f32("bias_hh" + suffix, {4 * width});
        if (backend.native) {
            m_levels.push_back(
                {UnpaddedConv(input.unsqueeze(2), inputBias + recurrentBias, backend), recurrent});
        } else {
            for (const at::Tensor& tensor : {input, recurrent, inputBias, recurrentBias})
                m_weights.push_back(tensor.to(backend.device));
        }
    }
}

Lstm::State Lstm::begin(int batch) const
{
    const auto options = at::TensorOptions(m_backend.device).dtype(at::kFloat);
    return {at::zeros({m_layers, batch, m_width}, options), at::zeros({m_layers, batch, m_width}, options)};
}

std::vector<at::Tensor> Lstm::next(State& state, const std::vector<at::Tensor>& x) const
{
    if (x.front().size(0) == 0)
        return x;

    std::vector<at::Tensor> y;
    if (m_backend.native) {
        y = nextNative(state, x);
    } else {
        at::Tensor all;
        std::tie(all, state.hidden, state.cell) = at::lstm(
            at::stack(x, 1), {state.hidden, state.cell}, m_weights, true, m_layers, 0.0, false, false, false);
        for (std::size_t clip = 0; clip < x.size(); ++clip)
            y.push_back(all.select(1, std::int64_t(clip)));
    }
    for (std::size_t clip = 0; clip < x.size(); ++clip)
        y[clip] = x[clip] + y[clip];
    return y;
}

std::vector<at::Tensor> Lstm::nextNative(State& state, const std::vector<at::Tensor>& x) const
{
    const auto batch = std::int64_t(x.size());
    const std::int64_t steps = x.front().size(0);
    at::Tensor sums = at::empty({batch, 4 * m_width}, at::kFloat);

    std::vector<at::Tensor> signals = x;
    for (int layer = 0; layer < m_layers; ++layer) {
        const Level& level = m_levels[std::size_t(layer)];
        std::vector<at::Tensor> inputs;
        for (at::Tensor& signal : signals) {
            inputs.push_back(level.input(signal));
            signal = at::empty({steps, m_width}, at::kFloat);
        }
        const kernels::Matrix recurrent{level.recurrent.data_ptr<float>(), kernels::Matrix::Type::Float32,
                                        4 * m_width, m_width};
        float* hidden = state.hidden.select(0, layer).data_ptr<float>();
        float* cell = state.cell.select(0, layer).data_ptr<float>();
        for (std::int64_t t = 0; t < steps; ++t) {
            kernels::linear({hidden, m_width, batch, recurrent, nullptr, sums.data_ptr<float>(), 4 * m_width},
                            m_backend.threads);
            for (std::int64_t b = 0; b < batch; ++b) {
                const float* input = inputs[std::size_t(b)].data_ptr<float>() + t * 4 * m_width;
                float* output = hidden + b * m_width;
                kernels::lstmStep(input, sums.data_ptr<float>() + b * 4 * m_width, m_width,
                                  {cell + b * m_width, output});
                std::copy(output, output + m_width, signals[std::size_t(b)].data_ptr<float>() + t * m_width);
            }
        }
    }
    return signals;
}

} // namespace arioso::engine
