// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/decoder/torch/torch_layers.h"

#include "engine/api/error.h"
#include "engine/checkpoint/tensor_names.h"
#include "engine/tensor_ops/activation.h"
#include "engine/tensor_ops/attention.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/layer_norm.h>
#include <ATen/ops/linear.h>

#include <cmath>

namespace arioso::engine {

at::Tensor ParameterReader::operator()(const Weights& scope, std::string_view name, at::IntArrayRef shape)
{
    const at::Tensor tensor = scope.stored(name, shape).to(m_device, m_dtype);
    m_parameters.emplace(scope.fullName(name), tensor);
    return tensor;
}

Linear::Linear(ParameterReader& read, const Weights& scope, std::int64_t out, std::int64_t in)
    : weight(read(scope, "weight", {out, in}))
{
    const std::string factorA = "weight" + std::string(kLowRankA);
    if (const std::int64_t rank = scope.rows(factorA); rank > 0) {
        a = read(scope, factorA, {rank, in});
        b = read(scope, "weight" + std::string(kLowRankB), {out, rank});
    }
}

at::Tensor Linear::operator()(const at::Tensor& x) const
{
    const at::Tensor y = at::linear(x, weight);
    return a.defined() ? y + at::linear(at::linear(x, a), b) : y;
}

LayerNorm::LayerNorm(ParameterReader& read, const Weights& scope, std::int64_t width)
    : weight(read(scope, "weight", {width})), bias(read(scope, "bias", {width}))
{
}

at::Tensor LayerNorm::operator()(const at::Tensor& x) const
{
    return at::layer_norm(x, weight.sizes(), weight, bias, 1e-5);
}

Attention::Attention(ParameterReader& read, const Weights& scope, const DecoderConfig& config)
    : heads(config.heads), q(read, scope.scope("q_proj"), config.hiddenSize, config.hiddenSize),
      k(read, scope.scope("k_proj"), config.hiddenSize, config.hiddenSize),
      v(read, scope.scope("v_proj"), config.hiddenSize, config.hiddenSize),
      out(read, scope.scope("out_proj"), config.hiddenSize, config.hiddenSize)
{
}

KeysValues Attention::keysValues(const at::Tensor& x) const
{
    return {splitHeads(k(x), heads), splitHeads(v(x), heads)};
}

at::Tensor Attention::operator()(const at::Tensor& x, const KeysValues& seen, const at::Tensor& bias) const
{
    const double scale = 1 / std::sqrt(double(seen.keys.size(3)));
    const at::Tensor queries = splitHeads(q(x) * scale, heads);
    return out(mergeHeads(attend(queries, seen.keys, seen.values, bias)));
}

DecoderLayer::DecoderLayer(ParameterReader& read, const Weights& scope, const DecoderConfig& config)
    : m_selfAttention(read, scope.scope("self_attn"), config),
      m_selfAttentionNorm(read, scope.scope("self_attn_layer_norm"), config.hiddenSize),
      m_fc1(read, scope.scope("fc1"), config.feedForward, config.hiddenSize),
      m_fc2(read, scope.scope("fc2"), config.hiddenSize, config.feedForward),
      m_finalNorm(read, scope.scope("final_layer_norm"), config.hiddenSize), m_activation(config.activation)
{
    if (config.crossAttention) {
        m_cross = Cross{Attention(read, scope.scope("encoder_attn"), config),
                        LayerNorm(read, scope.scope("encoder_attn_layer_norm"), config.hiddenSize)};
    }
}

at::Tensor DecoderLayer::forward(at::Tensor x, LayerMemory& memory, const AttentionBias& bias) const
{
    x = x + selfAttention(m_selfAttentionNorm(x), memory, bias.self);
    if (memory.cross.defined())
        x = x + m_cross->attention(m_cross->norm(x), memory.cross, bias.cross);
    return x + feedForward(m_finalNorm(x));
}

KeysValues DecoderLayer::crossKeysValues(const at::Tensor& states) const
{
    if (!m_cross)
        throw Error(ErrorCode::Internal, "Encoder states were given to a decoder without cross-attention.");
    return m_cross->attention.keysValues(states);
}

at::Tensor DecoderLayer::selfAttention(const at::Tensor& x, LayerMemory& memory, const at::Tensor& bias) const
{
    const KeysValues fed = m_selfAttention.keysValues(x);
    return m_selfAttention(x, memory.self ? memory.self->append(fed) : fed, bias);
}

at::Tensor DecoderLayer::feedForward(const at::Tensor& x) const
{
    return m_fc2(activate(m_fc1(x), m_activation));
}

} // namespace arioso::engine
