// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Sampling of one code from a row of logits: guidance, temperature, top-k, top-p and min-p, in the order of
// the reference's logits processors, then the random choice. A token that a filter removes gets the logit
// -infinity.

#include <cstdint>

namespace arioso::engine {

/// Settings for sampling; validated by the caller.
struct Sampling
{
    bool sample = true;
    float temperature = 1.0F; ///< > 0
    int topK = 0;             ///< 0: off
    float topP = 1.0F;        ///< >= 1: off
    float minP = 0.0F;        ///< 0: off
};

/// guided[v] = unconditional[v] + (conditional[v] - unconditional[v]) * scale.
void applyGuidance(const float* conditional, const float* unconditional, float scale, float* guided,
                   int vocab);

void applyTemperature(float* logits, int vocab, float temperature);

/// Removes all tokens below the k-th largest logit, but no ties with it.
void applyTopK(float* logits, int vocab, int k);

/// Removes the least likely tokens whose cumulative probability is at most 1 - p, but never the most likely
/// token.
void applyTopP(float* logits, int vocab, float p);

/// Removes tokens that are less likely than p times the most likely one.
void applyMinP(float* logits, int vocab, float p);

/// First index of the largest value.
[[nodiscard]] int argmax(const float* logits, int vocab);

/// An index sampled from softmax(logits): inverts the cumulative distribution at `uniform` in [0, 1).
[[nodiscard]] int drawFrom(const float* logits, int vocab, double uniform);

/// All steps on one row, which is overwritten. Greedy ignores temperature and filters, as in the reference.
[[nodiscard]] int pick(float* logits, int vocab, const Sampling& sampling, double uniform);

/// Uniform number in [0, 1) for a seed, step and row. A pure function (Philox 4x32-10), so a clip gets the
/// same numbers alone and in a batch. Source: Salmon et al., "Parallel random numbers: as easy as 1, 2, 3",
/// 2011.
[[nodiscard]] double uniformAt(std::uint64_t seed, std::uint32_t step, std::uint32_t row);

} // namespace arioso::engine
