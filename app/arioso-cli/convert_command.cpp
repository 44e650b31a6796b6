// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "commands.h"

#include "engine/conversion.h"
#include "engine/module.h"
#include "interrupt.h"
#include "progress_line.h"

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
        m_line.show("Converting: " + std::to_string(int(part * 100)) + " %");
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
    if (openEngine().convert(options, listener) == ConversionOutcome::Stopped) {
        std::fprintf(stderr, "arioso-cli: The conversion was stopped; nothing was written.\n");
        return kInterrupted;
    }
    return kDone;
}

} // namespace

Command addConvert(CLI::App& app)
{
    auto arguments = std::make_shared<Arguments>();
    CLI::App* command = app.add_subcommand("convert", "Write a checkpoint in another layout");
    command
        ->add_option("--from", arguments->from,
                     "Folder of the checkpoint: audiocraft's (state_dict.bin) or Hugging Face's; or of a "
                     "PEFT adapter, "
                     "which is merged into its model; or a file with audiocraft's language model, such as "
                     "checkpoint.th, last.ckpt or lm_final.pt")
        ->required()
        ->type_name("PATH");
    command->add_option("-o,--output", arguments->to, "The new folder")->required()->type_name("DIR");
    command
        ->add_option("--to", arguments->layout,
                     "Layout of the new folder: huggingface (which Arioso runs) or audiocraft")
        ->transform(CLI::CheckedTransformer(std::map<std::string, CheckpointLayout>{
            {"huggingface", CheckpointLayout::HuggingFace}, {"audiocraft", CheckpointLayout::Audiocraft}}))
        ->type_name("LAYOUT");
    command
        ->add_option("--text-encoder", arguments->textEncoder,
                     "Folder of the T5 model (or of a whole MusicGen); otherwise the one that the checkpoint "
                     "names, from Hugging "
                     "Face's cache")
        ->type_name("DIR");
    command
        ->add_option("--codec", arguments->codec,
                     "Folder of the codec (or of a whole MusicGen) for a checkpoint that only names it; "
                     "otherwise from the cache")
        ->type_name("DIR");
    command
        ->add_option("--adapter", arguments->adapter, "Folder of a PEFT adapter to merge into the checkpoint")
        ->type_name("DIR");
    command
        ->add_option("--strength", arguments->strength,
                     "How much the adapter changes: 1 as it was trained, 0.5 half as much, 2 twice")
        ->type_name("S");
    return [arguments] { return convert(*arguments); };
}

} // namespace arioso::cli
