// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// What a session does before its first step: it allocates the KV cache and computes the keys and values of
// the encoder states.
#include "engine/decoder/cpu/cpu_session.h"

#include "engine/decoder/cpu/cpu_products.h"

#include <algorithm>
#include <numeric>

namespace arioso::engine {
namespace {

kernels::CacheType cacheTypeFor(Precision precision)
{
    switch (precision) {
    case Precision::Float32:
        return kernels::CacheType::Float32;
    case Precision::BFloat16:
    case Precision::Float16:
        return kernels::CacheType::Float16;
    case Precision::Int8:
        return kernels::CacheType::Int8;
    }
    return kernels::CacheType::Float32;
}

} // namespace

CpuDecoderSession::CpuDecoderSession(const CpuDecoder& decoder, const Conditioning& conditioning, int rows,
                                     int maxColumns)
    : m_decoder(decoder), m_config(decoder.m_config), m_int8(decoder.m_precision == Precision::Int8),
      m_headsPerTask(m_int8 ? int(std::lcm(std::int64_t(m_config.headWidth()), kernels::kInt8Group)) /
                                  m_config.headWidth()
                            : 1),
      m_rows(rows), m_input(decoder.m_config, conditioning, rows, maxColumns),
      m_self(cacheShape(decoder), std::vector<std::int64_t>(std::size_t(rows), m_input.positions())),
      m_cross(cacheShape(decoder), std::vector<std::int64_t>(std::size_t(rows), 0)), m_team(decoder.m_threads)
{
    if (conditioning.prefix.defined())
        m_prefix = conditioning.prefix.to(at::kFloat).contiguous();
    if (conditioning.cross.defined()) {
        if (Operand states = attendedStates(conditioning); !states.values.empty())
            fillCrossCache(states);
    }
    const std::int64_t length = conditioning.cross.defined() ? conditioning.cross.size(1) : 0;
    m_scores.assign(std::size_t(m_team.threads()),
                    std::vector<float>(std::size_t(std::max<std::int64_t>(m_input.positions(), length))));
}

KvShape CpuDecoderSession::cacheShape(const CpuDecoder& decoder)
{
    const DecoderConfig& config = decoder.m_config;
    return {cacheTypeFor(decoder.m_precision), config.layers, config.heads, config.headWidth()};
}

// What the constructor and allocateActivations allocate, for texts without masked positions.
std::int64_t CpuDecoderSession::bytesFor(const CpuDecoder& decoder, const Conditioning& conditioning,
                                         const SessionSize& size)
{
    const DecoderConfig& config = decoder.m_config;
    const std::int64_t rows = size.rows;
    const std::int64_t prefix = conditioning.prefix.defined() ? conditioning.prefix.size(1) : 0;
    const std::int64_t texts = conditioning.cross.defined() ? rows * conditioning.cross.size(1) : 0;
    const std::int64_t cache = KvCache::bytes(cacheShape(decoder), rows * (prefix + size.maxColumns) + texts);
    const std::int64_t fed = rows * (prefix + size.firstColumns);
    constexpr std::int64_t kRowBuffers = 8;   // x, q, k, v, delta, normed, attended; quantized ones
    constexpr std::int64_t kStateBuffers = 4; // states, keys, values; quantized states
    const std::int64_t numbers =
        fed * (kRowBuffers * config.hiddenSize + 2 * std::int64_t(config.feedForward)) +
        texts * kStateBuffers * config.hiddenSize;
    return cache + numbers * std::int64_t(sizeof(float));
}

// The encoder states of all rows, without those that are masked: their weight in the attention would be zero.
// A row without any state (the null condition) needs no cross-attention: its values would all be zero, and
// out_proj has no bias. Allocates m_cross for these states.
CpuDecoderSession::Operand CpuDecoderSession::attendedStates(const Conditioning& conditioning)
{
    const at::Tensor states = conditioning.cross.to(at::kFloat).contiguous();
    const std::int64_t length = states.size(1);
    const std::int64_t d = m_config.hiddenSize;
    Operand attended;
    std::vector<std::int64_t> lengths(std::size_t(m_rows), 0);
    for (std::int64_t row = 0; row < m_rows; ++row) {
        std::int64_t& attendedLength = lengths[std::size_t(row)];
        for (std::int64_t i = 0; i < length; ++i) {
            if (conditioning.crossMask.defined() && conditioning.crossMask[row][i].item<float>() == 0)
                continue;
            const float* state = states.data_ptr<float>() + (row * length + i) * d;
            attended.values.insert(attended.values.end(), state, state + d);
            ++attendedLength;
        }
        if (attendedLength == 0)
            continue;
        if (m_crossRanges.empty() || m_crossRanges.back().first + m_crossRanges.back().count != row)
            m_crossRanges.push_back({row, 0});
        ++m_crossRanges.back().count;
    }
    m_cross = KvCache(cacheShape(m_decoder), lengths);
    allocate(attended, d, m_cross.offset(m_rows));
    return attended;
}

void CpuDecoderSession::fillCrossCache(Operand& states)
{
    const std::int64_t d = m_config.hiddenSize;
    const RowRange all{0, m_cross.offset(m_rows)};
    std::vector<float> keys(states.values.size()); // of one layer
    std::vector<float> values(states.values.size());
    m_team.run([&](Member& member) {
        eachRow(member, all, [&](std::int64_t row) { quantize(states, row, 0, d); });
        for (std::size_t i = 0; i < m_decoder.m_layers.size(); ++i) {
            const CpuDecoder::Attention& layer = m_decoder.m_layers[i].cross;
            multiply(member, states, all, {{&layer.k, keys.data(), d}, {&layer.v, values.data(), d}});
            eachRow(member, {0, m_rows},
                    [&](std::int64_t row) { storeCross(i, row, keys.data(), values.data()); });
        }
    });
}

// keys, values: [states of all rows, D].
void CpuDecoderSession::storeCross(std::size_t layer, std::int64_t row, const float* keys,
                                   const float* values)
{
    for (int head = 0; head < m_config.heads; ++head) {
        for (std::int64_t t = 0; t < m_cross.length(row); ++t) {
            const std::int64_t from =
                (m_cross.offset(row) + t) * m_config.hiddenSize + head * m_config.headWidth();
            m_cross.store({layer, row, head}, t, keys + from, values + from);
        }
    }
}

void CpuDecoderSession::allocateActivations(std::int64_t tokens)
{
    const std::int64_t rows = m_rows * tokens;
    for (std::vector<float>* buffer : {&m_x, &m_q, &m_k, &m_v, &m_delta})
        buffer->resize(std::size_t(rows * m_config.hiddenSize));
    allocate(m_normed, m_config.hiddenSize, rows);
    allocate(m_attended, m_config.hiddenSize, rows);
    allocate(m_hidden, m_config.feedForward, rows);
}

void CpuDecoderSession::allocate(Operand& operand, std::int64_t width, std::int64_t rows) const
{
    operand.width = width;
    operand.values.resize(std::size_t(rows * width));
    if (m_int8) {
        const std::int64_t groups = (width + kernels::kInt8Group - 1) / kernels::kInt8Group;
        operand.quantized.resize(std::size_t(rows * groups * kernels::kInt8Group));
        operand.scales.resize(std::size_t(rows * groups));
    }
}

} // namespace arioso::engine
