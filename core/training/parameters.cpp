// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "training/parameters.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/ones_like.h>
#include <ATen/ops/zeros_like.h>
#include <c10/core/GradMode.h>

#include <cmath>

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
        leaf.mutable_grad() = gradients.at(name); // the engine accumulates in place
        leaves[name] = leaf;
    }
}

void adamStep(Parameters& parameters, std::int64_t begin, std::int64_t end, const at::Tensor& gradient,
              std::int64_t step, double learningRate, const AdamOptions& options)
{
    const c10::AutoGradMode off(false);
    const auto part = [&](const at::Tensor& vector) { return vector.narrow(0, begin, end - begin); };
    at::Tensor value = part(parameters.values);
    at::Tensor first = part(parameters.firstMoment);
    at::Tensor second = part(parameters.secondMoment);
    first.mul_(options.beta1).add_(gradient, 1 - options.beta1);
    second.mul_(options.beta2).addcmul_(gradient, gradient, 1 - options.beta2);
    const double correction1 = 1 - std::pow(options.beta1, double(step));
    const double correction2 = std::sqrt(1 - std::pow(options.beta2, double(step)));
    const at::Tensor denominator = (second.sqrt() / correction2).add_(options.epsilon);
    at::Tensor change = first / denominator / correction1;
    if (options.weightDecay > 0)
        change.add_(value, options.weightDecay);
    if (parameters.rates.defined())
        change.mul_(part(parameters.rates));
    value.sub_(change, learningRate);
}

} // namespace arioso::training
