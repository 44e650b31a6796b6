// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/sampling/logits.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>
#include <limits>
#include <numeric>
#include <vector>

namespace arioso::engine {
namespace {

constexpr float kDropped = -std::numeric_limits<float>::infinity();

/// exp(logit - largest), not normalized, and the sum in the order of the indices.
struct Weighted
{
    std::vector<double> values;
    double sum = 0;
};

Weighted expWeights(const float* logits, int vocab)
{
    const float largest = *std::max_element(logits, logits + vocab);
    Weighted weights;
    weights.values.resize(std::size_t(vocab));
    for (int v = 0; v < vocab; ++v) {
        weights.values[std::size_t(v)] = std::exp(double(logits[v]) - largest);
        weights.sum += weights.values[std::size_t(v)];
    }
    return weights;
}

} // namespace

void applyGuidance(const float* conditional, const float* unconditional, float scale, float* guided,
                   int vocab)
{
    for (int v = 0; v < vocab; ++v)
        guided[v] = unconditional[v] + (conditional[v] - unconditional[v]) * scale;
}

void applyTemperature(float* logits, int vocab, float temperature)
{
    for (int v = 0; v < vocab; ++v)
        logits[v] /= temperature;
}

void applyTopK(float* logits, int vocab, int k)
{
    if (k <= 0 || k >= vocab)
        return;
    std::vector<float> sorted(logits, logits + vocab);
    std::nth_element(sorted.begin(), sorted.begin() + (k - 1), sorted.end(), std::greater<>());
    const float threshold = sorted[std::size_t(k - 1)];
    for (int v = 0; v < vocab; ++v) {
        if (logits[v] < threshold)
            logits[v] = kDropped;
    }
}

void applyTopP(float* logits, int vocab, float p)
{
    if (p >= 1)
        return;
    const Weighted weights = expWeights(logits, vocab);
    std::vector<int> order(static_cast<std::size_t>(vocab));
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return logits[a] < logits[b]; });

    double cumulative = 0;
    for (int rank = 0; rank + 1 < vocab; ++rank) { // the most likely token always stays
        const int v = order[std::size_t(rank)];
        cumulative += weights.values[std::size_t(v)] / weights.sum;
        if (cumulative > 1.0 - double(p))
            break;
        logits[v] = kDropped;
    }
}

void applyMinP(float* logits, int vocab, float p)
{
    if (p <= 0)
        return;
    const float largest = *std::max_element(logits, logits + vocab);
    for (int v = 0; v < vocab; ++v) {
        if (std::exp(double(logits[v]) - largest) < double(p))
            logits[v] = kDropped;
    }
}

int argmax(const float* logits, int vocab)
{
    return int(std::max_element(logits, logits + vocab) - logits);
}

int drawFrom(const float* logits, int vocab, double uniform)
{
    const Weighted weights = expWeights(logits, vocab);
    const double target = uniform * weights.sum;
    double cumulative = 0;
    int last = 0; // the last possible token is the result if rounding puts the target above the sum
    for (int v = 0; v < vocab; ++v) {
        const double weight = weights.values[std::size_t(v)];
        if (weight == 0)
            continue;
        cumulative += weight;
        last = v;
        if (target < cumulative)
            break;
    }
    return last;
}

int pick(float* logits, int vocab, const Sampling& sampling, double uniform)
{
    if (!sampling.sample)
        return argmax(logits, vocab);
    if (sampling.temperature != 1)
        applyTemperature(logits, vocab, sampling.temperature);
    applyTopK(logits, vocab, sampling.topK);
    applyTopP(logits, vocab, sampling.topP);
    applyMinP(logits, vocab, sampling.minP);
    return drawFrom(logits, vocab, uniform);
}

double uniformAt(std::uint64_t seed, std::uint32_t step, std::uint32_t row)
{
    constexpr std::uint32_t kMultiplier0 = 0xD2511F53;
    constexpr std::uint32_t kMultiplier1 = 0xCD9E8D57;
    constexpr std::uint32_t kWeyl0 = 0x9E3779B9;
    constexpr std::uint32_t kWeyl1 = 0xBB67AE85;

    std::array<std::uint32_t, 4> counter{step, row, 0, 0};
    auto key0 = std::uint32_t(seed);
    auto key1 = std::uint32_t(seed >> 32);
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t product0 = std::uint64_t(kMultiplier0) * counter[0];
        const std::uint64_t product1 = std::uint64_t(kMultiplier1) * counter[2];
        counter = {std::uint32_t(product1 >> 32) ^ counter[1] ^ key0, std::uint32_t(product1),
                   std::uint32_t(product0 >> 32) ^ counter[3] ^ key1, std::uint32_t(product0)};
        key0 += kWeyl0;
        key1 += kWeyl1;
    }
    const std::uint64_t bits = (std::uint64_t(counter[0]) << 32) | counter[1];
    return double(bits >> 11) * 0x1.0p-53;
}

} // namespace arioso::engine
