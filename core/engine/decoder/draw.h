// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// From the logits of a batch to the next code of every clip and codebook: on the CPU, or where the logits
// are.

#include "engine/decoder/logits.h"

#include <ATen/core/Tensor.h>

namespace arioso::engine {

/// How a batch draws.
struct DrawRule
{
    Sampling sampling;
    float guidanceScale = 1;
    bool guided = false; ///< the logits' second half are the rows to compare with
};

[[nodiscard]] bool operator==(const DrawRule&, const DrawRule&);

/// logits: [R, K, V] float32 on the CPU, R = B, or 2B when guided. uniforms: [B, K] float64 in [0, 1).
/// Returns [B, K] int64. Throws Error NumericalFailure for logits that are not numbers.
[[nodiscard]] at::Tensor drawCodes(const at::Tensor& logits, const DrawRule& rule,
                                   const at::Tensor& uniforms);

/// The same in libtorch operations on the logits' device, without waiting for it: sums may differ from
/// drawCodes in the last bits. Logits that are not numbers give the code -1.
[[nodiscard]] at::Tensor drawCodesInPlace(const at::Tensor& logits, const DrawRule& rule,
                                          const at::Tensor& uniforms);

/// Throws Error NumericalFailure when a code is -1.
void requireCodes(const at::Tensor& codes);

} // namespace arioso::engine
