// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "training/loss.h"

#include "engine/api/error.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/cross_entropy_loss.h>
#include <ATen/ops/full.h>
#include <ATen/ops/stack.h>

#include <sstream>
#include <vector>

namespace arioso::engine {
namespace {

void requireLabels(const at::Tensor& labels, const DecoderConfig& config)
{
    if (labels.dim() != 3 || labels.scalar_type() != at::kLong || labels.size(2) != config.codebooks ||
        labels.numel() == 0) {
        std::ostringstream why;
        why << "Labels are 64-bit codes of " << config.codebooks << " codebooks, but these are "
            << labels.scalar_type() << " in the shape " << labels.sizes() << ".";
        throw Error(ErrorCode::RequestInvalid, why.str());
    }
    const at::Tensor known = labels.eq(kIgnoredLabel) | labels.eq(config.padTokenId) |
                             (labels.ge(0) & labels.lt(config.vocabSize));
    if (!known.all().item<bool>()) {
        throw Error(ErrorCode::RequestInvalid,
                    "A label is neither a code of 0 to " + std::to_string(config.vocabSize - 1) +
                        ", nor the pad token " + std::to_string(config.padTokenId) + ", nor -100.");
    }
}

} // namespace

at::Tensor decoderLoss(const TorchDecoder& decoder, const at::Tensor& labels,
                       const Conditioning& conditioning, std::int64_t startToken)
{
    return codebookLosses(decoder, labels, conditioning, startToken).mean();
}

at::Tensor codebookLosses(const TorchDecoder& decoder, const at::Tensor& labels,
                          const Conditioning& conditioning, std::int64_t startToken)
{
    const at::Tensor each = labelLosses(decoder, labels, labels, conditioning, startToken);
    const at::Tensor counted = labels.to(each.device()).transpose(1, 2);
    const at::Tensor count =
        (counted.ne(kIgnoredLabel) & counted.ne(decoder.config().padTokenId)).sum(at::IntArrayRef{0, 2});
    return each.sum(at::IntArrayRef{0, 2}) / count;
}

at::Tensor labelLosses(const TorchDecoder& decoder, const at::Tensor& fed, const at::Tensor& labels,
                       const Conditioning& conditioning, std::int64_t startToken)
{
    const DecoderConfig& config = decoder.config();
    requireLabels(labels, config);
    requireLabels(fed, config);
    const std::int64_t steps = labels.size(1);
    const at::Tensor rows = labels.to(decoder.device()).transpose(1, 2); // [B, K, T]
    const at::Tensor read = fed.to(decoder.device()).transpose(1, 2);

    const at::Tensor before =
        read.masked_fill(read.eq(kIgnoredLabel), config.padTokenId).narrow(2, 0, steps - 1);
    const at::Tensor start = at::full({rows.size(0), rows.size(1), 1}, startToken, rows.options());
    const at::Tensor targets = rows.masked_fill(rows.eq(config.padTokenId), kIgnoredLabel);

    at::Tensor logits = decoder.forward(at::cat({start, before}, 2), conditioning); // [B, K, P + T, V]
    logits = logits.narrow(2, logits.size(2) - steps, steps);
    logits = logits.to(logits.scalar_type() == at::kDouble ? at::kDouble : at::kFloat);
    return at::cross_entropy_loss(logits.reshape({-1, config.vocabSize}), targets.reshape(-1), {},
                                  at::Reduction::None, kIgnoredLabel)
        .view(rows.sizes());
}

at::Tensor delayedLabels(const at::Tensor& codes, const DecoderConfig& config)
{
    const std::int64_t frames = codes.size(2);
    const int levels = config.codebooksPerChannel();
    at::Tensor labels =
        at::full({codes.size(0), frames + levels - 1, codes.size(1)}, config.padTokenId, codes.options());
    for (int k = 0; k < config.codebooks; ++k) // both channels of a level have its delay
        labels.select(2, k).narrow(1, k / config.audioChannels, frames).copy_(codes.select(1, k));
    return labels;
}

} // namespace arioso::engine
