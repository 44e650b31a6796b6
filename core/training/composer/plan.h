// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What the composer draws by chance before it writes notes.

#include "training/composer/composer.h"
#include "training/composer/random.h"

#include <string>

namespace arioso::training {

inline constexpr int kStepsPerChord = kStepsPerBar / 2;

/// What a piece follows, beside what it records itself.
struct Plan
{
    Progression progression{}; ///< a phrase of one bar has the first two chords
    Pattern bass;
    Pattern chords;
    const DrumPattern* drums = nullptr;
    std::string motif; ///< the lead's bar: a pattern of degrees
};

/// Draws everything of a piece but its notes, which then follow from it: tempo, mode, key, parts, form, and
/// the plan.
[[nodiscard]] Plan drawPlan(Piece& piece, Random& random);

} // namespace arioso::training
