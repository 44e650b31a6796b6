// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Row-wise operations of a transformer layer on the CPU. A row's result depends only on that row and has the
// same bits on all processors.

#include "engine/api/config.h"
#include "engine/kernels/linear.h"

#include <cstdint>

namespace arioso::kernels {

/// Parameters of a layer norm over `width` numbers.
struct NormParameters
{
    const float* weight;
    const float* bias;
    std::int64_t width;
    float epsilon;
};

/// y = (x - mean) / sqrt(variance + epsilon) * weight + bias, biased variance. x and y may be the same.
void layerNorm(const float* x, const NormParameters& norm, float* y, Isa isa = bestIsa());

/// values[i] = activation(values[i]).
void activate(engine::Activation activation, float* values, std::int64_t count, Isa isa = bestIsa());

/// y[i] += x[i].
void accumulate(const float* x, std::int64_t count, float* y);

/// Quantizes `count` activations, starting with a whole group of int8.h, to -127..127 in the way of packInt8.
/// The last group is padded with zeros.
void quantizeInt8(const float* x, std::int64_t count, std::int8_t* values, float* scales,
                  Isa isa = bestIsa());

/// Quantizes `count` numbers with one scale, which it returns.
float quantizeVector(const float* x, std::int64_t count, std::int8_t* values, Isa isa = bestIsa());

} // namespace arioso::kernels
