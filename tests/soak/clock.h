// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The time of day of this process, which can jump. Clocks that count from the start are not affected.

#include <atomic>

namespace arioso::soak {

/// Seconds that are added to the time of day.
inline std::atomic<long> timeOffset{0};

} // namespace arioso::soak
