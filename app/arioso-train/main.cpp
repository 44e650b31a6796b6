// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// arioso-train: trains codecs and decoders.
// Exit status: 0 done, 1 failed (one plain sentence on stderr), 2 wrong usage.

#include "commands.h"
#include "training/process.h"

#include <CLI/CLI.hpp>

#include <iostream>
#include <map>

namespace {

using namespace arioso::train;

int run(int argc, char** argv)
{
    CLI::App app(
        "Arioso's trainer: makes a codec and a music model from your own sounds, or teaches an existing "
        "model new ones.",
        "arioso-train");
    app.set_version_flag("--version", "arioso-train " ARIOSO_VERSION);
    app.require_subcommand(1);
    app.footer("Teach a model the sounds of a folder, each NAME.wav with a NAME.txt that describes it:\n"
               "  arioso-train finetune --model musicgen-small --data my-loops -o my-model --minutes 30\n\n"
               "Make a small model from nothing: first a codec, then the model on its codes:\n"
               "  arioso-train codec --data music -o codec-run --minutes 600\n"
               "  arioso-train decoder --data music --codec codec-run/best.safetensors --tokenizer DIR --run "
               "decoder-run -o my-model --minutes 600\n\n"
               "Every run can be stopped at any time; the same command goes on where it was.");
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
