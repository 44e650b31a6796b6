// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The melody condition: the filter bank against the reference's values, tones against the pitch classes they
// are.

#include "engine/melody/chroma.h"
#include "support/test.h"

#include <algorithm>
#include <cmath>
#include <complex>
#include <cstdint>
#include <limits>
#include <numeric>

using namespace arioso;
using engine::Audio;
using engine::ChromaConfig;
using engine::ErrorCode;

namespace {

constexpr double kPi = 3.14159265358979323846;

std::vector<float> tone(double frequency, int samples, int rate = 32000)
{
    std::vector<float> result;
    for (int i = 0; i < samples; ++i)
        result.push_back(float(std::sin(2 * kPi * frequency * i / rate)));
    return result;
}

/// 440 Hz, on in the second half of every quarter of a second.
std::vector<float> beeps(int samples)
{
    std::vector<float> result;
    for (int i = 0; i < samples; ++i)
        result.push_back(i % 8000 >= 4000 ? float(std::cos(2 * kPi * 440 * i / 32000)) : 0);
    return result;
}

Audio mono(std::vector<float> samples, int rate = 32000)
{
    return {rate, {std::move(samples)}};
}

std::vector<int> bins(const Audio& audio)
{
    return engine::melodyBins(audio, ChromaConfig{});
}

std::vector<float> operator+(std::vector<float> a, const std::vector<float>& b)
{
    a.insert(a.end(), b.begin(), b.end());
    return a;
}

std::vector<int> repeated(std::initializer_list<std::pair<int, int>> runs)
{
    std::vector<int> result;
    for (const auto& [count, bin] : runs)
        result.insert(result.end(), std::size_t(count), bin);
    return result;
}

/// One frame by the definition: every Fourier coefficient summed on its own.
int binByDefinition(const std::vector<float>& clip, int frame, const ChromaConfig& config)
{
    const int N = config.fftSize;
    const int n = int(clip.size());
    const std::vector<float> bank = engine::chromaFilterBank(config);
    std::vector<double> strength(std::size_t(config.chroma), 0.0);
    for (int f = 0; f <= N / 2; ++f) {
        std::complex<double> sum = 0;
        for (int i = 0; i < N; ++i) {
            int at = frame * config.hopLength - N / 2 + i;
            at = at < 0 ? -at : at >= n ? 2 * (n - 1) - at : at;
            const double window = 0.5 * (1 - std::cos(2 * kPi * i / N));
            sum += clip[std::size_t(at)] * window * std::polar(1.0, -2 * kPi * f * i / N);
        }
        for (int c = 0; c < config.chroma; ++c)
            strength[std::size_t(c)] += bank[std::size_t(c * (N / 2 + 1) + f)] * std::norm(sum);
    }
    return int(std::max_element(strength.begin(), strength.end()) - strength.begin());
}

} // namespace

ARIOSO_TEST(filterBankHasTheReferencesValues)
{
    const std::vector<float> bank = engine::chromaFilterBank({});
    const std::size_t columns = 8193;
    QCOMPARE(bank.size(), 12 * columns);
    const auto at = [&](std::size_t row, std::size_t column) { return bank[row * columns + column]; };
    CHECK_CLOSE((std::vector<float>{at(9, 225), at(0, 134), at(4, 169), at(11, 8192)}),
                (std::vector<double>{0.866147633, 0.669919639, 0.764543857, 0.106652642}), 1e-7);
    CHECK_CLOSE((std::vector<float>{at(9, 1) * 1e5F, at(0, 0) * 1e7F, at(9, 0) * 1e7F}),
                (std::vector<double>{1.88533778, 4.37676, 4.7376512}), 1e-5);

    std::vector<double> sums;
    for (std::size_t row = 0; row < 12; ++row)
        sums.push_back(std::accumulate(bank.begin() + std::ptrdiff_t(row * columns),
                                       bank.begin() + std::ptrdiff_t((row + 1) * columns), 0.0));
    CHECK_CLOSE(sums,
                (std::vector<double>{318.4501, 321.226, 327.7735, 334.1781, 340.4168, 346.4975, 352.3868,
                                     358.0851, 363.6165, 368.9428, 373.5298, 354.8397}),
                1e-4);
}

