// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "model_options.h"

#include "commands.h"
#include "engine/module.h"
#include "engine/starter_model.h"
#include "interrupt.h"
#include "progress_line.h"

#include <iostream>
#include <map>
#include <utility>

namespace arioso::cli {

void addSourceOptions(CLI::App& command, ModelOptions& options)
{
    command
        .add_option("--model", options.directory,
                    "Folder of the checkpoint (Hugging Face layout), or of a PEFT adapter (LoRA, DoRA) whose "
                    "model is here; without it the starter model that comes with Arioso")
        ->type_name("DIR");
    command
        .add_option("--adapter", options.adapter,
                    "Folder of a PEFT adapter (LoRA, DoRA) that changes the model")
        ->type_name("DIR");
    command
        .add_option("--strength", options.strength,
                    "How much the adapter changes: 1 as it was trained, 0.5 half as much, 2 twice")
        ->type_name("S");
}

void addModelOptions(CLI::App& command, ModelOptions& options)
{
    addSourceOptions(command, options);
    command.add_option("--device", options.device, "Where the decoder runs")
        ->check(CLI::IsMember({"cpu", "cuda"}))
        ->capture_default_str()
        ->option_text("cpu|cuda");
    command
        .add_option("--precision", options.precision,
                    "How the decoder's weights are kept: fp32 is exact, int8 is fastest; auto takes int8 on "
                    "the CPU, fp16 on a GPU")
        ->check(CLI::IsMember({"auto", "fp32", "bf16", "fp16", "int8"}))
        ->capture_default_str()
        ->option_text("auto|fp32|bf16|fp16|int8");
    command
        .add_option("--threads", options.threads, "Threads to compute with; 0: one for each physical core")
        ->check(CLI::Range(0, 1024))
        ->type_name("N");
    command
        .add_option("--backend", options.backend,
                    "Which decoder runs: our own kernels or libtorch's operations")
        ->check(CLI::IsMember({"auto", "native", "torch"}))
        ->option_text("auto|native|torch")
        ->group("For comparison");
}

namespace {

/// Int8 is Arioso's own decoder's alone.
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

/// Shows how far it is, and stops on Ctrl-C where that is caught.
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
        throw UsageError("Name a model's folder with --model DIR: this build has no starter model.");
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
