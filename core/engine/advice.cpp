// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/advice.h"

#include "engine/kernels/linear.h"

#include <ATen/core/Tensor.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/ones.h>

#include <chrono>

namespace arioso::engine {
namespace {

/// Speed of the BLAS that libtorch calls, in GFLOP/s. The reference BLAS that a minimal installation gets reaches about
/// 6, OpenBLAS about 100 on one core. Which library is linked can't be asked reliably; speed can.
double blasSpeed()
{
    constexpr std::int64_t kSize = 256;
    const at::Tensor a = at::ones({kSize, kSize}, at::kFloat);
    double best = 0;
    for (int run = 0; run < 3; ++run) {
        const auto start = std::chrono::steady_clock::now();
        const at::Tensor product = at::matmul(a, a);
        const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
        best = std::max(best, 2.0 * kSize * kSize * kSize / elapsed.count() * 1e-9);
    }
    return best;
}

} // namespace

std::vector<std::string> machineAdvice()
{
    std::vector<std::string> advice;
    if (blasSpeed() < 12)
        advice.emplace_back("The linear algebra library of this system is slow; installing the package "
                            "libopenblas0-pthread makes Arioso several times faster.");
    if (kernels::bestIsa() == kernels::Isa::Plain)
        advice.emplace_back("This processor lacks the AVX2 instructions; generation will be slow.");
    return advice;
}

} // namespace arioso::engine
