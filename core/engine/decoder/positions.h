// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The decoder's position table.

#include "engine/checkpoint/weights.h"
#include "engine/config.h"

#include <ATen/core/Tensor.h>

namespace arioso::engine {

/// Sinusoidal positions, [rows, width] float32: all cosines first, then all sines, then a 0 where the width
/// is odd. Wave i has the frequency 10000^(-i / (width/2 - 1)). Source:
/// MusicgenSinusoidalPositionalEmbedding.
[[nodiscard]] at::Tensor sinusoidalPositions(int rows, int width);

/// The checkpoint's own table where it has one (`decoder`: the scope "decoder.model.decoder"), else the
/// computed one. [maxPositions, D] float32.
[[nodiscard]] at::Tensor positionTable(const Weights& decoder, const DecoderConfig& config);

} // namespace arioso::engine
