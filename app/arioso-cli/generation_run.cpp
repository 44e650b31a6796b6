// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "generation_run.h"

#include "audio_prompts.h"
#include "commands.h"
#include "engine/api/plain_text.h"
#include "result_names.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <iostream>
#include <set>

namespace arioso::cli {

using namespace engine;

void addRunOptions(CLI::App& command, RunOptions& options)
{
    command
        .add_option("--duration,--seconds", options.duration,
                    "Duration up to an hour, including the audio to continue: seconds or m:ss; endless: until Ctrl+C")
        ->type_name("S");
    command
        .add_option("--overlap", options.overlap,
                    "Seconds of a full window that the next one starts with, for pieces longer than the "
                    "model's window "
                    "(default: two fifths of it)")
        ->type_name("S");
    addDrawOptions(command, options);
}

void addDrawOptions(CLI::App& command, RunOptions& options)
{
    command
        .add_option("--seed", options.seed,
                    "Seed; the same seed gives the same clip. Take i of a batch has the seed N + i - 1 "
                    "(default: random)")
        ->type_name("N");
    command.add_flag("--greedy", options.greedy, "Greedy sampling: always the most likely code");
    command.add_flag("--sample", options.sample, "Random sampling, even if the model's default is greedy");
    command
        .add_option("--guidance", options.overrides.guidanceScale,
                    "How closely to follow the prompt; 1 turns guidance off")
        ->type_name("G");
    command
        .add_option("--temperature", options.overrides.temperature,
                    "Lower is more predictable, higher is more varied")
        ->type_name("T");
    command
        .add_option("--top-k", options.overrides.topK, "Sample from the K most likely codes; 0 turns it off")
        ->type_name("K");
    command
        .add_option("--top-p", options.overrides.topP,
                    "Sample from the most likely codes whose probabilities sum to P; 1 turns it off")
        ->type_name("P");
    command
        .add_option("--min-p", options.overrides.minP,
                    "Exclude codes less likely than P times the most likely one; 0 turns it off")
        ->type_name("P");
    command
        .add_option(
            "--codes", options.codes,
            "Also write the codes to this file, which continue can make longer: safetensors, or text if the "
            "name ends in .json")
        ->type_name("FILE.safetensors");
    command.add_flag("--json", options.json, "Print progress and results as JSON, one object a line");
    addSampleOptions(command, options.samples);
    addModelOptions(command, options.model);
}

bool isEndless(const RunOptions& options)
{
    return options.duration == "endless";
}

std::optional<double> durationOf(const RunOptions& options)
{
    if (options.duration.empty() || isEndless(options))
        return std::nullopt;
    if (options.duration.find(':') != std::string::npos)
        return parseTime(options.duration, "--duration");
    double seconds = 0;
    const char* end = options.duration.data() + options.duration.size();
    const auto [behind, error] = std::from_chars(options.duration.data(), end, seconds);
    if (error != std::errc() || behind != end)
        throw UsageError("--duration takes seconds (90), minutes and seconds (1:30) or endless, not '" +
                         options.duration + "'.");
    return seconds; // the engine checks the limits
}

void checkRun(const RunOptions& options)
{
    (void)outputFormat(options.output, options.samples.format);
    if (options.greedy && options.sample)
        throw UsageError("--greedy and --sample exclude each other.");
    (void)durationOf(options);
    requireWritableFolder(options.output);
    if (!options.codes.empty())
        requireWritableFolder(options.codes);
}

GenerationOverrides overridesOf(const RunOptions& options)
{
    GenerationOverrides overrides = options.overrides;
    if (options.greedy)
        overrides.sample = false;
    else if (options.sample)
        overrides.sample = true;
    return overrides;
}

GenerationRun::GenerationRun(const Model& model, const RunOptions& options)
    : m_model(model), m_options(options),
      m_progress(options.json ? ProgressStyle::JsonLines : ProgressStyle::Terminal)
{
    m_codes.sampleRate = model.info().sampleRate;
    m_codes.frameRate = model.info().frameRate;
}

std::filesystem::path GenerationRun::pathOf(const GenerationRequest& request, std::size_t clip,
                                            std::size_t count)
{
    if (!isTemplate(m_options.output))
        return resultPath(m_options.output, clip, count);
    const Prompt& prompt = request.prompts[clip / std::size_t(request.takes)];
    return filledIn(m_options.output,
                    {prompt.text.value_or(""), request.seed + clip, m_clips + int(clip) + 1});
}

bool GenerationRun::generate(const GenerationRequest& wanted)
{
    GenerationRequest request = wanted;
    const AudioFormat format = outputFormat(m_options.output, m_options.samples.format);
    // A level or another rate needs the complete clip. Lossy formats need both.
    const bool isWhole = m_options.samples.lowerToFit || m_options.samples.rate > 0 || isLossy(format);
    request.audio = isWhole ? ClipAudio::Kept : ClipAudio::Streamed;
    const std::size_t count = request.prompts.size() * std::size_t(std::max(0, request.takes));
    std::vector<ClipFile> files;
    std::set<std::filesystem::path> taken;
    for (std::size_t i = 0; i < count; ++i) {
        std::filesystem::path path = pathOf(request, i, count);
        if (isTemplate(m_options.output)) {
            const std::filesystem::path name = path;
            for (int number = 1; std::filesystem::exists(path) || taken.count(path) > 0; ++number)
                path = numberedPath(name, number);
            taken.insert(path);
        }
        const bool drawn = request.overrides.sample.value_or(true);
        files.push_back({{path, format, m_options.samples},
                         request.prompts[i / std::size_t(request.takes)].text.value_or(""),
                         drawn ? "seed " + std::to_string(request.seed + i) : "",
                         request.seed + i});
    }
    m_clips += int(count);

    const ModelInfo& info = m_model.info();
    const auto* seconds = std::get_if<Seconds>(&request.length);
    const double longest = std::holds_alternative<Endless>(request.length) ? Endless::kMaxSeconds
                           : seconds != nullptr && seconds->value > 0 && seconds->value <= kMaxSeconds
                               ? seconds->value
                               : double(info.maxFrames) / info.frameRate;
    ClipFiles listener(request.audio == ClipAudio::Streamed ? files : std::vector<ClipFile>(),
                       std::llround(longest * info.sampleRate), m_progress);
    GenerationResult result;
    try {
        result = m_model.generate(request, listener);
    } catch (...) {
        (void)listener.finish(); // keep the audio so far
        throw;
    }
    addCodes(request, result);
    m_stopped = m_stopped || result.stopped;
    m_steps += result.steps;
    m_promptSeconds += result.promptSeconds;
    m_decodeSeconds += result.decodeSeconds;
    m_anySound = listener.finish() || m_anySound;
    writeKept(request, result, files);
    return !result.stopped;
}

void GenerationRun::writeKept(const GenerationRequest& request, const GenerationResult& result,
                              const std::vector<ClipFile>& files)
{
    if (request.audio == ClipAudio::Streamed)
        return;
    for (std::size_t i = 0; i < result.clips.size(); ++i) {
        const Audio& audio = result.clips[i].audio;
        if (audio.samples() == 0)
            continue;
        m_anySound = true;
        const double seconds = writeResult(files[i].file, audio);
        m_progress.wrote(
            {files[i].file.path.string(), seconds, files[i].seed, files[i].prompt, files[i].note});
    }
}

void GenerationRun::addCodes(const GenerationRequest& request, const GenerationResult& result)
{
    if (m_options.codes.empty())
        return;
    for (const Clip& clip : result.clips) {
        const Prompt& prompt = request.prompts[std::size_t(clip.prompt)];
        ClipRecipe recipe;
        recipe.prompt = prompt.text;
        recipe.exclude = prompt.exclude;
        recipe.seed = clip.seed;
        recipe.overrides = request.overrides;
        if (request.overlap)
            recipe.overlap = request.overlap->value;
        recipe.melody = prompt.melody.has_value();
        recipe.model =
            usesStarter(m_options.model) ? "" : std::filesystem::absolute(m_options.model.directory).string();
        if (!m_options.model.adapter.empty())
            recipe.adapter = std::filesystem::absolute(m_options.model.adapter).string();
        recipe.strength = m_options.model.strength;
        recipe.precision = m_options.model.precision;
        m_codes.clips.push_back(clip.codes);
        m_codes.recipes.push_back(std::move(recipe));
    }
}

int GenerationRun::finish()
{
    const bool told = m_progress.visible();
    if (m_stopped && !m_anySound) {
        m_progress.done(true);
        std::cerr << "Stopped before any audio was generated. Nothing was written.\n";
        return 1;
    }
    if (!m_options.codes.empty())
        writeCodesFile(m_options.codes, m_codes);
    m_progress.done(m_stopped);
    if (m_stopped)
        std::cerr << "Stopped. What had been generated so far was written.\n";
    else if (told && m_decodeSeconds > 0)
        std::cerr << m_steps << " steps in " << fixedText(m_promptSeconds + m_decodeSeconds, 1) << " s, "
                  << fixedText(m_steps / m_decodeSeconds, 1) << " steps/s\n";
    return 0;
}

} // namespace arioso::cli
