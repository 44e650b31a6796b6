// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Loads the engine at run time. libtorch is never linked into a program: it takes half a second to load and brings
// libraries that clash with others, so it lives in a module that is opened when it is needed.

#include "engine/generation.h"

#include <filesystem>
#include <vector>

namespace arioso::engine {

/// Where modules are looked for: ARIOSO_MODULE_DIR, then ../lib/arioso (and its multi-architecture place) beside the
/// program.
[[nodiscard]] std::vector<std::filesystem::path> moduleFolders();

/// Opens the engine module and returns its one Engine, which lives until the program ends. Looks in `directory`, or,
/// when that is empty, in moduleFolders(). Takes half a second. Throws Error Internal naming the file and the loader's reason.
[[nodiscard]] const Engine& openEngine(const std::filesystem::path& directory = {});

} // namespace arioso::engine
