// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/kernels/thread_team.h"

#include <algorithm>
#include <system_error>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

namespace arioso::kernels {
namespace {

// Looks before a thread goes to sleep, some 30 microseconds: longer than threads are apart within a step,
// shorter than what one would notice of a processor that is wanted elsewhere.
constexpr int kLooks = 1000;

void relax()
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
    const std::lock_guard notBeforeAllAreThere(m_mutex);
    try {
        for (int index = 1; index < threads; ++index)
            m_others.emplace_back([this, index] { serve(index); });
    } catch (const std::system_error&) {
        // Those that are there do it.
    }
}

ThreadTeam::~ThreadTeam()
{
    m_leaving.store(true);
    wake();
    for (std::thread& other : m_others)
        other.join();
}

void ThreadTeam::serve(int index)
{
    {
        const std::lock_guard allAreThere(m_mutex);
    }
    std::uint32_t seen = 0;
    for (;;) {
        await([&] { return m_leaving.load() || ((m_run.load() & 1U) != 0 && m_run.load() != seen); });
        if (m_leaving.load())
            return;
        m_inside.fetch_add(1); // from here on `run` does not return; but it may have, just before
        const std::uint32_t run = m_run.load();
        if ((run & 1U) != 0 && run != seen) {
            Member member(*this, index, m_firstLoop);
            m_call(m_work, member);
            seen = run;
        }
        m_inside.fetch_sub(1);
        wake();
    }
}

std::uint32_t ThreadTeam::open()
{
    m_firstLoop = numberOf(m_loop.load());
    m_run.fetch_add(1);
    wake();
    return m_firstLoop;
}

void ThreadTeam::close()
{
    m_run.fetch_add(1);
    await([&] { return m_inside.load() == 0; });
}

// Large pieces first, whose memory is read in one go, and small ones in the end, so that all finish together.
bool ThreadTeam::take(std::uint32_t loop, std::int64_t count, std::int64_t grain, std::int64_t& first,
                      std::int64_t& last)
{
    std::uint64_t state = m_loop.load();
    do {
        first = std::int64_t(state & 0xffffffffU);
        if (numberOf(state) != loop || first >= count)
            return false;
        const std::int64_t share = (count - first) / (2 * threads());
        last = std::min(count, first + std::max(grain, share / grain * grain));
    } while (!m_loop.compare_exchange_weak(state, std::uint64_t(loop) << 32 | std::uint64_t(last)));
    return true;
}

// Whoever does the last part opens the next loop. What the parts wrote was seen by him, and will be by
// whoever sees it.
void ThreadTeam::finish(std::uint32_t loop, std::int64_t part, std::int64_t count)
{
    if (m_done.fetch_add(part) + part != count)
        return;
    m_done.store(0);
    m_loop.store(std::uint64_t(loop + 1) << 32);
    wake();
}

void ThreadTeam::awaitEnd(std::uint32_t loop)
{
    await([&] { return numberOf(m_loop.load()) != loop; });
}

template <typename Condition>
void ThreadTeam::await(Condition condition)
{
    for (int look = 0; look < kLooks; ++look) {
        if (condition())
            return;
        relax();
    }
    std::unique_lock lock(m_mutex);
    m_sleepers.fetch_add(1);
    m_wake.wait(lock, condition);
    m_sleepers.fetch_sub(1);
}

// After a change that somebody may be waiting for. Who counts as a sleeper when the change was made already
// sleeps, or holds the mutex and will see it.
void ThreadTeam::wake()
{
    if (m_sleepers.load() == 0)
        return;
    {
        const std::lock_guard lock(m_mutex);
    }
    m_wake.notify_all();
}

} // namespace arioso::kernels
