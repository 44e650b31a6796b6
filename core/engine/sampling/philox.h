// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Random numbers as a pure function of their position, so that a clip gets the same numbers alone and in a
// batch.

#include <cstdint>

namespace arioso::engine {

/// Uniform number in [0, 1) for a seed, step and row. Philox 4x32-10. Source: Salmon et al., "Parallel random
/// numbers: as easy as 1, 2, 3", 2011.
[[nodiscard]] double uniformAt(std::uint64_t seed, std::uint32_t step, std::uint32_t row);

} // namespace arioso::engine
