// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What takes and jobs are called.

#include "core/takes/take.h"

#include <QString>

#include <optional>

namespace arioso::ui {

/// A take's name, else its prompt on one line.
[[nodiscard]] QString titleOf(const core::Take& take);

/// The prompt on one line, or that there is none.
[[nodiscard]] QString titleOf(const std::optional<QString>& prompt);

} // namespace arioso::ui
