// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Attention and its masks, as matrix products because libtorch 1.13 has no fused attention. R rows
// (sequences), H heads, T queries, S keys, d width of a head.

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace arioso::engine {

/// [R, T, H x d] to [R, H, T, d].
[[nodiscard]] at::Tensor splitHeads(const at::Tensor& x, int heads);

/// [R, H, T, d] to [R, T, H x d].
[[nodiscard]] at::Tensor mergeHeads(const at::Tensor& x);

/// softmax(q k^T + bias) v. q: [R, H, T, d], already scaled if the model scales; k, v: [R, H, S, d]; bias:
/// broadcast to [R, H, T, S], or undefined. Returns [R, H, T, d] in the dtype of `v`. Scores of 16-bit inputs
/// and the bias are added in float32. Source: "Attention is all you need", section 3.2.1.
[[nodiscard]] at::Tensor attend(const at::Tensor& q, const at::Tensor& k, const at::Tensor& v,
                                const at::Tensor& bias);

/// The bias that masks keys: 0 where `mask` ([R, S], 1 or 0) is 1, else the most negative finite float32. A
/// row with no unmasked key then gets an average, not NaN. Returns [R, 1, 1, S] float32.
[[nodiscard]] at::Tensor keyBias(const at::Tensor& mask);

/// The causal mask for `queries` columns after `past` earlier ones, [queries, past + queries] float32.
/// Undefined for a single query, which attends to all columns.
[[nodiscard]] at::Tensor causalBias(std::int64_t queries, std::int64_t past, at::Device device);

} // namespace arioso::engine
