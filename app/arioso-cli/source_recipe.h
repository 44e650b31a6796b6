// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Commands that work on a piece use its model and settings, unless options say otherwise.

#include "generation_run.h"
#include "piece_file.h"

#include <string>

namespace arioso::cli {

/// Selects the model and precision that generated the piece, unless others are given. Throws UsageError, Error
/// FileNotFound.
void chooseModel(RunOptions& run, const ClipRecipe& recipe, const std::string& askedPrecision);

/// Settings that are not given have the values of the piece.
[[nodiscard]] engine::GenerationOverrides overridesOf(const RunOptions& run, const ClipRecipe& recipe);

/// Throws Error RequestInvalid if the codes are those of another codec.
void requireCodec(const Piece& piece, const engine::ModelInfo& info);

} // namespace arioso::cli
