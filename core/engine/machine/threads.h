// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The number of threads to compute with.

namespace arioso::engine {

/// Physical cores that this process may run on, at least 1. A second thread per core doesn't speed up work
/// that is limited by memory bandwidth.
[[nodiscard]] int physicalCores();

/// Sets the number of threads of libtorch and its BLAS, for the calling thread and for threads that start
/// later.
void setComputeThreads(int threads);

} // namespace arioso::engine
