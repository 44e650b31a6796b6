// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// One generation on the CpuDecoder: its threads, its KV cache and its working rows.
//
// All threads go through a step together (ThreadTeam). A step is a sequence of loops over rows, outputs or
// heads; each loop also does what its results need before the next product, so that nothing is passed over
// twice.

#include "engine/decoder/cpu_decoder.h"
#include "engine/decoder/decoder_input.h"
#include "engine/kernels/attention.h"
#include "engine/kernels/large_memory.h"
#include "engine/kernels/thread_team.h"

#include <c10/util/ArrayRef.h>

#include <vector>

namespace arioso::engine {

class CpuDecoderSession : public DecoderSession
{
public:
    CpuDecoderSession(const CpuDecoder& decoder, const Conditioning& conditioning, int rows, int maxColumns);

    [[nodiscard]] at::Tensor step(const at::Tensor& ids) override;

    /// See Decoder::bytesFor.
    [[nodiscard]] static std::int64_t bytesFor(const CpuDecoder& decoder, const Conditioning& conditioning,
                                               const SessionSize& size);

private:
    using Member = kernels::ThreadTeam::Member;

    /// Rows that a product multiplies. They are written to `values` and then sealed, which quantises them for
    /// Int8.
    struct Operand
    {
        std::int64_t width = 0;
        std::vector<float> values;
        std::vector<std::int8_t> quantized;
        std::vector<float> scales;
    };

    /// One matrix of a product, and where its outputs go.
    struct Part
    {
        const CpuDecoder::Linear* weights;
        float* y;
        std::int64_t yStride;
    };

    /// Keys or values of all layers: blocks of vectors, one for each row and head.
    struct Cache
    {
        kernels::LargeMemory memory;
        std::int64_t layerBytes = 0;
    };

    /// A row that attends to encoder states: over how many keys, and where they are among the keys of all
    /// rows.
    struct CrossRow
    {
        std::int64_t keys = 0; // 0: it does not attend
        std::int64_t offset = 0;
    };

    /// Neighbouring rows that all attend.
    struct Stretch
    {
        std::int64_t first = 0;
        std::int64_t count = 0;
    };

    struct Step
    {
        const std::int64_t* ids; // [R, K, tokens - prefix]
        std::int64_t prefix;
        std::int64_t tokens;
        float* logits; // [R, K, V]
    };

    // Before the first step (cpu_session_setup.cpp)
    void placeCache();
    void placeCross(const Conditioning& conditioning);
    void reserve(std::int64_t tokens);
    void reserve(Operand& operand, std::int64_t width, std::int64_t rows) const;

    // A step; every thread runs these
    void forward(Member& member, const Step& step);
    void embed(const Step& step, std::int64_t row);
    void selfAttention(Member& member, std::size_t layer, std::int64_t tokens);
    void crossAttention(Member& member, std::size_t layer, const Stretch& stretch, std::int64_t tokens);
    void feedForward(Member& member, const CpuDecoder::Layer& layer, std::int64_t rows);
    void heads(Member& member, const Step& step);

    /// y = x W^T of some rows for each part; then done(first, last) for each piece of a part's outputs, which
    /// begins at a group of Int8.
    template <typename Done>
    void products(Member& member, const Operand& x, std::int64_t row, std::int64_t rows,
                  c10::ArrayRef<Part> parts, Done done);
    void products(Member& member, const Operand& x, std::int64_t row, std::int64_t rows,
                  c10::ArrayRef<Part> parts);

    /// attend(row, head) for all heads of some rows, whose results are then sealed.
    template <typename Attend>
    void attendRows(Member& member, const Stretch& stretch, std::int64_t tokens, Attend attend);

    void seal(Operand& operand, std::int64_t row, std::int64_t first, std::int64_t last) const;
    void normalise(const CpuDecoder::Norm& norm, std::int64_t from, std::int64_t to);
    void addResidual(std::int64_t row);
    [[nodiscard]] const CpuDecoder::Norm& normAfterSelf(const CpuDecoder::Layer& layer,
                                                        std::int64_t row) const;
    [[nodiscard]] std::byte* selfBlock(const Cache& cache, std::size_t layer, std::int64_t row,
                                       int head) const;
    [[nodiscard]] std::byte* crossBlock(const Cache& cache, std::size_t layer, const CrossRow& row,
                                        int head) const;

    const CpuDecoder& m_decoder;
    const DecoderConfig& m_config;
    const bool m_int8;
    const kernels::CacheType m_cacheType;
    const std::int64_t m_vectorBytes; // of one key or value of a head
    const int m_headsTogether;        // that fill whole groups of Int8
    const int m_rows;
    SessionInput m_input;
    const std::int64_t m_capacity; // columns of the cache, prefix included
    std::int64_t m_past = 0;       // columns in the cache
    at::Tensor m_prefix;           // [R, P, D], until it was fed

    Cache m_keys, m_values;           // of the self-attention, [layers, R, heads, capacity]
    Cache m_crossKeys, m_crossValues; // [layers, keys of all rows], a row's keys by heads
    std::vector<CrossRow> m_crossRows;
    std::vector<Stretch> m_stretches;

    // Working rows, [R * T, ...]
    std::vector<float> m_x; // residual stream
    Operand m_normed;
    std::vector<float> m_q, m_k, m_v;
    Operand m_attended;
    Operand m_hidden;                         // of the feed-forward layer
    std::vector<float> m_delta;               // what is added to the residual stream next
    std::vector<std::vector<float>> m_scores; // for each thread [capacity]

    kernels::ThreadTeam m_team;
};

} // namespace arioso::engine
