// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// MusicGen's sinusoidal positions.

#include "engine/checkpoint/weights.h"
#include "engine/config.h"

#include <ATen/core/Tensor.h>

namespace arioso::engine {

/// Row p is [cos(p inv_0..), sin(p inv_0..)] with inv_i = 10000^(-i / (D/2 - 1)); an odd D gets a zero at the end.
/// Returns [rows, width] float32.
[[nodiscard]] at::Tensor sinusoidalPositions(int rows, int width);

/// The table that older checkpoints store (`model.decoder.embed_positions.weights`), else computed.
/// `weights`: the scope "decoder".
[[nodiscard]] at::Tensor positionTable(const Weights& weights, const DecoderConfig& config);

} // namespace arioso::engine
