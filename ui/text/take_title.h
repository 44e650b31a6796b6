// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What takes and jobs are called.

#include "core/takes/take.h"

#include <QString>

#include <optional>

namespace arioso::ui {

/// Text of anybody's as a part of one line: no line ends or control characters, nothing that turns the text
/// around it, and no longer than a line can be.
[[nodiscard]] QString plainLine(const QString& text);

/// A take's name, else its prompt on one line.
[[nodiscard]] QString titleOf(const core::Take& take);

/// The prompt on one line, or that there is none.
[[nodiscard]] QString titleOf(const std::optional<QString>& prompt);

/// Length, tempo where it is known, model, seed and date on one line.
[[nodiscard]] QString factsOf(const core::Take& take, std::optional<double> beatsPerMinute = {});

/// "125 bpm", rounded.
[[nodiscard]] QString tempoText(double beatsPerMinute);

} // namespace arioso::ui
