// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "training/team.h"

#include <exception>
#include <stdexcept>
#include <thread>
#include <vector>

namespace arioso::training {

void Barrier::wait()
{
    std::unique_lock lock(m_mutex);
    const long round = m_round;
    if (++m_waiting == m_size) {
        m_waiting = 0;
        ++m_round;
        m_changed.notify_all();
    } else {
        m_changed.wait(lock, [&] { return m_round != round || m_broken; });
    }
    if (m_broken)
        throw std::runtime_error("Another training worker failed.");
}

void Barrier::breakUp()
{
    const std::lock_guard lock(m_mutex);
    m_broken = true;
    m_changed.notify_all();
}

void runTeam(int size, const std::function<void(int rank, Barrier& barrier)>& work)
{
    Barrier barrier(size);
    std::mutex mutex;
    std::exception_ptr failure;
    const auto member = [&](int rank) {
        try {
            work(rank, barrier);
        } catch (...) {
            const std::lock_guard lock(mutex);
            if (!failure)
                failure = std::current_exception();
            barrier.breakUp();
        }
    };
    std::vector<std::thread> threads;
    for (int rank = 1; rank < size; ++rank)
        threads.emplace_back(member, rank);
    member(0);
    for (std::thread& thread : threads)
        thread.join();
    if (failure)
        std::rethrow_exception(failure);
}

} // namespace arioso::training
