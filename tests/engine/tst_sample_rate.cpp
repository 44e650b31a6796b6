// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Sample rate conversion for export, against the continuous signal that the samples stand for.

#include "engine/audio/sample_rate.h"
#include "support/test.h"

#include <algorithm>
#include <cmath>
#include <utility>

using namespace arioso;
using engine::Audio;
using engine::ErrorCode;

namespace {

constexpr double kPi = 3.14159265358979323846;

struct Rates
{
    int from;
    int to;
};
constexpr Rates kRates[] = {{32000, 44100}, {32000, 48000}, {48000, 44100}, {16000, 48000}, {44100, 32000}};

/// A sine under a bell that is 2 Hz wide and -170 dB at both ends of its second.
double tone(double frequency, double seconds)
{
    const double bell = std::exp(-0.5 * std::pow((seconds - 0.5) / 0.08, 2));
    return 0.8 * bell * std::sin(2 * kPi * frequency * seconds + 0.4);
}

Audio sampled(double frequency, int rate)
{
    Audio audio{rate, {{}}};
    for (int i = 0; i < rate; ++i)
        audio.channels[0].push_back(float(tone(frequency, double(i) / rate)));
    return audio;
}

double decibels(double ratio)
{
    return 20 * std::log10(ratio);
}

/// The windowless sinc series, which is what a unit impulse at t = 0 stands for.
double sinc(double t)
{
    return t == 0 ? 1 : std::sin(kPi * t) / (kPi * t);
}

} // namespace

/// Equal to the sine sampled at the other rate: no shift, no change of level, no images, up to float's own
/// rounding of -144 dB.
ARIOSO_TEST(tonesAreThoseOfTheOtherRate)
{
    for (const auto [from, to] : kRates) {
        for (const double part : {0.002, 0.06, 0.31, 0.73, 0.9, 0.955}) {
            const double frequency = part * std::min(from, to) / 2;
            const Audio found = engine::atSampleRate(sampled(frequency, from), to);
            const Audio wanted = sampled(frequency, to);
            QCOMPARE(found.sampleRate, to);
            QCOMPARE(found.samples(), wanted.samples());
            double worst = 0;
            for (std::size_t i = 0; i < found.samples(); ++i)
                worst = std::max(worst, std::abs(double(found.channels[0][i]) - wanted.channels[0][i]));
            QVERIFY2(decibels(worst) < -125, std::to_string(from) + " to " + std::to_string(to) + ", " +
                                                 std::to_string(frequency) + " Hz: " +
                                                 std::to_string(decibels(worst)) + " dB");
        }
    }
}

ARIOSO_TEST(whatTheLowerRateCannotHoldIsRemoved)
{
    for (const auto [from, to] : {Rates{48000, 32000}, Rates{48000, 44100}, Rates{96000, 32000}}) {
        for (const double beyond : {1.02, 1.05, 1.08}) {
            const Audio found = engine::atSampleRate(sampled(beyond * to / 2, from), to);
            double worst = 0;
            for (const float sample : found.channels[0])
                worst = std::max(worst, std::abs(double(sample)));
            QVERIFY2(decibels(worst) < -120, std::to_string(decibels(worst)));
        }
    }
}

/// Band-limited interpolation of one sample, and it stays where it is, also beside the borders.
ARIOSO_TEST(impulsesStayInPlace)
{
    for (const auto [from, to] : kRates) {
        for (const int place : {0, 1, 700, 1598, 1599}) {
            Audio click{from, {std::vector<float>(1600)}};
            click.channels[0][std::size_t(place)] = 1;
            const Audio found = engine::atSampleRate(click, to);
            const double ratio = double(to) / from;
            QCOMPARE(found.samples(), std::size_t(std::lround(1600 * ratio)));
            // The ideal filter ends at the lower Nyquist frequency, this one within its last 4%.
            const double scale = std::min(1.0, ratio);
            for (int i = std::max(0, int(place * ratio) - 3);
                 i <= int(place * ratio) + 3 && i < int(found.samples()); ++i) {
                const double wanted = scale * sinc((i / ratio - place) * scale);
                QVERIFY(std::abs(double(found.channels[0][std::size_t(i)]) - wanted) < 0.06);
            }
            if (place != 700)
                continue;
            double sum = 0;
            double moment = 0;
            for (std::size_t i = 0; i < found.samples(); ++i) {
                sum += found.channels[0][i];
                moment += double(i) * found.channels[0][i];
            }
            QVERIFY(std::abs(sum / ratio - 1) < 1e-4);
            QVERIFY(std::abs(moment / sum - place * ratio) < 0.01);
        }
    }
}

ARIOSO_TEST(lengthsAreExact)
{
    // By hand: 441/320 and 3/2 of the length, halves up.
    const std::pair<std::size_t, std::pair<int, std::size_t>> rows[] = {
        {32000, {44100, 44100}}, {320, {44100, 441}},     {1, {44100, 1}},        {1, {48000, 2}},
        {3, {48000, 5}},         {100, {44100, 138}},     {960000, {48000, 1440000}},
        {50000, {44100, 68906}}, {1, {8000, 1}},          {40961, {48000, 61442}},
    };
    for (const auto& [samples, wanted] : rows) {
        const Audio audio{32000, {std::vector<float>(samples, 0.25F), std::vector<float>(samples, -0.25F)}};
        const Audio found = engine::atSampleRate(audio, wanted.first);
        QCOMPARE(found.channels.size(), std::size_t(2));
        QCOMPARE(found.samples(), wanted.second);
        QCOMPARE(found.channels[1].size(), wanted.second);
        for (std::size_t i = 0; i < found.samples(); ++i)
            QCOMPARE(found.channels[0][i], -found.channels[1][i]);
    }
}

ARIOSO_TEST(theSameRateChangesNothing)
{
    const Audio audio = sampled(440, 32000);
    QVERIFY(engine::atSampleRate(audio, 32000).channels == audio.channels);
}

ARIOSO_TEST(convertingTwiceGivesTheSameSamples)
{
    const Audio audio = sampled(997, 32000);
    QVERIFY(engine::atSampleRate(audio, 44100).channels == engine::atSampleRate(audio, 44100).channels);
}

ARIOSO_TEST(whatCannotBeConvertedIsSaid)
{
    CHECK_ERROR((void)engine::atSampleRate({}, 48000), ErrorCode::AudioInvalid, "no samples");
    CHECK_ERROR((void)engine::atSampleRate({32000, {{1}}}, 0), ErrorCode::AudioInvalid, "0 Hz");
    CHECK_ERROR((void)engine::atSampleRate({0, {{1}}}, 48000), ErrorCode::AudioInvalid, "0 Hz");
    CHECK_ERROR((void)engine::atSampleRate({1, {std::vector<float>(1000)}}, 1000000), ErrorCode::AudioInvalid,
                "too long");
}

ARIOSO_TEST(progressIsToldAndStops)
{
    const Audio audio{32000, {std::vector<float>(320000), std::vector<float>(320000)}};
    double last = 0;
    int calls = 0;
    (void)engine::atSampleRate(audio, 48000, [&](double part) {
        QVERIFY(part >= last && part <= 1);
        last = part;
        ++calls;
    });
    QCOMPARE(last, 1.0);
    QVERIFY(calls > 10);
    struct Stop
    {
    };
    bool stopped = false;
    try {
        (void)engine::atSampleRate(audio, 48000, [](double) { throw Stop{}; });
    } catch (const Stop&) {
        stopped = true;
    }
    QVERIFY(stopped);
}
