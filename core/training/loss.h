// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The decoder's training loss.

#include "engine/api/config.h"
#include "engine/decoder/decoder.h"
#include "engine/decoder/torch/torch_decoder.h"

#include <ATen/core/Tensor.h>

#include <cstdint>

namespace arioso::engine {

/// Labels with this value are ignored, as are pad tokens.
constexpr std::int64_t kIgnoredLabel = -100;

/// Cross-entropy in nats of the codes that the decoder predicts: the mean over the labels of each codebook
/// that are not ignored, then the mean over the codebooks. NaN if a codebook has no such label. A scalar,
/// float64 for a float64 decoder and else float32, with gradients if parameters or conditioning require them.
/// labels: [B, T, K] int64 in 0..V-1, pad (V) or kIgnoredLabel, with the delay pattern applied. The decoder's
/// input is `startToken`, then the labels but the last. Throws Error RequestInvalid for other labels, and as
/// TorchDecoder::forward. Source: MusicGen paper, section 2; conventions of Transformers'
/// MusicgenForCausalLM.
[[nodiscard]] at::Tensor decoderLoss(const TorchDecoder& decoder, const at::Tensor& labels,
                                     const Conditioning& conditioning, std::int64_t startToken);

/// The same without the mean over the codebooks, [K].
[[nodiscard]] at::Tensor codebookLosses(const TorchDecoder& decoder, const at::Tensor& labels,
                                        const Conditioning& conditioning, std::int64_t startToken);

/// The loss of each label, [B, K, T], 0 if it is ignored. fed: the decoder's input instead of the labels,
/// with the same shape and values.
[[nodiscard]] at::Tensor labelLosses(const TorchDecoder& decoder, const at::Tensor& fed,
                                     const at::Tensor& labels, const Conditioning& conditioning,
                                     std::int64_t startToken);

/// Labels of whole clips: codes [B, K, n] int64 to [B, n + levels - 1, K], level j delayed by j steps, pad
/// elsewhere.
///     level 0   a b c -        '-' = pad
///     level 1   - a b c
[[nodiscard]] at::Tensor delayedLabels(const at::Tensor& codes, const DecoderConfig& config);

} // namespace arioso::engine
