// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "commands.h"

#include "audio_prompts.h"
#include "codes_file.h"
#include "engine/audio/audio_file.h"
#include "engine/error.h"
#include "engine/module.h"
#include "engine/plain_text.h"
#include "engine/starter_model.h"
#include "interrupt.h"
#include "model_options.h"
#include "output.h"
#include "progress_line.h"

#include <unistd.h>

#include <algorithm>
#include <iostream>
#include <memory>
#include <optional>
#include <random>
#include <string>
#include <vector>

namespace arioso::cli {
namespace {

using namespace engine;

struct GenerateOptions
{
    ModelOptions model;
    std::vector<std::string> prompts;
    std::vector<std::string> excluded;
    std::vector<std::string> audio;
    std::string from;
    std::string to;
    std::vector<std::string> melodies;
    bool unconditional = false;
    std::string output;
    SampleOptions samples;
    std::string codes;
    std::optional<double> seconds;
    std::optional<int> newTokens;
    int takes = 1;
    std::optional<std::uint64_t> seed;
    bool greedy = false;
    bool sample = false;
    GenerationOverrides overrides;
};

/// Shows the steps and stops on Ctrl-C.
class TerminalListener : public GenerationListener
{
public:
    Flow progressed(const Progress& progress) override
    {
        switch (progress.phase) {
        case Phase::EncodingText:
            m_line.show("Reading the prompt …");
            break;
        case Phase::EncodingAudio:
            m_line.show("Encoding the audio …");
            break;
        case Phase::Generating:
            m_line.showSteps(progress.step, progress.steps);
            break;
        }
        return interrupted() ? Flow::Stop : Flow::Continue;
    }

