// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What a decoder learns from: codes of clips, and the token ids of the texts that describe them.

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
    std::vector<std::size_t> texts;     ///< places in Pieces::texts
    std::vector<int> melody{};          ///< pitch classes (engine::melodyBins), of a melody model's pieces
    double melodyRate = 32000.0 / 4096; ///< of these, a second

    /// The melody of the codes [begin, begin + frames), as melodyBins would find it there but for the edges.
    [[nodiscard]] std::vector<int> melodyOf(std::int64_t begin, std::int64_t frames, int frameRate) const;
};

struct Pieces
{
    std::vector<EncodedPiece> training;
    std::vector<EncodedPiece> validation;
    std::vector<std::vector<std::int64_t>> texts; ///< token ids, each text once
};

struct EncodingOptions
{
    bool melody = false; ///< find the pieces' melodies too
    int workers = 2;     ///< clips at once
    std::filesystem::path cache;
    engine::ChromaConfig chroma{}; ///< how melodies are found
};

/// Encodes all clips. Of several channels row C j + c is level j of channel c, as decoders have them. The
/// codes are kept in `cache` (safetensors, [K, T] int16 by the clips' names and a number that follows from
/// their samples), every minute, and what is there is not computed again. Clips of less than a second are
/// left out. When a stop is requested (schedule.h) it returns early, with a part of the pieces. Throws
/// engine::Error AudioInvalid when all clips are too short.
[[nodiscard]] Pieces encodePieces(const engine::Encodec& codec, const engine::Tokenizer& tokenizer,
                                  const ClipSet& clips, const EncodingOptions& options);

/// For each codebook the part of codes that are the same one period later, with the period of 2 to 10 seconds
/// that suits the piece best, averaged over pieces. Music on the codec's grid repeats itself in its codes.
[[nodiscard]] std::vector<double> repeatRates(const std::vector<EncodedPiece>& pieces, int frameRate);

/// Cross-entropy in nats of each codebook's codes in `pieces` under the frequencies of `counted`: what a
/// decoder reaches that knows nothing but how common each code is.
[[nodiscard]] std::vector<double> unigramLosses(const std::vector<EncodedPiece>& counted,
                                                const std::vector<EncodedPiece>& pieces, int vocabulary);

} // namespace arioso::training
