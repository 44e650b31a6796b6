// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Advice about what slows this computer down.

#include "engine/kernels/int8.h"
#include "engine/kernels/linear.h"

#include <string>
#include <vector>

namespace arioso::engine {

enum class Processor { X86, Arm, Other };

/// What the advice depends on.
struct MachineTraits
{
    double blasSpeed = 0; ///< GFLOP/s
    Processor processor = Processor::Other;
    kernels::Isa floats = kernels::Isa::Plain;
    kernels::Int8Isa int8 = kernels::Int8Isa::Plain;
};

/// Sentences for the user.
[[nodiscard]] std::vector<std::string> adviceFor(const MachineTraits& machine);

/// The same for this computer. Measures a small matrix product, which takes some milliseconds.
[[nodiscard]] std::vector<std::string> machineAdvice();

} // namespace arioso::engine
