// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "model_options.h"

#include "app/command_line/help.h"
#include "commands.h"
#include "engine/api/module.h"
#include "engine/api/starter_model.h"
#include "interrupt.h"
#include "progress.h"

#include <iostream>
#include <map>
#include <utility>

namespace arioso::cli {

using command_line::oneOf;
using command_line::range;

void addSourceOptions(CLI::App& command, ModelOptions& options)
{
    command
        .add_option("--model", options.directory,
                    "Folder of a model in the Hugging Face layout, or of a PEFT adapter (LoRA, DoRA) whose "
                    "base model is "
                    "on this computer (default: the included starter model)")
        ->type_name("DIR");
    command
        .add_option("--adapter", options.adapter,
                    "Folder of a PEFT adapter (LoRA, DoRA) to apply to the model")
        ->type_name("DIR");
    command
        .add_option("--strength", options.strength,
                    "Strength of the adapter: 0 turns it off, 1 is as trained (default: 1)")
        ->type_name("S");
}

void addModelOptions(CLI::App& command, ModelOptions& options)
{
    addSourceOptions(command, options);
    command.add_option("--device", options.device, "Device that runs the decoder")
        ->check(oneOf({"cpu", "cuda"}))
        ->capture_default_str()
        ->type_name("cpu|cuda");
    command
        .add_option(
            "--precision", options.precision,
            "Precision of the decoder's weights: fp32 is exact, int8 is fastest; auto is int8 on the CPU "
            "and fp16 on a GPU")
        ->check(oneOf({"auto", "fp32", "bf16", "fp16", "int8"}))
        ->capture_default_str()
        ->type_name("auto|fp32|bf16|fp16|int8");
    command.add_option("--threads", options.threads, "Number of threads; 0 is one for each physical core")
        ->check(range(0, 1024))
        ->capture_default_str()
        ->type_name("N");
    command
        .add_option("--backend", options.backend,
                    "Implementation of the decoder: Arioso's kernels or libtorch's, for comparison")
        ->check(oneOf({"auto", "native", "torch"}))
        ->capture_default_str()
        ->type_name("auto|native|torch");
}

namespace {

/// Only Arioso's own decoder supports int8.
engine::Precision precisionOf(const ModelOptions& options)
{
    using engine::Precision;
    static const std::map<std::string, Precision> precisions{{"fp32", Precision::Float32},
                                                             {"bf16", Precision::BFloat16},
                                                             {"fp16", Precision::Float16},
                                                             {"int8", Precision::Int8}};
    const auto named = precisions.find(options.precision);
    if (named != precisions.end())
        return named->second;
    if (options.device != "cpu")
        return Precision::Float16;
    return options.backend != "torch" ? Precision::Int8 : Precision::Float32;
}

/// Shows the progress, and stops after a Ctrl-C (catchInterrupts).
class Loading : public engine::LoadListener
{
public:
    Loading(ProgressLine& line, std::string name) : m_line(line), m_name(std::move(name)) {}

    engine::Flow loaded(double part) override
    {
        const int percent = int(part * 100);
        if (percent != m_shown)
            m_line.show("Loading " + m_name + ": " + std::to_string(percent) + "%");
        m_shown = percent;
        return interrupted() ? engine::Flow::Stop : engine::Flow::Continue;
    }

private:
    ProgressLine& m_line;
    std::string m_name;
    int m_shown = -1;
};

} // namespace

bool usesStarter(const ModelOptions& options)
{
    return options.directory.empty() && options.adapter.empty();
}

std::string modelDirectory(const ModelOptions& options)
{
    if (!usesStarter(options))
        return options.directory;
    const std::string starter = engine::starterModelFolder().string();
    if (starter.empty())
        throw UsageError("This build has no starter model. Specify a model folder with --model DIR.");
    return starter;
}

engine::LoadOptions sourceOf(const ModelOptions& options)
{
    engine::LoadOptions load;
    load.directory = usesStarter(options) ? modelDirectory(options) : options.directory;
    load.adapter = options.adapter;
    load.strength = options.strength;
    return load;
}

std::unique_ptr<engine::Model> loadModel(const ModelOptions& options)
{
    using namespace engine;
    static const std::map<std::string, DecoderBackend> backends{{"auto", DecoderBackend::Automatic},
                                                                {"native", DecoderBackend::Native},
                                                                {"torch", DecoderBackend::Torch}};
    LoadOptions load = sourceOf(options);
    load.device = options.device == "cuda" ? Device::Cuda : Device::Cpu;
    load.precision = precisionOf(options);
    load.threads = options.threads;
    load.backend = backends.at(options.backend);

    ProgressLine line;
    const Engine& engine = openEngine();
    Loading listener(line, (load.adapter.empty() ? load.directory : load.adapter).string());
    std::unique_ptr<Model> model = engine.load(load, listener);
    line.clear();
    if (model && line.visible()) {
        for (const std::string& warning : model->info().warnings)
            std::cerr << warning << "\n";
        for (const std::string& sentence : engine.advice())
            std::cerr << sentence << "\n";
    }
    return model;
}

} // namespace arioso::cli
