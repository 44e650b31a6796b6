// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The decoder's position table.

#include <ATen/core/Tensor.h>

namespace arioso::engine {

/// Sinusoidal positions, [rows, width] float32: all cosines first, then all sines, then a 0 where the width
/// is odd. Wave i has the frequency 10000^(-i / (width/2 - 1)). Decoders always compute them, as Transformers
/// does since version 5; a table in the checkpoint (embed_positions.weights, often rounded to its 16 bits) is
/// ignored. Source: MusicgenSinusoidalPositionalEmbedding.
[[nodiscard]] at::Tensor sinusoidalPositions(int rows, int width);

} // namespace arioso::engine
