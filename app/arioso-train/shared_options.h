// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Options that several subcommands have.

#include "engine/text/tokenizer.h"
#include "training/trainer.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <memory>
#include <string>

namespace arioso::train {

/// Budget, learning rate, workers, seed, device, checkpoints.
void addTrainerOptions(CLI::App& command, training::TrainerOptions& options, std::string& device);

/// Whether a stop was requested before the run started. Prints a message in that case.
[[nodiscard]] bool stoppedEarly();

/// The tokenizer of a folder: its spiece.model or tokenizer.json. Throws as engine::Tokenizer::open.
[[nodiscard]] std::unique_ptr<engine::Tokenizer> openTokenizer(const std::filesystem::path& folder);

} // namespace arioso::train
