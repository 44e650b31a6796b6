// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "commands.h"

#include "audio_prompts.h"
#include "engine/api/error.h"
#include "engine/api/starter_model.h"
#include "engine/audio/audio_file.h"
#include "generation_run.h"
#include "interrupt.h"
#include "piece_file.h"
#include "result_names.h"
#include "source_recipe.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <iostream>
#include <memory>
#include <random>

namespace arioso::cli {
namespace {

using namespace engine;

struct ContinueOptions
{
    RunOptions run;
    std::string source;
    int clip = 1;
    std::string at;
    std::optional<std::string> prompt;
    std::string melody;
};

/// How much of the piece is kept. At its end, provisional frames (engine::provisionalFrames) are generated
/// again.
int keptFrames(const ContinueOptions& options, const Piece& piece, const ModelInfo& info)
{
    if (!options.at.empty()) {
        const double seconds = parseTime(options.at, "--at");
        const double frames = std::round(seconds * info.frameRate);
        if (frames < 1 || frames > piece.codes.frames)
            throw UsageError("--at must be inside the piece, which is " +
                             std::to_string(piece.codes.frames / info.frameRate) + " s long.");
        return int(frames);
    }
    if (!piece.recipe)
        return piece.codes.frames;
    return std::max(1, piece.codes.frames - provisionalFrames(info.config.decoder.codebooksPerChannel()));
}

GenerationRequest requestOf(const ContinueOptions& options, const Piece& piece, const ModelInfo& info)
{
    requireCodec(piece, info);
    const ClipRecipe recipe = piece.recipe.value_or(ClipRecipe{});
    GenerationRequest request;
    Prompt& prompt = request.prompts.front();
    prompt.text = options.prompt ? options.prompt : recipe.prompt;
    prompt.exclude = recipe.exclude;
    if (!options.melody.empty())
        prompt.melody = readMelody(options.melody);
    else if (recipe.melody)
        throw UsageError("The piece follows a melody; give it again with --melody FILE.");
    prompt.continuation = piece.codes.part(0, keptFrames(options, piece, info));
    request.takes = options.run.takes;
    // Continued from its end, a piece is the same as a longer one. Continued from an earlier position, it
    // differs.
    request.seed = options.run.seed                     ? *options.run.seed
                   : piece.recipe && options.at.empty() ? recipe.seed
                                                        : std::random_device{}();
    request.overrides = overridesOf(options.run, recipe);
    const std::optional<double> overlap = options.run.overlap ? options.run.overlap : recipe.overlap;
    if (overlap)
        request.overlap = Seconds{*overlap};
    const double there = double(std::get<Codes>(prompt.continuation).frames) / info.frameRate;
    if (isEndless(options.run)) {
        request.length = Endless{};
        return request;
    }
    request.length =
        Seconds{durationOf(options.run).value_or(std::min<double>(there + kStarterSeconds, kMaxSeconds))};
    return request;
}

int continuePiece(ContinueOptions options)
{
    if (options.run.output.empty())
        options.run.output = freeName("arioso.wav").string();
    checkRun(options.run);
    const Piece piece = readPiece(options.source, options.clip);
    if (piece.recipe)
        chooseModel(options.run, *piece.recipe, options.run.model.precision);

    catchInterrupts();
    const std::unique_ptr<Model> model = loadModel(options.run.model);
    if (!model) {
        std::cerr << "Stopped while the model was loading. Nothing was written.\n";
        return 1;
    }
    GenerationRun run(*model, options.run);
    (void)run.generate(requestOf(options, piece, model->info()));
    return run.finish();
}

} // namespace

Command addContinue(CLI::App& app)
{
    auto options = std::make_shared<ContinueOptions>();
    CLI::App* command = app.add_subcommand("continue", "Make a piece longer, or continue it from any point");
    command
        ->add_option("piece", options->source,
                     "Codes written by generate, or the folder of a take of the application")
        ->type_name("FILE.json|TAKE")
        ->required();
    command->add_option("--clip", options->clip, "Number of the clip in a codes file")
        ->type_name("N")
        ->capture_default_str();
    command
        ->add_option("--at", options->at,
                     "Point to continue from, with another seed: seconds or m:ss (default: the end)")
        ->type_name("S");
    command->add_option("--prompt", options->prompt, "Another description for the new music")
        ->type_name("TEXT");
    command
        ->add_option("--melody", options->melody,
                     "Audio or video file whose melody to follow, for melody models")
        ->type_name("FILE");
    command
        ->add_option("-o,--output", options->run.output,
                     "Audio file to write, .wav or .flac (default: arioso.wav)")
        ->type_name("OUT.wav");
    command->add_option("--takes", options->run.takes, "Clips to generate in one batch")->type_name("N");
    addRunOptions(*command, options->run);
    command->footer("Defaults are the prompt, settings, seed and model of the piece. The result is then the "
                    "piece that the\n"
                    "longer --duration would have given from the start.");
    return [options] { return continuePiece(*options); };
}

} // namespace arioso::cli
