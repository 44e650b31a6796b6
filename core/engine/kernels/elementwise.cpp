// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/kernels/elementwise.h"

#include <cmath>

namespace arioso::kernels {
namespace {

constexpr int kLanes = 8; // partial sums that the compiler may keep in one or two vectors

template <typename Term>
float laneSum(std::int64_t width, Term term)
{
    float sums[kLanes] = {};
    const std::int64_t whole = width / kLanes * kLanes;
    for (std::int64_t i = 0; i < whole; i += kLanes) {
        for (int l = 0; l < kLanes; ++l)
            sums[l] += term(i + l);
    }
    float sum = ((sums[0] + sums[4]) + (sums[2] + sums[6])) + ((sums[1] + sums[5]) + (sums[3] + sums[7]));
    for (std::int64_t i = whole; i < width; ++i)
        sum += term(i);
    return sum;
}

} // namespace

void layerNorm(const float* x, const float* weight, const float* bias, std::int64_t width, float epsilon, float* y)
{
    const float mean = laneSum(width, [&](std::int64_t i) { return x[i]; }) / float(width);
    const float variance = laneSum(width, [&](std::int64_t i) { return (x[i] - mean) * (x[i] - mean); }) / float(width);
    const float scale = 1.0F / std::sqrt(variance + epsilon);
    for (std::int64_t i = 0; i < width; ++i)
        y[i] = (x[i] - mean) * scale * weight[i] + bias[i];
}

void activate(engine::Activation activation, float* values, std::int64_t count)
{
    switch (activation) {
    case engine::Activation::Gelu:
        for (std::int64_t i = 0; i < count; ++i)
            values[i] = 0.5F * values[i] * (1.0F + std::erf(values[i] * 0.70710678F));
        break;
    case engine::Activation::GeluTanh:
        for (std::int64_t i = 0; i < count; ++i) {
            const float x = values[i];
            values[i] = 0.5F * x * (1.0F + std::tanh(0.79788456F * (x + 0.044715F * x * x * x)));
        }
        break;
    case engine::Activation::Relu:
        for (std::int64_t i = 0; i < count; ++i)
            values[i] = values[i] > 0 || std::isnan(values[i]) ? values[i] : 0.0F; // NaN stays visible
        break;
    case engine::Activation::Silu:
        for (std::int64_t i = 0; i < count; ++i)
            values[i] = values[i] / (1.0F + std::exp(-values[i]));
        break;
    }
}

void accumulate(const float* x, std::int64_t count, float* y)
{
    for (std::int64_t i = 0; i < count; ++i)
        y[i] += x[i];
}

} // namespace arioso::kernels
