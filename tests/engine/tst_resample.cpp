// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Sample rate conversion against the references' numbers and against the definition, written out tap by tap.

#include "engine/audio/resample.h"
#include "support/test.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>
#include <random>

using namespace arioso;
using engine::Audio;
using engine::ErrorCode;
using engine::Resampler;

namespace {

constexpr double kPi = 3.14159265358979323846;

std::vector<float> sine(double radiansPerSample, int samples)
{
    std::vector<float> result;
    for (int i = 0; i < samples; ++i)
        result.push_back(float(std::sin(radiansPerSample * i)));
    return result;
}

std::vector<float> noise(int samples)
{
    std::mt19937 random(7);
    std::uniform_real_distribution<float> uniform(-1, 1);
    std::vector<float> result(static_cast<std::size_t>(samples));
    std::generate(result.begin(), result.end(), [&] { return uniform(random); });
    return result;
}

/// The definition: every phase has 2 W + o taps, the whole signal is padded, nothing is skipped.
std::vector<double> byDefinition(const std::vector<float>& x, int from, int to, Resampler variant)
{
    const int g = std::gcd(from, to);
    const int o = from / g;
    const int n = to / g;
    const double base = std::min(o, n) * 0.945;
    const int W = int(std::ceil(24 * o / base));
    const int len = int(x.size());
    const bool julius = variant == Resampler::Julius;
    const auto padded = [&](int i) -> double {
        if (i >= 0 && i < len)
            return x[std::size_t(i)];
        return julius ? x[std::size_t(i < 0 ? 0 : len - 1)] : 0;
    };
    const double quotient = double(n) * len / o;
    const int length = int(julius ? std::floor(quotient) : std::ceil(quotient));
    std::vector<double> y;
    for (int m = 0; int(y.size()) < length; ++m)
        for (int i = 0; i < n && int(y.size()) < length; ++i) {
            double sum = 0;
            double kernelSum = 0;
            for (int j = -W; j < W + o; ++j) {
                const double t = std::clamp((-double(i) / n + double(j) / o) * base, -24.0, 24.0);
                const double sinc = t == 0 ? 1 : std::sin(kPi * t) / (kPi * t);
                const double k = sinc * std::pow(std::cos(kPi * t / 48), 2);
                kernelSum += k;
                sum += k * padded(m * o + j);
            }
            y.push_back(julius ? sum / kernelSum : sum * base / o);
        }
    return y;
}

std::vector<float> slice(const std::vector<float>& values, std::size_t begin, std::size_t count)
{
    return {values.begin() + std::ptrdiff_t(begin), values.begin() + std::ptrdiff_t(begin + count)};
}

std::vector<float> tail(const std::vector<float>& values, std::size_t count)
{
    return slice(values, values.size() - count, count);
}

Audio audioOf(int rate, std::vector<std::vector<float>> channels)
{
    return {rate, std::move(channels)};
}

using Values = std::vector<double>;

} // namespace

ARIOSO_TEST(juliusGivesTheReferencesNumbers)
{
    const auto down = engine::resample(sine(0.2, 60), 44100, 32000, Resampler::Julius);
    QCOMPARE(down.size(), std::size_t(43));
    CHECK_CLOSE(slice(down, 0, 3), (Values{0.017228, 0.267111, 0.527120}), 2e-6);
    CHECK_CLOSE(tail(down, 3), (Values{-0.996245, -0.958555, -0.827536}), 2e-6);
    const auto up = engine::resample(sine(0.2, 60), 16000, 32000, Resampler::Julius);
    QCOMPARE(up.size(), std::size_t(120));
    CHECK_CLOSE(tail(up, 3), (Values{-0.748498, -0.695516, -0.681011}), 2e-6);
}

