// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Compiled with -ffp-contract=off -fno-trapping-math.
#include "engine/kernels/elementwise.h"

#include "engine/kernels/elementwise_loops.h"

namespace arioso::kernels {

const ElementwiseLoops kPlainLoops{layerNormLoop, activateLoop, quantizeInt8Loop, quantizeVectorLoop};

namespace {

const ElementwiseLoops& loopsFor(Isa isa)
{
#if defined(__x86_64__)
    return isa == Isa::Avx2 ? kAvx2Loops : kPlainLoops;
#else
    (void)isa;
    return kPlainLoops;
#endif
}

} // namespace

void layerNorm(const float* x, const NormParameters& norm, float* y, Isa isa)
{
    loopsFor(isa).layerNorm(x, norm, y);
}

void activate(engine::Activation activation, float* values, std::int64_t count, Isa isa)
{
    loopsFor(isa).activate(activation, values, count);
}

void accumulate(const float* x, std::int64_t count, float* y)
{
    for (std::int64_t i = 0; i < count; ++i)
        y[i] += x[i];
}

void quantizeInt8(const float* x, std::int64_t count, std::int8_t* values, float* scales, Isa isa)
{
    loopsFor(isa).quantizeInt8(x, count, values, scales);
}

float quantizeVector(const float* x, std::int64_t count, std::int8_t* values, Isa isa)
{
    return loopsFor(isa).quantizeVector(x, count, values);
}

} // namespace arioso::kernels
