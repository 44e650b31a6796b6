// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "training/parameters.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/ones_like.h>
#include <ATen/ops/zeros_like.h>
#include <c10/core/GradMode.h>

namespace arioso::training {

Parameters::Parameters(const TensorMap& initial, at::Device device)
{
    std::int64_t total = 0;
    for (const auto& [name, tensor] : initial) {
        m_shapes[name] = tensor.sizes().vec();
        total += tensor.numel();
    }
    const c10::AutoGradMode off(false);
    values = at::empty({total}, at::TensorOptions(device).dtype(at::kFloat));
    firstMoment = at::zeros_like(values);
    secondMoment = at::zeros_like(values);
    for (const auto& [name, view] : views())
        at::Tensor(view).copy_(initial.at(name));
}

TensorMap Parameters::split(const at::Tensor& vector) const
{
    TensorMap tensors;
    std::int64_t offset = 0;
    for (const auto& [name, shape] : m_shapes) {
        std::int64_t count = 1;
        for (const std::int64_t extent : shape)
            count *= extent;
        tensors[name] = vector.narrow(0, offset, count).view(shape);
        offset += count;
    }
    return tensors;
}

void Parameters::setRate(const std::string& prefix, double factor)
{
    const c10::AutoGradMode off(false);
    if (!rates.defined())
        rates = at::ones_like(values);
    for (auto& [name, part] : split(rates)) {
        if (name.rfind(prefix, 0) == 0)
            part.fill_(factor);
    }
}

Replica::Replica(const Parameters& parameters) : gradient(at::zeros_like(parameters.values))
{
    const TensorMap gradients = parameters.split(gradient);
    for (const auto& [name, view] : parameters.views()) {
        at::Tensor leaf = view.detach().requires_grad_();
        leaf.mutable_grad() = gradients.at(name); // autograd accumulates in place
        leaves[name] = leaf;
    }
}

} // namespace arioso::training
