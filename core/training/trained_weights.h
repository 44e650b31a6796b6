// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Selects the trained weights of a model: all, the decoder's, or low-rank changes of the decoder's.

#include "engine/checkpoint/weights.h"
#include "training/parameters.h"

#include <cstdint>
#include <string>

namespace arioso::training {

enum class Trained {
    All,     ///< text encoder, projection and decoder
    Decoder, ///< only the decoder
    LowRank, ///< factors that are added to the matrices of the decoder's layers (engine::Linear)
};

/// The weights of a model, with the trained ones separate.
class TrainedWeights
{
public:
    /// `base`: text encoder, projections and decoder by name, float32. Low-rank changes are initially zero: A
    /// is random, B is 0. Source: "LoRA: low-rank adaptation of large language models", section 4.
    TrainedWeights(TensorMap base, Trained trained, int rank, std::uint64_t seed);

    /// The trained tensors.
    [[nodiscard]] const TensorMap& initial() const { return m_initial; }
    [[nodiscard]] Trained trained() const { return m_trained; }

    /// A hash of the frozen weights, which identifies the model.
    [[nodiscard]] std::int64_t fingerprint() const;

    /// All weights, with `leaves` (like those of `initial`) replacing the originals or, for factors, added
    /// beside them.
    [[nodiscard]] TensorMap complete(const TensorMap& leaves) const;

    /// The value of a weight with `leaves`, including the product of factors. Undefined for frozen weights.
    [[nodiscard]] at::Tensor value(const std::string& name, const TensorMap& leaves) const;

private:
    TensorMap m_base;
    Trained m_trained;
    TensorMap m_initial;
};

/// For a low-rank leaf, the matrix that it changes, and whether it is the factor A, which is applied first.
struct Factor
{
    std::string matrix; ///< empty for a leaf that is not a factor
    bool isA = false;
};
[[nodiscard]] Factor factorNamed(const std::string& leaf);

/// The tensors as weights of the engine. They share memory.
[[nodiscard]] engine::WeightStore storeOf(const TensorMap& tensors);

/// All tensors of a checkpoint except the codec, in float32 on `device`.
[[nodiscard]] TensorMap networkTensors(const engine::WeightStore& checkpoint, at::Device device = at::kCPU);

/// The tensors of a checkpoint, each in its own dtype, with the trained ones replaced. `leaves`: like those
/// of `weights.initial()`.
[[nodiscard]] TensorMap merged(const engine::WeightStore& checkpoint, const TrainedWeights& weights,
                               const TensorMap& leaves);

} // namespace arioso::training
