// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The tiny models of the goldens as ModelParts, without any file.

#include "engine/api/generation.h"
#include "engine/pipeline/model.h"

namespace arioso::test {

/// Parts with formula weights. The tokenizer knows only two prompts: "a" gives 5 6 7 1 and "b" gives 9 1.
[[nodiscard]] engine::ModelParts tinyParts(const engine::ModelConfig& config,
                                           engine::DecoderBackend backend = engine::DecoderBackend::Native,
                                           engine::Precision precision = engine::Precision::Float32,
                                           int threads = 1);

/// The same of given weights.
[[nodiscard]] engine::ModelParts partsOf(const engine::ModelConfig& config,
                                         const engine::WeightStore& weights, engine::DecoderBackend backend,
                                         engine::Precision precision = engine::Precision::Float32,
                                         int threads = 1);

/// A prompt that is only a text.
[[nodiscard]] engine::Prompt promptOf(const char* text);

/// The condition that this text alone makes.
[[nodiscard]] engine::ClipCondition conditionOf(const engine::ModelParts& parts, const char* text);

/// x[i] = sin(0.3 i), right channel cos(0.2 i); at the tiny models' 400 Hz.
[[nodiscard]] engine::Audio tinyPrompt(int samples, int channels);

} // namespace arioso::test
