// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The options by which every command names its model.

#include "engine/generation.h"

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

/// Adds --model, --adapter and --strength. Without --model it is the starter model.
void addSourceOptions(CLI::App& command, ModelOptions& options);

/// Those, and --device, --precision, --threads.
void addModelOptions(CLI::App& command, ModelOptions& options);

/// The folders and the adapter's strength alone. Throws as modelDirectory.
[[nodiscard]] engine::LoadOptions sourceOf(const ModelOptions& options);

/// The folder of --model, or of the starter model. Throws UsageError when there is neither.
[[nodiscard]] std::string modelDirectory(const ModelOptions& options);

/// Neither model nor adapter was named, so it is the one that comes with the program.
[[nodiscard]] bool usesStarter(const ModelOptions& options);

/// Opens the engine and loads the model; says so on a terminal, and prints the model's warnings and advice
/// there. Null after an interrupt (catchInterrupts).
[[nodiscard]] std::unique_ptr<engine::Model> loadModel(const ModelOptions& options);

} // namespace arioso::cli
