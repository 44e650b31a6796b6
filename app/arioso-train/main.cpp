// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// arioso-train: trains codecs and decoders.
// Exit status: 0 success, 1 failure (one sentence on stderr), 2 wrong usage.

#include "app/command_line/help.h"
#include "commands.h"
#include "training/process.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <map>

namespace {

using namespace arioso;
using namespace arioso::train;

int run(int argc, char** argv)
{
    CLI::App app(
        "Fine-tunes a MusicGen model on your own music, or trains a codec and a small model from scratch.",
        "arioso-train");
    command_line::setUpHelp(app);
    app.set_version_flag("--version", "arioso-train " ARIOSO_VERSION, "Print the version and exit");
    app.require_subcommand(1);
    app.footer("Fine-tune a model on a folder in which each NAME.wav has a NAME.txt that describes it:\n"
               "  arioso-train finetune --model musicgen-small --data my-loops -o my-model --minutes 30\n\n"
               "Train a small model from scratch, first a codec and then the model on its codes:\n"
               "  arioso-train codec --data music -o codec-run --minutes 600\n"
               "  arioso-train decoder --data music --codec codec-run/best.safetensors --tokenizer DIR --run "
               "decoder-run -o my-model --minutes 600\n\n"
               "You can stop at any time; the same command resumes.");
    std::map<std::string, Command> commands;
    commands["codec"] = addCodec(app);
    commands["decoder"] = addDecoder(app);
    commands["finetune"] = addFinetune(app);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        return app.exit(error) == 0 ? 0 : 2;
    }
    return commands.at(app.get_subcommands().front()->get_name())();
}

} // namespace

int main(int argc, char** argv)
{
    arioso::training::setUpProcess(argv);
    try {
        return run(argc, argv);
    } catch (const std::exception& error) {
        std::cerr << "arioso-train: " << arioso::training::sentenceOf(error) << "\n";
    }
    return 1;
}
