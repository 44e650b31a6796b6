// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// An LSTM layer whose backward pass computes the gradients of the weights in one matrix product. libtorch's
// computes a small product for each time step.

#include <ATen/core/Tensor.h>

namespace arioso::training {

struct LstmWeights
{
    at::Tensor input;         ///< [4 D, D], gates in the order input, forget, cell, output
    at::Tensor recurrent;     ///< [4 D, D]
    at::Tensor inputBias;     ///< [4 D]
    at::Tensor recurrentBias; ///< [4 D]
};

/// x: [T, B, D] contiguous; the initial state is zero. Returns the hidden states, [T, B, D]. float32 on the
/// CPU uses the fast implementation, everything else libtorch's.
[[nodiscard]] at::Tensor lstmLayer(const at::Tensor& x, const LstmWeights& weights);

} // namespace arioso::training
