// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Ctrl-C requests a stop.

namespace arioso::cli {

/// After this call the first Ctrl-C (or SIGTERM) sets a flag; the second ends the program immediately.
void catchInterrupts();

[[nodiscard]] bool interrupted();

} // namespace arioso::cli
