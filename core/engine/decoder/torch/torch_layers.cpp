// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/decoder/torch/torch_layers.h"

#include "engine/api/error.h"
#include "engine/checkpoint/tensor_names.h"
#include "engine/tensor_ops/activation.h"
#include "engine/tensor_ops/attention.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/empty.h>
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

KeyValueCache::KeyValueCache(at::IntArrayRef shape, const at::TensorOptions& options)
    : m_all{at::empty(shape, options), at::empty(shape, options)}
{
}

KeysValues KeyValueCache::append(const KeysValues& next)
{
    if (m_position.defined()) {
        m_all.keys.index_copy_(2, m_position, next.keys);
        m_all.values.index_copy_(2, m_position, next.values);
        return {m_all.keys.narrow(2, 0, m_visible), m_all.values.narrow(2, 0, m_visible)};
    }
    const std::int64_t columns = next.keys.size(2);
    m_all.keys.narrow(2, m_length, columns).copy_(next.keys);
    m_all.values.narrow(2, m_length, columns).copy_(next.values);
    m_length += columns;
    return {m_all.keys.narrow(2, 0, m_length), m_all.values.narrow(2, 0, m_length)};
}

void KeyValueCache::follow(const at::Tensor& position, std::int64_t visible)
{
    if (!m_position.defined()) { // masked columns are multiplied by zero, so they must be finite
        for (const at::Tensor& all : {m_all.keys, m_all.values})
            all.narrow(2, m_length, all.size(2) - m_length).zero_();
    }
    m_position = position;
    m_visible = visible;
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
