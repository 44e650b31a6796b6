// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Describes pieces in words, with the variety of real prompts.

#include "starter/composer/composer.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace arioso::training {

enum class Pace { Slow, Medium, Fast };
[[nodiscard]] Pace paceOf(const Piece& piece);

/// Synonyms. The application offers the first one.
using Words = std::span<const std::string_view>;

[[nodiscard]] Words wordsFor(Style style);
[[nodiscard]] Words wordsFor(Instrument instrument);
[[nodiscard]] Words wordsFor(Kit kit);
[[nodiscard]] Words wordsFor(Pace pace);
[[nodiscard]] Words moodsFor(Mode mode, Pace pace);
/// Tempos in beats a minute that are mapped to this tempo. The first one is exact.
[[nodiscard]] std::span<const int> beatsFor(int framesPerStep);
[[nodiscard]] Words wordsForNoDrums();
[[nodiscard]] Words wordsForDrumsAlone();
/// Common words in prompts that describe no attribute of a piece. Some texts contain one, so that the model
/// learns to ignore them.
[[nodiscard]] Words otherWords();

/// The instruments of a piece without duplicates and drums, bass first.
[[nodiscard]] std::vector<Instrument> instrumentsOf(const Piece& piece);

/// `count` different texts. The piece's seed determines them.
[[nodiscard]] std::vector<std::string> textsFor(const Piece& piece, int count);

} // namespace arioso::training
