// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/sampling/sampler.h"

#include "engine/api/error.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/argmax.h>
#include <ATen/ops/cumsum.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/exp.h>
#include <ATen/ops/full_like.h>
#include <ATen/ops/isfinite.h>
#include <ATen/ops/minimum.h>
#include <ATen/ops/searchsorted.h>
#include <ATen/ops/sort.h>
#include <ATen/ops/topk.h>
#include <ATen/ops/where.h>

#include <algorithm>
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

void applyGuidance(const GuidancePair& logits, float scale, float* guided, int vocab)
{
    const auto [conditional, unconditional] = logits;
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

int sampleFrom(const float* logits, int vocab, double uniform)
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

int sampleToken(float* logits, int vocab, const Sampling& sampling, double uniform)
{
    if (!sampling.sample)
        return argmax(logits, vocab);
    if (sampling.temperature != 1)
        applyTemperature(logits, vocab, sampling.temperature);
    applyTopK(logits, vocab, sampling.topK);
    applyTopP(logits, vocab, sampling.topP);
    applyMinP(logits, vocab, sampling.minP);
    return sampleFrom(logits, vocab, uniform);
}

namespace {

[[noreturn]] void refuse()
{
    throw Error(ErrorCode::NumericalFailure,
                "The model's output is not a number. Its weights may be corrupted, or not "
                "suitable for this precision.");
}

at::Tensor largest(const at::Tensor& rows)
{
    return rows.amax(-1, true);
}

/// exp(logit - largest) in float64.
at::Tensor expWeights(const at::Tensor& rows)
{
    return at::exp((rows - largest(rows)).to(at::kDouble));
}

at::Tensor withTopK(const at::Tensor& rows, int k)
{
    if (k <= 0 || k >= rows.size(-1))
        return rows;
    const at::Tensor threshold = std::get<0>(at::topk(rows, k)).narrow(-1, k - 1, 1);
    return rows.masked_fill(rows < threshold, kDropped);
}

at::Tensor withTopP(const at::Tensor& rows, float p)
{
    if (p >= 1)
        return rows;
    const auto [sorted, order] = at::sort(rows, /*stable=*/true, -1, /*descending=*/false);
    const at::Tensor weights = expWeights(sorted);
    at::Tensor drop = at::cumsum(weights, -1) / weights.sum(-1, true) <= 1.0 - double(p);
    drop.narrow(-1, drop.size(-1) - 1, 1).fill_(false); // the most likely token always stays
    return rows.masked_fill(at::empty_like(drop).scatter_(-1, order, drop), kDropped);
}

at::Tensor withMinP(const at::Tensor& rows, float p)
{
    return p > 0 ? rows.masked_fill(expWeights(rows) < double(p), kDropped) : rows;
}

/// Inverts the cumulative distribution. If rounding puts the target above the sum, the result is the last
/// possible token.
at::Tensor sampleFrom(const at::Tensor& rows, const at::Tensor& uniforms)
{
    const at::Tensor cumulative = at::cumsum(expWeights(rows), -1);
    const at::Tensor sum = cumulative.narrow(-1, cumulative.size(-1) - 1, 1);
    const at::Tensor target = uniforms.unsqueeze(-1) * sum;
    const at::Tensor found = at::searchsorted(cumulative, target, /*out_int32=*/false, /*right=*/true);
    const at::Tensor last =
        at::searchsorted(cumulative, sum.contiguous(), /*out_int32=*/false, /*right=*/false);
    return at::minimum(found, last).squeeze(-1);
}

} // namespace

bool operator==(const SamplingRule& a, const SamplingRule& b)
{
    const Sampling& s = a.sampling;
    const Sampling& t = b.sampling;
    return a.guided == b.guided && a.guidanceScale == b.guidanceScale && s.sample == t.sample &&
           s.temperature == t.temperature && s.topK == t.topK && s.topP == t.topP && s.minP == t.minP;
}

at::Tensor sampleCodes(const at::Tensor& logits, const SamplingRule& rule, const at::Tensor& uniforms)
{
    const std::int64_t clips = uniforms.size(0);
    const std::int64_t codebooks = logits.size(1);
    const int vocab = int(logits.size(2));
    const float* values = logits.data_ptr<float>();
    const std::int64_t half = clips * codebooks * vocab;
    at::Tensor codes = at::empty({clips, codebooks}, at::kLong);
    std::vector<float> row(static_cast<std::size_t>(vocab));
    for (std::int64_t i = 0; i < clips * codebooks; ++i) {
        const float* conditional = values + i * vocab;
        if (rule.guided)
            applyGuidance({conditional, conditional + half}, rule.guidanceScale, row.data(), vocab);
        else
            row.assign(conditional, conditional + vocab);
        if (!std::all_of(row.begin(), row.end(), [](float value) { return std::isfinite(value); }))
            refuse();
        codes.data_ptr<std::int64_t>()[i] =
            sampleToken(row.data(), vocab, rule.sampling, uniforms.data_ptr<double>()[i]);
    }
    return codes;
}

at::Tensor sampleCodesOnDevice(const at::Tensor& logits, const SamplingRule& rule, const at::Tensor& uniforms)
{
    const std::int64_t clips = uniforms.size(0);
    at::Tensor rows = logits.narrow(0, 0, clips);
    if (rule.guided) {
        const at::Tensor without = logits.narrow(0, clips, clips);
        rows = without + (rows - without) * rule.guidanceScale;
    }
    const at::Tensor valid = at::isfinite(rows).all(-1);
    at::Tensor codes;
    if (!rule.sampling.sample) {
        codes = at::argmax(rows, -1);
    } else {
        const Sampling& sampling = rule.sampling;
        if (sampling.temperature != 1)
            rows = rows / sampling.temperature;
        rows = withMinP(withTopP(withTopK(rows, sampling.topK), sampling.topP), sampling.minP);
        codes = sampleFrom(rows, uniforms);
    }
    return at::where(valid, codes, at::full_like(codes, -1));
}

void requireCodes(const at::Tensor& codes)
{
    if (codes.min().item<std::int64_t>() < 0)
        refuse();
}

} // namespace arioso::engine
