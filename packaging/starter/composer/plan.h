// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The random choices that the composer makes before it writes notes.

#include "starter/composer/composer.h"
#include "starter/composer/random.h"

#include <string>

namespace arioso::training {

inline constexpr int kStepsPerChord = kStepsPerBar / 2;

/// The choices that are not recorded in the piece.
struct Plan
{
    Progression progression{}; ///< phrases of one bar use the first two chords
    Pattern bass;
    Pattern chords;
    const DrumPattern* drums = nullptr;
    std::string motif; ///< one bar of the lead: a pattern of degrees
};

/// Chooses tempo, mode, key, parts, form and the plan of a piece. Its notes are determined by these choices.
[[nodiscard]] Plan drawPlan(Piece& piece, Random& random);

} // namespace arioso::training
