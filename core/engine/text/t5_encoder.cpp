// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/text/t5_encoder.h"

#include "engine/api/error.h"
#include "engine/tensor_ops/activation.h"
#include "engine/tensor_ops/attention.h"
#include "engine/tensor_ops/linear.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/embedding.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/mean.h>
#include <ATen/ops/rsqrt.h>

#include <algorithm>
#include <cmath>
#include <cstdlib>

namespace arioso::engine {
namespace {

// T5's layer norm: RMS norm without mean and bias.
at::Tensor rmsNorm(const at::Tensor& x, const at::Tensor& weight, float epsilon)
{
    return weight * (x * at::rsqrt(at::mean(x * x, {-1}, true) + epsilon));
}

/// [1, H, L, L]: the bias of each head for the distance between key and query.
at::Tensor positionBias(const at::Tensor& table, const TextEncoderConfig& config, std::int64_t length)
{
    at::Tensor buckets = at::empty({length, length}, at::kLong);
    std::int64_t* bucket = buckets.data_ptr<std::int64_t>();
    for (std::int64_t query = 0; query < length; ++query) {
        for (std::int64_t key = 0; key < length; ++key)
            *bucket++ =
                relativePositionBucket(int(key - query), config.relativeBuckets, config.relativeMaxDistance);
    }
    return at::embedding(table, buckets.to(table.device())).permute({2, 0, 1}).unsqueeze(0);
}

void requireTokens(const at::Tensor& ids, const at::Tensor& mask, int vocabSize)
{
    if (ids.dim() != 2 || ids.numel() == 0 || ids.sizes() != mask.sizes()) {
        throw Error(ErrorCode::RequestInvalid,
                    "The text encoder needs a two-dimensional tensor of token ids and a mask "
                    "of the same size, neither of them empty.");
    }
    for (const std::int64_t extreme : {ids.min().item<std::int64_t>(), ids.max().item<std::int64_t>()}) {
        if (extreme < 0 || extreme >= vocabSize) {
            throw Error(ErrorCode::RequestInvalid, "The token id " + std::to_string(extreme) +
                                                       " is outside the text encoder's vocabulary of " +
                                                       std::to_string(vocabSize) + ".");
        }
    }
}

} // namespace

int relativePositionBucket(int relative, int buckets, int maxDistance)
{
    const int side = buckets / 2; // half of the buckets for keys up to the query, half for later keys
    const int base = relative > 0 ? side : 0;
    const int distance = std::abs(relative);
    const int exact =
        side / 2; // short distances have a bucket each, long ones share buckets on a logarithmic scale
    if (distance < exact)
        return base + distance;
    const float span = std::log(float(maxDistance) / float(exact));
    const float place = std::log(float(distance) / float(exact)) / span * float(side - exact);
    return base + std::min(exact + int(place), side - 1);
}

T5Encoder::T5Encoder(const Weights& weights, const TextEncoderConfig& config, at::Device device, int threads)
    : m_config(config), m_device(device), m_threads(threads)
{
    if (config.relativeBuckets < 4 || config.relativeMaxDistance <= config.relativeBuckets / 4) {
        throw Error(ErrorCode::CheckpointUnsupported,
                    "The text encoder's " + std::to_string(config.relativeBuckets) +
                        " relative position buckets do not fit its largest distance " +
                        std::to_string(config.relativeMaxDistance) + ".");
    }
    const std::int64_t width = config.width;
    const std::int64_t inner = config.innerWidth();
    const std::int64_t hidden = config.feedForward;
    const auto read = [device](const Weights& scope, std::string_view name, at::IntArrayRef shape) {
        return scope.f32(name, shape).to(device);
    };

    const Weights encoder = weights.scope("encoder");
    m_embedding = read(weights, "shared.weight", {config.vocabSize, width});
    m_relativeBias = read(encoder, "block.0.layer.0.SelfAttention.relative_attention_bias.weight",
                          {config.relativeBuckets, config.heads});
    m_finalNorm = read(encoder, "final_layer_norm.weight", {width});
    for (int i = 0; i < config.layers; ++i) {
        const Weights attention = encoder.scope("block", i).scope("layer", 0);
        const Weights feedForward = encoder.scope("block", i).scope("layer", 1);
        Block block;
        block.attentionNorm = read(attention, "layer_norm.weight", {width});
        block.q = read(attention, "SelfAttention.q.weight", {inner, width});
        block.k = read(attention, "SelfAttention.k.weight", {inner, width});
        block.v = read(attention, "SelfAttention.v.weight", {inner, width});
        block.o = read(attention, "SelfAttention.o.weight", {width, inner});
        block.feedForwardNorm = read(feedForward, "layer_norm.weight", {width});
        if (config.gated) {
            block.wi0 = read(feedForward, "DenseReluDense.wi_0.weight", {hidden, width});
            block.wi1 = read(feedForward, "DenseReluDense.wi_1.weight", {hidden, width});
        } else {
            block.wi = read(feedForward, "DenseReluDense.wi.weight", {hidden, width});
        }
        block.wo = read(feedForward, "DenseReluDense.wo.weight", {width, hidden});
        m_blocks.push_back(std::move(block));
    }
}

std::int64_t T5Encoder::bytesFor(std::int64_t length) const
{
    constexpr std::int64_t kTensors = 4; // bias, scores, their sum, weights: [H, L, L] each
    const auto buckets = std::int64_t(sizeof(std::int64_t));
    return m_device.is_cpu()
               ? length * length * (buckets + kTensors * m_config.heads * std::int64_t(sizeof(float)))
               : 0;
}

at::Tensor T5Encoder::forward(const at::Tensor& ids, const at::Tensor& mask) const
{
    requireTokens(ids, mask, m_config.vocabSize);
    const auto linear = [this](const at::Tensor& x, const at::Tensor& weight) {
        return rowwiseLinear(x, weight, {}, m_threads);
    };
    const auto heads = [this](const at::Tensor& x) { return splitHeads(x, m_config.heads); };

    const at::Tensor bias = positionBias(m_relativeBias, m_config, ids.size(1)) + keyBias(mask.to(m_device));
    at::Tensor x = at::embedding(m_embedding, ids.to(m_device)); // [B, L, D]
    for (const Block& block : m_blocks) {
        at::Tensor n = rmsNorm(x, block.attentionNorm, m_config.layerNormEpsilon);
        // No 1/sqrt(d): T5's weight initialization includes it.
        const at::Tensor seen =
            attend(heads(linear(n, block.q)), heads(linear(n, block.k)), heads(linear(n, block.v)), bias);
        x = x + linear(mergeHeads(seen), block.o);

        n = rmsNorm(x, block.feedForwardNorm, m_config.layerNormEpsilon);
        const at::Tensor hidden =
            m_config.gated ? activate(linear(n, block.wi0), m_config.activation) * linear(n, block.wi1)
                           : activate(linear(n, block.wi), m_config.activation);
        x = x + linear(hidden, block.wo);
    }
    return rmsNorm(x, m_finalNorm, m_config.layerNormEpsilon);
}

} // namespace arioso::engine
