// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// One step of the decoder, in the order of the network's layers.
#include "engine/decoder/cpu/cpu_session.h"

#include "engine/decoder/cpu/cpu_products.h"
#include "engine/kernels/elementwise.h"

#include <ATen/ops/empty.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <utility>

namespace arioso::engine {
namespace {

constexpr float kLayerNormEpsilon = 1e-5F;

} // namespace

at::Tensor CpuDecoderSession::step(const at::Tensor& ids)
{
    return feed(ids, 1).squeeze(1);
}

at::Tensor CpuDecoderSession::stepEach(const at::Tensor& ids)
{
    return feed(ids, ids.size(2)).transpose(1, 2);
}

at::Tensor CpuDecoderSession::feed(const at::Tensor& ids, std::int64_t scored)
{
    m_input.admit(ids);
    const std::int64_t prefix = m_prefix.defined() ? m_prefix.size(1) : 0;
    const std::int64_t tokens = prefix + ids.size(2);
    allocateActivations(tokens);

    const std::int64_t v = m_config.vocabSize;
    at::Tensor logits = at::empty({m_rows, scored, m_config.codebooks, v}, at::kFloat);
    std::vector<Product> heads; // the threads must not allocate: nothing can be thrown out of them
    for (int k = 0; k < m_config.codebooks; ++k)
        heads.push_back(
            {&m_decoder.m_heads[std::size_t(k)], logits.data_ptr<float>() + k * v, m_config.codebooks * v});

    const at::Tensor columns = ids.contiguous();
    const Step step{columns.data_ptr<std::int64_t>(), prefix, tokens, scored,
                    std::move(heads)};
    m_team.run([&](Member& member) { forward(member, step); });
    m_past += tokens;
    m_prefix = at::Tensor();
    return logits;
}

void CpuDecoderSession::forward(Member& member, const Step& step)
{
    const RowRange all{0, m_rows * step.tokens};
    for (std::size_t i = 0; i < m_decoder.m_layers.size(); ++i) {
        const CpuDecoder::Layer& layer = m_decoder.m_layers[i];
        eachRow(member, all, [&](std::int64_t row) {
            if (i == 0)
                embed(step, row);
            else
                addResidual(row); // of the feed-forward layer before
            layerNorm(layer.self.norm, row, row);
        });
        selfAttention(member, i, step.tokens);
        eachRow(member, all, [&](std::int64_t row) {
            const bool attends = m_cross.length(row / step.tokens) > 0;
            addResidual(row);
            layerNorm(attends ? layer.cross.norm : layer.feedForwardNorm, row, row);
        });
        for (const RowRange& range : m_crossRanges)
            crossAttention(member, i, range, step.tokens);
        feedForward(member, layer, all.count);
    }
    heads(member, step);
}

// Row of the residual stream = prefix, or sum of the codebooks' embeddings, plus position.
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

// Each task stores its own keys and values and then attends to them; no other task reads them.
void CpuDecoderSession::selfAttention(Member& member, std::size_t layer, std::int64_t tokens)
{
    const std::int64_t d = m_config.hiddenSize;
    const int width = m_config.headWidth();
    const RowRange all{0, m_rows * tokens};
    const CpuDecoder::Attention& attention = m_decoder.m_layers[layer].self;
    multiply(member, m_normed, all,
             {{&attention.q, m_q.data(), d}, {&attention.k, m_k.data(), d}, {&attention.v, m_v.data(), d}});

    const float scale = 1.0F / std::sqrt(float(width));
    const auto attend = [&](std::int64_t row, int head) {
        const KvHead cached{layer, row, head};
        for (std::int64_t t = 0; t < tokens; ++t) {
            const std::int64_t from = (row * tokens + t) * d + head * width;
            const std::int64_t position = m_past + t;
            m_self.store(cached, position, m_k.data() + from, m_v.data() + from);
            kernels::attend(m_q.data() + from, m_self.positions(cached, position + 1), scale,
                            m_attended.values.data() + from, m_scores[std::size_t(member.index())].data());
        }
    };
    attendHeads(member, {0, m_rows}, tokens, attend);
    multiply(member, m_attended, all, {{&attention.out, m_delta.data(), d}});
}

void CpuDecoderSession::crossAttention(Member& member, std::size_t layer, const RowRange& range,
                                       std::int64_t tokens)
{
    const std::int64_t d = m_config.hiddenSize;
    const int width = m_config.headWidth();
    const CpuDecoder::Attention& attention = m_decoder.m_layers[layer].cross;
    const RowRange rows{range.first * tokens, range.count * tokens};
    multiply(member, m_normed, rows, {{&attention.q, m_q.data() + rows.first * d, d}});

    const float scale = 1.0F / std::sqrt(float(width));
    const auto attend = [&](std::int64_t row, int head) {
        const kernels::HeadCache cache = m_cross.positions({layer, row, head}, m_cross.length(row));
        for (std::int64_t t = 0; t < tokens; ++t) {
            const std::int64_t from = (row * tokens + t) * d + head * width;
            kernels::attend(m_q.data() + from, cache, scale, m_attended.values.data() + from,
                            m_scores[std::size_t(member.index())].data());
        }
    };
    attendHeads(member, range, tokens, attend);
    multiply(member, m_attended, rows, {{&attention.out, m_delta.data() + rows.first * d, d}});
    eachRow(member, rows, [&](std::int64_t row) {
        addResidual(row);
        layerNorm(m_decoder.m_layers[layer].feedForwardNorm, row, row);
    });
}

void CpuDecoderSession::feedForward(Member& member, const CpuDecoder::Layer& layer, std::int64_t rows)
{
    const std::int64_t f = m_config.feedForward;
    const auto activate = [&](std::int64_t first, std::int64_t last) {
        for (std::int64_t row = 0; row < rows; ++row) {
            kernels::activate(m_config.activation, m_hidden.values.data() + row * f + first, last - first);
            quantize(m_hidden, row, first, last);
        }
    };
    multiply(member, m_normed, {0, rows}, {{&layer.fc1, m_hidden.values.data(), f}}, activate);
    multiply(member, m_hidden, {0, rows}, {{&layer.fc2, m_delta.data(), m_config.hiddenSize}});
}

// Only the last S tokens of each row have logits; their norms go to rows r * S .. of m_normed.
void CpuDecoderSession::heads(Member& member, const Step& step)
{
    const RowRange scored{0, m_rows * step.scored};
    eachRow(member, scored, [&](std::int64_t row) {
        const std::int64_t token = (row / step.scored + 1) * step.tokens - step.scored + row % step.scored;
        addResidual(token);
        layerNorm(m_decoder.m_finalNorm, token, row);
    });
    multiply(member, m_normed, scored, step.heads);
}

void CpuDecoderSession::multiply(Member& member, const Operand& x, const RowRange& rows,
                                 c10::ArrayRef<Product> products)
{
    multiply(member, x, rows, products, [](std::int64_t, std::int64_t) {});
}

void CpuDecoderSession::quantize(Operand& operand, std::int64_t row, std::int64_t first,
                                 std::int64_t last) const
{
    if (!m_int8)
        return;
    const std::int64_t groups = (operand.width + kernels::kInt8Group - 1) / kernels::kInt8Group;
    const std::int64_t group = row * groups + first / kernels::kInt8Group;
    kernels::quantizeInt8(operand.values.data() + row * operand.width + first, last - first,
                          operand.quantized.data() + group * kernels::kInt8Group,
                          operand.scales.data() + group);
}

void CpuDecoderSession::layerNorm(const CpuDecoder::Norm& norm, std::int64_t from, std::int64_t to)
{
    const std::int64_t d = m_config.hiddenSize;
    kernels::layerNorm(m_x.data() + from * d, {norm.weight, norm.bias, d, kLayerNormEpsilon},
                       m_normed.values.data() + to * d);
    quantize(m_normed, to, 0, d);
}

void CpuDecoderSession::addResidual(std::int64_t row)
{
    const std::int64_t d = m_config.hiddenSize;
    kernels::accumulate(m_delta.data() + row * d, d, m_x.data() + row * d);
}

} // namespace arioso::engine
