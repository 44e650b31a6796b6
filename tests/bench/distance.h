// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What a precision costs in truth: how far its distributions are from those of float32.

#include "engine/api/generation.h"

#include <filesystem>
#include <vector>

namespace arioso::bench {

/// Over all steps and codebooks of a clip, of the guided distributions that codes are drawn from.
struct Distance
{
    engine::Precision precision = engine::Precision::Float32;
    double meanKl = 0;  ///< KL(float32 || this), in nats
    double worstKl = 0; ///< the largest of them
    double top1 = 0;    ///< part of the draws whose most likely code is the same
};

/// Lets the decoder in float32 draw `steps` columns with the given guidance, then feeds the same columns to
/// the others. Only for models with cross-attention.
[[nodiscard]] std::vector<Distance> distances(const std::filesystem::path& checkpoint,
                                              const std::vector<engine::Precision>& precisions, int steps,
                                              float guidance, int threads);

} // namespace arioso::bench
