// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The variants behind kernels::linear. Files of a variant are compiled for its instruction set, so they must not
// instantiate anything that another file may share: no standard library templates here or there.

#include "engine/kernels/linear.h"

namespace arioso::kernels {

struct LinearTask
{
    const float* x;
    std::int64_t xStride;
    std::int64_t rows;
    Matrix w;
    const float* bias;
    float* y;
    std::int64_t yStride;
};

/// Outputs first..last-1 of all rows, on the calling thread.
void linearPlain(const LinearTask& task, std::int64_t first, std::int64_t last);
void linearAvx2(const LinearTask& task, std::int64_t first, std::int64_t last);

} // namespace arioso::kernels
