// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Compiled with -mavx2 and the options of elementwise.cpp.

#include "engine/kernels/elementwise_loops.h"

namespace arioso::kernels {

const ElementwiseLoops kAvx2Loops{layerNormLoop, activateLoop, quantizeInt8Loop, quantizeVectorLoop};

} // namespace arioso::kernels
