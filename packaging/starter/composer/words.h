// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Words of prompts that describe no attribute of a piece.

#include "starter/composer/prompts.h"

#include <array>

namespace arioso::training {

inline constexpr std::array<std::string_view, 9> kMusicWords{
    "song", "track", "music", "tune", "piece", "groove", "loop", "melody", "instrumental"};
inline constexpr std::array<std::string_view, 10> kOpenings{
    "a", "a", "a", "some", "", "make", "create a", "i want a", "generate a", "play a"};
inline constexpr std::array<std::string_view, 5> kNoVoiceWords{"no vocals", "instrumental", "without vocals",
                                                               "no singing", "no voice"};

/// Purposes of the music, such as "for a video game".
[[nodiscard]] Words usesFor(Style style);

} // namespace arioso::training
