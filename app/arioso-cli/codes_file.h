// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Codes in a JSON file: {"codes": [B][K][F], "sample_rate": Hz, "frame_rate": frames a second}, and of
// generated ones "recipes": [B], what each was made from.

#include "clip_recipe.h"
#include "engine/api/audio.h"

#include <filesystem>
#include <vector>

namespace arioso::cli {

struct CodesFile
{
    std::vector<engine::Codes> clips;
    std::vector<ClipRecipe> recipes; ///< of each clip, or none
    int sampleRate = 0;              ///< Hz
    int frameRate = 0;               ///< frames a second
};

/// Throws engine::Error FileNotFound, FileUnreadable.
[[nodiscard]] CodesFile readCodesFile(const std::filesystem::path& path);

/// Whole or not at all. Throws engine::Error FileUnwritable.
void writeCodesFile(const std::filesystem::path& path, const CodesFile& file);

} // namespace arioso::cli
