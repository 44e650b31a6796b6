// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/decoder/torch/torch_decoder.h"

#include "engine/api/error.h"
#include "engine/decoder/decoder_input.h"
#include "engine/decoder/positions.h"
#include "engine/decoder/torch/torch_session.h"
#include "engine/tensor_ops/attention.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/embedding.h>
#include <ATen/ops/layer_norm.h>
#include <ATen/ops/linear.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/stack.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <sstream>

namespace arioso::engine {
namespace {

/// Tries the network's operations on small tensors, so that a missing device or dtype is reported before
/// gigabytes are read.
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

TorchDecoder::TorchDecoder(const Weights& weights, const DecoderConfig& config,
                           const TorchDecoderOptions& options)
    : m_config(config), m_device(options.device), m_dtype(options.dtype),
      m_form(options.form.value_or(m_device.is_cpu() ? StepForm::Growing : StepForm::Fixed)),
      m_read(readerFor(m_device, m_dtype)),
      m_norm(m_read, weights.scope("model.decoder.layer_norm"), config.hiddenSize)
{
    const Weights decoder = weights.scope("model.decoder");
    for (int k = 0; k < config.codebooks; ++k) {
        m_embeddings.push_back(
            m_read(decoder.scope("embed_tokens", k), "weight", {config.vocabSize + 1, config.hiddenSize}));
        m_heads.push_back(
            m_read(weights.scope("lm_heads", k), "weight", {config.vocabSize, config.hiddenSize}));
    }
    m_positions = sinusoidalPositions(config.maxPositions, config.hiddenSize).to(m_device, m_dtype);
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

// The network without the heads: ids [R, K, T] to [R, T, D], or [R, P + T, D] in the first call.
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

// x [R, T, D], with the positions added, to the input of the heads
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
    requireConditioning(conditioning, rows, m_config);
    Memory memory;
    memory.layers.resize(m_layers.size());
    if (conditioning.cross.defined()) {
        const at::Tensor states = conditioning.cross.to(m_device, m_dtype);
        for (std::size_t i = 0; i < m_layers.size(); ++i)
            memory.layers[i].cross = m_layers[i].crossKeysValues(states);
        if (conditioning.crossMask.defined())
            memory.crossBias = keyBias(conditioning.crossMask.to(m_device));
    }
    if (conditioning.prefix.defined())
        memory.prefix = conditioning.prefix.to(m_device, m_dtype);
    return memory;
}

at::Tensor TorchDecoder::hidden(const at::Tensor& ids, const Conditioning& conditioning) const
{
    requireIds(ids, m_config);
    Memory memory = remember(conditioning, ids.size(0));
    requireRoom(conditioning, ids.size(2), m_config);
    return run(ids, memory);
}

at::Tensor TorchDecoder::forward(const at::Tensor& ids, const Conditioning& conditioning) const
{
    return logits(hidden(ids, conditioning));
}

// Other devices have their own memory, whose allocator reports failures.
std::int64_t TorchDecoder::bytesFor(const Conditioning& conditioning, const SessionSize& size) const
{
    if (!m_device.is_cpu())
        return 0;
    const std::int64_t rows = size.rows;
    const std::int64_t prefix = conditioning.prefix.defined() ? conditioning.prefix.size(1) : 0;
    const std::int64_t texts = conditioning.cross.defined() ? rows * conditioning.cross.size(1) : 0;
    const std::int64_t positions = rows * (prefix + size.maxColumns);
    const std::int64_t fed = rows * (prefix + size.firstColumns);
    const std::int64_t width = m_config.hiddenSize;
    constexpr std::int64_t kRowTensors = 8;   // alive at once in a layer
    constexpr std::int64_t kScoreTensors = 3; // scores, with their bias, and as weights
    const std::int64_t numbers = 2 * width * (m_config.layers * (positions + texts) + positions) +
                                 fed * (kRowTensors * width + 2 * std::int64_t(m_config.feedForward));
    const std::int64_t scores = kScoreTensors * fed * m_config.heads *
                                std::max(prefix + size.firstColumns, texts / std::max<std::int64_t>(rows, 1));
    return numbers * std::int64_t(c10::elementSize(m_dtype)) + scores * std::int64_t(sizeof(float));
}

std::unique_ptr<DecoderSession> TorchDecoder::begin(const Conditioning& conditioning, int rows,
                                                    int maxColumns) const
{
    if (m_form == StepForm::Fixed)
        return std::make_unique<FixedSession>(*this, conditioning, rows, maxColumns);
    return std::make_unique<Session>(*this, conditioning, rows, maxColumns);
}

} // namespace arioso::engine
