// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The decoder's training loss.

#include "engine/config.h"
#include "engine/decoder/decoder.h"
#include "engine/decoder/torch_decoder.h"

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace arioso::engine {

/// A label that no code has to be predicted for; the pad token is another.
constexpr std::int64_t kIgnoredLabel = -100;

/// Cross-entropy in nats of the codes that the decoder predicts one step ahead: the mean over the labels of
/// each codebook that are not ignored, then the mean over codebooks. NaN when a codebook has no such label. A
/// scalar, float32 or, in a float64 decoder, float64, with gradients where parameters or conditioning ask for
/// them. labels: [B, T, K] int64 in 0..V-1, pad (V) or kIgnoredLabel, in the delay pattern already; the
/// decoder reads them one step late behind `startToken`. Throws Error RequestInvalid for other labels, and as
/// TorchDecoder::forward. Source: MusicGen paper, section 2; conventions as Transformers'
/// MusicgenForCausalLM.
[[nodiscard]] at::Tensor decoderLoss(const TorchDecoder& decoder, const at::Tensor& labels,
                                     const Conditioning& conditioning, std::int64_t startToken);

/// The same before the mean over codebooks, [K].
[[nodiscard]] at::Tensor codebookLosses(const TorchDecoder& decoder, const at::Tensor& labels,
                                        const Conditioning& conditioning, std::int64_t startToken);

/// The same of each label, [B, K, T], 0 where it is ignored. fed: what the decoder reads in place of the
/// labels, of the same shape and kind.
[[nodiscard]] at::Tensor labelLosses(const TorchDecoder& decoder, const at::Tensor& fed,
                                     const at::Tensor& labels, const Conditioning& conditioning,
                                     std::int64_t startToken);

/// Labels of whole clips: codes [B, K, n] int64 to [B, n + levels - 1, K], level j written j steps late, pad
/// elsewhere.
///     level 0   a b c -        '-' = pad
///     level 1   - a b c
[[nodiscard]] at::Tensor delayedLabels(const at::Tensor& codes, const DecoderConfig& config);

} // namespace arioso::engine
