// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Says in words what a piece is, in the many ways in which people ask for music.

#include "training/composer/composer.h"

#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace arioso::training {

enum class Pace { Slow, Medium, Fast };
[[nodiscard]] Pace paceOf(const Piece& piece);

/// Words that mean the same here; the first is the one that is offered.
using Words = std::span<const std::string_view>;

[[nodiscard]] Words wordsFor(Style style);
[[nodiscard]] Words wordsFor(Instrument instrument);
[[nodiscard]] Words wordsFor(Kit kit);
[[nodiscard]] Words wordsFor(Pace pace);
[[nodiscard]] Words moodsFor(Mode mode, Pace pace);
/// Beats a minute that people write and that are played as this tempo; the first is the tempo itself.
[[nodiscard]] std::span<const int> beatsFor(int framesPerStep);
[[nodiscard]] Words wordsForNoDrums();
[[nodiscard]] Words wordsForDrumsAlone();
/// Words that people write and that say nothing here. Some texts have one, so that the model learns to pass
/// over it.
[[nodiscard]] Words otherWords();

/// The instruments of a piece without repetition, bass first; drums are not among them.
[[nodiscard]] std::vector<Instrument> instrumentsOf(const Piece& piece);

/// `count` different texts, drawn from the piece's seed.
[[nodiscard]] std::vector<std::string> textsFor(const Piece& piece, int count);

} // namespace arioso::training
