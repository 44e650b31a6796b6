// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A linear layer whose results for a row don't depend on the other rows.

#include <ATen/core/Tensor.h>

namespace arioso::engine {

/// x W^T (+ bias). x: [..., in] float32, weight: [out, in], bias: [out] or undefined. Returns [..., out]. On
/// the CPU kernels::linear computes it, so a row's result is bit-identical whatever the other rows and the
/// number of threads are. On other devices, and when gradients are recorded, libtorch computes it.
[[nodiscard]] at::Tensor rowwiseLinear(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                                       int threads);

} // namespace arioso::engine
