// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What SIMD Everywhere 0.7.4 lacks, number by number.

#include <cmath>
#include <cstdint>
#include <cstring>

namespace {

/// a * b + c, rounded once: SIMD Everywhere rounds the product too.
template <typename Floats>
Floats fusedMultiplyAdd(Floats a, Floats b, Floats c)
{
    constexpr int kLanes = sizeof(Floats) / sizeof(float);
    float x[kLanes];
    float y[kLanes];
    float z[kLanes];
    std::memcpy(x, &a, sizeof x);
    std::memcpy(y, &b, sizeof y);
    std::memcpy(z, &c, sizeof z);
    for (int i = 0; i < kLanes; ++i)
        z[i] = std::fma(x[i], y[i], z[i]);
    std::memcpy(&c, z, sizeof z);
    return c;
}

} // namespace
