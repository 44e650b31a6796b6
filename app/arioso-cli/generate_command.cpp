// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "commands.h"

#include "audio_prompts.h"
#include "engine/api/error.h"
#include "engine/api/module.h"
#include "engine/api/starter_model.h"
#include "engine/files/file_map.h"
#include "generation_run.h"
#include "interrupt.h"
#include "model_options.h"
#include "result_names.h"

#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>
#include <random>
#include <sstream>
#include <string>
#include <vector>

namespace arioso::cli {
namespace {

using namespace engine;

struct GenerateOptions
{
    RunOptions run;
    std::vector<std::string> prompts;
    std::vector<std::string> excluded;
    std::string promptFile;
    std::vector<std::string> audio;
    std::string from;
    std::string to;
    std::vector<std::string> melodies;
    bool unconditional = false;
    std::optional<int> newTokens;
};

/// The lines of a file, without empty ones and those that begin with #.
std::vector<std::string> linesOf(const std::filesystem::path& path)
{
    constexpr std::uintmax_t kMaxBytes = 64U << 20U;
    std::istringstream text(readFile(path, kMaxBytes));
    std::vector<std::string> lines;
    for (std::string line; std::getline(text, line);) {
        if (lines.empty() && line.rfind("\xEF\xBB\xBF", 0) == 0)
            line.erase(0, 3);
        while (!line.empty() && (line.back() == '\r' || line.back() == ' ' || line.back() == '\t'))
            line.pop_back();
        if (!line.empty() && line.front() != '#')
            lines.push_back(std::move(line));
    }
    if (lines.empty())
        throw Error(ErrorCode::FileUnreadable,
                    "'" + path.string() + "' contains no prompts. The format is one prompt a line.");
    return lines;
}

/// Repeats a single entry for all clips of the batch.
const std::string* entryFor(const std::vector<std::string>& list, std::size_t index)
{
    if (list.empty())
        return nullptr;
    return &list[list.size() == 1 ? 0 : index];
}

bool isNothingAsked(const GenerateOptions& options)
{
    return !options.unconditional && options.prompts.empty() && options.audio.empty() &&
           options.melodies.empty();
}

/// The part of the audio that is used depends on the model's window, which its configuration states.
PromptPart partOf(const GenerateOptions& options)
{
    PromptPart part{options.from, options.to, 0, 0};
    for (const auto& [time, option] : {std::pair(options.from, "--from"), std::pair(options.to, "--to")})
        if (!time.empty())
            (void)parseTime(time, option); // before libtorch is loaded
    const ModelInfo info = openEngine().inspect(sourceOf(options.run.model));
    part.window = double(info.maxFrames) / info.frameRate;
    part.length = part.window;
    if (const auto seconds = durationOf(options.run); seconds && *seconds > 0)
        part.length = std::min(part.window, *seconds);
    return part;
}

std::vector<Prompt> promptsOf(const GenerateOptions& options)
{
    if (options.audio.empty() && !(options.from.empty() && options.to.empty()))
        throw UsageError("--from and --to select a part of --audio, but --audio is missing.");
    if (options.unconditional && !options.prompts.empty())
        throw UsageError("--unconditional and --prompt exclude each other.");
    if (isNothingAsked(options)) {
        if (!usesStarter(options.run.model))
            throw UsageError("Specify --prompt TEXT, --audio FILE or --unconditional.");
        std::cerr << "Prompt: " << kStarterPrompt << "\n";
        Prompt prompt;
        prompt.text = kStarterPrompt;
        if (!options.excluded.empty())
            prompt.exclude = options.excluded.front();
        return {std::move(prompt)};
    }

    const std::size_t count =
        std::max({options.prompts.size(), options.audio.size(), options.melodies.size(), std::size_t(1)});
    for (const std::vector<std::string>* list :
         {&options.prompts, &options.audio, &options.melodies, &options.excluded}) {
        if (list->size() > 1 && list->size() != count)
            throw UsageError(
                "--prompt, --audio, --melody and --exclude must each be given once, or equally often.");
    }
    std::vector<Prompt> prompts(count);
    const PromptPart part = options.audio.empty() ? PromptPart{} : partOf(options);
    for (std::size_t i = 0; i < count; ++i) {
        if (const std::string* text = entryFor(options.prompts, i))
            prompts[i].text = *text;
        if (const std::string* text = entryFor(options.excluded, i))
            prompts[i].exclude = *text;
        if (const std::string* file = entryFor(options.audio, i))
            prompts[i].continuation = readPrompt(*file, part);
        if (const std::string* file = entryFor(options.melodies, i))
            prompts[i].melody = readMelody(*file);
    }
    return prompts;
}

/// The default duration of new audio.
Seconds starterLength(const std::vector<Prompt>& prompts)
{
    double heard = 0;
    for (const Prompt& prompt : prompts)
        if (const auto* audio = std::get_if<Audio>(&prompt.continuation))
            heard = std::max(heard, audio->seconds());
    return Seconds{heard + kStarterSeconds};
}

GenerationRequest requestOf(const GenerateOptions& options)
{
    GenerationRequest request;
    request.prompts = promptsOf(options);
    request.takes = options.run.takes;
    request.seed = options.run.seed ? *options.run.seed : std::random_device{}();
    request.overrides = overridesOf(options.run);
    if (options.run.overlap)
        request.overlap = Seconds{*options.run.overlap};
    if (isEndless(options.run))
        request.length = Endless{};
    else if (const auto seconds = durationOf(options.run))
        request.length = Seconds{*seconds};
    else if (options.newTokens)
        request.length = NewTokens{*options.newTokens};
    else if (usesStarter(options.run.model))
        request.length = starterLength(request.prompts);
    return request;
}

/// Generates the prompts of a file one after the other, with the seeds that they would have in one batch.
void generateEach(GenerationRun& run, GenerationRequest request)
{
    const std::vector<Prompt> prompts = std::move(request.prompts);
    for (const Prompt& prompt : prompts) {
        request.prompts = {prompt};
        if (!run.generate(request))
            return;
        request.seed += std::uint64_t(request.takes);
    }
}

void check(GenerateOptions& options)
{
    if (options.run.output.empty())
        options.run.output =
            options.promptFile.empty() ? freeName("arioso.wav").string() : "{n}-{prompt}.wav";
    if (usesStarter(options.run.model))
        (void)modelDirectory(options.run.model); // throws if there is none
    if (!options.run.duration.empty() && options.newTokens)
        throw UsageError("--duration and --max-new-tokens exclude each other.");
    if (!options.promptFile.empty() && (!options.prompts.empty() || options.unconditional))
        throw UsageError("--prompts excludes --prompt and --unconditional.");
    if (!options.promptFile.empty() && !isTemplate(options.run.output))
        throw UsageError(
            "With --prompts, the output needs {n}, {prompt} or {seed} in its name, as in {n}-{prompt}.wav.");
    checkRun(options.run);
}

int generate(GenerateOptions options)
{
    check(options);
    if (!options.promptFile.empty())
        options.prompts = linesOf(options.promptFile);
    const GenerationRequest request = requestOf(options);

    catchInterrupts();
    const std::unique_ptr<Model> model = loadModel(options.run.model);
    if (!model) {
        std::cerr << "Stopped while the model was loading. Nothing was written.\n";
        return 1;
    }
    const float guidance = options.run.overrides.guidanceScale.value_or(model->info().defaults.guidanceScale);
    if (!options.excluded.empty() && guidance <= 1)
        std::cerr << "--exclude has no effect because guidance is off.\n";
    GenerationRun run(*model, options.run);
    if (options.promptFile.empty())
        (void)run.generate(request);
    else
        generateEach(run, request);
    return run.finish();
}

} // namespace

Command addGenerate(CLI::App& app)
{
    auto options = std::make_shared<GenerateOptions>();
    CLI::App* command = app.add_subcommand("generate", "Generate music from text, or continue a recording");
    command->add_option("--prompt", options->prompts, "Description of the music; repeat for a batch")
        ->type_name("TEXT")
        ->allow_extra_args(false);
    command
        ->add_option("--prompts", options->promptFile,
                     "Text file with a prompt on each line; lines that begin with # are skipped")
        ->type_name("FILE");
    command
        ->add_option("--exclude", options->excluded,
                     "Description of what to avoid (negative prompt); no effect without guidance")
        ->type_name("TEXT")
        ->allow_extra_args(false);
    command->add_flag("--unconditional", options->unconditional, "Generate without a prompt");
    command
        ->add_option("--audio", options->audio,
                     "Audio or video file to continue; repeat for a batch. If it's long, its end is used")
        ->type_name("FILE")
        ->allow_extra_args(false);
    command->add_option("--from", options->from, "Start of the part of --audio to continue: seconds or m:ss")
        ->type_name("S");
    command->add_option("--to", options->to, "End of that part, where the new music begins")->type_name("S");
    command
        ->add_option("--melody", options->melodies,
                     "Audio or video file whose melody to follow, for melody models; repeat for a batch")
        ->type_name("FILE")
        ->allow_extra_args(false);
    command
        ->add_option(
            "-o,--output", options->run.output,
            "Audio file to write, .wav or .flac (default: arioso.wav); several clips become OUT-1.wav, "
            "OUT-2.wav … {prompt}, {seed} and {n} in the name are filled in; then no file is replaced")
        ->type_name("OUT.wav");
    command
        ->add_option("--max-new-tokens", options->newTokens, "Duration in decoder steps, as in Transformers")
        ->type_name("N");
    command->add_option("--takes", options->run.takes, "Clips to generate for each prompt in one batch")
        ->type_name("N")
        ->capture_default_str();
    addRunOptions(*command, options->run);
    command->footer("Defaults that aren't listed come from the model's generation_config.json.");
    return [options] { return generate(*options); };
}

} // namespace arioso::cli
