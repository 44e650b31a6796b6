// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What slows this machine down and could be changed.

#include <string>
#include <vector>

namespace arioso::engine {

/// Plain sentences; measures a small matrix product (some milliseconds).
[[nodiscard]] std::vector<std::string> machineAdvice();

} // namespace arioso::engine
