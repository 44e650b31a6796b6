// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Residual vector quantization: each codebook encodes the residual that the codebooks before it leave.

#include "engine/checkpoint/weights.h"
#include "engine/codec/conv.h"

#include <vector>

namespace arioso::engine {

class Quantizer
{
public:
    /// `weights`: the scope that holds `layers`. There is one codebook [codebookSize, codebookDim] for each
    /// layer in the file. Throws Error CheckpointInvalid.
    Quantizer(const Weights& weights, const AudioEncoderConfig& config, const Backend& backend);

    [[nodiscard]] int codebooks() const { return int(m_codebooks.size()); }

    /// latents: [T, D]. Returns the index of the nearest entry of each codebook, [K, T] int64; the first
    /// index where several entries are equally near.
    [[nodiscard]] at::Tensor encode(const at::Tensor& latents) const;

    /// codes: [K, T] int64 in range. Returns the sum of the entries, [T, D].
    [[nodiscard]] at::Tensor decode(const at::Tensor& codes) const;

private:
    struct Codebook
    {
        at::Tensor entries;     ///< [V, D]
        UnpaddedConv distances; ///< |e|^2 - 2 r e, the squared distance without the constant |r|^2
    };

    Backend m_backend;
    std::vector<Codebook> m_codebooks;
};

} // namespace arioso::engine