    void finish() { m_line.clear(); }

private:
    ProgressLine m_line;
};

/// The name, or with "-1", "-2" … the first that is not taken.
std::filesystem::path freeName(const std::filesystem::path& name)
{
    std::filesystem::path free = name;
    for (int number = 1; std::filesystem::exists(free); ++number)
        free = numberedPath(name, number);
    return free;
}

/// One list stretched to the length of the batch: a single entry serves all.
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
    const ModelInfo info = openEngine().inspect(sourceOf(options.model));
    part.window = double(info.maxFrames) / info.frameRate;
    part.length = part.window;
    if (options.seconds && *options.seconds > 0)
        part.length = std::min(part.window, *options.seconds);
    return part;
}

std::vector<Prompt> promptsOf(const GenerateOptions& options)
{
    if (options.audio.empty() && !(options.from.empty() && options.to.empty()))
        throw UsageError("--from and --to select a part of --audio, but --audio is missing.");
    if (options.unconditional && !options.prompts.empty())
        throw UsageError("--unconditional and --prompt exclude each other.");
    if (isNothingAsked(options)) {
        if (!usesStarter(options.model))
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
        if (const std::string* file = entryFor(options.audio, i))
            prompts[i].continuation = readPrompt(*file, part);
        if (const std::string* file = entryFor(options.melodies, i))
            prompts[i].melody = readMelody(*file);
        if (const std::string* text = entryFor(options.excluded, i))
            prompts[i].exclude = *text;
    }
    return prompts;
}

/// New music of the usual length, as far as the window has room for it.
Seconds starterLength(const std::vector<Prompt>& prompts, const GenerateOptions& options)
{
    double heard = 0;
    for (const Prompt& prompt : prompts)
        if (const auto* audio = std::get_if<Audio>(&prompt.continuation))
            heard = std::max(heard, audio->seconds());
    return Seconds{heard > 0 ? std::min(partOf(options).window, heard + kStarterSeconds) : kStarterSeconds};
}

GenerationRequest requestOf(const GenerateOptions& options)
{
    GenerationRequest request;
    request.prompts = promptsOf(options);
    request.takes = options.takes;
    request.seed = options.seed ? *options.seed : std::random_device{}();
    request.overrides = options.overrides;
    if (options.greedy)
        request.overrides.sample = false;
    else if (options.sample)
        request.overrides.sample = true;
    if (options.seconds)
        request.length = Seconds{*options.seconds};
    else if (options.newTokens)
        request.length = NewTokens{*options.newTokens};
    else if (usesStarter(options.model))
        request.length = starterLength(request.prompts, options);
    return request;
}

bool anySound(const GenerationResult& result)
{
    for (const Clip& clip : result.clips) {
        if (clip.audio.samples() > 0)
            return true;
    }
    return false;
}

void writeClips(const GenerateOptions& options, const GenerationResult& result, const ModelInfo& info,
                AudioFormat format)
{
    CodesFile codes;
    codes.sampleRate = info.sampleRate;
    codes.frameRate = info.frameRate;
    for (std::size_t i = 0; i < result.clips.size(); ++i) {
        const Clip& clip = result.clips[i];
        codes.clips.push_back(clip.codes);
        if (clip.audio.samples() == 0)
            continue;
        const std::string note = options.greedy ? "" : "seed " + std::to_string(clip.seed);
        writeResult({resultPath(options.output, i, result.clips.size()), format, options.samples},
                    clip.audio, note);
    }
    if (!options.codes.empty())
        writeCodesFile(options.codes, codes);
}

int generate(GenerateOptions options)
{
    if (options.output.empty())
        options.output = freeName("arioso.wav").string();
    if (usesStarter(options.model))
        (void)modelDirectory(options.model); // or says that there is none
    const AudioFormat format = outputFormat(options.output, options.samples.format);
    if (options.seconds && options.newTokens)
        throw UsageError("--seconds and --max-new-tokens exclude each other.");
    if (options.greedy && options.sample)
        throw UsageError("--greedy and --sample exclude each other.");
    requireWritableFolder(options.output);
    if (!options.codes.empty())
        requireWritableFolder(options.codes);
    const GenerationRequest request = requestOf(options);

    catchInterrupts();
    const std::unique_ptr<Model> model = loadModel(options.model);
    if (!model) {
        std::cerr << "Stopped while the model was loading. Nothing was written.\n";
        return 1;
    }
    const float guidance = options.overrides.guidanceScale.value_or(model->info().defaults.guidanceScale);
    if (!options.excluded.empty() && guidance <= 1)
        std::cerr << "--exclude has no effect because guidance is off.\n";
    TerminalListener listener;
    const GenerationResult result = model->generate(request, listener);
    listener.finish();

    if (result.stopped && !anySound(result)) {
        std::cerr << "Stopped before any audio was generated. Nothing was written.\n";
        return 1;
    }
    writeClips(options, result, model->info(), format);
    if (result.stopped)
        std::cerr << "Stopped. What had been generated so far was written.\n";
    else if (isatty(STDERR_FILENO) == 1 && result.decodeSeconds > 0)
        std::cerr << result.steps << " steps in " << fixedText(result.promptSeconds + result.decodeSeconds, 1)
                  << " s, " << fixedText(result.steps / result.decodeSeconds, 1) << " steps/s\n";
    return 0;
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
            "-o,--output", options->output,
            "Audio file to write, .wav or .flac (default: arioso.wav); several clips become OUT-1.wav, "
            "OUT-2.wav …")
        ->type_name("OUT.wav");
    command->add_option("--seconds", options->seconds, "Duration in seconds, including the audio to continue")
        ->type_name("S");
    command
        ->add_option("--max-new-tokens", options->newTokens, "Duration in decoder steps, as in Transformers")
        ->type_name("N");
    command->add_option("--takes", options->takes, "Clips to generate for each prompt in one batch")
        ->type_name("N")
        ->capture_default_str();
    command
        ->add_option("--seed", options->seed,
                     "Seed; the same seed gives the same clip. Take i of a batch has the seed N + i - 1 "
                     "(default: random)")
        ->type_name("N");
    command->add_flag("--greedy", options->greedy, "Greedy sampling: always the most likely code");
    command->add_flag("--sample", options->sample, "Random sampling, even if the model's default is greedy");
    command
        ->add_option("--guidance", options->overrides.guidanceScale,
                     "How closely to follow the prompt; 1 turns guidance off")
        ->type_name("G");
    command
        ->add_option("--temperature", options->overrides.temperature,
                     "Lower is more predictable, higher is more varied")
        ->type_name("T");
    command
        ->add_option("--top-k", options->overrides.topK,
                     "Sample from the K most likely codes; 0 turns it off")
        ->type_name("K");
    command
        ->add_option("--top-p", options->overrides.topP,
                     "Sample from the most likely codes whose probabilities sum to P; 1 turns it off")
        ->type_name("P");
    command
        ->add_option("--min-p", options->overrides.minP,
                     "Exclude codes less likely than P times the most likely one; 0 turns it off")
        ->type_name("P");
    command->add_option("--codes", options->codes, "Also write the codes to this file")
        ->type_name("FILE.json");
    addSampleOptions(*command, options->samples);
    addModelOptions(*command, options->model);
    command->footer("Defaults that aren't listed come from the model's generation_config.json.");
    return [options] { return generate(*options); };
}

} // namespace arioso::cli
