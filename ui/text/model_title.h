// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What models are called, wherever the user reads of one.

#include "core/recipe/recipe.h"

#include <QString>

namespace arioso::ui {

/// "Starter (demo)", translated: the model that comes with the program, which recipes call by the name
/// of its folder.
[[nodiscard]] QString starterTitle();

/// Of the model that a recipe names.
[[nodiscard]] QString modelTitle(const QString& name);

/// With the strength of an adapter, where it isn't 1: "punk-lora (80%)".
[[nodiscard]] QString modelTitle(const core::ModelReference& model);

/// "80%"
[[nodiscard]] QString strengthText(double strength);

} // namespace arioso::ui
