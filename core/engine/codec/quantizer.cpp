// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/codec/quantizer.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/argmin.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/index_select.h>
#include <ATen/ops/stack.h>

#include <algorithm>

namespace arioso::engine {
namespace {

/// [T, V] to [T]. std::min_element returns the first of equal values; ATen does not promise that on any
/// device.
at::Tensor nearest(const at::Tensor& distances)
{
    if (!distances.is_cpu())
        return at::argmin(distances, 1);
    const std::int64_t entries = distances.size(1);
    at::Tensor indices = at::empty({distances.size(0)}, at::kLong);
    for (std::int64_t t = 0; t < distances.size(0); ++t) {
        const float* row = distances.data_ptr<float>() + t * entries;
        indices.data_ptr<std::int64_t>()[t] = std::min_element(row, row + entries) - row;
    }
    return indices;
}

} // namespace

Quantizer::Quantizer(const Weights& weights, const AudioEncoderConfig& config, const Backend& backend)
    : m_backend(backend)
{
    int layers = 0;
    while (weights.scope("layers", layers).has("codebook.embed"))
        ++layers;
    // At least one is read, so that the error for a file without codebooks names the first.
    for (int q = 0; q < std::max(layers, 1); ++q) {
        const at::Tensor entries =
            weights.scope("layers", q).f32("codebook.embed", {config.codebookSize, config.codebookDim});
        m_codebooks.push_back(
            {entries.to(backend.device),
             UnpaddedConv((entries * -2).unsqueeze(2), (entries * entries).sum(1), backend)});
    }
}

at::Tensor Quantizer::encode(const at::Tensor& latents) const
{
    at::Tensor rest = latents;
    std::vector<at::Tensor> codes;
    for (const Codebook& codebook : m_codebooks) {
        codes.push_back(nearest(codebook.distances(rest)));
        rest = rest - at::index_select(codebook.entries, 0, codes.back());
    }
    return at::stack(codes);
}

at::Tensor Quantizer::decode(const at::Tensor& codes) const
{
    const at::Tensor indices = codes.to(m_backend.device);
    at::Tensor sum = at::index_select(m_codebooks[0].entries, 0, indices[0]);
    for (std::int64_t q = 1; q < codebooks(); ++q)
        sum += at::index_select(m_codebooks[std::size_t(q)].entries, 0, indices[q]);
    return sum;
}

} // namespace arioso::engine
