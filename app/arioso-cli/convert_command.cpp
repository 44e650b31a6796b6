// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "commands.h"

#include "engine/api/conversion.h"
#include "engine/api/module.h"
#include "interrupt.h"
#include "progress.h"

#include <cstdio>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace arioso::cli {
namespace {

using namespace engine;

constexpr int kDone = 0;
constexpr int kInterrupted = 1;

struct Arguments
{
    std::string from;
    std::string to;
    std::string textEncoder;
    std::string codec;
    std::string adapter;
    std::optional<double> strength;
    CheckpointLayout layout = CheckpointLayout::HuggingFace;
};

class Listener : public ConversionListener
{
public:
    Flow progressed(double part) override
    {
        m_line.show("Converting: " + std::to_string(int(part * 100)) + "%");
        return interrupted() ? Flow::Stop : Flow::Continue;
    }

private:
    ProgressLine m_line;
};

int convert(const Arguments& arguments)
{
    ConversionOptions options;
    options.from = arguments.from;
    options.to = arguments.to;
    options.layout = arguments.layout;
    options.textEncoder = arguments.textEncoder;
    options.codec = arguments.codec;
    options.adapter = arguments.adapter;
    options.strength = arguments.strength;
    catchInterrupts();
    Listener listener;
    if (openConverter().convert(options, listener) == ConversionOutcome::Stopped) {
        std::fprintf(stderr, "Stopped. Nothing was written.\n");
        return kInterrupted;
    }
    return kDone;
}

} // namespace

Command addConvert(CLI::App& app)
{
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand(
        "convert", "Convert a checkpoint to another layout, or merge an adapter into a model");
    command
        ->add_option(
            "--from", arguments->from,
            "Folder of an audiocraft (state_dict.bin) or Hugging Face checkpoint, folder of a PEFT adapter "
            "to merge into its model, or a training file (checkpoint.th, last.ckpt, lm_final.pt)")
        ->required()
        ->type_name("PATH");
    command->add_option("-o,--output", arguments->to, "Folder to create")->required()->type_name("DIR");
    command
        ->add_option("--to", arguments->layout,
                     "Layout of the new folder (default: huggingface, which Arioso runs)")
        ->transform(CLI::CheckedTransformer(std::map<std::string, CheckpointLayout>{
                                                {"huggingface", CheckpointLayout::HuggingFace},
                                                {"audiocraft", CheckpointLayout::Audiocraft}})
                        .description(""))
        ->type_name("huggingface|audiocraft");
    command
        ->add_option(
            "--text-encoder", arguments->textEncoder,
            "Folder of a T5 text encoder or a MusicGen model (default: the one the checkpoint names, from "
            "the Hugging Face cache)")
        ->type_name("DIR");
    command
        ->add_option(
            "--codec", arguments->codec,
            "Folder of a codec or a MusicGen model, for a checkpoint without a codec of its own (default: "
            "the one it names, from the Hugging Face cache)")
        ->type_name("DIR");
    command
        ->add_option("--adapter", arguments->adapter, "Folder of a PEFT adapter to merge into the checkpoint")
        ->type_name("DIR");
    command
        ->add_option("--strength", arguments->strength,
                     "Strength of the adapter: 0 turns it off, 1 is as trained (default: 1)")
        ->type_name("S");
    return [arguments] { return convert(*arguments); };
}

} // namespace arioso::cli
