// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The delay pattern against the reference's matrices, for many sizes, and the way of drawn codes through it.

#include "engine/pattern/delay_pattern.h"
#include "support/goldens.h"
#include "support/test.h"

#include <string>
#include <vector>

using namespace arioso;
using engine::DelayPattern;
using engine::IdGrid;
using nlohmann::json;

namespace {

IdGrid grid(const json& rows)
{
    IdGrid result(int(rows.size()), int(rows.at(0).size()), 0);
    for (int row = 0; row < result.rows; ++row) {
        for (int column = 0; column < result.columns; ++column)
            result.at(row, column) = rows[std::size_t(row)][std::size_t(column)].get<std::int64_t>();
    }
    return result;
}

IdGrid prompt(const json& golden)
{
    IdGrid codes(golden.at("codebooks").get<int>(), golden.at("prompt_frames").get<int>(), 0);
    for (int row = 0; row < codes.rows; ++row) {
        for (int frame = 0; frame < codes.columns; ++frame)
            codes.at(row, frame) = 10 * (row + 1) + frame;
    }
    return codes;
}

DelayPattern patternOf(const json& golden, std::int64_t pad)
{
    return {prompt(golden), golden.at("channels").get<int>(), golden.at("length").get<int>(), pad};
}

std::string named(const json& golden)
{
    return std::to_string(golden.at("codebooks").get<int>()) + " codebooks, " +
           std::to_string(golden.at("channels").get<int>()) + " channels, " +
           std::to_string(golden.at("prompt_frames").get<int>()) + " frames, " +
           std::to_string(golden.at("length").get<int>()) + " columns";
}

/// The left `columns` columns of a grid.
IdGrid left(const IdGrid& whole, int columns)
{
    IdGrid part(whole.rows, columns, 0);
    for (int row = 0; row < part.rows; ++row) {
        for (int column = 0; column < columns; ++column)
            part.at(row, column) = whole.at(row, column);
    }
    return part;
}

/// What the goldens' model draws in a column.
std::vector<std::int64_t> drawn(int codebooks, int column)
{
    std::vector<std::int64_t> ids;
    for (int row = 0; row < codebooks; ++row)
        ids.push_back(500 + 50 * row + column);
    return ids;
}

} // namespace

ARIOSO_TEST(masksMatch)
{
    const json& golden = test::moreGolden("delay_patterns");
    int compared = 0;
    for (const json& expected : golden.at("cases")) {
        if (expected.contains("fails"))
            continue;
        const DelayPattern pattern = patternOf(expected, golden.at("pad").get<std::int64_t>());
        QVERIFY2(pattern.mask() == grid(expected.at("mask")), named(expected).c_str());
        QVERIFY2(pattern.initial() == grid(expected.at("known")), named(expected).c_str());
        QVERIFY2(pattern.firstFree() == int(expected.at("known").at(0).size()), named(expected).c_str());
        QVERIFY2(pattern.length() == expected.at("length").get<int>(), named(expected).c_str());
        ++compared;
    }
    QVERIFY(compared > 50);
}

ARIOSO_TEST(promptThatDoesNotFitIsRefused)
{
    const json& golden = test::moreGolden("delay_patterns");
    int refused = 0;
    for (const json& expected : golden.at("cases")) {
        if (!expected.contains("fails"))
            continue;
        CHECK_ERROR(patternOf(expected, golden.at("pad").get<std::int64_t>()),
                    engine::ErrorCode::RequestTooLong, expected.at("prompt_frames").dump());
        ++refused;
    }
    QVERIFY(refused >= 3);
}

// Column by column as a generation does it; after each column the frames so far must be those of the whole.
ARIOSO_TEST(drawnCodesComeOutAsTheReferenceFiltersThem)
{
    const json& golden = test::moreGolden("delay_patterns");
    for (const json& expected : golden.at("cases")) {
        if (expected.contains("fails"))
            continue;
        const DelayPattern pattern = patternOf(expected, golden.at("pad").get<std::int64_t>());
        const IdGrid codes = grid(expected.at("codes"));
        IdGrid ids(codes.rows, pattern.length(), IdGrid::kFree);
        const IdGrid initial = pattern.initial();
        for (int column = 0; column < pattern.length(); ++column) {
            const auto known = column < initial.columns;
            const auto applied =
                known ? std::vector<std::int64_t>() : pattern.apply(column, drawn(codes.rows, column));
            for (int row = 0; row < codes.rows; ++row)
                ids.at(row, column) = known ? initial.at(row, column) : applied.at(std::size_t(row));
            const int columns = column + 1;
            const IdGrid frames = pattern.revert(ids, columns);
            QVERIFY2(frames.columns == pattern.completeFrames(columns), named(expected).c_str());
            QVERIFY2(frames == left(codes, frames.columns), named(expected).c_str());
        }
        QVERIFY2(ids == grid(expected.at("applied")), named(expected).c_str());
        QVERIFY2(pattern.frames() == codes.columns, named(expected).c_str());
    }
}
