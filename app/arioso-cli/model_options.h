// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The options that select a model and how to run it.

#include "engine/api/generation.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <string>

namespace arioso::cli {

struct ModelOptions
{
    std::string directory;
    std::string adapter;
    std::optional<double> strength;
    std::string device = "cpu";
    std::string precision = "auto";
    std::string backend = "auto";
    int threads = 0;
};

/// Adds --model, --adapter and --strength. The default is the starter model.
void addSourceOptions(CLI::App& command, ModelOptions& options);

/// Adds those, --device, --precision, --threads and --backend.
void addModelOptions(CLI::App& command, ModelOptions& options);

/// The options for inspecting a model: folders and the adapter's strength. Throws as modelDirectory.
[[nodiscard]] engine::LoadOptions sourceOf(const ModelOptions& options);

/// The folder of --model, or of the starter model. Throws UsageError if neither exists.
[[nodiscard]] std::string modelDirectory(const ModelOptions& options);

/// Neither --model nor --adapter was given, so the included starter model is used.
[[nodiscard]] bool usesStarter(const ModelOptions& options);

/// Opens the engine and loads the model. On a terminal it shows the progress, and prints the model's warnings
/// and advice. Returns null after an interrupt (catchInterrupts).
[[nodiscard]] std::unique_ptr<engine::Model> loadModel(const ModelOptions& options);

} // namespace arioso::cli
