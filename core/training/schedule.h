// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// How long a run lasts, and the learning rate on the way.

#include <cstdint>
#include <random>

namespace arioso::training {

/// By the clock or by steps. The schedule follows what is spent of it, so that a run ends as planned however
/// fast the machine is.
struct Budget
{
    double minutes = 60;
    long steps = 0; ///< 0: by the clock

    [[nodiscard]] double spent(long step, double secondsSpent) const; ///< 0..1
};

struct LearningRate
{
    double peak = 1e-3;
    double last = 5e-5;
    long warmUp = 100; ///< steps

    /// Rises linearly, then falls with a cosine of the part of the budget that is spent.
    [[nodiscard]] double at(long step, double spent) const;
};

/// Random numbers of one worker's step: the same in every run, also in one that was interrupted before.
[[nodiscard]] std::mt19937_64 stepRandom(std::uint64_t seed, long step, int rank);

/// 0..count-1, the same on every platform.
[[nodiscard]] std::int64_t drawBelow(std::mt19937_64& random, std::int64_t count);

/// Set by SIGINT and SIGTERM after installStopSignals: finish the step, write a checkpoint, return. The same
/// signal once more ends the program.
[[nodiscard]] bool stopRequested();
void installStopSignals();

} // namespace arioso::training
