// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/tensor_ops/linear.h"

#include "engine/kernels/linear.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/linear.h>
#include <c10/core/GradMode.h>

#include <vector>

namespace arioso::engine {
namespace {

bool recordsGradients(const at::Tensor& x, const at::Tensor& weight)
{
    return c10::GradMode::is_enabled() && (x.requires_grad() || weight.requires_grad());
}

} // namespace

at::Tensor rowwiseLinear(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias, int threads)
{
    if (!x.is_cpu() || recordsGradients(x, weight))
        return bias.defined() ? at::linear(x, weight, bias) : at::linear(x, weight);
    const at::Tensor in = x.contiguous();
    const at::Tensor matrix = weight.contiguous();
    const std::int64_t inner = matrix.size(1);
    std::vector<std::int64_t> shape = in.sizes().vec();
    shape.back() = matrix.size(0);
    at::Tensor out = at::empty(shape, in.options());
    const kernels::Matrix w{matrix.data_ptr<float>(), kernels::Matrix::Type::Float32, matrix.size(0), inner};
    kernels::linear({in.data_ptr<float>(), inner, in.numel() / inner, w,
                     bias.defined() ? bias.data_ptr<float>() : nullptr, out.data_ptr<float>(),
                     matrix.size(0)},
                    threads);
    return out;
}

} // namespace arioso::engine
