// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Sampling: random numbers against their published vectors, distributions by statistics.

#include "engine/sampling/philox.h"
#include "engine/sampling/sampler.h"
#include "support/test.h"

#include <cmath>
#include <limits>
#include <vector>

using namespace arioso::engine;

// Known answers of Philox 4x32-10 (Random123's kat_vectors): all zero counter and key give 6627e8d5 e169c58d
// …
ARIOSO_TEST(philoxKnownAnswer)
{
    const double expected = double(((std::uint64_t(0x6627e8d5) << 32) | 0xe169c58d) >> 11) * 0x1.0p-53;
    QCOMPARE(uniformAt(0, 0, 0), expected);
}

ARIOSO_TEST(uniformNumbersAreUniform)
{
    constexpr int kBins = 32;
    constexpr int kDraws = 64 * 1024;
    std::vector<int> counts(kBins);
    for (std::uint32_t i = 0; i < kDraws; ++i)
        ++counts[std::size_t(uniformAt(7, i / 4, i % 4) * kBins)];
    double chi2 = 0;
    for (const int count : counts)
        chi2 += std::pow(count - double(kDraws) / kBins, 2) / (double(kDraws) / kBins);
    QVERIFY2(chi2 < 62, std::to_string(chi2).c_str()); // 31 degrees of freedom: 99.9 % lie below 61.1
}

ARIOSO_TEST(drawFollowsTheDistribution)
{
    const std::vector<double> probabilities{0.5, 0.3, 0.15, 0.05};
    std::vector<float> logits;
    for (const double p : probabilities)
        logits.push_back(float(std::log(p)) + 3); // a constant changes nothing
    std::vector<int> counts(4);
    constexpr int kDraws = 40000;
    for (std::uint32_t i = 0; i < kDraws; ++i)
        ++counts[std::size_t(sampleFrom(logits.data(), 4, uniformAt(1, i, 0)))];
    for (std::size_t v = 0; v < 4; ++v)
        QVERIFY(std::abs(counts[v] / double(kDraws) - probabilities[v]) < 0.012); // five standard deviations
}

ARIOSO_TEST(drawNeverTakesWhatWasDropped)
{
    const float dropped = -std::numeric_limits<float>::infinity();
    const std::vector<float> logits{dropped, 0, dropped, 0, dropped};
    QCOMPARE(sampleFrom(logits.data(), 5, 0.0), 1);
    QCOMPARE(sampleFrom(logits.data(), 5, 0.49), 1);
    QCOMPARE(sampleFrom(logits.data(), 5, 0.51), 3);
    QCOMPARE(sampleFrom(logits.data(), 5, 1.0 - 0x1.0p-53), 3);
}

// The worked example of the reference's top-p: .5 .3 .15 .05.
ARIOSO_TEST(topPKeepsTheHead)
{
    const auto kept = [](float p) {
        std::vector<float> logits{std::log(0.15F), std::log(0.5F), std::log(0.05F), std::log(0.3F)};
        applyTopP(logits.data(), 4, p);
        std::string marks;
        for (const float value : logits)
            marks += std::isfinite(value) ? '+' : '-';
        return marks;
    };
    QCOMPARE(kept(0.7F), std::string("-+-+"));
    QCOMPARE(kept(0.4F), std::string("-+--"));
    QCOMPARE(kept(0.9F), std::string("++-+"));
    QCOMPARE(kept(1.0F), std::string("++++"));
    QCOMPARE(kept(1e-6F), std::string("-+--"));
}

ARIOSO_TEST(topKKeepsTies)
{
    std::vector<float> logits{1, 5, 3, 3, 0};
    applyTopK(logits.data(), 5, 2);
    const std::vector<bool> kept{std::isfinite(logits[0]), std::isfinite(logits[1]), std::isfinite(logits[2]),
                                 std::isfinite(logits[3]), std::isfinite(logits[4])};
    QCOMPARE(kept, (std::vector<bool>{false, true, true, true, false}));
}

ARIOSO_TEST(greedyIgnoresTheFilters)
{
    std::vector<float> logits{0, 2, 2, 1};
    Sampling greedy;
    greedy.sample = false;
    greedy.temperature = 0; // would divide by zero
    greedy.topK = 1;
    QCOMPARE(sampleToken(logits.data(), 4, greedy, 0.9), 1); // the first of equals
}

ARIOSO_TEST(guidanceScalesTheDifference)
{
    const std::vector<float> conditional{1, 2};
    const std::vector<float> unconditional{0, 4};
    std::vector<float> guided(2);
    applyGuidance({conditional.data(), unconditional.data()}, 3, guided.data(), 2);
    QCOMPARE(guided, (std::vector<float>{3, -2}));
}
