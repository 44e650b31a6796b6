// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The implementations of kernels::linear. Each source file is compiled for its instruction set. The linker
// may choose any file's copy of a shared template or inline function, so these files must not use templates
// of the standard library.

#include "engine/kernels/linear.h"

namespace arioso::kernels {

/// Outputs first..last-1 of all rows, on the calling thread.
void linearPlain(const LinearTask& task, std::int64_t first, std::int64_t last);
void linearAvx2(const LinearTask& task, std::int64_t first, std::int64_t last);

} // namespace arioso::kernels
