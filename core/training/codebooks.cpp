// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "training/codebooks.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/addmm.h>
#include <ATen/ops/argmin.h>
#include <ATen/ops/bincount.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/exp.h>
#include <ATen/ops/index_select.h>
#include <ATen/ops/log.h>
#include <ATen/ops/nonzero.h>
#include <ATen/ops/randint.h>
#include <ATen/ops/randperm.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/where.h>
#include <ATen/ops/zeros.h>
#include <ATen/ops/zeros_like.h>
#include <c10/core/GradMode.h>

#include <algorithm>

namespace arioso::training {
namespace {

constexpr int kMeansRounds = 15;

/// Maps vectors [M, D] to the indices of the nearest entries, [M].
at::Tensor nearest(const at::Tensor& latents, const at::Tensor& entries)
{
    return at::argmin(at::addmm((entries * entries).sum(1), latents, entries.t(), 1, -2), 1);
}

struct Assignment
{
    at::Tensor counts; // [V]
    at::Tensor sums;   // [V, D]
};

Assignment assign(const at::Tensor& latents, const at::Tensor& codes, const at::Tensor& entries)
{
    const at::Tensor counts = at::bincount(codes, {}, entries.size(0)).to(at::kFloat);
    return {counts, at::zeros_like(entries).index_add_(0, codes, latents)};
}

/// Random rows of `from`. The random numbers are generated on the CPU, so that all devices choose the same
/// rows.
at::Tensor randomRows(const at::Tensor& from, std::int64_t count, const at::Generator& generator)
{
    const at::Tensor rows = at::randint(0, from.size(0), {count}, generator, at::kLong);
    return at::index_select(from, 0, rows.to(from.device()));
}

} // namespace

void CodebookUse::add(const CodebookUse& other)
{
    counts = counts + other.counts;
    sums = sums + other.sums;
    residuals = at::cat({residuals, other.residuals}, 1);
}

Codebooks::Codebooks(int codebooks, int entryCount, int width, at::Device device)
    : entries(at::zeros({codebooks, entryCount, width}, at::TensorOptions(device).dtype(at::kFloat))),
      sums(at::zeros_like(entries)), sizes(at::zeros({codebooks, entryCount}, entries.options()))
{
}

void Codebooks::initialise(const at::Tensor& latents, at::Generator generator)
{
    const c10::AutoGradMode off(false);
    const std::int64_t count = entries.size(1);
    at::Tensor rest = latents;
    for (std::int64_t k = 0; k < entries.size(0); ++k) {
        at::Tensor means;
        if (rest.size(0) >= count) {
            const at::Tensor order = at::randperm(rest.size(0), generator, at::kLong).narrow(0, 0, count);
            means = at::index_select(rest, 0, order.to(rest.device()));
        } else {
            means = randomRows(rest, count, generator);
        }
        at::Tensor codes;
        Assignment now;
        for (int round = 0; round < kMeansRounds; ++round) {
            codes = nearest(rest, means);
            now = assign(rest, codes, means);
            const at::Tensor used = now.counts.gt(0).unsqueeze(1);
            means = at::where(used, now.sums / now.counts.clamp_min(1).unsqueeze(1),
                              randomRows(rest, count, generator));
        }
        codes = nearest(rest, means);
        now = assign(rest, codes, means);
        entries[k].copy_(means);
        // As if the pool had been one batch. The minimum prevents rare entries from being restarted
        // immediately.
        sizes[k].copy_(now.counts.clamp_min(0.2 * double(rest.size(0)) / double(count)));
        sums[k].copy_(means * sizes[k].unsqueeze(1));
        rest = rest - at::index_select(means, 0, codes);
    }
}

Quantized Codebooks::quantize(const at::Tensor& latents) const
{
    Quantized result;
    const at::Tensor fixed = latents.detach();
    at::Tensor rest = fixed;
    at::Tensor sum = at::zeros_like(fixed);
    std::vector<at::Tensor> codes, counts, totals, residuals;
    for (std::int64_t k = 0; k < entries.size(0); ++k) {
        codes.push_back(nearest(rest, entries[k]));
        const Assignment now = assign(rest, codes.back(), entries[k]);
        counts.push_back(now.counts);
        totals.push_back(now.sums);
        residuals.push_back(rest);
        const at::Tensor chosen = at::index_select(entries[k], 0, codes.back());
        sum = sum + chosen;
        rest = rest - chosen;
        const at::Tensor distance = latents - sum;
        const at::Tensor mean = (distance * distance).mean();
        result.commitment = k == 0 ? mean : result.commitment + mean;
    }
    result.commitment = result.commitment / double(entries.size(0));
    result.codes = at::stack(codes);
    result.values = sum;
    result.use = {at::stack(counts), at::stack(totals), at::stack(residuals)};
    return result;
}

void Codebooks::follow(const CodebookUse& use, double decay)
{
    const c10::AutoGradMode off(false);
    sizes.mul_(decay).add_(use.counts, 1 - decay);
    sums.mul_(decay).add_(use.sums, 1 - decay);
    // Laplace smoothing keeps the quotient of unused entries finite.
    const at::Tensor total = sizes.sum(1, true);
    const double count = double(entries.size(1));
    const at::Tensor smooth = (sizes + 1e-5) / (total + count * 1e-5) * total;
    entries.copy_(sums / smooth.clamp_min(1e-8).unsqueeze(2));
}

int Codebooks::restartUnused(const CodebookUse& use, double part, at::Generator generator)
{
    const c10::AutoGradMode off(false);
    int restarted = 0;
    for (std::int64_t k = 0; k < entries.size(0); ++k) {
        const at::Tensor mean = sizes[k].mean();
        const at::Tensor dead = at::nonzero(sizes[k] < mean * part).squeeze(1);
        if (dead.numel() == 0)
            continue;
        const at::Tensor fresh = randomRows(use.residuals[k], dead.numel(), generator);
        entries[k].index_copy_(0, dead, fresh);
        sums[k].index_copy_(0, dead, fresh * mean);
        sizes[k].index_fill_(0, dead, mean.item<float>());
        restarted += int(dead.numel());
    }
    return restarted;
}

std::vector<double> Codebooks::perplexities() const
{
    std::vector<double> result;
    for (std::int64_t k = 0; k < entries.size(0); ++k) {
        const at::Tensor p = (sizes[k] / sizes[k].sum().clamp_min(1e-9)).clamp_min(1e-9);
        result.push_back((-(p * at::log(p)).sum()).exp().item<double>());
    }
    return result;
}

} // namespace arioso::training
