// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// From logits to one drawn code: guidance, temperature, top-k, top-p, min-p, and the draw. Plain float rows in the order
// of the reference's processors; a dropped token gets -infinity.

#include <cstdint>

namespace arioso::engine {

/// Settings of one draw; validated by the caller.
struct Sampling
{
    bool sample = true;
    float temperature = 1.0F; ///< > 0
    int topK = 0;             ///< 0: off
    float topP = 1.0F;        ///< >= 1: off
    float minP = 0.0F;        ///< 0: off
};

/// guided[v] = unconditional[v] + (conditional[v] - unconditional[v]) * scale.
void applyGuidance(const float* conditional, const float* unconditional, float scale, float* guided, int vocab);

void applyTemperature(float* logits, int vocab, float temperature);

/// Drops everything below the k-th largest; ties with it stay.
void applyTopK(float* logits, int vocab, int k);

/// Drops the tail whose cumulative probability, counted from the least likely, is at most 1 - p; the largest stays.
void applyTopP(float* logits, int vocab, float p);

/// Drops tokens less likely than p times the most likely one.
void applyMinP(float* logits, int vocab, float p);

/// First index of the largest value.
[[nodiscard]] int argmax(const float* logits, int vocab);

/// Index drawn from softmax(logits) by inverting the cumulative distribution at `uniform` in [0, 1).
[[nodiscard]] int drawFrom(const float* logits, int vocab, double uniform);

/// All of it, on one row that is overwritten. Greedy ignores temperature and the filters, as the reference does.
[[nodiscard]] int pick(float* logits, int vocab, const Sampling& sampling, double uniform);

/// Uniform number in [0, 1) of stream `seed` at (step, row): a pure function (Philox 4x32-10), so a clip draws the same
/// numbers alone and in a batch. Source: Salmon et al., "Parallel random numbers: as easy as 1, 2, 3", 2011.
[[nodiscard]] double uniformAt(std::uint64_t seed, std::uint32_t step, std::uint32_t row);

} // namespace arioso::engine
