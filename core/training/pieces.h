// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What a decoder learns from: codes of clips, and the token ids of the texts that describe them.

#include "engine/codec/encodec.h"
#include "engine/text/tokenizer.h"
#include "training/clips.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <string>
#include <vector>

namespace arioso::training {

struct Piece
{
    std::string name;
    at::Tensor codes;               ///< [K, T] int64
    std::vector<std::size_t> texts; ///< places in Pieces::texts
};

struct Pieces
{
    std::vector<Piece> training;
    std::vector<Piece> validation;
    std::vector<std::vector<std::int64_t>> texts; ///< token ids, each text once
};

/// Encodes all clips, several at once, and keeps the codes in `cache` (safetensors, [K, T] int16 by the
/// clips' names), from which clips that are there already are read. `channels`: 2 for a stereo decoder, whose
/// left and right channel then get the same codes. Clips of less than a second are left out.
[[nodiscard]] Pieces encodePieces(const engine::Encodec& codec, const engine::Tokenizer& tokenizer,
                                  const ClipSet& clips, int channels, int workers,
                                  const std::filesystem::path& cache);

/// For each codebook the part of codes that are the same one period later, with the period of 2 to 10 seconds
/// that suits the piece best, averaged over pieces. Music on the codec's grid repeats itself in its codes.
[[nodiscard]] std::vector<double> repeatRates(const std::vector<Piece>& pieces, int frameRate);

/// Cross-entropy in nats of each codebook's codes in `pieces` under the frequencies of `counted`: what a
/// decoder reaches that knows nothing but how common each code is.
[[nodiscard]] std::vector<double> unigramLosses(const std::vector<Piece>& counted,
                                                const std::vector<Piece>& pieces, int vocabulary);

} // namespace arioso::training
