// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The budget of a run, its learning rate, and requests to stop.

#include <cstdint>
#include <random>

namespace arioso::training {

/// A number of minutes or steps. The learning rate depends on the spent share, so that it is the same at the
/// end of a run on machines of any speed.
struct Budget
{
    double minutes = 60;
    long steps = 0; ///< 0: limited by time

    [[nodiscard]] double spent(long step, double secondsSpent) const; ///< 0..1
};

struct LearningRate
{
    double peak = 1e-3;
    double last = 5e-5;
    long warmUp = 100; ///< steps

    /// Linear warm-up, then cosine decay over the spent share of the budget.
    [[nodiscard]] double at(long step, double spent) const;
};

/// The random generator of a worker's step. Interrupted and continued runs use the same numbers.
[[nodiscard]] std::mt19937_64 stepRandom(std::uint64_t seed, long step, int rank);

/// A random number in 0..count-1, the same on all platforms.
[[nodiscard]] std::int64_t drawBelow(std::mt19937_64& random, std::int64_t count);

/// Set by SIGINT and SIGTERM after installStopSignals. Training then finishes the step, saves a checkpoint
/// and returns. A second signal ends the program immediately.
[[nodiscard]] bool stopRequested();
void installStopSignals();

} // namespace arioso::training
