// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/tensor_ops/attention.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/full.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/softmax.h>
#include <ATen/ops/triu.h>

#include <limits>

namespace arioso::engine {
namespace {

constexpr float kHidden = std::numeric_limits<float>::lowest();

} // namespace

at::Tensor splitHeads(const at::Tensor& x, int heads)
{
    return x.view({x.size(0), x.size(1), heads, x.size(2) / heads}).transpose(1, 2);
}

at::Tensor mergeHeads(const at::Tensor& x)
{
    return x.transpose(1, 2).flatten(2);
}

at::Tensor attend(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v, const at::Tensor& bias)
{
    at::Tensor scores = at::matmul(q, k.transpose(2, 3)); // [R, H, T, S]
    // In float16 the sum of a score and the mask's minimum would overflow to -inf.
    scores = scores.to(scores.scalar_type() == at::kDouble ? at::kDouble : at::kFloat);
    if (bias.defined())
        scores = scores + bias;
    return at::matmul(at::softmax(scores, -1).to(v.scalar_type()), v);
}

at::Tensor keyBias(const at::Tensor& mask)
{
    return ((1 - mask.to(at::kFloat)) * kHidden).view({mask.size(0), 1, 1, mask.size(1)});
}

at::Tensor causalBias(std::int64_t queries, std::int64_t past, at::Device device)
{
    if (queries == 1)
        return {};
    const auto options = at::TensorOptions(device).dtype(at::kFloat);
    return at::triu(at::full({queries, past + queries}, kHidden, options), past + 1);
}

} // namespace arioso::engine
