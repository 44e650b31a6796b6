// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// How many threads to compute with.

namespace arioso::engine {

/// Physical cores that this process may run on, at least 1. A second thread of a core adds nothing to work that waits
/// for memory.
[[nodiscard]] int physicalCores();

/// Makes libtorch and the BLAS under it use this many threads, in the calling thread and those started later.
void setComputeThreads(int threads);

} // namespace arioso::engine
