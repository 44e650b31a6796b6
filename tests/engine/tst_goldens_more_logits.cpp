// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Guidance, filters and draw against the reference implementation's own processors.

#include "engine/sampling/philox.h"
#include "engine/sampling/sampler.h"
#include "support/goldens.h"
#include "support/test.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <string>
#include <vector>

using namespace arioso;
using nlohmann::json;

namespace {

using Floats = std::vector<float>;

std::vector<int> kept(const Floats& logits)
{
    std::vector<int> tokens;
    for (std::size_t v = 0; v < logits.size(); ++v) {
        if (std::isfinite(logits[v]))
            tokens.push_back(int(v));
    }
    return tokens;
}

/// Probabilities of the tokens that are left.
std::vector<double> probabilities(const Floats& logits)
{
    const float largest = *std::max_element(logits.begin(), logits.end());
    std::vector<double> result;
    double sum = 0;
    for (const int v : kept(logits)) {
        result.push_back(std::exp(double(logits[std::size_t(v)]) - largest));
        sum += result.back();
    }
    for (double& p : result)
        p /= sum;
    return result;
}

engine::Sampling settings(const json& golden)
{
    engine::Sampling sampling;
    sampling.temperature = golden.value("temperature", 1.0F);
    sampling.topK = golden.value("top_k", 0);
    sampling.topP = golden.value("top_p", 1.0F);
    sampling.minP = golden.value("min_p", 0.0F);
    return sampling;
}

/// The case without its results: what to print when it fails.
std::string named(json golden)
{
    golden.erase("kept");
    golden.erase("probabilities");
    return golden.dump();
}

/// Logits whose softmax is the golden distribution, over a vocabulary of `vocab`.
Floats logitsOf(const json& golden, int vocab)
{
    Floats logits(std::size_t(vocab), -std::numeric_limits<float>::infinity());
    for (std::size_t i = 0; i < golden.at("kept").size(); ++i)
        logits[golden.at("kept")[i].get<std::size_t>()] =
            std::log(golden.at("probabilities")[i].get<float>());
    return logits;
}

} // namespace

ARIOSO_TEST(filtersKeepTheReferencesTokensAndProbabilities)
{
    const json& golden = test::moreGolden("logits_processors");
    QVERIFY(golden.at("cases").size() > 100);
    for (const json& expected : golden.at("cases")) {
        auto row = golden.at("rows").at(expected.at("row").get<std::size_t>()).get<Floats>();
        const engine::Sampling sampling = settings(expected);
        const int vocab = int(row.size());
        if (sampling.temperature != 1)
            engine::applyTemperature(row.data(), vocab, sampling.temperature);
        if (sampling.topK > 0)
            engine::applyTopK(row.data(), vocab, sampling.topK);
        if (sampling.topP < 1)
            engine::applyTopP(row.data(), vocab, sampling.topP);
        if (sampling.minP > 0)
            engine::applyMinP(row.data(), vocab, sampling.minP);

        QVERIFY2(kept(row) == expected.at("kept").get<std::vector<int>>(), named(expected).c_str());
        const std::string wrong = test::difference(
            probabilities(row), expected.at("probabilities").get<std::vector<double>>(), 1e-6);
        QVERIFY2(wrong.empty(), (named(expected) + ": " + wrong).c_str());
    }
}

// A uniform number in the middle of a token's share of the cumulative distribution must draw that token. This
// fixes the order of the filters in sampleToken() too.
ARIOSO_TEST(pickGivesEachTokenItsShare)
{
    const json& golden = test::moreGolden("logits_processors");
    for (const json& expected : golden.at("cases")) {
        const auto row = golden.at("rows").at(expected.at("row").get<std::size_t>()).get<Floats>();
        double below = 0;
        for (std::size_t i = 0; i < expected.at("kept").size(); ++i) {
            const double share = expected.at("probabilities")[i].get<double>();
            Floats logits = row;
            const int token =
                engine::sampleToken(logits.data(), int(row.size()), settings(expected), below + share / 2);
            // Shares below the rounding of the goldens say nothing.
            if (share > 1e-5)
                QVERIFY2(token == expected.at("kept")[i].get<int>(), named(expected).c_str());
            below += share;
        }
    }
}

ARIOSO_TEST(greedyTakesTheFirstOfEqualMaximaAndIgnoresTheSettings)
{
    const json& golden = test::moreGolden("logits_processors");
    for (const json& expected : golden.at("cases")) {
        if (expected.value("top_k", 0) != 1)
            continue;
        auto row = golden.at("rows").at(expected.at("row").get<std::size_t>()).get<Floats>();
        const engine::Sampling greedy{false, 0.3F, 5, 0.2F, 0.9F};
        const int vocab = int(row.size());
        QCOMPARE(engine::argmax(row.data(), vocab), expected.at("kept")[0].get<int>());
        QCOMPARE(engine::sampleToken(row.data(), vocab, greedy, 0.99), expected.at("kept")[0].get<int>());
    }
}

ARIOSO_TEST(guidanceMatches)
{
    const json& golden = test::moreGolden("logits_guidance");
    for (const json& expected : golden.at("cases")) {
        for (std::size_t row = 0; row < golden.at("conditional").size(); ++row) {
            const auto conditional = golden.at("conditional")[row].get<Floats>();
            const auto unconditional = golden.at("unconditional")[row].get<Floats>();
            Floats guided(conditional.size());
            engine::applyGuidance({conditional.data(), unconditional.data()},
                                  expected.at("scale").get<float>(), guided.data(), int(guided.size()));
            CHECK_CLOSE(guided, expected.at("guided")[row].get<Floats>(), 2e-5);
        }
    }
}

// Chi-square of drawn tokens against the model's exact distribution. The draws are a fixed sequence, so this
// fails always or never; a fair sampler exceeds the bound with probability below 1e-4.
ARIOSO_TEST(drawsFollowTheModelsDistribution)
{
    constexpr int kVocab = 1024;
    constexpr int kDraws = 4000;
    const json& golden = test::moreGolden("sampled_distribution_mono").at("first_call");
    for (std::size_t row = 0; row < golden.size(); ++row) {
        const json& expected = golden[row];
        const Floats logits = logitsOf(expected, kVocab);
        std::vector<int> counts(kVocab);
        for (int i = 0; i < kDraws; ++i) {
            Floats scratch = logits;
            const double uniform = engine::uniformAt(7, std::uint32_t(i), std::uint32_t(row));
            ++counts[std::size_t(engine::sampleToken(scratch.data(), kVocab, engine::Sampling{}, uniform))];
        }
        double chiSquare = 0;
        int drawn = 0;
        for (std::size_t i = 0; i < expected.at("kept").size(); ++i) {
            const int count = counts[expected.at("kept")[i].get<std::size_t>()];
            const double mean = kDraws * expected.at("probabilities")[i].get<double>();
            QVERIFY(mean > 5); // what the approximation needs
            chiSquare += (count - mean) * (count - mean) / mean;
            drawn += count;
        }
        QCOMPARE(drawn, kDraws); // nothing outside the surviving tokens
        const double freedom = double(expected.at("kept").size()) - 1;
        QVERIFY2(chiSquare < freedom + 5 * std::sqrt(2 * freedom), std::to_string(chiSquare).c_str());
    }
}
