// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A fixed team of threads for the parallel loops of one decoder step. OpenMP forks and joins its threads for
// every loop, two hundred times a step. These threads stay awake from the first loop of a step to the last.
//
// A loop ends when all of its indices are done, not when all threads have arrived. A thread that the
// operating system has preempted delays the others only while it owns a chunk; otherwise it joins them later,
// in the loop that is current by then. The protocol is described in thread_team.cpp.

#include <atomic>
#include <condition_variable>
#include <cstdint>
#include <mutex>
#include <optional>
#include <thread>
#include <type_traits>
#include <vector>

namespace arioso::kernels {

/// The methods must be called from one thread, which takes part in the work as member 0.
class ThreadTeam
{
public:
    /// One thread's position in the sequence of loops of a run.
    class Member
    {
    public:
        [[nodiscard]] int index() const { return m_index; } ///< 0 .. threads() - 1

        /// Calls body(first, last) for chunks that cover 0 .. count - 1; each chunk is claimed by one of the
        /// threads. Blocks until all chunks are done, and then the writes of all bodies are visible. Chunks
        /// begin at multiples of `grain`. count: below 2^32.
        template <typename Body>
        void each(std::int64_t count, std::int64_t grain, Body&& body)
        {
            if (count <= 0)
                return;
            while (const std::optional<Chunk> chunk = m_team.claim(m_loop, count, grain)) {
                body(chunk->first, chunk->last);
                m_team.complete(m_loop, *chunk, count);
            }
            m_team.waitForEnd(m_loop++);
        }

    private:
        friend class ThreadTeam;
        Member(ThreadTeam& team, int index, std::uint32_t firstLoop)
            : m_team(team), m_index(index), m_loop(firstLoop)
        {
        }

        ThreadTeam& m_team;
        int m_index;
        std::uint32_t m_loop; // number of the next loop
    };

    /// Starts `threads` - 1 threads, or fewer if the system refuses more. They sleep until `run`.
    explicit ThreadTeam(int threads);
    ~ThreadTeam();
    ThreadTeam(const ThreadTeam&) = delete;
    ThreadTeam& operator=(const ThreadTeam&) = delete;

    [[nodiscard]] int threads() const { return 1 + int(m_workers.size()); }

    /// Calls work(Member&) on this thread, and on each other thread that wakes before this one has finished.
    /// Blocks until no thread is inside `work`. Every call of `work` must make the same loops with the same
    /// counts, and must have no effects outside of their bodies, because some threads run it late or not at
    /// all. `work` must not throw.
    template <typename Work>
    void run(Work&& work)
    {
        using Plain = std::remove_reference_t<Work>;
        m_call = [](void* object, Member& member) { (*static_cast<Plain*>(object))(member); };
        m_work = const_cast<void*>(static_cast<const void*>(&work));
        Member self(*this, 0, beginRun());
        work(self);
        endRun();
    }

private:
    /// Indices first .. last - 1 of a loop.
    struct Chunk
    {
        std::int64_t first;
        std::int64_t last;
    };

    static std::uint32_t loopOf(std::uint64_t cursor) { return std::uint32_t(cursor >> 32); }

    std::optional<Chunk> claim(std::uint32_t loop, std::int64_t count, std::int64_t grain);
    void complete(std::uint32_t loop, const Chunk& chunk, std::int64_t count);
    void waitForEnd(std::uint32_t loop);
    std::uint32_t beginRun(); ///< returns the number of the run's first loop
    void endRun();
    void serve(int index); ///< what a worker thread executes
    template <typename Condition>
    void waitUntil(Condition condition);
    void wakeSleepers();

    std::vector<std::thread> m_workers;
    // Of the current run; written before m_run becomes odd.
    void (*m_call)(void*, Member&) = nullptr;
    void* m_work = nullptr;
    std::uint32_t m_firstLoop = 0;

    // All threads write to these, so each has a cache line of its own.
    alignas(64) std::atomic<std::uint64_t> m_cursor{0}; // number of the loop << 32 | next unclaimed index
    alignas(64) std::atomic<std::int64_t> m_done{0};    // indices of the current loop that are done
    alignas(64) std::atomic<std::uint32_t> m_run{0};    // odd while a run is open; grows by one at each end
    std::atomic<int> m_inside{0};                       // worker threads that are, or may be, inside `work`
    std::atomic<bool> m_leaving{false};
    std::atomic<int> m_sleepers{0};
    std::mutex m_mutex;
    std::condition_variable m_wake;
};

} // namespace arioso::kernels