ARIOSO_TEST(torchaudioGivesTheReferencesNumbers)
{
    const auto down = engine::resample(sine(0.2, 60), 44100, 32000, Resampler::Torchaudio);
    QCOMPARE(down.size(), std::size_t(44));
    CHECK_CLOSE(slice(down, 0, 4), (Values{0.017228, 0.267113, 0.527123, 0.733029}), 2e-6);
    const auto dvd = engine::resample(sine(0.2, 60), 48000, 32000, Resampler::Torchaudio);
    QCOMPARE(dvd.size(), std::size_t(40));
    CHECK_CLOSE(slice(dvd, 0, 2), (Values{0.021039, 0.289956}), 2e-6);
    const auto up = engine::resample(sine(0.2, 60), 16000, 32000, Resampler::Torchaudio);
    QCOMPARE(up.size(), std::size_t(120));
    CHECK_CLOSE(slice(up, 0, 2), (Values{0.002766, 0.081791}), 2e-6);
}

ARIOSO_TEST(bothFollowTheDefinitionAtManyRates)
{
    const int pairs[][2] = {{44100, 32000}, {32000, 44100}, {48000, 32000}, {22050, 16000}, {8000, 32000},
                            {32000, 8000},  {101, 97},      {97, 101},      {3, 2},         {1, 7},
                            {7, 1},         {44100, 400},   {32000, 31999}};
    for (const auto& pair : pairs)
        for (const int samples : {1, 2, 50, 523})
            for (const Resampler variant : {Resampler::Julius, Resampler::Torchaudio}) {
                const auto x = noise(samples);
                const std::string difference =
                    test::difference(engine::resample(x, pair[0], pair[1], variant),
                                     byDefinition(x, pair[0], pair[1], variant), 3e-6);
                const std::string at = std::to_string(pair[0]) + " to " + std::to_string(pair[1]) + ", " +
                                       std::to_string(samples) + " samples: " + difference;
                QVERIFY2(difference.empty(), at.c_str());
            }
}

ARIOSO_TEST(lengthIsThatOfTheRoundedQuotient)
{
    QCOMPARE(320 * 100271 % 441, 1);   // 72759.0023 samples: float32 cannot tell that from 72759
    QCOMPARE(320 * 100384 % 441, 440); // 72840.9977 samples, to float32 72841
    QCOMPARE(engine::resample(noise(100009), 44100, 32000, Resampler::Julius).size(), std::size_t(72568));
    QCOMPARE(engine::resample(noise(100009), 44100, 32000, Resampler::Torchaudio).size(), std::size_t(72569));
    QCOMPARE(engine::resample(noise(100271), 44100, 32000, Resampler::Torchaudio).size(), std::size_t(72759));
    QCOMPARE(engine::resample(noise(100384), 44100, 32000, Resampler::Julius).size(), std::size_t(72841));
}

ARIOSO_TEST(equalRatesAndSilenceAreLeftAlone)
{
    const auto x = noise(100);
    QCOMPARE(engine::resample(x, 32000, 32000, Resampler::Julius), x);
    QVERIFY(engine::resample({}, 44100, 32000, Resampler::Torchaudio).empty());
    const auto silence = engine::resample(std::vector<float>(1000), 44100, 32000, Resampler::Torchaudio);
    QVERIFY(std::all_of(silence.begin(), silence.end(), [](float value) { return value == 0; }));
}

ARIOSO_TEST(juliusKeepsAConstantUpToTheBorders)
{
    const auto y = engine::resample(std::vector<float>(500, 0.25F), 44100, 32000, Resampler::Julius);
    CHECK_CLOSE(y, std::vector<double>(y.size(), 0.25), 1e-7);
}

ARIOSO_TEST(aToneKeepsItsPitchAndLevel)
{
    const int pairs[][2] = {{44100, 32000}, {48000, 32000}, {16000, 32000}, {32000, 44100}};
    for (const auto& pair : pairs)
        for (const Resampler variant : {Resampler::Julius, Resampler::Torchaudio}) {
            const auto y =
                engine::resample(sine(2 * kPi * 440 / pair[0], pair[0]), pair[0], pair[1], variant);
            const auto ideal = sine(2 * kPi * 440 / pair[1], pair[1]);
            const std::size_t border = 200; // the filter reaches over the ends there
            CHECK_CLOSE(slice(y, border, y.size() - 2 * border), slice(ideal, border, y.size() - 2 * border),
                        1e-3);
        }
}

