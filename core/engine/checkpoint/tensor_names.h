// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Names of a checkpoint's tensors: other spellings of what we need, and what may be there without being
// needed.

#include "engine/checkpoint/weights.h"

#include <string>
#include <string_view>
#include <vector>

namespace arioso::engine {

/// T5's token embedding, whose other name is "text_encoder.encoder.embed_tokens.weight".
inline constexpr std::string_view kTextEmbedding = "text_encoder.shared.weight";

/// What a training appends to the name of a matrix for the two factors of its low-rank change (engine::Linear).
/// Checkpoints don't hold such tensors.
inline constexpr std::string_view kLowRankA = ".low_rank_a";
inline constexpr std::string_view kLowRankB = ".low_rank_b";

/// The name that the engine uses for a tensor of a file: a stand-alone decoder's names get their leading
/// "decoder.", the other name of T5's embedding becomes kTextEmbedding, and all else stays as it is.
[[nodiscard]] std::string canonicalName(const std::string& name);

/// Whether the format allows this (canonical) name without the engine having a use for it: position table,
/// statistics of codebooks, codebooks beyond those in use, and T5's decoder and head.
[[nodiscard]] bool isOptionalTensor(std::string_view name);

/// After all layers were built: the tensors that nothing asked for and that the format does not know as
/// optional, in the order of their names. Worth a warning.
[[nodiscard]] std::vector<std::string> unexpectedTensors(const WeightStore& store);

} // namespace arioso::engine
