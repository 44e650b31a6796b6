// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The decoder on our own kernels, for the CPU. Steps after a session's first allocate only their result. A
// row's logits depend neither on the other rows of the batch nor on the number of threads.

#include "engine/api/config.h"
#include "engine/api/generation.h"
#include "engine/checkpoint/weights.h"
#include "engine/decoder/cpu/int8_weights.h"
#include "engine/decoder/decoder.h"
#include "engine/kernels/int8.h"
#include "engine/kernels/linear.h"

#include <ATen/core/Tensor.h>

#include <memory>
#include <vector>

namespace arioso::engine {

/// How a CpuDecoder computes.
struct CpuDecoderOptions
{
    Precision precision = Precision::Float32; ///< of the matrices
    int threads = 1;
    WeightCache cache{}; ///< of Int8's packed weights
};

class CpuDecoder : public Decoder
{
public:
    /// `weights`: the scope "decoder"; the WeightStore need not outlive the decoder. Matrices are views of
    /// the file if it stores them in the precision's type. Norms, sums and activations are float32; Int8
    /// quantizes activations for its products. Throws Error CheckpointInvalid.
    CpuDecoder(const Weights& weights, const DecoderConfig& config, const CpuDecoderOptions& options);

    [[nodiscard]] std::int64_t bytesFor(const Conditioning& conditioning,
                                        const SessionSize& size) const override;
    [[nodiscard]] std::unique_ptr<DecoderSession> begin(const Conditioning& conditioning, int rows,
                                                        int maxColumns) const override;

private:
    friend class CpuDecoderSession; // computes with the weights

    struct Norm
    {
        const float* weight = nullptr; // [D]
        const float* bias = nullptr;   // [D]
    };

    /// Weights of a linear layer, in one of two forms: either floats.data or int8.data is null.
    struct Linear
    {
        kernels::Matrix floats;
        kernels::Int8Matrix int8;
    };

    struct Attention
    {
        Norm norm;
        Linear q, k, v, out; // [D, D]
    };

    struct Layer
    {
        Attention self;
        Attention cross; // empty in the melody family, which has no cross-attention
        Norm feedForwardNorm;
        Linear fc1; // [F, D]
        Linear fc2; // [D, F]
    };

    Norm norm(const Weights& scope);
    Linear linear(const Weights& scope, std::int64_t out, std::int64_t in);
    Attention attention(const Weights& layer, const char* name);
    const float* keep(const at::Tensor& tensor);

    DecoderConfig m_config;
    Precision m_precision;
    int m_threads;
    std::unique_ptr<Int8Weights> m_int8;    // with Precision::Int8
    std::vector<const float*> m_embeddings; // K x [V + 1, D]
    const float* m_positions = nullptr;     // [maxPositions, D]
    std::vector<Layer> m_layers;
    Norm m_finalNorm;
    std::vector<Linear> m_heads;    // K x [V, D]
    std::vector<at::Tensor> m_kept; // own the memory that the pointers above point to
};

} // namespace arioso::engine
