// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Stands in for the compiler's header where kernels are run on a processor that lacks their instructions.

#include "lanes.h"

#include <simde/x86/avx512.h>
#include <simde/x86/fma.h>

namespace {

/// VPDPBUSD: each 32-bit lane of `sums` plus its four products of an unsigned byte of a and a signed one of
/// b.
[[maybe_unused]] inline simde__m256i dotBytes(simde__m256i sums, simde__m256i a, simde__m256i b)
{
    std::int32_t lanes[8];
    std::uint8_t x[32];
    std::int8_t y[32];
    std::memcpy(lanes, &sums, sizeof lanes);
    std::memcpy(x, &a, sizeof x);
    std::memcpy(y, &b, sizeof y);
    for (int i = 0; i < 32; ++i)
        lanes[i / 4] += std::int32_t(x[i]) * std::int32_t(y[i]);
    std::memcpy(&sums, lanes, sizeof lanes);
    return sums;
}

/// VCVTDQ2PS.
[[maybe_unused]] inline simde__m512 floatsOf(simde__m512i integers)
{
    std::int32_t from[16];
    float to[16];
    std::memcpy(from, &integers, sizeof from);
    for (int i = 0; i < 16; ++i)
        to[i] = float(from[i]);
    simde__m512 floats;
    std::memcpy(&floats, to, sizeof to);
    return floats;
}

} // namespace

#undef _mm256_fmadd_ps
#define _mm256_fmadd_ps(a, b, c) fusedMultiplyAdd<simde__m256>(a, b, c)
#undef _mm512_fmadd_ps
#define _mm512_fmadd_ps(a, b, c) fusedMultiplyAdd<simde__m512>(a, b, c)
#undef _mm256_dpbusd_avx_epi32
#define _mm256_dpbusd_avx_epi32(sums, a, b) dotBytes(sums, a, b)
#undef _mm512_cvtepi32_ps
#define _mm512_cvtepi32_ps(integers) floatsOf(integers)
