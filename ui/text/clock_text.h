// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Times in the digits of the user's language.

#include <QString>

namespace arioso::ui {

/// "0:03", "1:02:03", with decimals (0 to 3) "0:03.2"; rounded to what is shown, so 59.96 s is "1:00.0". Negative
/// times, NaN and infinity are 0:00.
[[nodiscard]] QString clockText(double seconds, int decimals = 0);

/// "8.0 s"
[[nodiscard]] QString secondsText(double seconds);

} // namespace arioso::ui
