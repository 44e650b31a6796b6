// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// T5 encoder, plain (T5) and gated (Flan-T5, v1.1).

#include "engine/api/config.h"
#include "engine/checkpoint/weights.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <vector>

namespace arioso::engine {

/// The bidirectional bucket of `relative = key position - query position`. Source: T5,
/// relative_attention_bias.
[[nodiscard]] int relativePositionBucket(int relative, int buckets, int maxDistance);

class T5Encoder
{
public:
    /// `weights`: the scope "text_encoder". Computes in float32 on `device`.
    T5Encoder(const Weights& weights, const TextEncoderConfig& config, at::Device device, int threads);

    /// ids, mask: [B, L] int64 on the CPU, mask 1 for tokens and 0 for padding. Returns [B, L, D] float32 on
    /// the encoder's device. Rows of padding have arbitrary finite values. Throws Error RequestInvalid if an
    /// id is outside of the vocabulary.
    [[nodiscard]] at::Tensor forward(const at::Tensor& ids, const at::Tensor& mask) const;

    /// Bytes that `forward` allocates for a text of this many tokens, counting what grows quadratically. 0 on
    /// a GPU.
    [[nodiscard]] std::int64_t bytesFor(std::int64_t length) const;

private:
    struct Block
    {
        at::Tensor attentionNorm;   // [D]
        at::Tensor q, k, v;         // [inner, D]
        at::Tensor o;               // [D, inner]
        at::Tensor feedForwardNorm; // [D]
        at::Tensor wi;              // [ff, D], plain
        at::Tensor wi0, wi1;        // [ff, D], gated
        at::Tensor wo;              // [D, ff]
    };

    TextEncoderConfig m_config;
    at::Device m_device;
    int m_threads;
    at::Tensor m_embedding;    // [vocab, D]
    at::Tensor m_relativeBias; // [buckets, heads]
    at::Tensor m_finalNorm;    // [D]
    std::vector<Block> m_blocks;
};

} // namespace arioso::engine
