// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Several workers, each a thread that computes on one processor. libtorch's own threads wait in busy loops
// and lose more than they gain on small tensors; workers that each have a share of the batch do not.

#include <condition_variable>
#include <functional>
#include <mutex>

namespace arioso::training {

/// Where all workers wait for each other.
class Barrier
{
public:
    explicit Barrier(int size) : m_size(size) {}

    /// Returns when all have come. Throws std::runtime_error when another worker gave up.
    void wait();

    /// Lets everybody who waits, now or later, fail.
    void breakUp();

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_size;
    int m_waiting = 0;
    long m_round = 0;
    bool m_broken = false;
};

/// Runs work(rank, barrier) for rank 0..size-1 at once, rank 0 on the calling thread, and returns when all
/// are done. Throws what the first one that failed threw.
void runTeam(int size, const std::function<void(int rank, Barrier& barrier)>& work);

} // namespace arioso::training
