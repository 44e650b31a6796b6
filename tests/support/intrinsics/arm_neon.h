// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Stands in for the compiler's header where kernels are run on a processor that lacks their instructions.

#include "lanes.h"

#include <simde/arm/neon.h>

#undef vfmaq_f32
#define vfmaq_f32(c, a, b) fusedMultiplyAdd<simde_float32x4_t>(a, b, c)
