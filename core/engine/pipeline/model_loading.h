// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Builds the parts of a model from a checkpoint.

#include "engine/api/generation.h"

#include <filesystem>
#include <memory>

namespace arioso::engine {

/// Configuration, sizes and defaults of a model, read from its headers. Throws as Engine::inspect.
[[nodiscard]] ModelInfo inspectCheckpoint(const LoadOptions& options);

/// Builds all parts. `modules`: folder of the tokenizer's module. Returns null if the listener stops it.
/// Throws as Engine::load.
[[nodiscard]] std::unique_ptr<Model> loadModel(const LoadOptions& options,
                                               const std::filesystem::path& modules, LoadListener& listener);

} // namespace arioso::engine
