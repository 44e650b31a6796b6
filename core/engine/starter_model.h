// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The small model that comes with the program, used until the user chooses another.

#include <filesystem>

namespace arioso::engine {

/// What it plays when nothing is asked for: words that it knows.
inline constexpr const char* kStarterPrompt =
    "energetic synthwave with synth bass, synth lead and drums, 125 bpm";

/// And how long: four phrases, of the 20 s that it learnt from.
inline constexpr double kStarterSeconds = 15;

/// Its folder: ARIOSO_STARTER_MODEL if that is set, else share/arioso/models/starter of the installation or
/// the build that the program is in. Empty when there is no model in it: a build from sources without the
/// weights has none.
[[nodiscard]] std::filesystem::path starterModelFolder();

} // namespace arioso::engine
