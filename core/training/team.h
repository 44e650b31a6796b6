// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A team of workers, each a thread that computes on one core. libtorch's threads busy-wait, which costs more
// than it gains on small tensors. Splitting the batch among workers avoids this.

#include <condition_variable>
#include <functional>
#include <mutex>

namespace arioso::training {

/// Synchronizes the workers.
class Barrier
{
public:
    explicit Barrier(int size) : m_size(size) {}

    /// Blocks until all workers have arrived. Throws std::runtime_error if another worker failed.
    void wait();

    /// Makes all current and future waits throw.
    void breakUp();

private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_size;
    int m_waiting = 0;
    long m_round = 0;
    bool m_broken = false;
};

/// Runs work(rank, barrier) concurrently for ranks 0..size-1, rank 0 on the calling thread, and returns when
/// all have finished. Rethrows the first exception.
void runTeam(int size, const std::function<void(int rank, Barrier& barrier)>& work);

} // namespace arioso::training
