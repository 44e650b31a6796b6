// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Threads that go through loops together: each piece once, and nobody ahead of the others.

#include "engine/kernels/thread_team.h"
#include "support/test.h"

#include <atomic>
#include <chrono>
#include <thread>
#include <vector>

using arioso::kernels::ThreadTeam;

ARIOSO_TEST(everyPieceIsDoneOnceAndBeforeTheNextLoop)
{
    for (const int threads : {1, 2, 3, 8}) {
        ThreadTeam team(threads);
        QCOMPARE(team.threads(), threads);
        for (const std::int64_t grain : {1, 4}) {
            std::vector<int> values(1000, 0); // not atomic: a piece that two threads take is a race
            std::atomic<int> early{0};
            std::atomic<int> uneven{0};
            team.run([&](int) {
                for (int loop = 0; loop < 50; ++loop) {
                    team.each(std::int64_t(values.size()), grain, [&](std::int64_t first, std::int64_t last) {
                        if (first % grain != 0)
                            ++uneven;
                        for (std::int64_t i = first; i < last; ++i) {

                            if (values[std::size_t(i)] != loop)
                                ++early;
                            values[std::size_t(i)] = loop + 1;
                        }
                    });
                }
            });
            QCOMPARE(early.load(), 0);
            QCOMPARE(uneven.load(), 0);
            QVERIFY(values == std::vector<int>(1000, 50));
        }
    }
}

ARIOSO_TEST(everyMemberIsCalledOnce)
{
    ThreadTeam team(4);
    for (int run = 0; run < 100; ++run) {
        std::vector<int> calls(4, 0);
        team.run([&](int member) { ++calls[std::size_t(member)]; });
        QVERIFY(calls == std::vector<int>(4, 1));
    }
}

ARIOSO_TEST(emptyLoopsAndLoopsOfOnePiece)
{
    ThreadTeam team(3);
    std::atomic<int> calls{0};
    team.run([&](int) {
        team.each(0, 1, [&](std::int64_t, std::int64_t) { ++calls; });
        team.each(1, 8, [&](std::int64_t first, std::int64_t last) { calls += int(10 * (last - first)); });
    });
    QCOMPARE(calls.load(), 10);
}

// Whoever waits long goes to sleep; he must wake for the next loop, and for the next run.
ARIOSO_TEST(sleepersWake)
{
    ThreadTeam team(2);
    for (int run = 0; run < 3; ++run) {
        std::this_thread::sleep_for(std::chrono::milliseconds(5));
        std::atomic<int> done{0};
        team.run([&](int member) {
            for (int loop = 0; loop < 3; ++loop) {
                if (member == loop % 2)
                    std::this_thread::sleep_for(std::chrono::milliseconds(5));
                team.each(2, 1, [&](std::int64_t first, std::int64_t last) { done += int(last - first); });
            }
        });
        QCOMPARE(done.load(), 6);
    }
}
