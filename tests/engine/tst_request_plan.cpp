// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// What a request may ask for, and the sentence it gets otherwise.

#include "engine/pipeline/request_plan.h"
#include "support/test.h"

#include <limits>

using namespace arioso::engine;

namespace {

const Window kWindow{1500, 4, 50, 32000};

LengthPlan plan(decltype(GenerationRequest::length) length, int promptFrames = 0)
{
    GenerationRequest request;
    request.length = length;
    return planLength(request, GenerationDefaults{}, kWindow, promptFrames);
}

/// Of a piece that one window holds.
int columns(const LengthPlan& plan)
{
    return plan.windows.size() == 1 && plan.windows[0].offset == 0 ? plan.windows[0].columns : -1;
}

LengthPlan planWithOverlap(double seconds, double overlap)
{
    GenerationRequest request;
    request.length = Seconds{seconds};
    request.overlap = Seconds{overlap};
    return planLength(request, GenerationDefaults{}, kWindow, 0);
}

SamplingPlan draw(const GenerationOverrides& overrides)
{
    return planSampling(overrides, GenerationDefaults{});
}

template <typename Set>
GenerationOverrides with(Set set)
{
    GenerationOverrides overrides;
    set(overrides);
    return overrides;
}

} // namespace

ARIOSO_TEST(newTokensAsTheReferenceCounts)
{
    QCOMPARE(columns(plan(NewTokens{1503})), 1504);
    QCOMPARE(columns(plan(NewTokens{12})), 13);
    QCOMPARE(columns(plan(NewTokens{8}, 5)), 14);
    QCOMPARE(columns(plan(DefaultLength{})), 1500);
}

ARIOSO_TEST(secondsAreExact)
{
    QCOMPARE(columns(plan(Seconds{30})), 1504);
    QCOMPARE(columns(plan(Seconds{8})), 404);
    QCOMPARE(*plan(Seconds{8}).keptSamples, std::int64_t(256000));
    QCOMPARE(columns(plan(Seconds{1.01})), 51 + 4); // 50.5 frames need 51
    QCOMPARE(*plan(Seconds{1.01}).keptSamples, std::int64_t(32320));
    QCOMPARE(columns(plan(Seconds{0.001})), 3 + 4); // never without the delay pattern
    QCOMPARE(*plan(Seconds{0.001}).keptSamples, std::int64_t(32));
}

ARIOSO_TEST(tokensBeyondTheWindowSayHowMuchRoomThereIs)
{
    CHECK_ERROR(plan(NewTokens{1504}), ErrorCode::RequestTooLong, "30.00 s, but 30.02 s");
    CHECK_ERROR(plan(NewTokens{504}, 1000), ErrorCode::RequestTooLong,
                "the prompt of 20.00 s leaves room for 10.00 s");
    QCOMPARE(columns(plan(NewTokens{503}, 1000)), 1504);
    CHECK_ERROR(plan(NewTokens{std::numeric_limits<int>::max()}, 7), ErrorCode::RequestTooLong, "30.00 s");
}

// The example of audiocraft: 60 s are four windows of which the last is not needed.
ARIOSO_TEST(longPiecesAreWindows)
{
    const LengthPlan minute = plan(Seconds{60});
    QCOMPARE(minute.frames, 3000);
    QCOMPARE(*minute.keptSamples, std::int64_t(60 * 32000));
    QCOMPARE(minute.windows.size(), std::size_t(3));
    const int expected[3][3] = {{0, 0, 1504}, {900, 600, 1504}, {1800, 600, 1204}};
    int steps = 0;
    for (std::size_t i = 0; i < 3; ++i) {
        QCOMPARE(minute.windows[i].offset, expected[i][0]);
        QCOMPARE(minute.windows[i].promptFrames, expected[i][1]);
        QCOMPARE(minute.windows[i].columns, expected[i][2]);
        steps += expected[i][2] - 1 - expected[i][1];
    }
    QCOMPARE(minute.steps(), steps);
    QCOMPARE(plan(Seconds{30.02}).windows.size(), std::size_t(2));
    QCOMPARE(plan(Seconds{3600}).frames, 180000);
}

ARIOSO_TEST(endlessPiecesBeginAsLongOnesDo)
{
    const LengthPlan hour = plan(Seconds{3600}, 700);
    const LengthPlan endless = plan(Endless{}, 700);
    QVERIFY(endless.isEndless && !hour.isEndless);
    QVERIFY(!endless.keptSamples);
    QCOMPARE(endless.frames, Endless::kMaxSeconds * kWindow.frameRate);
    for (std::size_t i = 0; i + 1 < hour.windows.size(); ++i) {
        QCOMPARE(endless.windows[i].offset, hour.windows[i].offset);
        QCOMPARE(endless.windows[i].promptFrames, hour.windows[i].promptFrames);
        QCOMPARE(endless.windows[i].columns, hour.windows[i].columns);
    }
    GenerationRequest request;
    request.length = Endless{};
    CHECK_ERROR(planLength(request, GenerationDefaults{}, Window{6, 4, 50, 32000}, 0), ErrorCode::RequestInvalid,
                "Choose a duration");
}

