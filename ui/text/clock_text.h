// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Times as clocks show them.

#include <QString>

namespace arioso::ui {

/// "0:07", "1:02:03"; with tenths "0:07.3". In the digits of the user's language; negative and endless ones
/// are 0:00.
[[nodiscard]] QString clockText(double seconds, bool tenths = false);

} // namespace arioso::ui
