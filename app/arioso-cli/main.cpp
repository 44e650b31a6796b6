// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// arioso-cli: everything the engine can do, for scripts and machines without a screen.
// Exit status: 0 done, 1 failed (one plain sentence on stderr), 2 wrong usage.

#include "commands.h"
#include "engine/error.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <map>

namespace {

using namespace arioso::cli;

constexpr int kFailed = 1;
constexpr int kUsage = 2;

int run(int argc, char** argv)
{
    CLI::App app("Arioso makes music from text, on this computer, without a network.", "arioso-cli");
    app.set_version_flag("--version", "arioso-cli " ARIOSO_VERSION);
    app.set_help_all_flag("--help-all", "Help of all commands");
    app.require_subcommand(1);
    app.footer("A first piece, with the small model that comes with it:\n"
               "  arioso-cli generate\n"
               "One of your words, with a model of yours:\n"
               "  arioso-cli generate --model musicgen-small --prompt \"calm piano with rain\" --seconds 8 -o piano.wav\n\n"
               "A model is a folder in the Hugging Face layout (config.json, model.safetensors, spiece.model).");

    std::map<std::string, Command> commands;
    commands["generate"] = addGenerate(app);
    commands["info"] = addInfo(app);
    commands["encode"] = addEncode(app);
    commands["decode"] = addDecode(app);
    commands["convert"] = addConvert(app);

    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : kUsage;
    }
    return commands.at(app.get_subcommands().front()->get_name())();
}

} // namespace

int main(int argc, char** argv)
{
    try {
        return run(argc, argv);
    } catch (const UsageError& error) {
        std::cerr << "arioso-cli: " << error.what() << "\n";
        return kUsage;
    } catch (const std::exception& error) {
        std::cerr << "arioso-cli: " << error.what() << "\n";
        return kFailed;
    }
}
