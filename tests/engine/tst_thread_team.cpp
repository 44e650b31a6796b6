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
            team.run([&](ThreadTeam::Member& member) {
                for (int loop = 0; loop < 50; ++loop) {
                    member.each(std::int64_t(values.size()), grain,
                                [&](std::int64_t first, std::int64_t last) {
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

ARIOSO_TEST(membersAreDifferentAndTheCallerIsTheFirst)
{
    ThreadTeam team(4);
    const std::thread::id caller = std::this_thread::get_id();
    for (int run = 0; run < 100; ++run) {
        std::vector<std::atomic<int>> calls(4);
        std::atomic<bool> first{false};
        team.run([&](ThreadTeam::Member& member) {
            ++calls[std::size_t(member.index())];
            if (std::this_thread::get_id() == caller)
                first = member.index() == 0;
        });
        QVERIFY(first);
        QCOMPARE(calls[0].load(), 1);
        for (const std::atomic<int>& count : calls)
            QVERIFY(count <= 1);
    }
}

// A thread that is late finds its way through loops that are long over, and does not touch them.
ARIOSO_TEST(nobodyWaitsForAThreadWithoutAPiece)
{
    ThreadTeam team(2);
    std::atomic<int> done{0};
    std::atomic<bool> away{false};
    team.run([&](ThreadTeam::Member& member) {
        if (member.index() == 1) {
            away = true;
            while (done < 300) // until the caller has done it all
                std::this_thread::yield();
        } else {
            while (!away)
                std::this_thread::yield();
        }
        for (int loop = 0; loop < 100; ++loop)
            member.each(3, 1, [&](std::int64_t first, std::int64_t last) { done += int(last - first); });
    });
    QCOMPARE(done.load(), 300);
}

ARIOSO_TEST(emptyLoopsAndLoopsOfOnePiece)
{
    ThreadTeam team(3);
    std::atomic<int> calls{0};
    team.run([&](ThreadTeam::Member& member) {
        member.each(0, 1, [&](std::int64_t, std::int64_t) { ++calls; });
        member.each(1, 8, [&](std::int64_t first, std::int64_t last) { calls += int(10 * (last - first)); });
    });
    QCOMPARE(calls.load(), 10);
}

// Whoever waits long goes to sleep; he must wake for the next loop, and for the next run.
ARIOSO_TEST(sleepersWake)
{
    ThreadTeam team(2);
    for (int run = 0; run < 5; ++run) {
        std::this_thread::sleep_for(std::chrono::milliseconds(3));
        std::atomic<int> done{0};
        team.run([&](ThreadTeam::Member& member) {
            for (int loop = 0; loop < 5; ++loop) {
                member.each(2, 1, [&](std::int64_t first, std::int64_t last) {
                    if (first == 0) // the other one waits for this piece
                        std::this_thread::sleep_for(std::chrono::milliseconds(3));
                    done += int(last - first);
                });
            }
        });
        QCOMPARE(done.load(), 10);
    }
}
