// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// From logits to codes: guidance, temperature, top-k, top-p and min-p, in the order of the reference's logits
// processors, then the random choice. Two implementations: for rows in the memory of the CPU, whose results
// are the same on all machines, and in libtorch operations for logits on another device.

#include <ATen/core/Tensor.h>

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

/// How a batch is sampled.
struct SamplingRule
{
    Sampling sampling;
    float guidanceScale = 1;
    bool guided = false; ///< the second half of the logits' rows are those without conditions
};

[[nodiscard]] bool operator==(const SamplingRule&, const SamplingRule&);

// Batches.

/// logits: [R, K, V] float32 on the CPU, R = B, or 2B if guided. uniforms: [B, K] float64 in [0, 1).
/// Returns [B, K] int64. Throws Error NumericalFailure for logits that are not numbers.
[[nodiscard]] at::Tensor sampleCodes(const at::Tensor& logits, const SamplingRule& rule,
                                     const at::Tensor& uniforms);

/// The same in libtorch operations on the logits' device, without synchronization. Sums may differ from
/// sampleCodes in the last bits. Logits that are not numbers give the code -1.
[[nodiscard]] at::Tensor sampleCodesOnDevice(const at::Tensor& logits, const SamplingRule& rule,
                                             const at::Tensor& uniforms);

/// Throws Error NumericalFailure if a code is -1.
void requireCodes(const at::Tensor& codes);

// The steps on one row of logits, on the CPU. A token that a filter removes gets the logit -infinity.

/// The logits of one clip and codebook with and without its conditions, [vocab] each.
struct GuidancePair
{
    const float* conditional;
    const float* unconditional;
};

/// guided[v] = unconditional[v] + (conditional[v] - unconditional[v]) * scale.
void applyGuidance(const GuidancePair& logits, float scale, float* guided, int vocab);

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
[[nodiscard]] int sampleFrom(const float* logits, int vocab, double uniform);

/// All steps but guidance on one row, which is overwritten. Greedy ignores temperature and filters, as in the
/// reference.
[[nodiscard]] int sampleToken(float* logits, int vocab, const Sampling& sampling, double uniform);

} // namespace arioso::engine
