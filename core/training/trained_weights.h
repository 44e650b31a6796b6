// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Which weights of a model are trained, and how: all, the decoder's, or low-rank changes of the decoder's.

#include "engine/checkpoint/weights.h"
#include "training/parameters.h"

#include <cstdint>
#include <string>

namespace arioso::training {

enum class Trained {
    All,     ///< text encoder, projection and decoder
    Decoder, ///< the decoder alone
    LowRank, ///< factors beside the matrices of the decoder's layers (engine::Linear)
};

/// A model's weights with the part that is trained kept apart.
class TrainedWeights
{
public:
    /// `base`: text encoder, projections and decoder by their names, float32. Low-rank changes begin at zero:
    /// A is random, B is 0. Source: "LoRA: low-rank adaptation of large language models", section 4.
    TrainedWeights(TensorMap base, Trained trained, int rank, std::uint64_t seed);

    /// What is optimised.
    [[nodiscard]] const TensorMap& initial() const { return m_initial; }
    [[nodiscard]] Trained trained() const { return m_trained; }

    /// A number that follows from what is not trained: another model's differs.
    [[nodiscard]] std::int64_t fingerprint() const;

    /// All weights with `leaves`, tensors as `initial`, in their places or, as factors, beside them.
    [[nodiscard]] TensorMap complete(const TensorMap& leaves) const;

    /// A weight as it is with `leaves`: factors are multiplied out. Undefined for one that is not trained.
    [[nodiscard]] at::Tensor value(const std::string& name, const TensorMap& leaves) const;

private:
    TensorMap m_base;
    Trained m_trained;
    TensorMap m_initial;
};

/// Of a low-rank leaf: the matrix that it changes, and whether it is the factor A, which is multiplied with
/// first.
struct Factor
{
    std::string matrix; ///< "" for a leaf that is no factor
    bool isA = false;
};
[[nodiscard]] Factor factorNamed(const std::string& leaf);

/// The tensors as the engine takes them; no copies.
[[nodiscard]] engine::WeightStore storeOf(const TensorMap& tensors);

/// All of a checkpoint but the codec, in float32 on `device`.
[[nodiscard]] TensorMap networkTensors(const engine::WeightStore& checkpoint, at::Device device = at::kCPU);

/// A checkpoint's tensors, each in its own dtype, with what was trained in its place. `leaves`: as
/// `weights.initial()`.
[[nodiscard]] TensorMap merged(const engine::WeightStore& checkpoint, const TrainedWeights& weights,
                               const TensorMap& leaves);

} // namespace arioso::training
