// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// JSON from outside: what is refused, and that numbers stay exact.

#include "engine/checkpoint/formats/json_object.h"
#include "engine/files/file_map.h"
#include "support/test.h"
#include "support/tiny_checkpoint.h"

#include <sys/stat.h>

#include <fstream>
#include <limits>

using namespace arioso;
using engine::ErrorCode;
using engine::JsonLimits;
using engine::JsonObject;
using engine::parseJson;

namespace {

constexpr std::int64_t kMost = std::numeric_limits<std::int64_t>::max();

nlohmann::json parse(const std::string& text)
{
    return parseJson(text, "x.json");
}

std::string repeated(const std::string& text, int times)
{
    std::string result;
    for (int i = 0; i < times; ++i)
        result += text;
    return result;
}

} // namespace

ARIOSO_TEST(treeIsTheLibrarys)
{
    const std::string text =
        R"( {"a":[1,-2,3.5,true,false,null,"ü\u00e9",[],{}],"b":{"c":{"d":[[]]}},"e":""} )";
    QVERIFY(parse(text) == nlohmann::json::parse(text));
    QVERIFY(parse("7") == nlohmann::json(7));
}

ARIOSO_TEST(syntaxErrorsNameTheSource)
{
    for (const char* text :
         {"", "{", "{\"a\":}", "[1,]", "{}x", "{} {}", "nul", "'a'", "{\"a\":NaN}", "[1e999]", "\"\n\""})
        CHECK_ERROR(parse(text), ErrorCode::CheckpointInvalid,
                    "'x.json' is not valid JSON: a syntax error at byte");
}

ARIOSO_TEST(nothingHidesBehindANulByte)
{
    CHECK_ERROR(parse(std::string("{}\0{}", 5)), ErrorCode::CheckpointInvalid, "NUL byte at byte 3");
}

ARIOSO_TEST(keysAreUnique)
{
    CHECK_ERROR(parse(R"({"a":1,"b":{"c":1,"d":2,"c":3}})"), ErrorCode::CheckpointInvalid,
                R"("c" occurs twice)");
    CHECK_ERROR(parse(R"({"a":1,"\u0061":1})"), ErrorCode::CheckpointInvalid, "occurs twice");
    QVERIFY(parse(R"([{"a":1},{"a":{"a":2}}])").size() == 2);
}

ARIOSO_TEST(bytesMustBeUtf8)
{
    for (const char* bad : {"\xff", "\xc3", "\xc0\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\x80"})
        CHECK_ERROR(parse("{\"a\":\"" + std::string(bad) + "\"}"), ErrorCode::CheckpointInvalid, "not UTF-8");
    QVERIFY(parse("\"\xf0\x9f\x8e\xb5\"") == "\xf0\x9f\x8e\xb5");
}

ARIOSO_TEST(depthIsBounded)
{
    JsonLimits limits;
    limits.depth = 3;
    QVERIFY(parseJson("[{\"a\":[1]}]", "x", limits).is_array());
    CHECK_ERROR(parseJson("[{\"a\":[[]]}]", "x", limits), ErrorCode::CheckpointInvalid, "deeper than 3");
    CHECK_ERROR(parse(repeated("[", 1'000'000)), ErrorCode::CheckpointInvalid, "deeper than 64");
    CHECK_ERROR(parse(repeated("{\"a\":", 1'000'000)), ErrorCode::CheckpointInvalid, "deeper than 64");
}

ARIOSO_TEST(sizeAndNumberOfValuesAreBounded)
{
    JsonLimits limits;
    limits.bytes = 10;
    QVERIFY(parseJson("[1,2,3,45]", "x", limits).size() == 4);
    CHECK_ERROR(parseJson("[1,2,3,456]", "x", limits), ErrorCode::CheckpointInvalid,
                "11 bytes, which is more than the limit of 10");
    limits = {};
    limits.values = 4;
    QVERIFY(parseJson("[1,2,3]", "x", limits).size() == 3);
    CHECK_ERROR(parseJson("[1,2,3,4]", "x", limits), ErrorCode::CheckpointInvalid, "more than 4 values");
    CHECK_ERROR(parseJson(R"({"a":1,"b":2})", "x", limits), ErrorCode::CheckpointInvalid,
                "more than 4 values");
}

ARIOSO_TEST(wholeNumbersAreExact)
{
    QVERIFY(engine::wholeNumber(parse("9223372036854775807")) == kMost);
    QVERIFY(engine::wholeNumber(parse("9223372036854775806")) == kMost - 1);
    QVERIFY(engine::wholeNumber(parse("9007199254740993")) == 9007199254740993);
    QVERIFY(engine::wholeNumber(parse("-9223372036854775808")) == std::numeric_limits<std::int64_t>::min());
    for (const char* text : {"9223372036854775808", "18446744073709551615", "18446744073709551616", "1e3",
                             "1.0", "\"1\"", "true", "null", "1000000000000000019884624838656"})
        QVERIFY2(!engine::wholeNumber(parse(text)), text);
}

