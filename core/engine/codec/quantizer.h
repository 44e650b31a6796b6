// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Residual vector quantisation: each codebook codes what the ones before it left over.

#include "engine/checkpoint/weights.h"
#include "engine/codec/conv.h"

#include <vector>

namespace arioso::engine {

class Quantizer
{
public:
    /// `weights`: the scope that holds `layers`; as many codebooks as there are layers in the file, each
    /// [codebookSize, codebookDim]. Throws Error CheckpointInvalid.
    Quantizer(const Weights& weights, const AudioEncoderConfig& config, const Backend& backend);

    [[nodiscard]] int codebooks() const { return int(m_codebooks.size()); }

    /// latents: [T, D]. Returns [K, T] int64: of each codebook the nearest entry, the first of equally near
    /// ones.
    [[nodiscard]] at::Tensor encode(const at::Tensor& latents) const;

    /// codes: [K, T] int64 in range. Returns the sum of the entries, [T, D].
    [[nodiscard]] at::Tensor decode(const at::Tensor& codes) const;

private:
    struct Codebook
    {
        at::Tensor entries; ///< [V, D]
        Product distances;  ///< |e|^2 - 2 r e, which is nearest's order
    };

    Backend m_backend;
    std::vector<Codebook> m_codebooks;
};

} // namespace arioso::engine
