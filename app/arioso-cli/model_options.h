// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The options by which every command names its model.

#include "engine/generation.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <string>

namespace arioso::cli {

struct ModelOptions
{
    std::string directory;
    std::string device = "cpu";
    std::string precision = "auto";
    std::string backend = "auto";
    int threads = 0;
};

/// Adds --model, --device, --precision, --threads.
void addModelOptions(CLI::App& command, ModelOptions& options);

/// Opens the engine and loads the model; says so on a terminal, and prints the model's warnings and advice there.
[[nodiscard]] std::unique_ptr<engine::Model> loadModel(const ModelOptions& options);

} // namespace arioso::cli
