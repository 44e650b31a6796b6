// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/decoder/cpu_session.h"

#include "engine/error.h"
#include "engine/kernels/attention.h"
#include "engine/kernels/elementwise.h"

#include <ATen/ops/empty.h>
#include <omp.h>

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>

namespace arioso::engine {
namespace {

constexpr float kLayerNormEpsilon = 1e-5F;

} // namespace

CpuDecoderSession::CpuDecoderSession(const CpuDecoder& decoder, const Conditioning& conditioning, int rows,
                                     int maxColumns)
    : m_decoder(decoder), m_config(decoder.m_config), m_threads(decoder.m_threads), m_rows(rows),
      m_capacity(maxColumns)
{
    if (conditioning.prefix.defined()) {
        m_prefix = conditioning.prefix.to(at::kFloat).contiguous();
        m_capacity += m_prefix.size(1);
    }
    if (m_capacity > m_config.maxPositions) {
        throw Error(ErrorCode::RequestTooLong, "The request needs " + std::to_string(m_capacity) +
                                                   " decoder positions, but the model has " +
                                                   std::to_string(m_config.maxPositions) + ".");
    }
    // Not initialised on purpose: a page is only taken once a step writes to it.
    const auto size = std::size_t(m_rows) * std::size_t(m_capacity) * std::size_t(m_config.hiddenSize);
    for (std::size_t i = 0; i < decoder.m_layers.size(); ++i)
        m_self.push_back({std::unique_ptr<float[]>(new float[size]), std::unique_ptr<float[]>(new float[size])});
    if (conditioning.cross.defined() && m_config.crossAttention)
        computeCross(conditioning);
    m_scores.resize(std::size_t(m_threads) *
                    std::size_t(std::max(m_capacity, conditioning.cross.defined() ? conditioning.cross.size(1) : 0)));
}

// Keys and values of the encoder states, once. Masked positions are left out, which is what their zero weight comes
// to; a row without any position (the null condition) takes no part, since its values are all zero and out_proj
// has no bias.
void CpuDecoderSession::computeCross(const Conditioning& conditioning)
{
    const at::Tensor states = conditioning.cross.to(at::kFloat).contiguous();
    const std::int64_t length = states.size(1);
    const std::int64_t d = m_config.hiddenSize;
    std::vector<float> attended; // [keys of all rows, D]
    std::int64_t total = 0;
    for (int row = 0; row < m_rows; ++row) {
        const std::int64_t offset = total;
        for (std::int64_t i = 0; i < length; ++i) {
            if (conditioning.crossMask.defined() && conditioning.crossMask[row][i].item<float>() == 0)
                continue;
            const float* state = states.data_ptr<float>() + (row * length + i) * d;
            attended.insert(attended.end(), state, state + d);
            ++total;
        }
        if (total > offset)
            m_crossRows.push_back({row, total - offset, offset});
    }
    if (m_crossRows.empty())
        return;

    const std::int64_t width = m_config.headWidth();
    std::vector<float> projected(attended.size());
    const auto project = [&](const CpuDecoder::Linear& w, const CrossRow& row, float* blocks) {
        linear(attended.data() + row.offset * d, row.keys, w, projected.data(), d);
        for (std::int64_t t = 0; t < row.keys; ++t) {
            for (int head = 0; head < m_config.heads; ++head) {
                std::memcpy(blocks + (head * row.keys + t) * width, projected.data() + t * d + head * width,
                            std::size_t(width) * sizeof(float));
            }
        }
    };
    for (const CpuDecoder::Layer& layer : m_decoder.m_layers) {
        Cache cache{std::unique_ptr<float[]>(new float[attended.size()]),
                    std::unique_ptr<float[]>(new float[attended.size()])};
        for (const CrossRow& row : m_crossRows) {
            project(layer.cross.k, row, cache.keys.get() + row.offset * d);
            project(layer.cross.v, row, cache.values.get() + row.offset * d);
        }
        m_cross.push_back(std::move(cache));
    }
}

at::Tensor CpuDecoderSession::step(const at::Tensor& ids)
{
    const std::int64_t prefix = m_prefix.defined() ? m_prefix.size(1) : 0;
    const std::int64_t tokens = prefix + ids.size(2);
    if (m_past + tokens > m_capacity)
        throw Error(ErrorCode::Internal, "More decoder steps were fed than were announced.");

    reserveRows(tokens);
    embed(ids, prefix, tokens);
    for (std::size_t i = 0; i < m_decoder.m_layers.size(); ++i) {
        const CpuDecoder::Layer& layer = m_decoder.m_layers[i];
        selfAttention(layer.self, m_self[i], tokens);
        if (!m_crossRows.empty())
            crossAttention(layer.cross, m_cross[i], tokens);
        feedForward(layer, tokens);
    }
    m_past += tokens;
    m_prefix = at::Tensor();
    return heads(tokens);
}

void CpuDecoderSession::reserveRows(std::int64_t tokens)
{
    const auto rows = std::size_t(m_rows) * std::size_t(tokens);
    const auto width = rows * std::size_t(m_config.hiddenSize);
    for (std::vector<float>* buffer : {&m_x, &m_normed, &m_q, &m_k, &m_v})
        buffer->resize(width);
    m_hidden.resize(rows * std::size_t(m_config.feedForward));
}

void CpuDecoderSession::embed(const at::Tensor& ids, std::int64_t prefix, std::int64_t tokens)
{
    const std::int64_t d = m_config.hiddenSize;
    const auto id = ids.accessor<std::int64_t, 3>();
    for (int row = 0; row < m_rows; ++row) {
        for (std::int64_t t = 0; t < tokens; ++t) {
            float* x = m_x.data() + (row * tokens + t) * d;
            if (t < prefix) {
                std::memcpy(x, m_prefix.data_ptr<float>() + (row * prefix + t) * d, std::size_t(d) * sizeof(float));
            } else {
                std::fill(x, x + d, 0.0F);
                for (int k = 0; k < m_config.codebooks; ++k)
                    kernels::accumulate(m_decoder.m_embeddings[std::size_t(k)] + id[row][k][t - prefix] * d, d, x);
            }
            kernels::accumulate(m_decoder.m_positions + (m_past + t) * d, d, x);
        }
    }
}

void CpuDecoderSession::selfAttention(const CpuDecoder::Attention& attention, Cache& cache, std::int64_t tokens)
{
    const std::int64_t d = m_config.hiddenSize;
    const std::int64_t rows = m_rows * tokens;
    const int width = m_config.headWidth();
    const int heads = m_config.heads;
    normRows(attention.norm, rows);
    linear(m_normed.data(), rows, attention.q, m_q.data(), d);
    linear(m_normed.data(), rows, attention.k, m_k.data(), d);
    linear(m_normed.data(), rows, attention.v, m_v.data(), d);

    const float scale = 1.0F / std::sqrt(float(width));
#pragma omp parallel for num_threads(m_threads) schedule(static) collapse(2)
    for (std::int64_t row = 0; row < m_rows; ++row) {
        for (int head = 0; head < heads; ++head) {
            float* keys = cacheBlock(cache.keys, row, head);
            float* values = cacheBlock(cache.values, row, head);
            float* scores = m_scores.data() + std::size_t(omp_get_thread_num()) * (m_scores.size() / std::size_t(m_threads));
            for (std::int64_t t = 0; t < tokens; ++t) {
                const std::int64_t at = (row * tokens + t) * d + head * width;
                const auto bytes = std::size_t(width) * sizeof(float);
                std::memcpy(keys + (m_past + t) * width, m_k.data() + at, bytes);
                std::memcpy(values + (m_past + t) * width, m_v.data() + at, bytes);
                kernels::attend(m_q.data() + at, keys, values, m_past + t + 1, width, scale, m_normed.data() + at,
                                scores);
            }
        }
    }
    linear(m_normed.data(), rows, attention.out, m_q.data(), d);
    addRows(rows);
}

void CpuDecoderSession::crossAttention(const CpuDecoder::Attention& attention, const Cache& cache, std::int64_t tokens)
{
    const std::int64_t d = m_config.hiddenSize;
    const int width = m_config.headWidth();
    const int heads = m_config.heads;
    const float scale = 1.0F / std::sqrt(float(width));
    for (const CrossRow& row : m_crossRows) {
        for (std::int64_t t = 0; t < tokens; ++t) {
            const std::int64_t at = (row.row * tokens + t) * d;
            kernels::layerNorm(m_x.data() + at, attention.norm.weight, attention.norm.bias, d, kLayerNormEpsilon,
                               m_normed.data() + at);
        }
    }
    // The rows that attend are neighbours as long as conditional rows come first; else one call for each stretch.
    for (std::size_t first = 0; first < m_crossRows.size();) {
        std::size_t end = first + 1;
        while (end < m_crossRows.size() && m_crossRows[end].row == m_crossRows[end - 1].row + 1)
            ++end;
        const std::int64_t at = m_crossRows[first].row * tokens * d;
        const std::int64_t count = std::int64_t(end - first) * tokens;
        linear(m_normed.data() + at, count, attention.q, m_q.data() + at, d);
#pragma omp parallel for num_threads(m_threads) schedule(static) collapse(2)
        for (std::size_t i = first; i < end; ++i) {
            for (int head = 0; head < heads; ++head) {
                const CrossRow& row = m_crossRows[i];
                const float* keys = cache.keys.get() + row.offset * d + head * row.keys * width;
                const float* values = cache.values.get() + row.offset * d + head * row.keys * width;
                float* scores = m_scores.data() + std::size_t(omp_get_thread_num()) * (m_scores.size() / std::size_t(m_threads));
                for (std::int64_t t = 0; t < tokens; ++t) {
                    const std::int64_t place = (row.row * tokens + t) * d + head * width;
                    kernels::attend(m_q.data() + place, keys, values, row.keys, width, scale, m_normed.data() + place,
                                    scores);
                }
            }
        }
        linear(m_normed.data() + at, count, attention.out, m_q.data() + at, d);
        kernels::accumulate(m_q.data() + at, count * d, m_x.data() + at);
        first = end;
    }
}

void CpuDecoderSession::feedForward(const CpuDecoder::Layer& layer, std::int64_t tokens)
{
    const std::int64_t d = m_config.hiddenSize;
    const std::int64_t f = m_config.feedForward;
    const std::int64_t rows = m_rows * tokens;
    normRows(layer.feedForwardNorm, rows);
    linear(m_normed.data(), rows, layer.fc1, m_hidden.data(), f);
#pragma omp parallel for num_threads(m_threads) schedule(static)
    for (std::int64_t piece = 0; piece < rows * 4; ++piece) { // quarters of rows, so that two rows fill four threads
        const std::int64_t begin = (piece % 4) * f / 4;
        const std::int64_t end = (piece % 4 + 1) * f / 4;
        kernels::activate(m_config.activation, m_hidden.data() + (piece / 4) * f + begin, end - begin);
    }
    linear(m_hidden.data(), rows, layer.fc2, m_q.data(), d);
    addRows(rows);
}

at::Tensor CpuDecoderSession::heads(std::int64_t tokens)
{
    const std::int64_t d = m_config.hiddenSize;
    const std::int64_t v = m_config.vocabSize;
    for (int row = 0; row < m_rows; ++row) {
        const CpuDecoder::Norm& norm = m_decoder.m_finalNorm;
        kernels::layerNorm(m_x.data() + ((row + 1) * tokens - 1) * d, norm.weight, norm.bias, d, kLayerNormEpsilon,
                           m_normed.data() + row * d);
    }
    at::Tensor logits = at::empty({m_rows, m_config.codebooks, v}, at::kFloat);
    for (int k = 0; k < m_config.codebooks; ++k) {
        linear(m_normed.data(), m_rows, m_decoder.m_heads[std::size_t(k)], logits.data_ptr<float>() + k * v,
               m_config.codebooks * v);
    }
    return logits;
}

void CpuDecoderSession::linear(const float* x, std::int64_t rows, const CpuDecoder::Linear& w, float* y,
                               std::int64_t yStride)
{
    if (w.floats.data != nullptr) {
        kernels::linear(x, w.floats.in, rows, w.floats, nullptr, y, yStride, m_threads);
        return;
    }
    const std::int64_t groups = w.int8.groups();
    m_quantized.resize(std::max(m_quantized.size(), std::size_t(rows * groups * kernels::kInt8Group)));
    m_scales.resize(std::max(m_scales.size(), std::size_t(rows * groups)));
#pragma omp parallel for num_threads(m_threads) schedule(static)
    for (std::int64_t row = 0; row < rows; ++row) {
        kernels::quantizeInt8(x + row * w.int8.in, w.int8.in, m_quantized.data() + row * groups * kernels::kInt8Group,
                              m_scales.data() + row * groups);
    }
    const std::int64_t share = (w.int8.blocks() + m_threads - 1) / m_threads;
#pragma omp parallel for num_threads(m_threads) schedule(static, 1)
    for (int t = 0; t < m_threads; ++t) {
        kernels::linearInt8({m_quantized.data(), m_scales.data(), rows}, w.int8, std::min(w.int8.blocks(), t * share),
                            std::min(w.int8.blocks(), (t + 1) * share), y, yStride);
    }
}

float* CpuDecoderSession::cacheBlock(const std::unique_ptr<float[]>& cache, std::int64_t row, int head) const
{
    return cache.get() + (row * m_config.heads + head) * m_capacity * m_config.headWidth();
}

void CpuDecoderSession::normRows(const CpuDecoder::Norm& norm, std::int64_t rows)
{
    const std::int64_t d = m_config.hiddenSize;
#pragma omp parallel for num_threads(m_threads) schedule(static) if (rows > 8)
    for (std::int64_t row = 0; row < rows; ++row) {
        kernels::layerNorm(m_x.data() + row * d, norm.weight, norm.bias, d, kLayerNormEpsilon,
                           m_normed.data() + row * d);
    }
}

// Residual: the projection's result in m_q onto the stream.
void CpuDecoderSession::addRows(std::int64_t rows)
{
    kernels::accumulate(m_q.data(), rows * m_config.hiddenSize, m_x.data());
}

} // namespace arioso::engine
