// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What the composer draws by chance before it writes notes.

#include "training/composer/composer.h"
#include "training/composer/random.h"

#include <array>
#include <string>

namespace arioso::training {

inline constexpr int kChordsPerPhrase = 4;

/// What a piece follows, beside what it records itself.
struct Plan
{
    Progression progression{};
    int stepsPerChord = kStepsPerBar;
    Pattern bass;
    Pattern chords;
    const DrumPattern* drums = nullptr;
    std::array<std::string, 2> motifs; ///< patterns of degrees, of chords 1, 2 and 4, and of chord 3
};

/// Draws everything of a piece but its notes, which then follow from it: tempo, mode, key, parts, form, and
/// the plan.
[[nodiscard]] Plan drawPlan(Piece& piece, Random& random);

} // namespace arioso::training
