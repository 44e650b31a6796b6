// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The small model that ships with the program. It is used until the user chooses another one.

#include <filesystem>

namespace arioso::engine {

/// Its default prompt, in words that it was trained on.
inline constexpr const char* kStarterPrompt =
    "energetic synthwave with synth bass, synth lead and drums, 125 bpm";

/// Its default duration: four phrases. It was trained on pieces of 20 s.
inline constexpr double kStarterSeconds = 15;

/// Its folder: ARIOSO_STARTER_MODEL if that is set, else share/arioso/models/starter of the program's
/// installation or build folder. Empty if the folder contains no model.
[[nodiscard]] std::filesystem::path starterModelFolder();

} // namespace arioso::engine
