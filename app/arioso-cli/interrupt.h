// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Ctrl-C as a wish to stop.

namespace arioso::cli {

/// From now on the first Ctrl-C (or SIGTERM) only sets a flag; the second ends the program at once.
void catchInterrupts();

[[nodiscard]] bool interrupted();

} // namespace arioso::cli
