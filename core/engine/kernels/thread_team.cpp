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

// Looks at a meeting before a thread goes to sleep, some 30 microseconds: longer than threads are apart
// within a step, shorter than what one would notice of a processor that is wanted elsewhere.
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
        for (int member = 1; member < threads; ++member)
            m_others.emplace_back([this, member] { serve(member); });
    } catch (const std::system_error&) {
        // Those that are there do it.
    }
    m_threads = 1 + int(m_others.size());
}

ThreadTeam::~ThreadTeam()
{
    m_call = nullptr;
    meet();
    for (std::thread& other : m_others)
        other.join();
}

void ThreadTeam::serve(int member)
{
    {
        const std::lock_guard allAreThere(m_mutex);
    }
    for (;;) {
        meet();
        if (m_call == nullptr)
            return;
        m_call(m_work, member);
        meet();
    }
}

// Large pieces first, whose memory is read in one go, and small ones in the end, so that all finish together.
bool ThreadTeam::take(std::int64_t count, std::int64_t grain, std::int64_t& first, std::int64_t& last)
{
    first = m_next.load(std::memory_order_relaxed);
    do {
        if (first >= count)
            return false;
        const std::int64_t share = (count - first) / (2 * m_threads);
        last = std::min(count, first + std::max(grain, share / grain * grain));
    } while (!m_next.compare_exchange_weak(first, last, std::memory_order_relaxed));
    return true;
}

// What a member wrote before is seen by all members after. The last to come opens the meeting.
void ThreadTeam::meet()
{
    const std::uint32_t meeting = m_meetings.load();
    if (m_arrived.fetch_add(1) + 1 == m_threads) {
        m_arrived.store(0);
        m_next.store(0);
        m_meetings.store(meeting + 1);
        if (m_sleepers.load() > 0) {
            {
                const std::lock_guard lock(m_mutex);
            } // whoever counts as a sleeper waits by now, or sees the meeting
            m_wake.notify_all();
        }
        return;
    }
    for (int look = 0; look < kLooks; ++look) {
        if (m_meetings.load(std::memory_order_acquire) != meeting)
            return;
        relax();
    }
    std::unique_lock lock(m_mutex);
    m_sleepers.fetch_add(1);
    m_wake.wait(lock, [&] { return m_meetings.load() != meeting; });
    m_sleepers.fetch_sub(1);
}

} // namespace arioso::kernels
