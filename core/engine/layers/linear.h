// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A linear layer whose rows do not influence each other.

#include <ATen/core/Tensor.h>

namespace arioso::engine {

/// x W^T (+ bias). x: [..., in] float32, weight: [out, in], bias: [out] or undefined; returns [..., out]. On
/// the CPU each row is summed by kernels::linear, so that it is the same to the bit whatever the rows beside
/// it and the number of threads; on other devices, and where gradients are recorded, by libtorch.
[[nodiscard]] at::Tensor rowwiseLinear(const at::Tensor& x, const at::Tensor& weight, const at::Tensor& bias,
                                       int threads);

} // namespace arioso::engine
