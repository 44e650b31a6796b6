// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/machine/advice.h"

#include <ATen/core/Tensor.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/ones.h>

#include <chrono>

namespace arioso::engine {
namespace {

/// Speed of libtorch's BLAS in GFLOP/s. The reference BLAS of a minimal installation reaches about 6,
/// OpenBLAS 30 and more. There is no reliable way to find out which library is loaded, so the speed is
/// measured. The product is small enough for one thread and takes microseconds, so that at least one of many
/// runs is not interrupted, even on a busy machine.
double blasSpeed()
{
    constexpr std::int64_t kSize = 64;
    constexpr int kRuns = 300;
    const at::Tensor a = at::ones({kSize, kSize}, at::kFloat);
    double best = 0;
    for (int run = 0; run < kRuns; ++run) {
        const auto start = std::chrono::steady_clock::now();
        const at::Tensor product = at::matmul(a, a);
        const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
        best = std::max(best, 2.0 * kSize * kSize * kSize / elapsed.count() * 1e-9);
    }
    return best;
}

} // namespace

std::vector<std::string> adviceFor(const MachineTraits& machine)
{
    std::vector<std::string> advice;
    if (machine.blasSpeed < 12)
        advice.emplace_back("The linear algebra library of this system is slow. Install the package "
                            "libopenblas0-pthread to make Arioso several times faster.");
    switch (machine.processor) {
    case Processor::X86:
        if (machine.floats == kernels::Isa::Plain)
            advice.emplace_back("This processor lacks the AVX2 instructions; generation will be slow.");
        break;
    case Processor::Arm: // only int8 has kernels for it
        if (machine.int8 == kernels::Int8Isa::Plain)
            advice.emplace_back(
                "This processor lacks the dot product instructions; generation will be slow.");
        break;
    case Processor::Other:
        advice.emplace_back("Arioso isn't optimized for this kind of processor; generation will be slow.");
        break;
    }
    return advice;
}

std::vector<std::string> machineAdvice()
{
#if defined(__x86_64__)
    constexpr Processor kProcessor = Processor::X86;
#elif defined(__aarch64__)
    constexpr Processor kProcessor = Processor::Arm;
#else
    constexpr Processor kProcessor = Processor::Other;
#endif
    return adviceFor({blasSpeed(), kProcessor, kernels::bestIsa(), kernels::int8Isas().back()});
}

} // namespace arioso::engine
