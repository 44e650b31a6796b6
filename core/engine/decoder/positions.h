// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The decoder's position table.

#include <ATen/core/Tensor.h>

namespace arioso::engine {

/// Sinusoidal positions, [rows, width] float32: all cosines, then all sines, then a 0 if the width is odd.
/// Wave i has the frequency 10000^(-i / (width/2 - 1)). Decoders always compute them, as Transformers does
/// since version 5, and ignore a table in the checkpoint (embed_positions.weights), which is often rounded to
/// 16 bits. Source: MusicgenSinusoidalPositionalEmbedding.
[[nodiscard]] at::Tensor sinusoidalPositions(int rows, int width);

} // namespace arioso::engine
