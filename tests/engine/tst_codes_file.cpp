// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Codes on disk, against files written by hand.

#include "engine/files/codes_file.h"
#include "support/test.h"

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

using namespace arioso::engine;

namespace {

/// A safetensors file with this header, as the format's description has it.
std::string fileOf(const std::string& header, const std::string& data)
{
    const std::uint64_t length = header.size();
    return std::string(reinterpret_cast<const char*>(&length), 8) + header + data;
}

std::string bytesOf(std::initializer_list<int> values)
{
    return {values.begin(), values.end()};
}

} // namespace

ARIOSO_TEST(aClipIsOneTensor)
{
    const Codes codes{2, 3, {0, 1, 2, 2047, 256, 5}};
    const std::string header = R"({"codes":{"data_offsets":[0,12],"dtype":"I16","shape":[2,3]}})";
    std::string padded = header;
    padded.resize((header.size() + 7) / 8 * 8, ' ');
    const std::string file = fileOf(padded, bytesOf({0, 0, 1, 0, 2, 0, 0xff, 7, 0, 1, 5, 0}));
    QVERIFY(codesToSafetensors({{codes}, {}}) == file);
    QVERIFY(isSafetensors(file));
    const StoredCodes read = codesFromSafetensors(file, "x");
    QCOMPARE(read.clips.size(), std::size_t(1));
    QCOMPARE(read.clips[0].codebooks, 2);
    QCOMPARE(read.clips[0].frames, 3);
    QVERIFY(read.clips[0].values == codes.values);
    QVERIFY(read.metadata.empty());
}

ARIOSO_TEST(severalClipsAndTheMetadataComeBack)
{
    StoredCodes codes;
    for (int clip = 0; clip < 12; ++clip) // names in the order of numbers, not of letters
        codes.clips.push_back({1, clip + 1, std::vector<std::int32_t>(std::size_t(clip + 1), clip)});
    codes.clips[3].values[0] = 70000; // needs 32 bits
    codes.metadata = {{"sample_rate", "32000"}, {"recipes", "[{\"prompt\": \"\xc3\xbc\"}]"}};
    const StoredCodes read = codesFromSafetensors(codesToSafetensors(codes), "x");
    QCOMPARE(read.clips.size(), codes.clips.size());
    for (std::size_t i = 0; i < codes.clips.size(); ++i)
        QVERIFY(read.clips[i].values == codes.clips[i].values);
    QVERIFY(read.metadata == codes.metadata);
}

ARIOSO_TEST(aTextIsNoSafetensors)
{
    QVERIFY(!isSafetensors(R"({"codes": [[[1, 2]]], "sample_rate": 32000})"));
    QVERIFY(!isSafetensors(""));
    QVERIFY(!isSafetensors("{}"));
}

ARIOSO_TEST(otherFilesAreRefused)
{
    const std::string two(2, '\0');
    const std::vector<std::pair<std::string, std::string>> rows{
        {R"({"codes":{"dtype":"F16","shape":[1,1],"data_offsets":[0,2]}})", "F16"},
        {R"({"codes":{"dtype":"I16","shape":[1],"data_offsets":[0,2]}})", "shape"},
        {R"({"codes":{"dtype":"I16","shape":[65,1],"data_offsets":[0,130]}})", "bytes"},
        {R"({"codes":{"dtype":"I16","shape":[1,1],"data_offsets":[2,4]}})", "begins at 2"},
        {R"({"tokens":{"dtype":"I16","shape":[1,1],"data_offsets":[0,2]}})", "not one of codes"},
        {R"({"codes.2":{"dtype":"I16","shape":[1,1],"data_offsets":[0,2]}})", "not one of codes"},
        {R"({"codes":{"dtype":"I16","shape":[1,1],"data_offsets":[0,2]},"codes":{}})", "JSON"},
        {R"({"__metadata__":{"format":1}})", "not a string"},
        {R"({})", "2 follow"},
    };
    for (const auto& [header, why] : rows)
        CHECK_ERROR((void)codesFromSafetensors(fileOf(header, two), "x"), ErrorCode::FileUnreadable,
                    why.c_str());
    CHECK_ERROR((void)codesFromSafetensors(fileOf("{}", ""), "x"), ErrorCode::FileUnreadable, "no codes");
    CHECK_ERROR((void)codesFromSafetensors("", "x"), ErrorCode::FileUnreadable, "too few");
    CHECK_ERROR(
        (void)codesFromSafetensors(
            fileOf(R"({"codes":{"dtype":"I16","shape":[1,1],"data_offsets":[0,2]}})", "\xff\xff"), "x"),
        ErrorCode::FileUnreadable, "negative");
}