// Windows lie on the grid of the whole piece, wherever it is continued.
ARIOSO_TEST(windowsDoNotDependOnWhereAPieceIsContinued)
{
    const LengthPlan atOnce = plan(Seconds{100});
    for (const int begun : {1, 1499, 1500, 1501, 2399, 2400, 3000, 4999}) {
        const LengthPlan continued = plan(Seconds{100}, begun);
        const std::size_t behind = atOnce.windows.size() - continued.windows.size();
        QVERIFY(continued.windows[0].promptFrames < 1500);
        QCOMPARE(continued.windows[0].offset + continued.windows[0].promptFrames, begun);
        for (std::size_t i = 0; i < continued.windows.size(); ++i) {
            QCOMPARE(continued.windows[i].offset, atOnce.windows[behind + i].offset);
            QCOMPARE(continued.windows[i].columns, atOnce.windows[behind + i].columns);
        }
    }
}

ARIOSO_TEST(overlapIsAPartOfTheWindow)
{
    QCOMPARE(planWithOverlap(60, 10).windows[1].offset, 1000);
    QCOMPARE(planWithOverlap(31, 29.98).windows[1].offset, 1);
    QCOMPARE(planWithOverlap(31, 0.08).windows[1].offset, 1496);
    for (const double overlap : {30.0, 45.0, 0.0, -1.0, 0.05, std::nan(""), 1e300}) {
        CHECK_ERROR(planWithOverlap(60, overlap), ErrorCode::RequestInvalid,
                    "The overlap must be 0.08 s to 29.98 s, as the model's window holds 30.00 s");
        CHECK_ERROR(planWithOverlap(8, overlap), ErrorCode::RequestInvalid, "The overlap must be");
    }
}

ARIOSO_TEST(aWindowThatConditionsFillIsRefused)
{
    GenerationRequest request;
    request.length = Seconds{8};
    const Window none{0, 4, 50, 32000};
    CHECK_ERROR(planLength(request, GenerationDefaults{}, none, 0), ErrorCode::RequestTooLong,
                "The model's window holds 0.00 s, but 8.00 s were asked for");
}

ARIOSO_TEST(defaultLengthGivesWayToTheWindow)
{
    GenerationDefaults defaults;
    defaults.maxLength = 5000;
    QCOMPARE(columns(planLength(GenerationRequest{}, defaults, kWindow, 0)), 1504);
    defaults.maxNewTokens = 1000;
    QCOMPARE(columns(planLength(GenerationRequest{}, defaults, kWindow, 0)), 1001);
    QCOMPARE(columns(planLength(GenerationRequest{}, defaults, kWindow, 900)), 1504);
}

ARIOSO_TEST(nonsenseLengthsAreRefused)
{
    CHECK_ERROR(plan(Seconds{0}), ErrorCode::RequestInvalid, "more than 0 seconds");
    CHECK_ERROR(plan(Seconds{-3}), ErrorCode::RequestInvalid, "more than 0 seconds");
    CHECK_ERROR(plan(Seconds{3601}), ErrorCode::RequestTooLong, "at most 3600 s long, not 3601 s");
    CHECK_ERROR(plan(Seconds{1e300}), ErrorCode::RequestTooLong, "at most 3600 s");
    CHECK_ERROR(plan(Seconds{std::numeric_limits<double>::infinity()}), ErrorCode::RequestInvalid,
                "0 seconds");
    CHECK_ERROR(plan(Seconds{std::nan("")}), ErrorCode::RequestInvalid, "more than 0 seconds");
    CHECK_ERROR(plan(NewTokens{0}), ErrorCode::RequestInvalid, "more than 0");
    CHECK_ERROR(plan(NewTokens{-1}), ErrorCode::RequestInvalid, "more than 0");
    CHECK_ERROR(plan(Seconds{2}, 100), ErrorCode::RequestInvalid, "already 2.00 s long");
    CHECK_ERROR(plan(NewTokens{2}, 100), ErrorCode::RequestTooLong, "doesn't fit");
    CHECK_ERROR(plan(DefaultLength{}, 1499), ErrorCode::RequestTooLong, "doesn't fit");
}

