// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A piece to continue: a codes file, or the folder of a take in the application's library (take.json,
// codes.safetensors).

#include "clip_recipe.h"
#include "engine/api/audio.h"

#include <cstdint>
#include <filesystem>
#include <optional>

namespace arioso::cli {

struct Piece
{
    engine::Codes codes;
    int sampleRate = 0;               ///< Hz; 0 if unknown
    int frameRate = 0;                ///< frames a second; 0 if unknown
    std::optional<ClipRecipe> recipe; ///< absent: the codes of a recording
    std::filesystem::path audio{};    ///< of a take; "" otherwise
    std::int64_t skippedSamples = 0;  ///< samples of the decoded codes before that audio
};

/// `clip`: which of the file's clips, from 1. Throws engine::Error FileNotFound, FileUnreadable,
/// RequestInvalid.
[[nodiscard]] Piece readPiece(const std::filesystem::path& path, int clip);

} // namespace arioso::cli
