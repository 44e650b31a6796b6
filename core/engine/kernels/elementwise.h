// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Row-wise pieces of a transformer layer on the CPU. Each row is worked off by itself, in an order of its length alone.

#include "engine/config.h"

#include <cstdint>

namespace arioso::kernels {

/// y = (x - mean) / sqrt(variance + epsilon) * weight + bias over `width`, biased variance. x and y may be the same.
void layerNorm(const float* x, const float* weight, const float* bias, std::int64_t width, float epsilon, float* y);

/// values[i] = activation(values[i]).
void activate(engine::Activation activation, float* values, std::int64_t count);

/// y[i] += x[i].
void accumulate(const float* x, std::int64_t count, float* y);

} // namespace arioso::kernels
