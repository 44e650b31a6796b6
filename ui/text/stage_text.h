// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Takes, times and settings in words, as the stage shows them.

#include "core/recipe/recipe.h"
#include "core/takes/take.h"
#include "ui/text/take_title.h"

#include <QString>

namespace arioso::ui {

/// "0:03.2", "1:02:03"; minutes and seconds with so many decimals.
[[nodiscard]] QString timeText(double seconds, int decimals = 1);

/// "8.0 s" in the digits of the language.
[[nodiscard]] QString secondsText(double seconds);

/// Length, model, seed and date on one line.
[[nodiscard]] QString factsOf(const core::Take& take);

[[nodiscard]] QString nameOf(core::Setting setting);

/// A value of core::differences for people; absent is the model's default.
[[nodiscard]] QString valueText(core::Setting setting, const QVariant& value);

} // namespace arioso::ui
