// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "commands.h"

#include "engine/api/module.h"
#include "engine/api/plain_text.h"
#include "model_options.h"

#include <cstdarg>
#include <cstdio>
#include <memory>
#include <string>

namespace arioso::cli {
namespace {

using namespace engine;

std::string millions(std::int64_t parameters)
{
    return fixedText(double(parameters) * 1e-6, parameters < 10'000'000 ? 2 : 0) + " million";
}

std::string joined(const std::vector<std::string>& words)
{
    std::string text;
    for (const std::string& word : words)
        text += (text.empty() ? "" : ", ") + word;
    return text;
}

void print(const char* label, const char* format, ...) __attribute__((format(printf, 2, 3)));
void print(const char* label, const char* format, ...)
{
    std::printf("%-16s", label);
    va_list arguments;
    va_start(arguments, format);
    std::vprintf(format, arguments);
    va_end(arguments);
    std::printf("\n");
}

int info(const ModelOptions& options)
{
    const ModelInfo model = openEngine().inspect(sourceOf(options));
    const DecoderConfig& decoder = model.config.decoder;
    const GenerationDefaults& defaults = model.defaults;
    const bool melody = model.config.family == Family::MusicGenMelody;

    print("Name", "%s", model.name.c_str());
    if (const auto& adapter = model.adapter) {
        print("Adapter", "%s: %s of rank %d, %s parameters, for %s; strength %s", adapter->name.c_str(),
              adapter->kind.c_str(), adapter->rank, millions(adapter->parameters).c_str(),
              adapter->base.empty() ? "an unnamed model" : adapter->base.c_str(),
              shortText(adapter->strength).c_str());
    }
    print("Kind", "%s, %s", melody ? "MusicGen Melody (text and melody)" : "MusicGen (text)",
          model.channels == 2 ? "stereo" : "mono");
    print("Audio", "%d Hz, up to %s s", model.sampleRate,
          fixedText(double(model.maxFrames) / model.frameRate, 2).c_str());
    print("Decoder", "%s parameters; width %d, %d layers, %d heads, %d codebooks of %d at %d frames/s",
          millions(model.decoderParameters).c_str(), decoder.hiddenSize, decoder.layers, decoder.heads,
          decoder.codebooks, decoder.vocabSize, model.frameRate);
    print("Text encoder", "%s parameters; T5%s, width %d, %d layers",
          millions(model.textEncoderParameters).c_str(), model.config.text.gated ? " (gated)" : "",
          model.config.text.width, model.config.text.layers);
    print("Codec", "%s parameters; EnCodec", millions(model.audioEncoderParameters).c_str());
    print("On disk", "%s GB, %s", fixedText(double(model.bytesOnDisk) * 1e-9, 2).c_str(),
          joined(model.dtypes).c_str());
    print("Defaults", "%s, guidance %s, temperature %s, top-k %d, top-p %s, %d steps",
          defaults.sample ? "sampling" : "greedy", shortText(defaults.guidanceScale).c_str(),
          shortText(defaults.temperature).c_str(), defaults.topK, shortText(defaults.topP).c_str(),
          defaults.maxNewTokens.value_or(defaults.maxLength));
    print("License", "%s",
          usesStarter(options)
              ? "MIT, like Arioso; see README.md in the model's folder"
              : "See the source of the weights. Meta's official MusicGen weights are under CC-BY-NC 4.0,\n"
                "                which excludes commercial use.");
    for (const std::string& warning : model.warnings)
        print("Note", "%s", warning.c_str());
    return 0;
}

} // namespace

Command addInfo(CLI::App& app)
{
    auto options = std::make_shared<ModelOptions>();
    CLI::App* command = app.add_subcommand("info", "Show a model's sizes, defaults and license");
    addSourceOptions(*command, *options);
    return [options] { return info(*options); };
}

} // namespace arioso::cli
