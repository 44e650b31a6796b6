// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "edit_options.h"

#include "audio_prompts.h"
#include "commands.h"
#include "interrupt.h"
#include "result_names.h"
#include "source_recipe.h"

#include <algorithm>
#include <cmath>
#include <iostream>
#include <random>

namespace arioso::cli {

using namespace engine;

namespace {

constexpr int kUsualCandidates = 4;

class ShownProgress : public GenerationListener
{
public:
    explicit ShownProgress(Progress& progress) : m_progress(progress) {}

    Flow progressed(const engine::Progress& progress) override
    {
        m_progress.show(progress);
        return interrupted() ? Flow::Stop : Flow::Continue;
    }

private:
    Progress& m_progress;
};

} // namespace

void addEditOptions(CLI::App& command, EditOptions& options)
{
    options.run.takes = kUsualCandidates;
    command
        .add_option("piece", options.source,
                    "Codes written by generate or encode, or the folder of a take of the application")
        ->type_name("FILE.json|TAKE")
        ->required();
    command.add_option("--clip", options.clip, "Number of the clip in a codes file")
        ->type_name("N")
        ->capture_default_str();
    command
        .add_option("--prompt", options.prompt, "Another description for the new music (default: the piece's)")
        ->type_name("TEXT");
    command
        .add_option("--melody", options.melody, "Audio or video file whose melody to follow, for melody models")
        ->type_name("FILE");
    command.add_option("--takes", options.run.takes, "Candidates to generate in one batch")
        ->type_name("N")
        ->capture_default_str();
    command.add_flag("--all", options.all, "Write every candidate, the best first, as OUT-1.wav, OUT-2.wav …");
    command
        .add_option("-o,--output", options.run.output, "Audio file to write (default: arioso.wav)")
        ->type_name("OUT.wav");
    addDrawOptions(command, options.run);
}

OpenedPiece openPiece(EditOptions& options)
{
    if (options.run.output.empty())
        options.run.output = freeName("arioso.wav").string();
    checkRun(options.run);
    OpenedPiece opened;
    opened.piece = readPiece(options.source, options.clip);
    if (opened.piece.recipe)
        chooseModel(options.run, *opened.piece.recipe, options.run.model.precision);
    catchInterrupts();
    opened.model = loadModel(options.run.model);
    if (opened.model)
        requireCodec(opened.piece, opened.model->info());
    else
        std::cerr << "Stopped while the model was loading. Nothing was written.\n";
    return opened;
}

int frameAt(const std::string& text, const std::string& option, const ModelInfo& info)
{
    return int(std::round(std::min(parseTime(text, option), 1e6) * info.frameRate));
}

void completeRequest(RepaintRequest& request, const EditOptions& options, const Piece& piece)
{
    const ClipRecipe recipe = piece.recipe.value_or(ClipRecipe{});
    request.prompt.text = options.prompt ? options.prompt : recipe.prompt;
    request.prompt.exclude = recipe.exclude;
    if (!options.melody.empty())
        request.prompt.melody = readMelody(options.melody);
    else if (recipe.melody)
        throw UsageError("The piece follows a melody; give it again with --melody FILE.");
    request.takes = options.run.takes;
    request.seed = options.run.seed.value_or(std::random_device{}());
    request.overrides = overridesOf(options.run, recipe);
}

EditRun::EditRun(const OpenedPiece& opened, const EditOptions& options)
    : m_model(*opened.model), m_piece(opened.piece), m_options(options),
      m_progress(options.run.json ? ProgressStyle::JsonLines : ProgressStyle::Terminal)
{
}

int EditRun::run(RepaintRequest request)
{
    completeRequest(request, m_options, m_piece);
    ShownProgress listener(m_progress);
    const RepaintResult result = m_model.repaint(request, listener);
    if (result.stopped) {
        m_progress.done(true);
        std::cerr << "Stopped. Nothing was written.\n";
        return 1;
    }
    m_progress.ranked(result);
    write(request, result);
    m_progress.done(false);
    return 0;
}

void EditRun::write(const RepaintRequest& request, const RepaintResult& result)
{
    const RunOptions& run = m_options.run;
    const AudioFormat format = outputFormat(run.output, run.samples.format);
    const std::size_t count = m_options.all ? result.candidates.size() : 1;
    CodesFile codes;
    codes.sampleRate = m_model.info().sampleRate;
    codes.frameRate = m_model.info().frameRate;
    for (std::size_t i = 0; i < count; ++i) {
        const RepaintCandidate& candidate = result.candidates[i];
        EditedClip clip = clipOf(candidate);
        const ResultFile file{resultPath(run.output, i, count), format, run.samples};
        const double seconds = writeResult(file, clip.audio, m_loop);
        m_progress.wrote({file.path.string(), seconds, candidate.seed, request.prompt.text.value_or(""),
                          "seed " + std::to_string(candidate.seed)});
        clip.edit.seed = candidate.seed;
        clip.edit.prompt = request.prompt.text;
        clip.edit.overrides = request.overrides;
        ClipRecipe recipe = m_piece.recipe.value_or(ClipRecipe{});
        recipe.edits.push_back(std::move(clip.edit));
        codes.clips.push_back(std::move(clip.codes));
        codes.recipes.push_back(std::move(recipe));
    }
    if (!run.codes.empty())
        writeCodesFile(run.codes, codes);
}

} // namespace arioso::cli
