// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// One generation on the CpuDecoder: its KV cache and its working rows.

#include "engine/decoder/cpu_decoder.h"

#include <memory>
#include <vector>

namespace arioso::engine {

class CpuDecoderSession : public DecoderSession
{
public:
    CpuDecoderSession(const CpuDecoder& decoder, const Conditioning& conditioning, int rows, int maxColumns);

    [[nodiscard]] at::Tensor step(const at::Tensor& ids) override;

private:
    /// Keys and values of one layer: for each row and head a block [capacity, head width].
    struct Cache
    {
        std::unique_ptr<float[]> keys;
        std::unique_ptr<float[]> values;
    };

    /// A row that attends to encoder states: which one, and over how many keys.
    struct CrossRow
    {
        int row = 0;
        std::int64_t keys = 0;
        std::int64_t offset = 0; // of its first key among the keys of all rows
    };

    void reserveRows(std::int64_t tokens);
    void computeCross(const Conditioning& conditioning);
    void embed(const at::Tensor& ids, std::int64_t prefix, std::int64_t tokens);
    void selfAttention(const CpuDecoder::Attention& attention, Cache& cache, std::int64_t tokens);
    void crossAttention(const CpuDecoder::Attention& attention, const Cache& cache, std::int64_t tokens);
    void feedForward(const CpuDecoder::Layer& layer, std::int64_t tokens);
    at::Tensor heads(std::int64_t tokens);

    /// y = x W^T of `rows` rows, one after the other in x.
    void linear(const float* x, std::int64_t rows, const CpuDecoder::Linear& w, float* y, std::int64_t yStride);
    [[nodiscard]] float* cacheBlock(const std::unique_ptr<float[]>& cache, std::int64_t row, int head) const;
    void normRows(const CpuDecoder::Norm& norm, std::int64_t rows);
    void addRows(std::int64_t rows);

    const CpuDecoder& m_decoder;
    const DecoderConfig& m_config;
    int m_threads;
    int m_rows;
    std::int64_t m_capacity; // columns of the cache, prefix included
    std::int64_t m_past = 0; // columns in the cache
    at::Tensor m_prefix;     // [R, P, D], until it was fed

    std::vector<Cache> m_self;
    std::vector<Cache> m_cross; // blocks of [keys of the row, head width], rows one after the other
    std::vector<CrossRow> m_crossRows;

    // Working rows, [R * T, ...]
    std::vector<float> m_x;      // residual stream
    std::vector<float> m_normed; // after a norm; also what attention writes
    std::vector<float> m_q, m_k, m_v;
    std::vector<float> m_hidden; // feed-forward
    std::vector<std::int8_t> m_quantized; // what Int8 multiplies, and its scales
    std::vector<float> m_scales;
    std::vector<float> m_scores; // [threads, capacity]
};

} // namespace arioso::engine