ARIOSO_TEST(tonesAreTheirPitchClass)
{
    QCOMPARE(bins(mono(tone(440, 32000))), repeated({{8, 9}}));
    QCOMPARE(bins(mono(tone(261.6256, 32000))), repeated({{8, 0}}));
    QCOMPARE(bins(mono(tone(493.8833, 32000))), repeated({{8, 11}}));
    QCOMPARE(bins(mono(tone(5000, 32000))), repeated({{8, 3}}));
}

ARIOSO_TEST(aMelodyIsFollowed)
{
    const auto melody = tone(261.6256, 32000) + tone(329.6276, 32000) + tone(391.9954, 32000);
    QCOMPARE(bins(mono(melody)), repeated({{8, 0}, {8, 4}, {8, 7}}));
}

ARIOSO_TEST(framesFollowTheDefinition)
{
    ChromaConfig config;
    config.fftSize = 512;
    config.hopLength = 200;
    std::vector<float> clip;
    std::uint32_t state = 1;
    for (int i = 0; i < 1501; ++i) {
        state = state * 1664525U + 1013904223U;
        clip.push_back(float(state >> 8) / float(1 << 23) - 1);
    }
    std::vector<int> expected;
    for (int frame = 0; frame < 1 + 1501 / 200; ++frame)
        expected.push_back(binByDefinition(clip, frame, config));
    QCOMPARE(engine::melodyBins(mono(clip), config), expected);
}

ARIOSO_TEST(silenceIsBinZero)
{
    QCOMPARE(bins(mono(std::vector<float>(32000))), repeated({{8, 0}}));
}

ARIOSO_TEST(theReferencesBatchOfBeeps)
{
    QCOMPARE(bins(mono(beeps(32000))), repeated({{8, 9}}));
    // The shorter one of the batch is padded; the windows of frames 6 and 7 begin behind its last beep.
    QCOMPARE(bins(mono(beeps(16000) + std::vector<float>(16000))), repeated({{6, 9}, {2, 0}}));
}

ARIOSO_TEST(lengthsGiveTheReferencesFrames)
{
    QCOMPARE(bins(mono({0.5F})).size(), std::size_t(5));
    QCOMPARE(bins(mono(tone(440, 16383))).size(), std::size_t(5));
    QCOMPARE(bins(mono(tone(440, 16384))).size(), std::size_t(5));
    QCOMPARE(bins(mono(tone(440, 20480))).size(), std::size_t(6));
    QCOMPARE(bins(mono(tone(440, 20479))).size(), std::size_t(5));
    QCOMPARE(bins(mono(tone(440, 960000))).size(), std::size_t(235));
}

ARIOSO_TEST(longSoundIsCut)
{
    const auto thirty = tone(440, 960000);
    QCOMPARE(bins(mono(thirty + tone(261.6256, 500000))), bins(mono(thirty)));
}

ARIOSO_TEST(shortSoundIsCentred)
{
    ChromaConfig config;
    const auto clip = tone(440, 4000);
    std::vector<float> centred(6192);
    centred = (centred + clip) + std::vector<float>(6192);
    QCOMPARE(centred.size(), std::size_t(config.fftSize));
    QCOMPARE(engine::melodyBins(mono(clip), config), engine::melodyBins(mono(centred), config));
    // An odd rest has the larger half behind.
    std::vector<float> odd = std::vector<float>(6191) + tone(440, 4001) + std::vector<float>(6192);
    QCOMPARE(engine::melodyBins(mono(tone(440, 4001)), config), engine::melodyBins(mono(odd), config));
}

ARIOSO_TEST(channelsAreAveraged)
{
    const auto a = tone(440, 32000);
    const auto c = tone(261.6256, 32000);
    std::vector<float> quiet = c;
    std::vector<float> inverted = a;
    for (float& sample : quiet)
        sample *= 0.1F;
    for (float& sample : inverted)
        sample *= -1;
    QCOMPARE(bins({32000, {a, quiet}}), repeated({{8, 9}}));
    QCOMPARE(bins({32000, {a, inverted, quiet}}), repeated({{8, 0}}));
}

ARIOSO_TEST(otherRatesAreConverted)
{
    const auto result = bins(mono(tone(440, 44100, 44100), 44100));
    QCOMPARE(result, repeated({{8, 9}}));
    QCOMPARE(bins(mono(tone(493.8833, 8000, 8000), 8000)), repeated({{8, 11}}));
    QCOMPARE(bins(mono(tone(440, 44100 * 40, 44100), 44100)).size(), std::size_t(235));
}

