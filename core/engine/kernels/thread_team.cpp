// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
//
// The protocol. Every atomic uses the default, sequentially consistent memory order.
//
// Loops.    m_cursor holds the number of the current loop and the next unclaimed index in one word. `claim`
//           advances the index by compare-exchange and fails if the number is not the caller's: a thread that
//           was preempted can't claim a chunk of a loop that has ended. (The numbers wrap after 2^32 loops;
//           no thread is delayed for that long.) `complete` adds the chunk's length to m_done. The thread
//           that reaches `count` resets m_done, then stores the next loop's number into m_cursor. That store
//           publishes all results: each body's writes come before its fetch_add on m_done, which the last
//           thread's fetch_add reads through the chain of earlier ones, and every other thread leaves the
//           loop only after it has read the new number.
//
// Latecomers. A worker that wakes late starts at the run's first loop. Of loops that have ended it claims
//           nothing and does not wait for them, so it reaches the current loop without having run a body.
//
// Runs.     m_run is odd while a run is open. A worker increments m_inside, then reads m_run again and enters
//           only if it is still odd. `endRun` makes m_run even, then waits for m_inside to be 0. In the
//           single order of these operations either the worker reads the even number and stays out, or
//           `endRun` reads its increment and waits.
//
// Sleep.    `waitUntil` polls for a while, then sleeps on m_wake. A sleeper increments m_sleepers, then tests
//           its condition, while it holds the mutex. The other side changes the condition, then reads
//           m_sleepers. In the single order of these operations either the sleeper's test reads the change,
//           or `wakeSleepers` reads the increment. In the second case it locks the mutex, so the sleeper has
//           released it in wait() and receives the notification.
#include "engine/kernels/thread_team.h"

#include <algorithm>
#include <exception>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace arioso::kernels {
namespace {

// Polls before a thread goes to sleep, about 30 microseconds: longer than the threads of a step are apart,
// and too short to be noticed by a program that needs the processor.
constexpr int kPolls = 1000;

void pauseProcessor()
{
#if defined(__x86_64__)
    _mm_pause();
#elif defined(__aarch64__)
    asm volatile("isb" ::: "memory");
#endif
}

} // namespace

ThreadTeam::ThreadTeam(int threads)
{
    m_workers.reserve(std::size_t(std::max(threads - 1, 0)));
    // Workers read the size of m_workers, so they wait for the mutex until all have been started.
    const std::lock_guard lock(m_mutex);
    try {
        for (int index = 1; index < threads; ++index)
            m_workers.emplace_back([this, index] { serve(index); });
    } catch (const std::exception&) {
        // No more threads, or no memory for one: the team stays smaller.
    }
}

ThreadTeam::~ThreadTeam()
{
    m_leaving.store(true);
    wakeSleepers();
    for (std::thread& worker : m_workers)
        worker.join();
}

void ThreadTeam::serve(int index)
{
    {
        const std::lock_guard teamIsComplete(m_mutex);
    }
    std::uint32_t lastRun = 0;
    const auto isNewRun = [&](std::uint32_t run) { return (run & 1U) != 0 && run != lastRun; };
    for (;;) {
        waitUntil([&] { return m_leaving.load() || isNewRun(m_run.load()); });
        if (m_leaving.load())
            return;
        m_inside.fetch_add(1);
        if (const std::uint32_t run = m_run.load(); isNewRun(run)) {
            Member member(*this, index, m_firstLoop);
            m_call(m_work, member);
            lastRun = run;
        }
        m_inside.fetch_sub(1);
        wakeSleepers(); // endRun may be waiting
    }
}

std::uint32_t ThreadTeam::beginRun()
{
    m_firstLoop = loopOf(m_cursor.load());
    m_run.fetch_add(1);
    wakeSleepers();
    return m_firstLoop;
}

void ThreadTeam::endRun()
{
    m_run.fetch_add(1);
    waitUntil([&] { return m_inside.load() == 0; });
}

// Chunks shrink towards the end of a loop: large ones read long runs of memory, small ones let all threads
// finish at about the same time.
std::optional<ThreadTeam::Chunk> ThreadTeam::claim(std::uint32_t loop, std::int64_t count, std::int64_t grain)
{
    std::uint64_t cursor = m_cursor.load();
    Chunk chunk{};
    do {
        chunk.first = std::int64_t(cursor & 0xffffffffU);
        if (loopOf(cursor) != loop || chunk.first >= count)
            return std::nullopt;
        const std::int64_t share = (count - chunk.first) / (2 * threads());
        chunk.last = std::min(count, chunk.first + std::max(grain, share / grain * grain));
    } while (!m_cursor.compare_exchange_weak(cursor, std::uint64_t(loop) << 32 | std::uint64_t(chunk.last)));
    return chunk;
}

void ThreadTeam::complete(std::uint32_t loop, const Chunk& chunk, std::int64_t count)
{
    const std::int64_t length = chunk.last - chunk.first;
    if (m_done.fetch_add(length) + length != count)
        return;
    m_done.store(0);
    m_cursor.store(std::uint64_t(loop + 1) << 32);
    wakeSleepers();
}

void ThreadTeam::waitForEnd(std::uint32_t loop)
{
    waitUntil([&] { return loopOf(m_cursor.load()) != loop; });
}

template <typename Condition>
void ThreadTeam::waitUntil(Condition condition)
{
    for (int poll = 0; poll < kPolls; ++poll) {
        if (condition())
            return;
        pauseProcessor();
    }
    std::unique_lock lock(m_mutex);
    m_sleepers.fetch_add(1);
    m_wake.wait(lock, condition);
    m_sleepers.fetch_sub(1);
}

void ThreadTeam::wakeSleepers()
{
    if (m_sleepers.load() == 0)
        return;
    {
        const std::lock_guard sleepersAreInWait(m_mutex);
    }
    m_wake.notify_all();
}

} // namespace arioso::kernels
