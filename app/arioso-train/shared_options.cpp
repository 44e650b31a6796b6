// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "shared_options.h"

#include "app/command_line/help.h"
#include "engine/api/module.h"

#include <cstdio>

namespace arioso::train {
namespace {

namespace fs = std::filesystem;
using command_line::range;

} // namespace

void addTrainerOptions(CLI::App& command, training::TrainerOptions& options, std::string& device)
{
    command
        .add_option("--minutes", options.budget.minutes,
                    "Duration of the training in minutes, including earlier parts of the run; the learning "
                    "rate decays "
                    "over it")
        ->type_name("MIN")
        ->capture_default_str();
    command.add_option("--steps", options.budget.steps, "Number of steps to train, instead of --minutes")
        ->type_name("N");
    command.add_option("--workers,--processes", options.workers, "Workers, each on a processor of its own")
        ->check(range(1, 64))
        ->type_name("N")
        ->capture_default_str();
    command.add_option("--learning-rate", options.learningRate.peak, "Peak learning rate")
        ->type_name("RATE")
        ->capture_default_str();
    command
        .add_option("--save-minutes", options.saveMinutes, "Minutes between checkpoints with an evaluation")
        ->type_name("MIN")
        ->capture_default_str();
    command.add_option("--seed", options.seed, "Seed of all random choices")
        ->type_name("N")
        ->capture_default_str();
    command.add_option("--device", device, "Device to train on; use one worker with cuda")
        ->type_name("cpu|cuda")
        ->capture_default_str();
}

bool stoppedEarly()
{
    if (!training::stopRequested())
        return false;
    std::printf("Stopped. Run the same command to resume.\n");
    return true;
}

std::unique_ptr<engine::Tokenizer> openTokenizer(const fs::path& folder)
{
    const fs::path json = folder / "tokenizer.json";
    return engine::Tokenizer::open(fs::exists(json) ? json : folder / "spiece.model",
                                   engine::findModule("arioso_tokenizer.so", "The tokenizer"));
}

} // namespace arioso::train