ARIOSO_TEST(levelDoesNotMatter)
{
    for (const float gain : {1e-4F, 1000.0F}) {
        auto melody = tone(329.6276, 32000);
        for (float& sample : melody)
            sample *= gain;
        QCOMPARE(bins(mono(melody)), repeated({{8, 4}}));
    }
}

ARIOSO_TEST(soundThatCannotBeAnalysedIsRefused)
{
    CHECK_ERROR(bins({}), ErrorCode::AudioInvalid, "no samples");
    CHECK_ERROR(bins({32000, {{}, {}}}), ErrorCode::AudioInvalid, "no samples");
    CHECK_ERROR(bins({32000, {{1, 1}, {1}}}), ErrorCode::AudioInvalid, "2 and 1");
    CHECK_ERROR(bins(mono({1, 1}, 0)), ErrorCode::AudioInvalid, "0 Hz");
    CHECK_ERROR(bins(mono({1, 1}, -1)), ErrorCode::AudioInvalid, "-1 Hz");
    for (const float bad :
         {std::numeric_limits<float>::quiet_NaN(), std::numeric_limits<float>::infinity()}) {
        auto samples = tone(440, 1000);
        samples[500] = bad;
        CHECK_ERROR(bins(mono(samples)), ErrorCode::AudioInvalid, "not finite");
        CHECK_ERROR(bins(mono(samples, 44100)), ErrorCode::AudioInvalid, "not finite");
    }
    CHECK_ERROR(bins(mono(std::vector<float>(100, 1e38F))), ErrorCode::AudioInvalid, "too loud");
}

ARIOSO_TEST(settingsOutOfRangeAreRefused)
{
    const auto with = [](auto member, int value) {
        ChromaConfig config;
        config.*member = value;
        return config;
    };
    const Audio audio = mono(tone(440, 100));
    const auto code = ErrorCode::CheckpointInvalid;
    CHECK_ERROR(engine::melodyBins(audio, with(&ChromaConfig::fftSize, 0)), code, "n_fft 0");
    CHECK_ERROR(engine::melodyBins(audio, with(&ChromaConfig::fftSize, 1001)), code, "not even");
    CHECK_ERROR(engine::melodyBins(audio, with(&ChromaConfig::hopLength, 0)), code, "hop_length 0");
    CHECK_ERROR(engine::melodyBins(audio, with(&ChromaConfig::chroma, -1)), code, "num_chroma -1");
    CHECK_ERROR(engine::melodyBins(audio, with(&ChromaConfig::sampleRate, 0)), code, "sampling_rate 0");
    CHECK_ERROR(engine::melodyBins(audio, with(&ChromaConfig::maxSeconds, 0)), code, "chunk_length 0");
}

// Steps of five quarter-tones every quarter of a second. The bins were computed with numpy from
// MusicgenMelodyFeatureExtractor's definition and transformers' own chroma_filter_bank; the smallest gap
// between the two strongest classes is 2.4e-2.
ARIOSO_TEST(otherSettingsGiveTheReferencesBins)
{
    std::vector<float> samples;
    for (int i = 0; i < 3 * 16000; ++i) {
        const double frequency = 220 * std::pow(2.0, (i / 4000) / 24.0 * 5);
        samples.push_back(float(std::sin(2 * kPi * frequency * i / 16000)));
    }
    const std::vector<int> quarterTones{17, 18, 18, 18, 23, 23, 23, 23, 4,  4,  4,  4, 9, 9, 9, 9,
                                        14, 14, 14, 14, 19, 19, 19, 19, 0,  0,  0,  0, 5, 5, 5, 5,
                                        10, 10, 10, 10, 15, 15, 15, 15, 20, 20, 20, 1, 1, 1, 1};
    const Audio steps = mono(samples, 16000);
    QVERIFY(engine::melodyBins(steps, {16000, 4096, 1024, 24, 30}) == quarterTones);
    QVERIFY(engine::melodyBins(steps, {16000, 8192, 2048, 24, 1}) ==
            (std::vector<int>{18, 18, 23, 23, 4, 4, 9, 9}));
}
