// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Sampling for a batch: from its logits to the next code of every clip and codebook, on the CPU or on the
// logits' device.

#include "engine/sampling/logits.h"

#include <ATen/core/Tensor.h>

namespace arioso::engine {

/// How a batch is sampled.
struct DrawRule
{
    Sampling sampling;
    float guidanceScale = 1;
    bool guided = false; ///< the second half of the logits' rows are those without conditions
};

[[nodiscard]] bool operator==(const DrawRule&, const DrawRule&);

/// logits: [R, K, V] float32 on the CPU, R = B, or 2B if guided. uniforms: [B, K] float64 in [0, 1).
/// Returns [B, K] int64. Throws Error NumericalFailure for logits that are not numbers.
[[nodiscard]] at::Tensor drawCodes(const at::Tensor& logits, const DrawRule& rule,
                                   const at::Tensor& uniforms);

/// The same in libtorch operations on the logits' device, without synchronization. Sums may differ from
/// drawCodes in the last bits. Logits that are not numbers give the code -1.
[[nodiscard]] at::Tensor drawCodesInPlace(const at::Tensor& logits, const DrawRule& rule,
                                          const at::Tensor& uniforms);

/// Throws Error NumericalFailure if a code is -1.
void requireCodes(const at::Tensor& codes);

} // namespace arioso::engine
