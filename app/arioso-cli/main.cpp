// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// arioso-cli: the engine's functions for scripts and computers without a display.
// Exit status: 0 success, 1 failure (one sentence on stderr), 2 wrong usage.

#include "app/command_line/help.h"
#include "commands.h"
#include "engine/api/error.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <map>

namespace {

using namespace arioso::cli;

constexpr int kFailed = 1;
constexpr int kUsage = 2;

int run(int argc, char** argv)
{
    CLI::App app("Generates music from text with MusicGen, offline.", "arioso-cli");
    arioso::command_line::setUpHelp(app);
    app.set_version_flag("--version", "arioso-cli " ARIOSO_VERSION, "Print the version and exit");
    app.set_help_all_flag("--help-all", "Print the help of all commands and exit");
    app.require_subcommand(1);
    app.footer(
        "Generate music with the included starter model:\n"
        "  arioso-cli generate\n"
        "Use a prompt and a model of your own:\n"
        "  arioso-cli generate --model musicgen-small --prompt \"calm piano with rain\" --seconds 8 -o "
        "piano.wav\n"
        "Print the options of a command:\n"
        "  arioso-cli generate --help\n\n"
        "A model is a folder in the Hugging Face layout (config.json, model.safetensors, spiece.model).");

    std::map<std::string, Command> commands;
    commands["generate"] = addGenerate(app);
    commands["continue"] = addContinue(app);
    commands["repaint"] = addRepaint(app);
    commands["loop"] = addLoop(app);
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
