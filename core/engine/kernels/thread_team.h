// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Threads that go through a decoder's step together. OpenMP wakes and dismisses its threads for every loop,
// two hundred times a step; here they stay awake from the first loop to the last. And where OpenMP's loops
// end when all threads have come, these end when all work is done: a thread that another program has pushed
// off its processor holds nobody up unless it sits on a piece, and finds its way to where the others are.

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
    /// A thread's way through the loops of a run.
    class Member
    {
    public:
        [[nodiscard]] int index() const { return m_index; } ///< 0 .. threads() - 1

        /// body(first, last) for pieces that together are 0..count-1, taken by whoever is free. Returns once
        /// all of it is done, and what the bodies wrote can be seen. Pieces begin at multiples of `grain`.
        /// count: below 2^32.
        template <typename Body>
        void each(std::int64_t count, std::int64_t grain, Body&& body)
        {
            if (count <= 0)
                return;
            std::int64_t first = 0;
            std::int64_t last = 0;
            while (m_team.take(m_loop, count, grain, first, last)) {
                body(first, last);
                m_team.finish(m_loop, last - first, count);
            }
            m_team.awaitEnd(m_loop++);
        }

    private:
        friend class ThreadTeam;
        Member(ThreadTeam& team, int index, std::uint32_t loop) : m_team(team), m_index(index), m_loop(loop)
        {
        }

        ThreadTeam& m_team;
        int m_index;
        std::uint32_t m_loop; // the next one
    };

    /// Starts `threads` - 1 threads, or fewer where the system gives no more; they sleep until `run`.
    explicit ThreadTeam(int threads);
    ~ThreadTeam();
    ThreadTeam(const ThreadTeam&) = delete;
    ThreadTeam& operator=(const ThreadTeam&) = delete;

    [[nodiscard]] int threads() const { return 1 + int(m_others.size()); }

    /// Calls work(Member&) here and on every other thread that comes before it is done here; returns once
    /// nobody is in it any more. Every call must make the same loops with the same counts, and do nothing
    /// outside of them that matters. `work` must not throw.
    template <typename Work>
    void run(Work&& work)
    {
        using Plain = std::remove_reference_t<Work>;
        m_call = [](void* at, Member& member) { (*static_cast<Plain*>(at))(member); };
        m_work = const_cast<void*>(static_cast<const void*>(&work));
        Member self(*this, 0, open());
        work(self);
        close();
    }

private:
    // In m_loop: the number of the loop above, the first index that nobody has taken below.
    static std::uint32_t numberOf(std::uint64_t loop) { return std::uint32_t(loop >> 32); }

    bool take(std::uint32_t loop, std::int64_t count, std::int64_t grain, std::int64_t& first,
              std::int64_t& last);
    void finish(std::uint32_t loop, std::int64_t part, std::int64_t count);
    void awaitEnd(std::uint32_t loop);
    std::uint32_t open();
    void close();
    void serve(int index);
    template <typename Condition>
    void await(Condition condition);
    void wake();

    std::vector<std::thread> m_others;
    void (*m_call)(void*, Member&) = nullptr;
    void* m_work = nullptr;
    std::uint32_t m_firstLoop = 0; // of the run

    // On cache lines of their own, since all threads write to them.
    alignas(64) std::atomic<std::uint64_t> m_loop{0};
    alignas(64) std::atomic<std::int64_t> m_done{0}; // of the loop
    alignas(64) std::atomic<std::uint32_t> m_run{0}; // number of the run; odd while it is open
    std::atomic<int> m_inside{0};                    // threads in `work`, or about to see that it is over
    std::atomic<bool> m_leaving{false};
    std::atomic<int> m_sleepers{0};
    std::mutex m_mutex;
    std::condition_variable m_wake;
};

} // namespace arioso::kernels