ARIOSO_TEST(toneAboveTheNewBandIsRemoved)
{
    const auto y = engine::resample(sine(2 * kPi * 20000 / 44100, 44100), 44100, 32000, Resampler::Julius);
    const auto inside = slice(y, 200, y.size() - 400);
    QVERIFY(std::all_of(inside.begin(), inside.end(), [](float value) { return std::abs(value) < 1e-3F; }));
}

ARIOSO_TEST(ratesThatMakeNoSenseAreRefused)
{
    const std::vector<float> x(10, 0.5F);
    CHECK_ERROR(engine::resample(x, 0, 32000, Resampler::Julius), ErrorCode::AudioInvalid, "0 Hz");
    CHECK_ERROR(engine::resample(x, 44100, -5, Resampler::Julius), ErrorCode::AudioInvalid, "-5 Hz");
    CHECK_ERROR(engine::resample(x, 1000001, 32000, Resampler::Julius), ErrorCode::AudioInvalid,
                "1000001 Hz");
    CHECK_ERROR(engine::resample(x, std::numeric_limits<int>::max(), 1, Resampler::Torchaudio),
                ErrorCode::AudioInvalid, "2147483647 Hz");
    CHECK_ERROR(engine::resample(x, 1000000, 1, Resampler::Torchaudio), ErrorCode::AudioInvalid,
                "too far apart");
    CHECK_ERROR(engine::resample(std::vector<float>(200000), 1, 4000, Resampler::Torchaudio),
                ErrorCode::AudioInvalid, "too long");
    QCOMPARE(engine::resample(x, 4000, 1, Resampler::Torchaudio).size(), std::size_t(1));
}

ARIOSO_TEST(channelsAreConvertedLikeTheReference)
{
    const auto left = noise(500);
    const auto right = sine(0.05, 500);
    const Audio stereo = audioOf(44100, {left, right});

    const Audio mono = engine::convertAudio(stereo, 32000, 1);
    QCOMPARE(mono.sampleRate, 32000);
    QCOMPARE(mono.channels.size(), std::size_t(1));
    const auto l = byDefinition(left, 44100, 32000, Resampler::Julius);
    const auto r = byDefinition(right, 44100, 32000, Resampler::Julius);
    Values mean;
    for (std::size_t i = 0; i < l.size(); ++i)
        mean.push_back((l[i] + r[i]) / 2);
    CHECK_CLOSE(mono.channels[0], mean, 3e-6);

    const Audio both = engine::convertAudio(stereo, 32000, 2);
    CHECK_CLOSE(both.channels.at(0), l, 3e-6);
    CHECK_CLOSE(both.channels.at(1), r, 3e-6);

    const Audio copied = engine::convertAudio(audioOf(32000, {left}), 32000, 2);
    QCOMPARE(copied.channels, (std::vector<std::vector<float>>{left, left}));
    const Audio kept = engine::convertAudio(audioOf(32000, {left, right, left}), 32000, 2);
    QCOMPARE(kept.channels, (std::vector<std::vector<float>>{left, right}));
}

ARIOSO_TEST(soundThatCannotBeConvertedIsRefused)
{
    CHECK_ERROR(engine::convertAudio({}, 32000, 1), ErrorCode::AudioInvalid, "no samples");
    CHECK_ERROR(engine::convertAudio(audioOf(32000, {{}, {}}), 32000, 1), ErrorCode::AudioInvalid,
                "no samples");
    CHECK_ERROR(engine::convertAudio(audioOf(48000, {{0.5F}}), 32000, 1), ErrorCode::AudioInvalid,
                "too short");
    CHECK_ERROR(engine::convertAudio(audioOf(32000, {{1, 2}, {1}}), 32000, 1), ErrorCode::AudioInvalid,
                "2 and 1");
    CHECK_ERROR(engine::convertAudio(audioOf(32000, {{1}, {1}}), 32000, 3), ErrorCode::AudioInvalid,
                "2 channels cannot be converted to 3");
    CHECK_ERROR(engine::convertAudio(audioOf(32000, {{1}}), 32000, 0), ErrorCode::AudioInvalid,
                "to 0 channels");
    CHECK_ERROR(engine::convertAudio(audioOf(0, {{1}}), 32000, 1), ErrorCode::AudioInvalid, "0 Hz");
}