ARIOSO_TEST(gettersGiveValuesAndFallbacks)
{
    const auto json =
        parse(R"({"i":5,"d":0.5,"b":true,"t":"x","n":null,"li":[1,2],"ld":[1,2.5],"o":{"k":1}})");
    const JsonObject object(json, "x.json");
    QVERIFY(object.integer("i", 1, 0, 9) == 5 && object.integer("none", 1, 0, 9) == 1);
    QVERIFY(object.number("d", 1, 0, 9) == 0.5 && object.number("i", 1, 0, 9) == 5 &&
            object.number("none", 7, 0, 9) == 7);
    QVERIFY(object.boolean("b", false) && !object.boolean("none", false));
    QVERIFY(object.text("t", "y") == "x" && object.text("none", "y") == "y");
    QVERIFY(object.optionalInteger("i", 0, 9) == 5 && !object.optionalInteger("n", 0, 9));
    QVERIFY(!object.optionalInteger("none", 0, 9) && !object.optionalNumber("n", 0, 9));
    QVERIFY(object.optionalNumber("d", 0, 9) == 0.5);
    QVERIFY(object.integers("li", {7}, 0, 9) == (std::vector<int>{1, 2}) &&
            object.integers("none", {7}, 0, 9).size() == 1);
    QVERIFY(object.numbers("ld", {7}, 0, 9) == (std::vector<double>{1, 2.5}));
    QVERIFY(object.object("o").integer("k", 0, 0, 9) == 1);
    QVERIFY(object.has("n") && object.isNull("n") && !object.has("none") && !object.isNull("none"));
}

ARIOSO_TEST(getterErrorsNameFileKeyAndValue)
{
    const auto json =
        parse(R"({"o":{"i":50,"f":1.5,"s":"abc","n":null,"l":[],"m":[1,"a"],"big":1e30,"list":[1]}})");
    const JsonObject object = JsonObject(json, "x.json").object("o");
    const auto invalid = ErrorCode::CheckpointInvalid;
    CHECK_ERROR(object.integer("i", 1, 0, 9), invalid,
                "In 'x.json', 'o.i' is 50, but must be a whole number from 0 to 9.");
    CHECK_ERROR(object.integer("f", 1, 0, 9), invalid, "'o.f' is 1.5, but must be a whole number");
    CHECK_ERROR(object.integer("n", 1, 0, 9), invalid, "'o.n' is null, but must be a whole number");
    CHECK_ERROR(object.optionalInteger("big", 0, 9), invalid, "'o.big' is 1e+30");
    CHECK_ERROR(object.number("s", 1, 0, 9), invalid, "'o.s' is \"abc\", but must be a number from 0 to 9");
    CHECK_ERROR(object.boolean("i", true), invalid, "must be true or false");
    CHECK_ERROR(object.text("list", ""), invalid, "is a list, but must be a string");
    CHECK_ERROR(object.integers("l", {1}, 0, 9), invalid, "must be a list of 1 to 64 whole numbers");
    CHECK_ERROR(object.integers("m", {1}, 0, 9), invalid, "'o.m' contains \"a\"");
    CHECK_ERROR(object.numbers("m", {1}, 0, 9), invalid, "'o.m' contains \"a\"");
    CHECK_ERROR(object.object("none"), invalid, "'o.none' is missing");
    CHECK_ERROR(object.object("s"), invalid, "'o.s' is \"abc\", but must be an object");
    CHECK_ERROR(JsonObject(parse("[]"), "x.json"), invalid, "the top level is a list");
}

ARIOSO_TEST(hostileTextIsShortAndPrintableInMessages)
{
    QVERIFY(engine::quotedText(std::string("a\0\n\"ü", 6)) == R"("a\u0000\n\"\u00fc")");
    QVERIFY(engine::quotedText(repeated("ü", 100'000)).size() < 1000);
    QVERIFY(!engine::quotedText("\xff\xfe").empty());
}

ARIOSO_TEST(filesAreRefusedByKind)
{
    const test::TemporaryFolder folder;
    std::ofstream(folder / "empty").flush();
    std::ofstream(folder / "five") << "12345";
    std::filesystem::create_symlink("five", folder / "link");
    QVERIFY(::mkfifo((folder / "pipe").c_str(), 0600) == 0);

    QVERIFY(engine::readFile(folder / "five", 5) == "12345");
    QVERIFY(engine::readFile(folder / "link", 5) == "12345");
    QVERIFY(engine::readFile(folder / "empty", 5).empty());
    const engine::FileMap map(folder / "five");
    QVERIFY(std::string(map.data(), map.size()) == "12345");

    CHECK_ERROR(engine::readFile(folder / "five", 4), ErrorCode::FileUnreadable,
                "has 5 bytes, which is more than the limit of 4");
    CHECK_ERROR(engine::readJson(folder / "none"), ErrorCode::FileNotFound, "does not exist");
    CHECK_ERROR(engine::FileMap(folder / "none"), ErrorCode::FileNotFound, "none' does not exist");
    CHECK_ERROR(engine::FileMap(folder / "five" / "x"), ErrorCode::FileNotFound, "does not exist");
    CHECK_ERROR(engine::FileMap(folder / "empty"), ErrorCode::FileUnreadable, "is empty");
    CHECK_ERROR(engine::FileMap(folder.path()), ErrorCode::FileUnreadable, "is a folder");
    CHECK_ERROR(engine::FileMap(folder / "pipe"), ErrorCode::FileUnreadable, "not a regular file");

    char bytes[8];
    CHECK_ERROR((engine::InputFile(folder / "five").read(2, bytes, 4), 0), ErrorCode::FileUnreadable,
                "is too short");
    CHECK_ERROR((engine::InputFile(folder / "five").read(6, bytes, 0), 0), ErrorCode::FileUnreadable,
                "is too short");
}
