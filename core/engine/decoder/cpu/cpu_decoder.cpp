// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/decoder/cpu/cpu_decoder.h"

#include "engine/api/error.h"
#include "engine/decoder/cpu/cpu_session.h"
#include "engine/decoder/positions.h"

#include <utility>

namespace arioso::engine {
namespace {

at::ScalarType dtypeOf(Precision precision)
{
    switch (precision) {
    case Precision::Float32:
    case Precision::Int8:
        return at::kFloat;
    case Precision::BFloat16:
        return at::kBFloat16;
    case Precision::Float16:
        return at::kHalf;
    }
    return at::kFloat;
}

} // namespace

CpuDecoder::CpuDecoder(const Weights& weights, const DecoderConfig& config, const CpuDecoderOptions& options)
    : m_config(config), m_precision(options.precision), m_threads(options.threads)
{
    if (m_precision == Precision::Int8)
        m_int8 = std::make_unique<Int8Weights>(weights, config, options.cache, m_threads);
    const Weights model = weights.scope("model.decoder");
    for (int k = 0; k < config.codebooks; ++k) {
        m_embeddings.push_back(
            keep(model.scope("embed_tokens", k).f32("weight", {config.vocabSize + 1, config.hiddenSize})));
        m_heads.push_back(linear(weights.scope("lm_heads", k), config.vocabSize, config.hiddenSize));
    }
    m_positions = keep(sinusoidalPositions(config.maxPositions, config.hiddenSize));
    for (int i = 0; i < config.layers; ++i) {
        const Weights scope = model.scope("layers", i);
        Layer layer;
        layer.self = attention(scope, "self_attn");
        if (config.crossAttention)
            layer.cross = attention(scope, "encoder_attn");
        layer.feedForwardNorm = norm(scope.scope("final_layer_norm"));
        layer.fc1 = linear(scope.scope("fc1"), config.feedForward, config.hiddenSize);
        layer.fc2 = linear(scope.scope("fc2"), config.hiddenSize, config.feedForward);
        m_layers.push_back(layer);
    }
    m_finalNorm = norm(model.scope("layer_norm"));
}

std::int64_t CpuDecoder::bytesFor(const Conditioning& conditioning, const SessionSize& size) const
{
    return CpuDecoderSession::bytesFor(*this, conditioning, size);
}

std::unique_ptr<DecoderSession> CpuDecoder::begin(const Conditioning& conditioning, int rows,
                                                  int maxColumns) const
{
    return std::make_unique<CpuDecoderSession>(*this, conditioning, rows, maxColumns);
}

const float* CpuDecoder::keep(const at::Tensor& tensor)
{
    m_kept.push_back(tensor);
    return tensor.data_ptr<float>();
}

CpuDecoder::Norm CpuDecoder::norm(const Weights& scope)
{
    return {keep(scope.f32("weight", {m_config.hiddenSize})), keep(scope.f32("bias", {m_config.hiddenSize}))};
}

CpuDecoder::Linear CpuDecoder::linear(const Weights& scope, std::int64_t out, std::int64_t in)
{
    Linear result;
    if (m_int8) {
        result.int8 = m_int8->at(scope);
        return result;
    }
    const at::ScalarType dtype = dtypeOf(m_precision);
    const at::Tensor tensor = scope.stored("weight", {out, in}).to(dtype).contiguous();
    m_kept.push_back(tensor);
    result.floats.data = tensor.data_ptr();
    result.floats.type = dtype == at::kFloat      ? kernels::Matrix::Type::Float32
                         : dtype == at::kBFloat16 ? kernels::Matrix::Type::BFloat16
                                                  : kernels::Matrix::Type::Float16;
    result.floats.out = out;
    result.floats.in = in;
    return result;
}

CpuDecoder::Attention CpuDecoder::attention(const Weights& layer, const char* name)
{
    const Weights scope = layer.scope(name);
    const std::int64_t d = m_config.hiddenSize;
    Attention attention;
    attention.norm = norm(layer.scope(std::string(name) + "_layer_norm"));
    attention.q = linear(scope.scope("q_proj"), d, d);
    attention.k = linear(scope.scope("k_proj"), d, d);
    attention.v = linear(scope.scope("v_proj"), d, d);
    attention.out = linear(scope.scope("out_proj"), d, d);
    return attention;
}

} // namespace arioso::engine
