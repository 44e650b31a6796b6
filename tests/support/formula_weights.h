// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Weights by a formula of their names, so that a whole checkpoint needs no file (golden/README.md).

#include "engine/api/config.h"
#include "engine/checkpoint/weights.h"

#include <ATen/core/Tensor.h>

#include <string>

namespace arioso::test {

/// Values in -1..1 from the name (FNV-1a seed, splitmix64 sequence), scaled by what the name ends with.
[[nodiscard]] at::Tensor formulaTensor(const std::string& name, at::IntArrayRef shape);

/// Names and shapes of every tensor that a model of this configuration needs, in the older weight-norm
/// spelling.
[[nodiscard]] std::map<std::string, std::vector<std::int64_t>> tensorShapes(const engine::ModelConfig& config,
                                                                            int quantizers);

/// All tensors of `tensorShapes`, filled by the formula.
[[nodiscard]] engine::WeightStore formulaWeights(const engine::ModelConfig& config, int quantizers);

/// The configurations of golden-tiny.json.
[[nodiscard]] engine::ModelConfig tinyMono();
[[nodiscard]] engine::ModelConfig tinyStereo();
[[nodiscard]] engine::ModelConfig tinyMelody();
[[nodiscard]] engine::ModelConfig tinyStereoMelody();

} // namespace arioso::test
