// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/decoder/torch_decoder.h"

#include "engine/decoder/positions.h"
#include "engine/decoder/torch_session.h"
#include "engine/error.h"
#include "engine/layers/attention.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/embedding.h>
#include <ATen/ops/layer_norm.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/stack.h>
#include <c10/core/InferenceMode.h>

#include <sstream>

namespace arioso::engine {
namespace {

/// Tries the network's operations on tensors of a few numbers, so that a device or a dtype that this libtorch
/// lacks is told of before gigabytes are read.
void requireSupport(at::Device device, at::ScalarType dtype)
{
    try {
        const at::Tensor x = at::ones({1, 2, 2}, at::TensorOptions(device).dtype(dtype));
        const at::Tensor y = at::layer_norm(at::matmul(x, x), {2});
        (void)at::linear(y.select(1, 0), x.select(0, 0));
    } catch (const c10::Error&) {
        std::ostringstream why;
        why << "This libtorch cannot compute in " << dtype << " on the device '" << device << "'.";
        throw Error(ErrorCode::DeviceUnavailable, why.str());
    }
}

ParameterReader readerFor(at::Device device, at::ScalarType dtype)
{
    requireSupport(device, dtype);
    return {device, dtype};
}

} // namespace

TorchDecoder::TorchDecoder(const Weights& weights, const DecoderConfig& config, at::Device device,
                           at::ScalarType dtype, std::optional<StepForm> form)
    : m_config(config), m_device(device), m_dtype(dtype),
      m_form(form.value_or(device.is_cpu() ? StepForm::Growing : StepForm::Fixed)), m_read(readerFor(device, dtype)),
      m_norm(m_read, weights.scope("model.decoder.layer_norm"), config.hiddenSize)
{
    const Weights decoder = weights.scope("model.decoder");
    for (int k = 0; k < config.codebooks; ++k) {
        m_embeddings.push_back(
            m_read(decoder.scope("embed_tokens", k), "weight", {config.vocabSize + 1, config.hiddenSize}));
        m_heads.push_back(
            m_read(weights.scope("lm_heads", k), "weight", {config.vocabSize, config.hiddenSize}));
    }
    m_positions = positionTable(decoder, config).to(device, dtype);
    for (int i = 0; i < config.layers; ++i)
        m_layers.emplace_back(m_read, decoder.scope("layers", i), config);
}

// ids [R, K, T] to the sum of the codebooks' embeddings [R, T, D]
at::Tensor TorchDecoder::embed(const at::Tensor& ids) const
{
    at::Tensor sum;
    for (int k = 0; k < m_config.codebooks; ++k) {
        const at::Tensor x = at::embedding(m_embeddings[std::size_t(k)], ids.select(1, k));
        sum = sum.defined() ? sum + x : x;
    }
    return sum;
}

// The whole network but for the heads: ids [R, K, T] to [R, T, D], or [R, P + T, D] when the prefix is fed.
at::Tensor TorchDecoder::run(const at::Tensor& ids, Memory& memory) const
{
    at::Tensor x = embed(ids.to(m_device));
    if (memory.prefix.defined()) {
        x = at::cat({memory.prefix, x}, 1);
        memory.prefix.reset();
    }
    const std::int64_t columns = x.size(1);
    const at::Tensor bias = causalBias(columns, memory.past, m_device);
    x = throughLayers(x + m_positions.narrow(0, memory.past, columns), memory, bias);
    memory.past += columns;
    return x;
}

// x [R, T, D] with its positions, to what the heads are applied to
at::Tensor TorchDecoder::throughLayers(at::Tensor x, Memory& memory, const at::Tensor& selfBias) const
{
    const AttentionBias bias{selfBias, memory.crossBias};
    for (std::size_t i = 0; i < m_layers.size(); ++i)
        x = m_layers[i].forward(x, memory.layers[i], bias);
    return m_norm(x);
}

// hidden [R, T, D] to [R, K, T, V]
at::Tensor TorchDecoder::logits(const at::Tensor& hidden) const
{
    std::vector<at::Tensor> heads;
    for (const at::Tensor& head : m_heads)
        heads.push_back(at::linear(hidden, head));
    return at::stack(heads, 1);
}

TorchDecoder::Memory TorchDecoder::remember(const Conditioning& conditioning, std::int64_t rows) const
{
    Memory memory;
    memory.layers.resize(m_layers.size());
    if (conditioning.cross.defined()) {
        requireShape("encoder states", conditioning.cross, {rows, -1, m_config.hiddenSize});
        const at::Tensor states = conditioning.cross.to(m_device, m_dtype);
        for (std::size_t i = 0; i < m_layers.size(); ++i)
            memory.layers[i].cross = m_layers[i].crossKeysValues(states);
        if (conditioning.crossMask.defined()) {
            requireShape("an encoder mask", conditioning.crossMask, {rows, states.size(1)});
            memory.crossBias = keyBias(conditioning.crossMask.to(m_device));
        }
    }
    if (conditioning.prefix.defined()) {
        requireShape("a prefix", conditioning.prefix, {rows, -1, m_config.hiddenSize});
        memory.prefix = conditioning.prefix.to(m_device, m_dtype);
    }
    return memory;
}

at::Tensor TorchDecoder::hidden(const at::Tensor& ids, const Conditioning& conditioning) const
{
    requireIds(ids);
    Memory memory = remember(conditioning, ids.size(0));
    requireRoom(memory.prefix.defined() ? memory.prefix.size(1) : 0, ids.size(2));
    return run(ids, memory);
}

at::Tensor TorchDecoder::forward(const at::Tensor& ids, const Conditioning& conditioning) const
{
    return logits(hidden(ids, conditioning));
}

void TorchDecoder::requireShape(const char* what, const at::Tensor& tensor, at::IntArrayRef shape)
{
    bool fits = tensor.dim() == std::int64_t(shape.size());
    for (std::size_t i = 0; fits && i < shape.size(); ++i)
        fits = shape[i] < 0 || tensor.size(std::int64_t(i)) == shape[i];
    if (!fits) {
        std::ostringstream why;
        why << "The decoder was given " << what << " of the shape " << tensor.sizes() << " instead of "
            << shape << ".";
        throw Error(ErrorCode::Internal, why.str());
    }
}

void TorchDecoder::requireIds(const at::Tensor& ids) const
{
    if (ids.dim() != 3 || ids.scalar_type() != at::kLong || ids.size(1) != m_config.codebooks ||
        ids.numel() == 0) {
        std::ostringstream why;
        why << "The decoder takes 64-bit ids of " << m_config.codebooks << " codebooks, but was given "
            << ids.scalar_type() << " in the shape " << ids.sizes() << ".";
        throw Error(ErrorCode::RequestInvalid, why.str());
    }
    for (const std::int64_t extreme : {ids.min().item<std::int64_t>(), ids.max().item<std::int64_t>()}) {
        if (extreme < 0 || extreme > m_config.vocabSize) {
            throw Error(ErrorCode::RequestInvalid, "The code " + std::to_string(extreme) +
                                                       " is outside the model's range of 0 to " +
                                                       std::to_string(m_config.vocabSize) + ".");
        }
    }
}

void TorchDecoder::requireRoom(std::int64_t prefix, std::int64_t columns) const
{
    if (prefix + columns > m_config.maxPositions) {
        throw Error(ErrorCode::RequestTooLong, "The request needs " + std::to_string(columns) +
                                                   " decoder steps after a prefix of " +
                                                   std::to_string(prefix) + ", but the model has " +
                                                   std::to_string(m_config.maxPositions) + " positions.");
    }
}

std::unique_ptr<DecoderSession> TorchDecoder::begin(const Conditioning& conditioning, int rows,
                                                    int maxColumns) const
{
    if (m_form == StepForm::Fixed)
        return std::make_unique<FixedSession>(*this, conditioning, rows, maxColumns);
    return std::make_unique<Session>(*this, conditioning, rows, maxColumns);
}

} // namespace arioso::engine
