// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "training/optimizer.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/addmm.h>
#include <ATen/ops/frobenius_norm.h>
#include <ATen/ops/mm.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>
#include <utility>

namespace arioso::training {
namespace {

constexpr std::int64_t kNarrowest = 16; ///< fewest rows or columns of a matrix for which Muon is used
constexpr int kIterations = 5;

/// Approximate cost of Adam per element. It is limited by memory bandwidth.
constexpr double kAdamCost = 60;

bool isTable(const std::string& name, const std::vector<std::string>& tables)
{
    return std::any_of(tables.begin(), tables.end(),
                       [&](const std::string& part) { return name.find(part) != std::string::npos; });
}

} // namespace

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

at::Tensor orthogonalized(const at::Tensor& x)
{
    const c10::AutoGradMode off(false);
    const bool tall = x.size(0) > x.size(1);
    at::Tensor y = (tall ? x.t() : x).contiguous();
    y = y / (y * y).sum().sqrt().add_(1e-12);
    for (int i = 0; i < kIterations; ++i) {
        const at::Tensor square = at::mm(y, y.t());
        const at::Tensor polynomial = at::addmm(square, square, square, -4.7750, 2.0315);
        y = at::addmm(y, polynomial, y, 3.4445);
    }
    return tall ? y.t() : y;
}

Optimizer::Optimizer(const Parameters& parameters, AdamOptions adam, MuonOptions muon)
    : m_adam(adam), m_muon(std::move(muon))
{
    std::int64_t begin = 0;
    for (const auto& [name, view] : parameters.views()) { // in the order of the memory
        const std::int64_t count = view.numel();
        const std::int64_t rows = view.dim() > 1 ? view.size(0) : 1;
        const std::int64_t narrow = std::min(rows, count / std::max<std::int64_t>(rows, 1));
        if (m_muon.size > 0 && narrow >= kNarrowest && !isTable(name, m_muon.tables)) {
            const std::int64_t columns = count / rows;
            m_parts.push_back({begin, rows, columns,
                               kIterations * (4.0 * double(narrow) * double(count) +
                                              2.0 * double(narrow * narrow * narrow))});
        } else if (!m_parts.empty() && m_parts.back().columns == 0) {
            m_parts.back().rows += count;
            m_parts.back().cost += kAdamCost * double(count);
        } else {
            m_parts.push_back({begin, count, 0, kAdamCost * double(count)});
        }
        begin += count;
    }
    for (const Part& part : m_parts)
        m_cost += part.cost;
}

void Optimizer::apply(Parameters& parameters, const at::Tensor& gradient, std::int64_t step,
                      double learningRate, int share, int shares) const
{
    double before = 0;
    for (const Part& part : m_parts) {
        const int owner = int((before + part.cost / 2) / m_cost * shares);
        before += part.cost;
        if (owner != share)
            continue;
        if (part.columns == 0) {
            adamStep(parameters, part.begin, part.begin + part.rows,
                     gradient.narrow(0, part.begin, part.rows), step, learningRate, m_adam);
        } else {
            muonStep(parameters, part, gradient, learningRate);
        }
    }
}

void Optimizer::muonStep(Parameters& parameters, const Part& part, const at::Tensor& gradient,
                         double learningRate) const
{
    const c10::AutoGradMode off(false);
    const auto matrix = [&](const at::Tensor& vector) {
        return vector.narrow(0, part.begin, part.rows * part.columns).view({part.rows, part.columns});
    };
    const at::Tensor now = matrix(gradient);
    at::Tensor momentum = matrix(parameters.firstMoment);
    at::Tensor value = matrix(parameters.values);
    momentum.mul_(m_muon.momentum).add_(now, 1 - m_muon.momentum);
    const at::Tensor ahead = momentum * m_muon.momentum + now * (1 - m_muon.momentum); // Nesterov momentum
    const double size = m_muon.size * std::sqrt(double(std::max(part.rows, part.columns)));
    at::Tensor change = orthogonalized(ahead) * size;
    if (m_adam.weightDecay > 0)
        change = change + value * m_adam.weightDecay;
    if (parameters.rates.defined())
        change = change * matrix(parameters.rates);
    value.sub_(change, learningRate);
}

} // namespace arioso::training
