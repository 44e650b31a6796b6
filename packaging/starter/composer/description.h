// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Writes the ground truth of a piece as JSON.

#include "starter/composer/composer.h"

#include <nlohmann/json.hpp>

namespace arioso::training {

/// {"style", "bpm", "frames_per_step", "mode", "tonic", "form", "bass", "chords", "lead", "drums",
/// "phrase_frames", "seed"}; absent instruments are null.
[[nodiscard]] nlohmann::ordered_json describePiece(const Piece& piece);

} // namespace arioso::training
