// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/decoder/positions.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/cos.h>
#include <ATen/ops/exp.h>
#include <ATen/ops/sin.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <cmath>

namespace arioso::engine {

at::Tensor sinusoidalPositions(int rows, int width)
{
    const int half = width / 2;
    // float32, as in the reference: at position 2000 the phase has an error of up to 1e-4, with which the
    // models were trained. A single wave has the frequency 1, where the formula would divide by zero.
    const double decay = std::log(10000.0) / std::max(half - 1, 1);
    const at::Tensor frequencies = at::exp(at::arange(half, at::kFloat) * -decay);     // [half]
    const at::Tensor phases = at::arange(rows, at::kFloat).unsqueeze(1) * frequencies; // [rows, half]
    return at::cat({at::cos(phases), at::sin(phases), at::zeros({rows, width % 2})}, 1);
}

} // namespace arioso::engine
