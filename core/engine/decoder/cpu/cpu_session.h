// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// One generation on the CpuDecoder: its thread team, KV cache and activations.
//
// A step is a sequence of parallel loops that all threads of the team execute (kernels::ThreadTeam). What a
// product's outputs need before the next product, such as the activation function and the quantization of
// Int8, is done in the loop of the product that makes them, so that each buffer is traversed once.
//
// R rows of the batch, T tokens of this call (columns, and before them the prefix), D width of the model, H
// heads. An activation buffer is [R * T, width]; token t of row r is its row r * T + t.

#include "engine/decoder/cpu/cpu_decoder.h"
#include "engine/decoder/cpu/kv_cache.h"
#include "engine/decoder/decoder_input.h"
#include "engine/kernels/thread_team.h"

#include <c10/util/ArrayRef.h>

#include <vector>

namespace arioso::engine {

class CpuDecoderSession : public DecoderSession
{
public:
    /// See Decoder::begin.
    CpuDecoderSession(const CpuDecoder& decoder, const Conditioning& conditioning, int rows, int maxColumns);

    [[nodiscard]] at::Tensor step(const at::Tensor& ids) override;
    [[nodiscard]] at::Tensor stepEach(const at::Tensor& ids) override;

    /// See Decoder::bytesFor.
    [[nodiscard]] static std::int64_t bytesFor(const CpuDecoder& decoder, const Conditioning& conditioning,
                                               const SessionSize& size);

private:
    using Member = kernels::ThreadTeam::Member;

    /// The left side of a product, [rows, width]. With Int8 the product reads `quantized` and `scales`, which
    /// `quantize` computes from `values`.
    struct Operand
    {
        std::int64_t width = 0;
        std::vector<float> values;
        std::vector<std::int8_t> quantized;
        std::vector<float> scales;
    };

    /// One matrix to multiply with, and where its outputs go: `yStride` floats from row to row.
    struct Product
    {
        const CpuDecoder::Linear* weights;
        float* y;
        std::int64_t yStride;
    };

    /// Rows first .. first + count - 1 of the batch.
    struct RowRange
    {
        std::int64_t first = 0;
        std::int64_t count = 0;
    };

    struct Step
    {
        const std::int64_t* ids;    ///< [R, K, T - prefix]
        std::int64_t prefix;        ///< tokens of the prefix: 0 but in the first call
        std::int64_t tokens;        ///< T
        std::int64_t scored;        ///< S: tokens at the end of each row that have logits
        std::vector<Product> heads; ///< to the logits, [R, S, K, V]
    };

    /// Feeds columns. Returns the logits of the last `scored` ones, [R, S, K, V].
    at::Tensor feed(const at::Tensor& ids, std::int64_t scored);

    // Before the first step (cpu_session_setup.cpp).
    [[nodiscard]] static KvShape cacheShape(const CpuDecoder& decoder);
    Operand attendedStates(const Conditioning& conditioning);
    void fillCrossCache(Operand& states);
    void storeCross(std::size_t layer, std::int64_t row, const float* keys, const float* values);
    void allocateActivations(std::int64_t tokens);
    void allocate(Operand& operand, std::int64_t width, std::int64_t rows) const;

    // The parts of a step. Every thread of the team executes them.
    void forward(Member& member, const Step& step);
    void embed(const Step& step, std::int64_t row);
    void selfAttention(Member& member, std::size_t layer, std::int64_t tokens);
    void crossAttention(Member& member, std::size_t layer, const RowRange& range, std::int64_t tokens);
    void feedForward(Member& member, const CpuDecoder::Layer& layer, std::int64_t rows);
    void heads(Member& member, const Step& step);

    /// Calls body(row) for the rows of a range, in one parallel loop.
    template <typename Body>
    static void eachRow(Member& member, const RowRange& range, Body body);

    /// y = x W^T for some rows of x and each of the products, in one parallel loop. Calls
    /// epilogue(first, last) after it has computed the outputs first .. last - 1 of a product for all rows;
    /// `first` is a multiple of kInt8Group with Int8.
    template <typename Epilogue>
    void multiply(Member& member, const Operand& x, const RowRange& rows, c10::ArrayRef<Product> products,
                  Epilogue epilogue);
    void multiply(Member& member, const Operand& x, const RowRange& rows, c10::ArrayRef<Product> products);

    /// Calls attend(row, head) for all heads of a range of rows, which writes its result to m_attended, and
    /// quantizes the results, in one parallel loop.
    template <typename Attend>
    void attendHeads(Member& member, const RowRange& range, std::int64_t tokens, Attend attend);

    /// Quantizes columns first .. last - 1 of a row; nothing but with Int8. `first` is a multiple of
    /// kInt8Group.
    void quantize(Operand& operand, std::int64_t row, std::int64_t first, std::int64_t last) const;

    /// Row `to` of m_normed = layer norm of row `from` of the residual stream, quantized.
    void layerNorm(const CpuDecoder::Norm& norm, std::int64_t from, std::int64_t to);

    /// Adds m_delta to the residual stream.
    void addResidual(std::int64_t row);

    const CpuDecoder& m_decoder;
    const DecoderConfig& m_config;
    const bool m_int8;
    const int m_headsPerTask; // heads whose widths together are a multiple of kInt8Group
    const int m_rows;         // R
    SessionInput m_input;
    at::Tensor m_prefix; // [R, P, D], until the first step

    KvCache m_self;                      // of the tokens so far, prefix included
    std::int64_t m_past = 0;             // positions of m_self that are filled
    KvCache m_cross;                     // of the encoder states that each row attends to
    std::vector<RowRange> m_crossRanges; // adjacent rows that attend to any

    std::vector<float> m_x; // residual stream, [R * T, D]
    Operand m_normed;       // [R * T, D]
    std::vector<float> m_q, m_k, m_v;
    Operand m_attended;                       // [R * T, D]
    Operand m_hidden;                         // of the feed-forward layer
    std::vector<float> m_delta;               // what is added to the residual stream next, [R * T, D]
    std::vector<std::vector<float>> m_scores; // of attention, for each thread

    kernels::ThreadTeam m_team;
};

} // namespace arioso::engine
