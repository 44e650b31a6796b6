// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/sampling/draw.h"

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
#include <limits>
#include <vector>

namespace arioso::engine {
namespace {

constexpr double kDropped = -std::numeric_limits<double>::infinity();

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
at::Tensor drawFrom(const at::Tensor& rows, const at::Tensor& uniforms)
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

bool operator==(const DrawRule& a, const DrawRule& b)
{
    const Sampling& s = a.sampling;
    const Sampling& t = b.sampling;
    return a.guided == b.guided && a.guidanceScale == b.guidanceScale && s.sample == t.sample &&
           s.temperature == t.temperature && s.topK == t.topK && s.topP == t.topP && s.minP == t.minP;
}

at::Tensor drawCodes(const at::Tensor& logits, const DrawRule& rule, const at::Tensor& uniforms)
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
            applyGuidance(conditional, conditional + half, rule.guidanceScale, row.data(), vocab);
        else
            row.assign(conditional, conditional + vocab);
        if (!std::all_of(row.begin(), row.end(), [](float value) { return std::isfinite(value); }))
            refuse();
        codes.data_ptr<std::int64_t>()[i] =
            pick(row.data(), vocab, rule.sampling, uniforms.data_ptr<double>()[i]);
    }
    return codes;
}

at::Tensor drawCodesInPlace(const at::Tensor& logits, const DrawRule& rule, const at::Tensor& uniforms)
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
        codes = drawFrom(rows, uniforms);
    }
    return at::where(valid, codes, at::full_like(codes, -1));
}

void requireCodes(const at::Tensor& codes)
{
    if (codes.min().item<std::int64_t>() < 0)
        refuse();
}

} // namespace arioso::engine
