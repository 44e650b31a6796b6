// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/decoder/cpu_session.h"

#include "engine/decoder/cpu_products.h"
#include "engine/kernels/elementwise.h"

#include <ATen/ops/empty.h>

#include <algorithm>
#include <cmath>
#include <cstring>

namespace arioso::engine {
namespace {

constexpr float kLayerNormEpsilon = 1e-5F;

} // namespace

at::Tensor CpuDecoderSession::step(const at::Tensor& ids)
{
    m_input.admit(ids);
    const std::int64_t prefix = m_prefix.defined() ? m_prefix.size(1) : 0;
    const std::int64_t tokens = prefix + ids.size(2);
    reserve(tokens);
    const at::Tensor columns = ids.contiguous();
    at::Tensor logits = at::empty({m_rows, m_config.codebooks, m_config.vocabSize}, at::kFloat);
    const Step step{columns.data_ptr<std::int64_t>(), prefix, tokens, logits.data_ptr<float>()};
    m_team.run([&](Member& member) { forward(member, step); });
    m_past += tokens;
    m_prefix = at::Tensor();
    return logits;
}

void CpuDecoderSession::forward(Member& member, const Step& step)
{
    const std::int64_t rows = m_rows * step.tokens;
    const std::vector<CpuDecoder::Layer>& layers = m_decoder.m_layers;
    for (std::size_t i = 0; i < layers.size(); ++i) {
        const CpuDecoder::Layer& layer = layers[i];
        member.each(rows, 1, [&](std::int64_t first, std::int64_t last) {
            for (std::int64_t row = first; row < last; ++row) {
                if (i == 0)
                    embed(step, row);
                else
                    addResidual(row);
                normalise(layer.self.norm, row, row);
            }
        });
        selfAttention(member, i, step.tokens);
        member.each(rows, 1, [&](std::int64_t first, std::int64_t last) {
            for (std::int64_t row = first; row < last; ++row) {
                addResidual(row);
                normalise(normAfterSelf(layer, row / step.tokens), row, row);
            }
        });
        for (const Stretch& stretch : m_stretches)
            crossAttention(member, i, stretch, step.tokens);
        feedForward(member, layer, rows);
    }
    heads(member, step);
}

void CpuDecoderSession::embed(const Step& step, std::int64_t row)
{
    const std::int64_t d = m_config.hiddenSize;
    const std::int64_t r = row / step.tokens;
    const std::int64_t t = row % step.tokens;
    float* x = m_x.data() + row * d;
    if (t < step.prefix) {
        std::memcpy(x, m_prefix.data_ptr<float>() + (r * step.prefix + t) * d,
                    std::size_t(d) * sizeof(float));
    } else {
        const std::int64_t columns = step.tokens - step.prefix;
        std::fill(x, x + d, 0.0F);
        for (int k = 0; k < m_config.codebooks; ++k) {
            const std::int64_t id = step.ids[(r * m_config.codebooks + k) * columns + t - step.prefix];
            kernels::accumulate(m_decoder.m_embeddings[std::size_t(k)] + id * d, d, x);
        }
    }
    kernels::accumulate(m_decoder.m_positions + (m_past + t) * d, d, x);
}

void CpuDecoderSession::selfAttention(Member& member, std::size_t layer, std::int64_t tokens)
{
    const std::int64_t d = m_config.hiddenSize;
    const std::int64_t rows = m_rows * tokens;
    const int width = m_config.headWidth();
    const CpuDecoder::Attention& attention = m_decoder.m_layers[layer].self;
    products(member, m_normed, 0, rows,
             {{&attention.q, m_q.data(), d}, {&attention.k, m_k.data(), d}, {&attention.v, m_v.data(), d}});

    const float scale = 1.0F / std::sqrt(float(width));
    const auto attend = [&](std::int64_t row, int head) {
        std::byte* keys = selfBlock(m_keys, layer, row, head);
        std::byte* values = selfBlock(m_values, layer, row, head);
        for (std::int64_t t = 0; t < tokens; ++t) {
            const std::int64_t at = (row * tokens + t) * d + head * width;
            kernels::cacheStore(m_cacheType, m_k.data() + at, width, keys + (m_past + t) * m_vectorBytes);
            kernels::cacheStore(m_cacheType, m_v.data() + at, width, values + (m_past + t) * m_vectorBytes);
            kernels::attend(m_q.data() + at, {m_cacheType, keys, values, m_past + t + 1, width}, scale,
                            m_attended.values.data() + at, m_scores[std::size_t(member.index())].data());
        }
    };
    attendRows(member, {0, m_rows}, tokens, attend);
    products(member, m_attended, 0, rows, {{&attention.out, m_delta.data(), d}});
}

void CpuDecoderSession::crossAttention(Member& member, std::size_t layer, const Stretch& stretch,
                                       std::int64_t tokens)
{
    const std::int64_t d = m_config.hiddenSize;
    const int width = m_config.headWidth();
    const CpuDecoder::Attention& attention = m_decoder.m_layers[layer].cross;
    const std::int64_t row = stretch.first * tokens;
    const std::int64_t rows = stretch.count * tokens;
    products(member, m_normed, row, rows, {{&attention.q, m_q.data() + row * d, d}});

    const float scale = 1.0F / std::sqrt(float(width));
    const auto attend = [&](std::int64_t r, int head) {
        const CrossRow& cross = m_crossRows[std::size_t(r)];
        const kernels::HeadCache cache{m_cacheType, crossBlock(m_crossKeys, layer, cross, head),
                                       crossBlock(m_crossValues, layer, cross, head), cross.keys, width};
        for (std::int64_t t = 0; t < tokens; ++t) {
            const std::int64_t at = (r * tokens + t) * d + head * width;
            kernels::attend(m_q.data() + at, cache, scale, m_attended.values.data() + at,
                            m_scores[std::size_t(member.index())].data());
        }
    };
    attendRows(member, stretch, tokens, attend);
    products(member, m_attended, row, rows, {{&attention.out, m_delta.data() + row * d, d}});
    member.each(rows, 1, [&](std::int64_t first, std::int64_t last) {
        for (std::int64_t i = row + first; i < row + last; ++i) {
            addResidual(i);
            normalise(m_decoder.m_layers[layer].feedForwardNorm, i, i);
        }
    });
}

void CpuDecoderSession::feedForward(Member& member, const CpuDecoder::Layer& layer, std::int64_t rows)
{
    const std::int64_t f = m_config.feedForward;
    products(member, m_normed, 0, rows, {{&layer.fc1, m_hidden.values.data(), f}},
             [&](std::int64_t first, std::int64_t last) {
                 for (std::int64_t row = 0; row < rows; ++row) {
                     kernels::activate(m_config.activation, m_hidden.values.data() + row * f + first,
                                       last - first);
                     seal(m_hidden, row, first, last);
                 }
             });
    products(member, m_hidden, 0, rows, {{&layer.fc2, m_delta.data(), m_config.hiddenSize}});
}

void CpuDecoderSession::heads(Member& member, const Step& step)
{
    member.each(m_rows, 1, [&](std::int64_t first, std::int64_t last) {
        for (std::int64_t row = first; row < last; ++row) {
            const std::int64_t token = (row + 1) * step.tokens - 1;
            addResidual(token);
            normalise(m_decoder.m_finalNorm, token, row);
        }
    });
    const std::int64_t v = m_config.vocabSize;
    std::vector<Part> parts;
    for (int k = 0; k < m_config.codebooks; ++k)
        parts.push_back({&m_decoder.m_heads[std::size_t(k)], step.logits + k * v, m_config.codebooks * v});
    products(member, m_normed, 0, m_rows, parts);
}

void CpuDecoderSession::products(Member& member, const Operand& x, std::int64_t row, std::int64_t rows,
                                 c10::ArrayRef<Part> parts)
{
    products(member, x, row, rows, parts, [](std::int64_t, std::int64_t) {});
}

void CpuDecoderSession::seal(Operand& operand, std::int64_t row, std::int64_t first, std::int64_t last) const
{
    if (!m_int8)
        return;
    const std::int64_t groups = (operand.width + kernels::kInt8Group - 1) / kernels::kInt8Group;
    const std::int64_t group = row * groups + first / kernels::kInt8Group;
    kernels::quantizeInt8(operand.values.data() + row * operand.width + first, last - first,
                          operand.quantized.data() + group * kernels::kInt8Group,
                          operand.scales.data() + group);
}

// The residual stream's row `from` becomes row `to` of what the next product multiplies.
void CpuDecoderSession::normalise(const CpuDecoder::Norm& norm, std::int64_t from, std::int64_t to)
{
    const std::int64_t d = m_config.hiddenSize;
    kernels::layerNorm(m_x.data() + from * d, norm.weight, norm.bias, d, kLayerNormEpsilon,
                       m_normed.values.data() + to * d);
    seal(m_normed, to, 0, d);
}

void CpuDecoderSession::addResidual(std::int64_t row)
{
    const std::int64_t d = m_config.hiddenSize;
    kernels::accumulate(m_delta.data() + row * d, d, m_x.data() + row * d);
}

const CpuDecoder::Norm& CpuDecoderSession::normAfterSelf(const CpuDecoder::Layer& layer,
                                                         std::int64_t row) const
{
    return m_crossRows[std::size_t(row)].keys > 0 ? layer.cross.norm : layer.feedForwardNorm;
}

std::byte* CpuDecoderSession::selfBlock(const Cache& cache, std::size_t layer, std::int64_t row,
                                        int head) const
{
    return cache.memory.data() + std::int64_t(layer) * cache.layerBytes +
           (row * m_config.heads + head) * m_capacity * m_vectorBytes;
}

std::byte* CpuDecoderSession::crossBlock(const Cache& cache, std::size_t layer, const CrossRow& row,
                                         int head) const
{
    return cache.memory.data() + std::int64_t(layer) * cache.layerBytes +
           (row.offset * m_config.heads + head * row.keys) * m_vectorBytes;
}

} // namespace arioso::engine
