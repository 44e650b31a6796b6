// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "training/schedule.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <csignal>

namespace arioso::training {
namespace {

std::atomic<bool> g_stop{false};
static_assert(std::atomic<bool>::is_always_lock_free, "a signal handler writes to it");

} // namespace

double Budget::spent(long step, double secondsSpent) const
{
    const double part =
        steps > 0 ? double(step) / double(steps) : secondsSpent / std::max(minutes * 60, 1e-9);
    return std::clamp(part, 0.0, 1.0);
}

double LearningRate::at(long step, double spent) const
{
    constexpr double kPi = 3.14159265358979323846;
    const double rise = std::min(1.0, double(step + 1) / double(std::max(warmUp, 1L)));
    return rise * (last + (peak - last) * 0.5 * (1 + std::cos(kPi * spent)));
}

std::mt19937_64 stepRandom(std::uint64_t seed, long step, int rank)
{
    std::seed_seq sequence{std::uint32_t(seed), std::uint32_t(seed >> 32), std::uint32_t(step),
                           std::uint32_t(rank)};
    return std::mt19937_64(sequence);
}

std::int64_t drawBelow(std::mt19937_64& random, std::int64_t count)
{
    return std::int64_t(random() % std::uint64_t(std::max<std::int64_t>(count, 1)));
}

bool stopRequested()
{
    return g_stop.load();
}

void installStopSignals()
{
    for (const int signal : {SIGINT, SIGTERM})
        std::signal(signal, [](int again) {
            g_stop.store(true);
            std::signal(again, SIG_DFL);
        });
}

} // namespace arioso::training
