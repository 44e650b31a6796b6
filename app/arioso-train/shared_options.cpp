// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "shared_options.h"

#include <cstdio>
#include <cstdlib>
#include <system_error>

namespace arioso::train {
namespace {

namespace fs = std::filesystem;

fs::path tokenizerModule()
{
    constexpr const char* kName = "arioso_tokenizer.so";
    if (const char* folder = std::getenv("ARIOSO_MODULE_DIR"); folder != nullptr && *folder != '\0')
        return fs::path(folder) / kName;
    std::error_code ignored;
    const fs::path prefix = fs::read_symlink("/proc/self/exe", ignored).parent_path().parent_path();
    const fs::path installed = prefix / ARIOSO_MODULE_DIR_FROM_PREFIX / kName;
    return fs::exists(installed, ignored) ? installed : prefix / "lib/arioso" / kName;
}

} // namespace

void addTrainerOptions(CLI::App& command, training::TrainerOptions& options, std::string& device)
{
    command.add_option("--minutes", options.budget.minutes,
                       "Time to train, earlier parts of the run counted; the learning rate falls with it");
    command.add_option("--steps", options.budget.steps, "Train so many steps instead of a time");
    command.add_option("--workers,--processes", options.workers, "Processors to use, one worker on each")
        ->check(CLI::Range(1, 64));
    command.add_option("--learning-rate", options.learningRate.peak, "Highest learning rate");
    command.add_option("--save-minutes", options.saveMinutes,
                       "Time between two measurements and checkpoints");
    command.add_option("--seed", options.seed, "Number that all random choices come from");
    command.add_option("--device", device, "cpu or cuda; with cuda use one worker");
}

bool stoppedEarly()
{
    if (!training::stopRequested())
        return false;
    std::printf("Stopped. The same command goes on where it was.\n");
    return true;
}

std::unique_ptr<engine::Tokenizer> openTokenizer(const fs::path& folder)
{
    const fs::path json = folder / "tokenizer.json";
    return engine::Tokenizer::open(fs::exists(json) ? json : folder / "spiece.model", tokenizerModule());
}

} // namespace arioso::train
