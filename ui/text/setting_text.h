// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What the settings of a generation are called everywhere in the window, and their values.

#include "core/recipe/recipe.h"

#include <QString>

namespace arioso::ui {

[[nodiscard]] QString nameOf(core::Setting setting);

/// A value as in core::differences; an absent one is what the model does by itself.
[[nodiscard]] QString valueText(core::Setting setting, const QVariant& value);

} // namespace arioso::ui
