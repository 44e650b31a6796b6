// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Names of a checkpoint's tensors: aliases, and tensors that may be present but are not used.

#include "engine/checkpoint/weights.h"

#include <string>
#include <string_view>
#include <vector>

namespace arioso::engine {

/// T5's token embedding, whose other name is "text_encoder.encoder.embed_tokens.weight".
inline constexpr std::string_view kTextEmbedding = "text_encoder.shared.weight";

/// What a training appends to the name of a matrix for the two factors of its low-rank change
/// (engine::Linear). Checkpoints don't hold such tensors.
inline constexpr std::string_view kLowRankA = ".low_rank_a";
inline constexpr std::string_view kLowRankB = ".low_rank_b";

/// The engine's name for a tensor of a file: names of a stand-alone decoder get the prefix "decoder.", the
/// alias of T5's embedding becomes kTextEmbedding, and all other names are unchanged.
[[nodiscard]] std::string canonicalName(const std::string& name);

/// Whether this (canonical) name is part of the format but not used by the engine: the position table,
/// statistics of codebooks, unused codebooks, and T5's decoder and head.
[[nodiscard]] bool isOptionalTensor(std::string_view name);

/// After all layers were built: the tensors that were not used and are not optional, ordered by name. For a
/// warning.
[[nodiscard]] std::vector<std::string> unexpectedTensors(const WeightStore& store);

} // namespace arioso::engine
