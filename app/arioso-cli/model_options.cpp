// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "model_options.h"

#include "commands.h"
#include "engine/module.h"
#include "progress_line.h"

#include <iostream>
#include <map>

namespace arioso::cli {

void addModelOptions(CLI::App& command, ModelOptions& options)
{
    command.add_option("--model", options.directory, "Folder of the checkpoint (Hugging Face layout)")
        ->required()
        ->type_name("DIR");
    command.add_option("--device", options.device, "Where the decoder runs")
        ->check(CLI::IsMember({"cpu", "cuda"}))
        ->capture_default_str()
        ->option_text("cpu|cuda");
    command.add_option("--precision", options.precision, "How the decoder's weights are kept; fp32 is exact")
        ->check(CLI::IsMember({"fp32", "bf16", "fp16", "int8"}))
        ->capture_default_str()
        ->option_text("fp32|bf16|fp16|int8");
    command.add_option("--threads", options.threads, "Threads to compute with; 0: one for each physical core")
        ->check(CLI::Range(0, 1024))
        ->type_name("N");
    command.add_option("--backend", options.backend, "Which decoder runs: our own kernels or libtorch's operations")
        ->check(CLI::IsMember({"auto", "native", "torch"}))
        ->option_text("auto|native|torch")
        ->group("For comparison");
}

std::unique_ptr<engine::Model> loadModel(const ModelOptions& options)
{
    using namespace engine;
    static const std::map<std::string, Precision> precisions{{"fp32", Precision::Float32},
                                                             {"bf16", Precision::BFloat16},
                                                             {"fp16", Precision::Float16},
                                                             {"int8", Precision::Int8}};
    static const std::map<std::string, DecoderBackend> backends{{"auto", DecoderBackend::Automatic},
                                                                {"native", DecoderBackend::Native},
                                                                {"torch", DecoderBackend::Torch}};
    LoadOptions load;
    load.directory = options.directory;
    load.device = options.device == "cuda" ? Device::Cuda : Device::Cpu;
    load.precision = precisions.at(options.precision);
    load.threads = options.threads;
    load.backend = backends.at(options.backend);

    ProgressLine line;
    line.show("Loading " + options.directory + " …");
    const Engine& engine = openEngine();
    LoadListener quiet;
    std::unique_ptr<Model> model = engine.load(load, quiet);
    line.clear();
    if (line.visible()) {
        for (const std::string& warning : model->info().warnings)
            std::cerr << warning << "\n";
        for (const std::string& sentence : engine.advice())
            std::cerr << sentence << "\n";
    }
    return model;
}

} // namespace arioso::cli
