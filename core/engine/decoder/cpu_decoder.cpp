// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/decoder/cpu_decoder.h"

#include "engine/decoder/cpu_session.h"
#include "engine/decoder/positions.h"
#include "engine/error.h"

#include <utility>

namespace arioso::engine {

CpuDecoder::CpuDecoder(const Weights& weights, const DecoderConfig& config, at::ScalarType precision, int threads)
    : m_config(config), m_threads(threads)
{
    const Weights model = weights.scope("model.decoder");
    for (int k = 0; k < config.codebooks; ++k) {
        m_embeddings.push_back(
            keep(model.scope("embed_tokens", k).f32("weight", {config.vocabSize + 1, config.hiddenSize})));
        m_heads.push_back(matrix(weights.scope("lm_heads", k), config.vocabSize, config.hiddenSize, precision));
    }
    m_positions = keep(positionTable(weights, config));
    for (int i = 0; i < config.layers; ++i) {
        const Weights scope = model.scope("layers", i);
        Layer layer;
        layer.self = attention(scope, "self_attn", precision);
        if (config.crossAttention)
            layer.cross = attention(scope, "encoder_attn", precision);
        layer.feedForwardNorm = norm(scope.scope("final_layer_norm"));
        layer.fc1 = matrix(scope.scope("fc1"), config.feedForward, config.hiddenSize, precision);
        layer.fc2 = matrix(scope.scope("fc2"), config.hiddenSize, config.feedForward, precision);
        m_layers.push_back(layer);
    }
    m_finalNorm = norm(model.scope("layer_norm"));
}

std::unique_ptr<DecoderSession> CpuDecoder::begin(const Conditioning& conditioning, int rows, int maxColumns) const
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

kernels::Matrix CpuDecoder::matrix(const Weights& scope, std::int64_t out, std::int64_t in, at::ScalarType precision)
{
    const at::Tensor tensor = scope.stored("weight", {out, in}).to(precision).contiguous();
    m_kept.push_back(tensor);
    kernels::Matrix result;
    result.data = tensor.data_ptr();
    result.type = precision == at::kFloat      ? kernels::Matrix::Type::Float32
                  : precision == at::kBFloat16 ? kernels::Matrix::Type::BFloat16
                                               : kernels::Matrix::Type::Float16;
    result.out = out;
    result.in = in;
    return result;
}

CpuDecoder::Attention CpuDecoder::attention(const Weights& layer, const char* name, at::ScalarType precision)
{
    const Weights scope = layer.scope(name);
    const std::int64_t d = m_config.hiddenSize;
    Attention attention;
    attention.norm = norm(layer.scope(std::string(name) + "_layer_norm"));
    attention.q = matrix(scope.scope("q_proj"), d, d, precision);
    attention.k = matrix(scope.scope("k_proj"), d, d, precision);
    attention.v = matrix(scope.scope("v_proj"), d, d, precision);
    attention.out = matrix(scope.scope("out_proj"), d, d, precision);
    return attention;
}

} // namespace arioso::engine
