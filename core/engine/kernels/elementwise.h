// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Row-wise pieces of a transformer layer on the CPU. Each row is worked off by itself, in an order of its
// length alone, and with the same bits on every processor.

#include "engine/config.h"
#include "engine/kernels/linear.h"

#include <cstdint>

namespace arioso::kernels {

/// y = (x - mean) / sqrt(variance + epsilon) * weight + bias over `width`, biased variance. x and y may be
/// the same.
void layerNorm(const float* x, const float* weight, const float* bias, std::int64_t width, float epsilon,
               float* y, Isa isa = bestIsa());

/// values[i] = activation(values[i]).
void activate(engine::Activation activation, float* values, std::int64_t count, Isa isa = bestIsa());

/// y[i] += x[i].
void accumulate(const float* x, std::int64_t count, float* y);

/// Quantises `count` activations that begin a group of int8.h to -127..127; the last group is filled up with
/// zeros. As packInt8.
void quantizeInt8(const float* x, std::int64_t count, std::int8_t* values, float* scales,
                  Isa isa = bestIsa());

} // namespace arioso::kernels
