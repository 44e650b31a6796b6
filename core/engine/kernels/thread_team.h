// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Threads that go through a decoder's step together. OpenMP wakes and dismisses its threads for every loop,
// two hundred times a step; here they stay awake from the first loop to the last.

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <thread>
#include <type_traits>
#include <vector>

namespace arioso::kernels {

/// Used from one thread, which is member 0 of it.
class ThreadTeam
{
public:
    /// Starts `threads` - 1 threads, or fewer where the system gives no more; they sleep until `run`.
    explicit ThreadTeam(int threads);
    ~ThreadTeam();
    ThreadTeam(const ThreadTeam&) = delete;
    ThreadTeam& operator=(const ThreadTeam&) = delete;

    [[nodiscard]] int threads() const { return m_threads; }

    /// Calls work(member) on every thread, member 0..threads-1, and returns once all have returned. `work`
    /// must not throw. Within it all members make the same calls of `each`.
    template <typename Work>
    void run(Work&& work)
    {
        m_call = [](void* at, int member) { (*static_cast<std::remove_reference_t<Work>*>(at))(member); };
        m_work = const_cast<void*>(static_cast<const void*>(&work));
        meet();
        work(0);
        meet();
    }

    /// A loop within `run`: body(first, last) for pieces that together are 0..count-1, taken by whoever is
    /// free. Returns once all of it is done. Pieces are multiples of `grain`, but for the last.
    template <typename Body>
    void each(std::int64_t count, std::int64_t grain, Body&& body)
    {
        std::int64_t first = 0;
        std::int64_t last = 0;
        while (take(count, grain, first, last))
            body(first, last);
        meet();
    }

private:
    bool take(std::int64_t count, std::int64_t grain, std::int64_t& first, std::int64_t& last);
    void meet();
    void serve(int member);

    int m_threads;
    void (*m_call)(void*, int) = nullptr; // null: go home
    void* m_work = nullptr;
    std::vector<std::thread> m_others;

    // Each on a cache line of its own, since all threads write to them.
    alignas(64) std::atomic<std::int64_t> m_next{0}; // of the loop: what nobody has taken yet
    alignas(64) std::atomic<int> m_arrived{0};       // at the meeting
    alignas(64) std::atomic<std::uint32_t> m_meetings{0};
    std::atomic<int> m_sleepers{0};
    std::mutex m_mutex;
    std::condition_variable m_wake;
};

} // namespace arioso::kernels
