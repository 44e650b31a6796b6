// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Files of codes: safetensors (engine/files/codes_file.h), the format of a take's codes in the window, or
// JSON:
//     {"codes": [B][K][F], "sample_rate": Hz, "frame_rate": frames a second, "recipes": [B]}
// The recipes are those of generated clips. Safetensors has the same fields in the metadata.

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

/// Reads both formats. Throws engine::Error FileNotFound, FileUnreadable.
[[nodiscard]] CodesFile readCodesFile(const std::filesystem::path& path);

/// Writes safetensors if the name ends in ".safetensors", else JSON. Replaces the file atomically. Throws
/// engine::Error FileUnwritable.
void writeCodesFile(const std::filesystem::path& path, const CodesFile& file);

} // namespace arioso::cli
