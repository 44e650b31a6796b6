// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Numbers in files and messages are the same in a process that Qt has set to the user's locale.

#include "conversion/convert.h"
#include "conversion/yaml_config.h"
#include "engine/api/conversion.h"
#include "engine/api/plain_text.h"
#include "engine/checkpoint/checkpoint.h"
#include "engine/files/json.h"
#include "engine/pipeline/request_plan.h"
#include "support/audiocraft_checkpoint.h"
#include "support/formula_weights.h"
#include "support/locale.h"
#include "support/test.h"
#include "support/tiny_checkpoint.h"

#include <nlohmann/json.hpp>

#include <functional>

using namespace arioso;
using namespace arioso::test;

namespace {

/// Runs a test in each locale; "" or the first complaint.
std::string inEveryLocale(const std::function<std::string()>& complaint)
{
    for (const auto& [name, point] : kLocales) {
        const Locale locale(name);
        if (locale.decimalPoint() != point)
            return std::string("the decimal point of ") + name + " is '" + locale.decimalPoint() + "'";
        if (const std::string found = complaint(); !found.empty())
            return std::string(name) + ": " + found;
    }
    return {};
}

template <typename Call>
std::string messageOf(const Call& call)
{
    try {
        call();
    } catch (const engine::Error& error) {
        return error.what();
    }
    return "no error";
}

std::string differs(const std::string& actual, const std::string& expected)
{
    return actual == expected ? std::string() : "'" + actual + "' instead of '" + expected + "'";
}

} // namespace

#ifndef ARIOSO_TEST_LOCALES
#define NEEDS_LOCALES QSKIP("There is no localedef, or the package locales is missing.")
#else
#define NEEDS_LOCALES (void)0
#endif

#define CHECK_IN_EVERY_LOCALE(...)                                                                           \
    do {                                                                                                     \
        NEEDS_LOCALES;                                                                                       \
        const std::string complaint_ = inEveryLocale(__VA_ARGS__);                                           \
        QVERIFY2(complaint_.empty(), complaint_.c_str());                                                    \
    } while (false)

ARIOSO_TEST(textOfNumbersIsPlain)
{
    CHECK_IN_EVERY_LOCALE([]() -> std::string {
        const std::string text = engine::fixedText(-1234.5678, 2) + " " + engine::fixedText(0.5, 0) + " " +
                                 engine::fixedText(0, 3) + " " + engine::shortText(0.25) + " " +
                                 engine::shortText(1234567, 4) + " " + engine::shortText(3) + " " +
                                 engine::lowerAscii("AIFF İ");
        return differs(text, "-1234.57 0 0.000 0.25 1.235e+06 3 aiff İ");
    });
    QCOMPARE(engine::fixedText(1e308, 2).size(), std::size_t(309 + 3));
}

ARIOSO_TEST(numbersAreReadWithAPoint)
{
    CHECK_IN_EVERY_LOCALE([]() -> std::string {
        for (const auto& [text, value] :
             {std::pair("0.5", 0.5), {"-3", -3.0}, {"+1e-3", 0.001}, {".25", 0.25}})
            if (engine::numberIn(text) != value)
                return text;
        for (const char* text : {"", "+", "+-1", "0,5", "0٫5", "1 ", " 1", "inf", "nan", "1e999", "0x10"})
            if (engine::numberIn(text))
                return text;
        return {};
    });
}

ARIOSO_TEST(jsonIsReadExactly)
{
    CHECK_IN_EVERY_LOCALE([]() -> std::string {
        const nlohmann::json root = engine::parseJson("[0.1, -2.5e-3, 3.0, 12]", "a.json");
        if (root[0] != 0.1 || root[1] != -0.0025 || root[2] != 3.0 || root[3] != 12)
            return root.dump();
        return differs(nlohmann::json(0.1).dump(), "0.1");
    });
}

ARIOSO_TEST(audiocraftCheckpointsConvert)
{
    NEEDS_LOCALES;
    const TemporaryFolder folder;
    const engine::ModelConfig config = tinyMono();
    const engine::WeightStore weights = formulaWeights(config, 4);
    writeAudiocraft(folder / "original", config, weights, {});
    writeTextEncoder(folder / "t5", config, weights);
    CHECK_IN_EVERY_LOCALE([&]() -> std::string {
        engine::ConversionOptions options;
        options.from = folder / "original";
        options.to = folder / "new";
        options.textEncoder = folder / "t5";
        engine::ConversionListener quiet;
        const std::string failure = messageOf([&] { (void)engine::convertCheckpoint(options, quiet); });
        if (failure != "no error")
            return failure;
        const float guidance = engine::readCheckpointHeader(options.to).defaults.guidanceScale;
        std::filesystem::rename(options.to,
                                folder / ("done in " + std::string(std::setlocale(LC_NUMERIC, nullptr))));
        return guidance == 3 ? std::string() : "the guidance is " + engine::shortText(guidance);
    });
}

ARIOSO_TEST(yamlNumbersHaveAPoint)
{
    CHECK_IN_EVERY_LOCALE([]() -> std::string {
        const engine::YamlConfig config("a: 2.75\nb: 1e-2\n", "a.yaml");
        return config.number("a", 0, 0, 3) == 2.75 && config.number("b", 0, 0, 3) == 0.01 ? ""
                                                                                          : "another number";
    });
}

ARIOSO_TEST(messagesHaveAPoint)
{
    CHECK_IN_EVERY_LOCALE([]() -> std::string {
        engine::GenerationRequest request;
        request.length = engine::NewTokens{1525};
        const std::string length = messageOf([&] {
            (void)engine::planLength(request, engine::GenerationDefaults{}, {1500, 4, 50, 32000}, 0);
        });
        if (length.find("30.00 s, but 30.50 s") == std::string::npos)
            return length;
        engine::GenerationOverrides overrides;
        overrides.temperature = -0.5F;
        const std::string range =
            messageOf([&] { (void)engine::planSampling(overrides, engine::GenerationDefaults{}); });
        return range.find("-0.5") != std::string::npos ? std::string() : range;
    });
}
