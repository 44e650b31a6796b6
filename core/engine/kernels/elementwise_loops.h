// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The loops of elementwise.h, which the compiler vectorizes. Each instruction set has a source file that
// includes this one. All are compiled without contraction of a * b + c, so that they give the same bits.
// Everything in this header must be local to the source file, so it uses no templates of the standard
// library. All loops propagate NaN.

#include "engine/kernels/elementwise.h"
#include "engine/kernels/int8.h"

#include <cstdint>
#include <cstring>

namespace arioso::kernels {

struct ElementwiseLoops
{
    void (*layerNorm)(const float* x, NormParameters norm, float* y);
    void (*activate)(engine::Activation activation, float* values, std::int64_t count);
    void (*quantizeInt8)(const float* x, std::int64_t count, std::int8_t* values, float* scales);
    float (*quantizeVector)(const float* x, std::int64_t count, std::int8_t* values);
};

extern const ElementwiseLoops kPlainLoops;
extern const ElementwiseLoops kAvx2Loops;

namespace {

inline std::int32_t bitsOf(float x)
{
    std::int32_t bits = 0;
    std::memcpy(&bits, &x, sizeof bits);
    return bits;
}

inline float floatOf(std::int32_t bits)
{
    float x = 0;
    std::memcpy(&x, &bits, sizeof x);
    return x;
}

// A number of at most 2^22 plus this one: the last bits of the sum are the number rounded to nearest even.
constexpr float kRounding = 12582912.0F; // 1.5 * 2^23

// e^x for x clamped to -87..88: 2^n e^r with r in [-ln 2 / 2, ln 2 / 2], e^r by its Taylor polynomial
// (truncation below 6e-9, a tenth of an ulp).
inline float exponential(float x)
{
    x = x < -87.0F ? -87.0F : x;
    x = x > 88.0F ? 88.0F : x;
    const float shifted = x * 1.44269504F + kRounding;
    const float n = shifted - kRounding;
    float r = x - n * 0.693359375F; // ln 2 in two parts: the product with n is exact in the first
    r = r - n * -2.12194440e-4F;
    float p = 1.0F / 5040;
    p = p * r + 1.0F / 720;
    p = p * r + 1.0F / 120;
    p = p * r + 1.0F / 24;
    p = p * r + 1.0F / 6;
    p = p * r + 0.5F;
    p = p * r + 1.0F;
    p = p * r + 1.0F;
    const auto power = std::uint32_t(bitsOf(shifted) - bitsOf(kRounding) + 127) << 23;
    return p * floatOf(std::int32_t(power));
}

// x times the normal distribution's integral up to x. With z = |x| / sqrt 2 and t = 1 / (1 + 0.35 z),
// erfc z = e^(-z z) t P(t); P interpolates at the Chebyshev nodes of t for z in 0..4.6, error below 5e-8.
inline float gelu(float x)
{
    const float z = floatOf(bitsOf(x) & 0x7fffffff) * 0.70710678F;
    const float t = 1.0F / (1.0F + 0.35F * z);
    float p = -0.197152183F;
    p = p * t + 0.770371225F;
    p = p * t + -0.680576319F;
    p = p * t + 0.688498458F;
    p = p * t + -0.0130436930F;
    p = p * t + 0.237897844F;
    p = p * t + 0.194004690F;
    const float tail = 0.5F * (p * t * exponential(-(z * z)));
    return x * (x < 0 ? tail : 1.0F - tail);
}

// 0.5 (1 + tanh u) = 1 / (1 + e^(-2u))
inline float geluTanh(float x)
{
    const float u = 0.79788456F * (x + 0.044715F * x * x * x);
    return x / (1.0F + exponential(-2.0F * u));
}

inline void activateLoop(engine::Activation activation, float* values, std::int64_t count)
{
    switch (activation) {
    case engine::Activation::Gelu:
        for (std::int64_t i = 0; i < count; ++i)
            values[i] = gelu(values[i]);
        break;
    case engine::Activation::GeluTanh:
        for (std::int64_t i = 0; i < count; ++i)
            values[i] = geluTanh(values[i]);
        break;
    case engine::Activation::Relu:
        for (std::int64_t i = 0; i < count; ++i)
            values[i] = values[i] < 0 ? 0.0F : values[i];
        break;
    case engine::Activation::Silu:
        for (std::int64_t i = 0; i < count; ++i)
            values[i] = values[i] / (1.0F + exponential(-values[i]));
        break;
    }
}

constexpr int kLanes = 8; // partial sums, which fit into one or two vectors

template <typename Term>
inline float laneSum(std::int64_t width, Term term)
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

inline void layerNormLoop(const float* x, NormParameters norm, float* y)
{
    const auto [weight, bias, width, epsilon] = norm;
    const float mean = laneSum(width, [&](std::int64_t i) { return x[i]; }) / float(width);
    const float variance =
        laneSum(width, [&](std::int64_t i) { return (x[i] - mean) * (x[i] - mean); }) / float(width);
    const float scale = 1.0F / __builtin_sqrtf(variance + epsilon);
    for (std::int64_t i = 0; i < width; ++i)
        y[i] = (x[i] - mean) * scale * weight[i] + bias[i];
}

// Returns the scale. Magnitudes are compared as bits, where NaN is larger than infinity.
inline float quantizeVectorLoop(const float* x, std::int64_t count, std::int8_t* values)
{
    constexpr float kLargest = 127; // not 128, so that a value and its negative have the same magnitude
    constexpr std::int32_t kInfinity = 0x7f800000;
    std::int32_t largestBits = 0;
    for (std::int64_t i = 0; i < count; ++i) {
        const std::int32_t bits = bitsOf(x[i]) & 0x7fffffff;
        largestBits = bits > largestBits ? bits : largestBits;
    }
    const float largest = floatOf(largestBits);
    const float scale = largest / kLargest;
    if (largestBits >= kInfinity || scale < 1.17549435e-38F) { // 1 / scale could be infinite
        std::memset(values, 0, std::size_t(count));
        return largestBits >= kInfinity ? floatOf(0x7fc00000) : 0.0F;
    }
    const float inverse = kLargest / largest;
    for (std::int64_t i = 0; i < count; ++i) { // at most 127 plus an error that rounding removes
        values[i] = std::int8_t(bitsOf(x[i] * inverse + kRounding) - bitsOf(kRounding));
    }
    return scale;
}

inline void quantizeInt8Loop(const float* x, std::int64_t count, std::int8_t* values, float* scales)
{
    std::int64_t first = 0;
    for (; first + kInt8Group <= count; first += kInt8Group) // the compiler unrolls a constant size
        *scales++ = quantizeVectorLoop(x + first, kInt8Group, values + first);
    if (first < count) {
        *scales = quantizeVectorLoop(x + first, count - first, values + first);
        std::memset(values + count, 0, std::size_t(kInt8Group - (count - first)));
    }
}

} // namespace
} // namespace arioso::kernels
