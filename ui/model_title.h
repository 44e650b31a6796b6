// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What models are called, wherever the user reads of one.

#include <QString>

namespace arioso::ui {

/// "Starter, demo quality", translated: the model that comes with the program, which recipes call by the name
/// of its folder.
[[nodiscard]] QString starterTitle();

/// Of the model that a recipe names.
[[nodiscard]] QString modelTitle(const QString& name);

} // namespace arioso::ui
