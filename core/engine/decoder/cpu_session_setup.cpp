// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// What a session does before its first step: room for its cache, and the keys and values of the encoder
// states.
#include "engine/decoder/cpu_session.h"

#include "engine/decoder/cpu_products.h"

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
      m_cacheType(cacheTypeFor(decoder.m_precision)),
      m_vectorBytes(kernels::cacheBytes(m_cacheType, m_config.headWidth())),
      m_headsTogether(m_int8 ? int(std::lcm(std::int64_t(m_config.headWidth()), kernels::kInt8Group)) /
                                   m_config.headWidth()
                             : 1),
      m_rows(rows), m_input(decoder.m_config, conditioning, rows, maxColumns),
      m_capacity(m_input.positions()), m_crossRows(std::size_t(rows)), m_team(decoder.m_threads)
{
    if (conditioning.prefix.defined())
        m_prefix = conditioning.prefix.to(at::kFloat).contiguous();
    placeCache();
    if (conditioning.cross.defined())
        placeCross(conditioning);
    const std::int64_t length = conditioning.cross.defined() ? conditioning.cross.size(1) : 0;
    m_scores.assign(std::size_t(m_team.threads()),
                    std::vector<float>(std::size_t(std::max(m_capacity, length))));
}

// Of placeCache, placeCross and reserve, for texts without masked positions.
std::int64_t CpuDecoderSession::bytesFor(const CpuDecoder& decoder, const Conditioning& conditioning,
                                         const SessionSize& size)
{
    const DecoderConfig& config = decoder.m_config;
    const std::int64_t rows = size.rows;
    const std::int64_t prefix = conditioning.prefix.defined() ? conditioning.prefix.size(1) : 0;
    const std::int64_t texts = conditioning.cross.defined() ? rows * conditioning.cross.size(1) : 0;
    const std::int64_t vector = kernels::cacheBytes(cacheTypeFor(decoder.m_precision), config.headWidth());
    const std::int64_t cached = rows * (prefix + size.maxColumns) + texts;
    const std::int64_t cache = 2 * std::int64_t(config.layers) * config.heads * vector * cached;
    const std::int64_t fed = rows * (prefix + size.firstColumns);
    constexpr std::int64_t kRowBuffers =
        8; // x, q, k, v, delta, normed, attended, and what Int8 makes of these
    constexpr std::int64_t kStateBuffers = 4; // states, keys, values, and what Int8 makes of these
    const std::int64_t numbers =
        fed * (kRowBuffers * config.hiddenSize + 2 * std::int64_t(config.feedForward)) +
        texts * kStateBuffers * config.hiddenSize;
    return cache + numbers * std::int64_t(sizeof(float));
}

void CpuDecoderSession::placeCache()
{
    for (Cache* cache : {&m_keys, &m_values}) {
        cache->layerBytes = m_rows * m_config.heads * m_capacity * m_vectorBytes;
        cache->memory = kernels::LargeMemory(m_decoder.m_layers.size() * std::size_t(cache->layerBytes));
    }
}

// Keys and values of the encoder states, once. Masked positions are left out, which is what their zero weight
// comes to; a row without any position (the null condition) takes no part, since its values are all zero and
// out_proj has no bias.
void CpuDecoderSession::placeCross(const Conditioning& conditioning)
{
    const at::Tensor states = conditioning.cross.to(at::kFloat).contiguous();
    const std::int64_t length = states.size(1);
    const std::int64_t d = m_config.hiddenSize;
    Operand attended;
    std::int64_t total = 0;
    for (int row = 0; row < m_rows; ++row) {
        CrossRow& cross = m_crossRows[std::size_t(row)];
        cross.offset = total;
        for (std::int64_t i = 0; i < length; ++i) {
            if (conditioning.crossMask.defined() && conditioning.crossMask[row][i].item<float>() == 0)
                continue;
            const float* state = states.data_ptr<float>() + (row * length + i) * d;
            attended.values.insert(attended.values.end(), state, state + d);
            ++total;
        }
        cross.keys = total - cross.offset;
        if (cross.keys == 0)
            continue;
        if (m_stretches.empty() || m_stretches.back().first + m_stretches.back().count != row)
            m_stretches.push_back({row, 0});
        ++m_stretches.back().count;
    }
    if (total == 0)
        return;

    for (Cache* cache : {&m_crossKeys, &m_crossValues}) {
        cache->layerBytes = total * m_config.heads * m_vectorBytes;
        cache->memory = kernels::LargeMemory(m_decoder.m_layers.size() * std::size_t(cache->layerBytes));
    }
    reserve(attended, d, total);
    std::vector<float> keys(attended.values.size());
    std::vector<float> values(attended.values.size());
    m_team.run([&](Member& member) {
        member.each(total, 1, [&](std::int64_t first, std::int64_t last) {
            for (std::int64_t row = first; row < last; ++row)
                seal(attended, row, 0, d);
        });
        for (std::size_t i = 0; i < m_decoder.m_layers.size(); ++i) {
            const CpuDecoder::Attention& layer = m_decoder.m_layers[i].cross;
            products(member, attended, 0, total, {{&layer.k, keys.data(), d}, {&layer.v, values.data(), d}});
            const int width = m_config.headWidth();
            member.each(m_rows, 1, [&](std::int64_t first, std::int64_t last) {
                for (std::int64_t row = first; row < last; ++row) {
                    const CrossRow& cross = m_crossRows[std::size_t(row)];
                    for (std::int64_t t = 0; t < cross.keys; ++t) {
                        for (int head = 0; head < m_config.heads; ++head) {
                            const std::int64_t at = (cross.offset + t) * d + head * width;
                            const std::int64_t to = t * m_vectorBytes;
                            kernels::cacheStore(m_cacheType, keys.data() + at, width,
                                                crossBlock(m_crossKeys, i, cross, head) + to);
                            kernels::cacheStore(m_cacheType, values.data() + at, width,
                                                crossBlock(m_crossValues, i, cross, head) + to);
                        }
                    }
                }
            });
        }
    });
}

void CpuDecoderSession::reserve(std::int64_t tokens)
{
    const std::int64_t rows = m_rows * tokens;
    for (std::vector<float>* buffer : {&m_x, &m_q, &m_k, &m_v, &m_delta})
        buffer->resize(std::size_t(rows * m_config.hiddenSize));
    reserve(m_normed, m_config.hiddenSize, rows);
    reserve(m_attended, m_config.hiddenSize, rows);
    reserve(m_hidden, m_config.feedForward, rows);
}

void CpuDecoderSession::reserve(Operand& operand, std::int64_t width, std::int64_t rows) const
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
