// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Loads the engine and the conversion at run time. libtorch takes half a second to load, and its libraries
// conflict with others, so it is not linked into programs but into modules that are opened on demand.

#include "engine/api/conversion.h"
#include "engine/api/generation.h"

#include <filesystem>
#include <string>
#include <vector>

namespace arioso::engine {

/// The folders that are searched for modules: ARIOSO_MODULE_DIR, then ../lib/arioso relative to the program,
/// also with the architecture in the path.
[[nodiscard]] std::vector<std::filesystem::path> moduleFolders();

/// The module of this file name in the first of moduleFolders() that has it. `subject` begins the sentence of
/// the error, such as "The engine". Throws Error Internal with the folders.
[[nodiscard]] std::filesystem::path findModule(const std::string& name, const std::string& subject);

/// Opens the engine module and returns its Engine, which exists until the program ends. Searches `directory`,
/// or moduleFolders() if it is empty. Takes half a second. Throws Error Internal with the file and the
/// loader's reason.
[[nodiscard]] const Engine& openEngine(const std::filesystem::path& directory = {});

/// The same for the conversion module.
[[nodiscard]] const Converter& openConverter(const std::filesystem::path& directory = {});

} // namespace arioso::engine