ARIOSO_TEST(defaultsAreTakenValueByValue)
{
    GenerationDefaults defaults;
    defaults.temperature = 1.25F;
    defaults.topK = 9;
    const SamplingPlan plan = planSampling(with([](auto& o) { o.topK = 3; }), defaults);
    QCOMPARE(plan.sampling.topK, 3);
    QCOMPARE(plan.sampling.temperature, 1.25F);
    QCOMPARE(plan.guidanceScale, 3.0F);
    QVERIFY(plan.sampling.sample);
}

ARIOSO_TEST(rangesOfTheDraw)
{
    const float nan = std::numeric_limits<float>::quiet_NaN();
    CHECK_ERROR(draw(with([](auto& o) { o.temperature = 0.0F; })), ErrorCode::RequestInvalid,
                "temperature must be above 0");
    CHECK_ERROR(draw(with([](auto& o) { o.temperature = -1.0F; })), ErrorCode::RequestInvalid, "temperature");
    CHECK_ERROR(draw(with([&](auto& o) { o.temperature = nan; })), ErrorCode::RequestInvalid, "temperature");
    CHECK_ERROR(draw(with([](auto& o) { o.topK = -1; })), ErrorCode::RequestInvalid, "Top-k");
    CHECK_ERROR(draw(with([](auto& o) { o.topP = 0.0F; })), ErrorCode::RequestInvalid, "Top-p");
    CHECK_ERROR(draw(with([](auto& o) { o.topP = 1.1F; })), ErrorCode::RequestInvalid, "Top-p");
    CHECK_ERROR(draw(with([&](auto& o) { o.topP = nan; })), ErrorCode::RequestInvalid, "Top-p");
    CHECK_ERROR(draw(with([](auto& o) { o.minP = 2.0F; })), ErrorCode::RequestInvalid, "Min-p");
    CHECK_ERROR(draw(with([&](auto& o) { o.guidanceScale = nan; })), ErrorCode::RequestInvalid, "Guidance");
    CHECK_ERROR(draw(with([](auto& o) { o.guidanceScale = -1.0F; })), ErrorCode::RequestInvalid, "Guidance");
}

ARIOSO_TEST(textsHaveALongestLength)
{
    GenerationRequest request;
    const auto check = [&](const std::string& text) {
        request.prompts[0].text = text;
        checkPrompts(request);
        return 0;
    };
    check(std::string(10000, 'x'));
    CHECK_ERROR(check(std::string(10001, 'x')), ErrorCode::RequestTooLong,
                "10001 characters, but at most 10000");
    std::string notes;
    for (int i = 0; i < 5000; ++i)
        notes += "\U0001F3B5"; // two UTF-16 code units, four bytes
    check(notes);
    CHECK_ERROR(check(notes + "é"), ErrorCode::RequestTooLong, "10001 characters");
    CHECK_ERROR(check(std::string(100000, '\x80')), ErrorCode::RequestTooLong,
                "33334 characters"); // no UTF-8
}

ARIOSO_TEST(promptsMustAgree)
{
    GenerationRequest request;
    request.prompts.clear();
    CHECK_ERROR((checkPrompts(request), 0), ErrorCode::RequestInvalid, "no prompt");
    request.prompts.resize(2);
    request.takes = 0;
    CHECK_ERROR((checkPrompts(request), 0), ErrorCode::RequestInvalid, "takes");
    request.takes = 33;
    CHECK_ERROR((checkPrompts(request), 0), ErrorCode::RequestInvalid, "At most 64");
    request.takes = 1;
    request.prompts[1].continuation = Audio{32000, {{0.0F}}};
    CHECK_ERROR((checkPrompts(request), 0), ErrorCode::RequestInvalid, "Either every prompt");
}

ARIOSO_TEST(conditionsOfAMelodyModelTakePositions)
{
    ModelConfig config; // 2048 positions, 75 frames a second
    config.decoder.maxPositions = 400;
    QCOMPARE(windowFrames(config, 0), 397);   // 3 more steps than frames
    QCOMPARE(windowFrames(config, 100), 397); // its text does not stand in front of the music
    config.family = Family::MusicGenMelody;
    config.chromaLength = 235;
    QCOMPARE(windowFrames(config, 1), 400 - 235 - 1 - 3);
    QCOMPARE(windowFrames(config, 0), 400 - 235 - 1 - 3); // without text one row of zeros stands there
    QCOMPARE(windowFrames(config, 20), 400 - 235 - 20 - 3);
    QCOMPARE(windowFrames(config, 500), 0);
    config.decoder.maxPositions = 1 << 16;
    QCOMPARE(windowFrames(config, 20), 30 * 75);
}
