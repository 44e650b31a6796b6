// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The delay pattern against the matrices that the reference implementation prints.

#include "engine/pattern/delay_pattern.h"
#include "support/test.h"

#include <sstream>
#include <string>
#include <vector>

using namespace arioso::engine;

namespace {

constexpr std::int64_t kPad = 2048;

/// A grid drawn as text: P for pad, - for free, numbers for codes.
IdGrid grid(const std::vector<std::string>& rows)
{
    IdGrid result(int(rows.size()), 0, 0);
    for (const std::string& row : rows) {
        std::istringstream words(row);
        std::string word;
        int columns = 0;
        while (words >> word) {
            result.ids.push_back(word == "P" ? kPad : word == "-" ? IdGrid::kFree : std::stoll(word));
            ++columns;
        }
        result.columns = columns;
    }
    return result;
}

IdGrid prompt(int rows, int frames)
{
    IdGrid codes(rows, frames, 0);
    for (int row = 0; row < rows; ++row) {
        for (int frame = 0; frame < frames; ++frame)
            codes.at(row, frame) = 10 * (row + 1) + frame;
    }
    return codes;
}

} // namespace

ARIOSO_TEST(monoWithoutPrompt)
{
    const DelayPattern pattern(prompt(4, 0), 1, 9, kPad);
    QCOMPARE(pattern.mask(),
             grid({"P - - - - - P P P", "P P - - - - - P P", "P P P - - - - - P", "P P P P - - - - -"}));
    QCOMPARE(pattern.initial(), grid({"P", "P", "P", "P"}));
    QCOMPARE(pattern.frames(), 5);
}

ARIOSO_TEST(monoWithPrompt)
{
    const DelayPattern pattern(prompt(4, 3), 1, 9, kPad);
    QCOMPARE(pattern.mask(), grid({"P 10 11 12 - - P P P", "P P 20 21 22 - - P P", "P P P 30 31 32 - - P",
                                   "P P P P 40 41 42 - -"}));
    QCOMPARE(pattern.initial(), grid({"P 10 11 12", "P P 20 21", "P P P 30", "P P P P"}));
}

ARIOSO_TEST(shortestDelay)
{
    const DelayPattern pattern(prompt(4, 0), 1, 7, kPad);
    QCOMPARE(pattern.mask(), grid({"P - - - P P P", "P P - - - P P", "P P P - - - P", "P P P P - - -"}));
    QCOMPARE(pattern.frames(), 3);
}

ARIOSO_TEST(shorterHasNoPattern)
{
    const DelayPattern pattern(prompt(4, 0), 1, 6, kPad);
    QCOMPARE(pattern.mask(), IdGrid(4, 6, IdGrid::kFree));
    QCOMPARE(pattern.firstFree(), 1);
    QCOMPARE(pattern.frames(), 5);
}

ARIOSO_TEST(stereoDelaysInPairs)
{
    const DelayPattern pattern(prompt(8, 2), 2, 9, kPad);
    QCOMPARE(pattern.mask(), grid({"P 10 11 - - - P P P", "P 20 21 - - - P P P", "P P 30 31 - - - P P",
                                   "P P 40 41 - - - P P", "P P P 50 51 - - - P", "P P P 60 61 - - - P",
                                   "P P P P 70 71 - - -", "P P P P 80 81 - - -"}));
    QCOMPARE(pattern.firstFree(), 3);
}

ARIOSO_TEST(promptThatFillsEverything)
{
    // Three new steps after a prompt only finish the prompt's own staircase.
    const DelayPattern pattern(prompt(4, 3), 1, 7, kPad);
    QCOMPARE(pattern.firstFree(), 4);
    QCOMPARE(pattern.frames(), 3);
}

ARIOSO_TEST(promptTooLong)
{
    CHECK_ERROR(DelayPattern(prompt(4, 4), 1, 7, kPad), ErrorCode::RequestTooLong, "4 frames");
}

ARIOSO_TEST(revertUndoesTheDelay)
{
    for (const int channels : {1, 2}) {
        for (int frames = 3; frames < 12; ++frames) {
            const IdGrid codes = prompt(4 * channels, frames);
            const DelayPattern pattern(codes, channels, frames + 4, kPad);
            IdGrid ids = pattern.mask();
            QCOMPARE(pattern.revert(ids, ids.columns), codes);
            // Every shorter state gives the same frames, as many as are complete.
            for (int columns = 1; columns <= ids.columns; ++columns) {
                const IdGrid part = pattern.revert(ids, columns);
                QCOMPARE(part.columns, std::max(0, columns - 4));
                for (int row = 0; row < part.rows; ++row) {
                    for (int frame = 0; frame < part.columns; ++frame)
                        QCOMPARE(part.at(row, frame), codes.at(row, frame));
                }
            }
        }
    }
}

ARIOSO_TEST(applyForcesThePattern)
{
    const DelayPattern pattern(prompt(4, 0), 1, 9, kPad);
    QCOMPARE(pattern.apply(2, {1, 2, 3, 4}), (std::vector<std::int64_t>{1, 2, kPad, kPad}));
    QCOMPARE(pattern.apply(6, {1, 2, 3, 4}), (std::vector<std::int64_t>{kPad, 2, 3, 4}));
}
