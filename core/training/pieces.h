// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The training data of a decoder: codes of clips, and the token ids of the texts that describe them.

#include "engine/codec/encodec.h"
#include "engine/melody/chroma.h"
#include "engine/text/tokenizer.h"
#include "training/clips.h"

#include <ATen/core/Tensor.h>

#include <filesystem>
#include <string>
#include <vector>

namespace arioso::training {

struct EncodedPiece
{
    std::string name;
    at::Tensor codes;                   ///< [K, T] int64
    std::vector<std::size_t> texts;     ///< indices into Pieces::texts
    std::vector<int> melody{};          ///< pitch classes (engine::melodyBins), for melody models
    double melodyRate = 32000.0 / 4096; ///< pitch classes per second

    /// The melody of the codes [begin, begin + frames). Equal to melodyBins of that part except at its edges.
    [[nodiscard]] std::vector<int> melodyOf(std::int64_t begin, std::int64_t frames, int frameRate) const;
};

struct Pieces
{
    std::vector<EncodedPiece> training;
    std::vector<EncodedPiece> validation;
    std::vector<std::vector<std::int64_t>> texts; ///< token ids of distinct texts
};

struct EncodingOptions
{
    bool melody = false; ///< also extract the melodies
    int workers = 2;     ///< clips encoded concurrently
    std::filesystem::path cache;
    engine::ChromaConfig chroma{}; ///< settings of the extraction of melodies
};

/// Encodes all clips. With C channels, row C j + c is codebook j of channel c, as decoders expect. The codes
/// are saved every minute in the file `cache` (safetensors, [K, T] int16, named after the clips and a hash of
/// their samples) and reused by later calls. Clips shorter than a second are skipped. If a stop is requested
/// (schedule.h), returns early with some of the pieces. Throws engine::Error AudioInvalid if all clips are
/// too short.
[[nodiscard]] Pieces encodePieces(const engine::Encodec& codec, const engine::Tokenizer& tokenizer,
                                  const ClipSet& clips, const EncodingOptions& options);

/// For each codebook, the share of codes that repeat after one period, with the best period from 2 to 10
/// seconds of each piece, averaged over the pieces. If repetitions are aligned with the codec's frames, the
/// codes repeat as well.
[[nodiscard]] std::vector<double> repeatRates(const std::vector<EncodedPiece>& pieces, int frameRate);

/// The cross-entropy in nats of each codebook's codes in `pieces` for a model that knows only the frequencies
/// of codes in `counted`.
[[nodiscard]] std::vector<double> unigramLosses(const std::vector<EncodedPiece>& counted,
                                                const std::vector<EncodedPiece>& pieces, int vocabulary);

} // namespace arioso::training
