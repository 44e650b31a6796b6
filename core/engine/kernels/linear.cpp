// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/kernels/linear.h"

#include <cmath>
#include <cstring>

namespace arioso::kernels {
namespace {

float weightAt(const Matrix& w, std::int64_t index)
{
    if (w.type == Matrix::Type::Float32)
        return static_cast<const float*>(w.data)[index];
    const std::uint32_t bits = std::uint32_t(static_cast<const std::uint16_t*>(w.data)[index]) << 16;
    float value = 0;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

} // namespace

void linear(const float* x, std::int64_t xStride, std::int64_t rows, const Matrix& w, const float* bias, float* y,
            std::int64_t yStride, int threads)
{
#pragma omp parallel for num_threads(threads) schedule(static)
    for (std::int64_t o = 0; o < w.out; ++o) {
        for (std::int64_t r = 0; r < rows; ++r) {
            float lanes[8] = {};
            for (std::int64_t i = 0; i < w.in; ++i)
                lanes[i % 8] = std::fma(x[r * xStride + i], weightAt(w, o * w.in + i), lanes[i % 8]);
            const float sum = ((lanes[0] + lanes[4]) + (lanes[2] + lanes[6])) + ((lanes[1] + lanes[5]) + (lanes[3] + lanes[7]));
            y[r * yStride + o] = bias ? sum + bias[o] : sum;
        }
    }
}

} // namespace arioso::kernels
