// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The decoder on our own kernels, for ordinary processors: no tensor operation, no allocation and no copy of weights in
// a step. A row's numbers do not depend on the other rows of the batch nor on the number of threads.

#include "engine/checkpoint/weights.h"
#include "engine/config.h"
#include "engine/decoder/decoder.h"
#include "engine/kernels/linear.h"

#include <ATen/core/Tensor.h>

#include <memory>
#include <vector>

namespace arioso::engine {

class CpuDecoder : public Decoder
{
public:
    /// `weights`: the scope "decoder". Matrices are kept in `precision` (kFloat, kBFloat16 or kHalf), as views of the
    /// file where it stores them so; activations, norms and sums are float32. The WeightStore may go afterwards.
    CpuDecoder(const Weights& weights, const DecoderConfig& config, at::ScalarType precision, int threads);

    [[nodiscard]] std::unique_ptr<DecoderSession> begin(const Conditioning& conditioning, int rows,
                                                        int maxColumns) const override;

private:
    friend class CpuDecoderSession; // the other half of this class: what lives for one generation

    struct Norm
    {
        const float* weight = nullptr; // [D]
        const float* bias = nullptr;   // [D]
    };

    struct Attention
    {
        Norm norm;
        kernels::Matrix q, k, v, out; // [D, D]
    };

    struct Layer
    {
        Attention self;
        Attention cross; // empty in the melody family
        Norm feedForwardNorm;
        kernels::Matrix fc1; // [F, D]
        kernels::Matrix fc2; // [D, F]
    };

    Norm norm(const Weights& scope);
    kernels::Matrix matrix(const Weights& scope, std::int64_t out, std::int64_t in, at::ScalarType precision);
    Attention attention(const Weights& layer, const char* name, at::ScalarType precision);
    const float* keep(const at::Tensor& tensor);

    DecoderConfig m_config;
    int m_threads;
    std::vector<const float*> m_embeddings; // K x [V + 1, D]
    const float* m_positions = nullptr;     // [maxPositions, D]
    std::vector<Layer> m_layers;
    Norm m_finalNorm;
    std::vector<kernels::Matrix> m_heads; // K x [V, D]
    std::vector<at::Tensor> m_kept;       // owners of everything that the pointers above name
};

} // namespace arioso::engine
