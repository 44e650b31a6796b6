// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "training/lstm.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/addmm.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/empty_like.h>
#include <ATen/ops/lstm.h>
#include <ATen/ops/mm.h>
#include <ATen/ops/mul.h>
#include <ATen/ops/tanh.h>
#include <ATen/ops/zeros.h>
#include <torch/csrc/autograd/custom_function.h>

#include <tuple>

namespace arioso::training {
namespace {

using torch::autograd::AutogradContext;
using torch::autograd::variable_list;

/// Computes the gradients of the gates before their activations, for one time step. Pointers refer to [B, D]
/// or [B, 4 D].
struct GateGradients
{
    const float* gates;    // after activation, 4 D per row: i f g o
    const float* tanhCell; // of this step
    const float* before;   // cell of the previous step, null for the first
    const float* hidden;   // gradient of the hidden state
    float* cell;           // in: gradient of this step's cell; out: of the previous step's
    float* sums;           // out, 4 D per row
};

void gateGradients(const GateGradients& s, std::int64_t batch, std::int64_t width)
{
    for (std::int64_t b = 0; b < batch; ++b) {
        const float* gates = s.gates + b * 4 * width;
        float* sums = s.sums + b * 4 * width;
        const std::int64_t row = b * width;
        for (std::int64_t d = 0; d < width; ++d) {
            const float i = gates[d];
            const float f = gates[width + d];
            const float g = gates[2 * width + d];
            const float o = gates[3 * width + d];
            const float t = s.tanhCell[row + d];
            const float dh = s.hidden[row + d];
            const float dc = s.cell[row + d] + dh * o * (1 - t * t);
            const float c = s.before != nullptr ? s.before[row + d] : 0.0F;
            sums[d] = dc * g * i * (1 - i);
            sums[width + d] = dc * c * f * (1 - f);
            sums[2 * width + d] = dc * i * (1 - g * g);
            sums[3 * width + d] = dh * t * o * (1 - o);
            s.cell[row + d] = dc * f;
        }
    }
}

struct LstmFunction : torch::autograd::Function<LstmFunction>
{
    static at::Tensor forward(AutogradContext* context, const at::Tensor& x, const at::Tensor& input,
                              const at::Tensor& recurrent, const at::Tensor& inputBias,
                              const at::Tensor& recurrentBias)
    {
        const std::int64_t steps = x.size(0);
        const std::int64_t batch = x.size(1);
        const std::int64_t width = recurrent.size(1);
        at::Tensor gates =
            at::addmm(inputBias + recurrentBias, x.reshape({steps * batch, x.size(2)}), input.t())
                .view({steps, batch, 4 * width});
        at::Tensor cells = at::empty({steps, batch, width}, x.options());
        at::Tensor tanhs = at::empty_like(cells);
        at::Tensor hidden = at::empty_like(cells);
        const at::Tensor transposed = recurrent.t();
        for (std::int64_t t = 0; t < steps; ++t) {
            at::Tensor now = gates[t];
            if (t > 0)
                now.addmm_(hidden[t - 1], transposed);
            now.narrow(1, 0, 2 * width).sigmoid_();
            now.narrow(1, 2 * width, width).tanh_();
            now.narrow(1, 3 * width, width).sigmoid_();
            at::Tensor cell = cells[t];
            at::mul_out(cell, now.narrow(1, 0, width), now.narrow(1, 2 * width, width));
            if (t > 0)
                cell.addcmul_(now.narrow(1, width, width), cells[t - 1]);
            at::Tensor tanhCell = tanhs[t];
            at::tanh_out(tanhCell, cell);
            at::Tensor out = hidden[t];
            at::mul_out(out, now.narrow(1, 3 * width, width), tanhCell);
        }
        context->save_for_backward({x, input, recurrent, gates, cells, tanhs, hidden});
        return hidden;
    }

    static variable_list backward(AutogradContext* context, const variable_list& gradients)
    {
        const variable_list saved = context->get_saved_variables();
        const at::Tensor &x = saved[0], &input = saved[1], &recurrent = saved[2];
        const at::Tensor &gates = saved[3], &cells = saved[4], &tanhs = saved[5], &hidden = saved[6];
        const std::int64_t steps = x.size(0);
        const std::int64_t batch = x.size(1);
        const std::int64_t width = recurrent.size(1);
        const std::int64_t row = batch * width;

        at::Tensor toHidden = gradients[0].contiguous().clone();
        at::Tensor toCell = at::zeros({batch, width}, x.options());
        at::Tensor sums = at::empty_like(gates);
        for (std::int64_t t = steps - 1; t >= 0; --t) {
            gateGradients({gates.data_ptr<float>() + t * 4 * row, tanhs.data_ptr<float>() + t * row,
                           t > 0 ? cells.data_ptr<float>() + (t - 1) * row : nullptr,
                           toHidden.data_ptr<float>() + t * row, toCell.data_ptr<float>(),
                           sums.data_ptr<float>() + t * 4 * row},
                          batch, width);
            if (t > 0)
                toHidden[t - 1].addmm_(sums[t], recurrent);
        }
        const at::Tensor all = sums.view({steps * batch, 4 * width});
        const at::Tensor later = sums.narrow(0, 1, steps - 1).reshape({-1, 4 * width});
        const at::Tensor earlier = hidden.narrow(0, 0, steps - 1).reshape({-1, width});
        const at::Tensor toBias = all.sum(0);
        return {at::mm(all, input).view(x.sizes()), at::mm(all.t(), x.reshape({steps * batch, x.size(2)})),
                at::mm(later.t(), earlier), toBias, toBias};
    }
};

} // namespace

at::Tensor lstmLayer(const at::Tensor& x, const LstmWeights& w)
{
    if (x.is_cpu() && x.scalar_type() == at::kFloat)
        return LstmFunction::apply(x, w.input, w.recurrent, w.inputBias, w.recurrentBias);
    const at::Tensor zero = at::zeros({1, x.size(1), w.recurrent.size(1)}, x.options());
    return std::get<0>(at::lstm(x, {zero, zero}, {w.input, w.recurrent, w.inputBias, w.recurrentBias}, true,
                                1, 0.0, false, false, false));
}

} // namespace arioso::training
