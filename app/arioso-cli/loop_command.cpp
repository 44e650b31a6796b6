// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "commands.h"

#include "app/command_line/help.h"
#include "core/analysis/beats.h"
#include "core/analysis/loop_bars.h"
#include "edit_options.h"
#include "engine/api/error.h"
#include "engine/api/loop.h"
#include "engine/api/plain_text.h"
#include "engine/audio/audio_file.h"

#include <algorithm>
#include <iostream>
#include <memory>
#include <utility>

namespace arioso::cli {
namespace {

using namespace engine;

struct LoopOptions
{
    EditOptions edit;
    std::string from;
    std::string to;
    std::optional<int> bars;
    int beatsPerBar = 4;
    std::optional<double> tempo;
};

class LoopRun : public EditRun
{
public:
    LoopRun(const OpenedPiece& opened, const EditOptions& options, const core::LoopBars& bars)
        : EditRun(opened, options), m_bars(bars), m_codes(opened.piece.codes.part(bars.from, bars.to))
    {
        m_loop = LoopTag{bars.beats(), bars.beatsPerBar, bars.perMinute};
    }

    [[nodiscard]] const Codes& codes() const { return m_codes; }

protected:
    EditedClip clipOf(const RepaintCandidate& candidate) override
    {
        EditedClip clip;
        clip.codes = m_codes.replaced(m_codes.frames - m_bars.seam, candidate.codes);
        clip.audio = m_model.decodeLoop(clip.codes);
        clip.edit.kind = "loop";
        clip.edit.from = m_bars.from;
        clip.edit.to = m_bars.to;
        clip.edit.seam = m_bars.seam;
        return clip;
    }

private:
    core::LoopBars m_bars;
    Codes m_codes;
};

core::Beats beatsOf(const OpenedPiece& opened, const std::optional<double>& tempo)
{
    const Audio audio =
        opened.piece.audio.empty() ? opened.model->decode(opened.piece.codes) : readAudioFile(opened.piece.audio);
    std::optional<core::Beats> beats = core::trackBeats(audio);
    if (!tempo) {
        if (!beats)
            throw Error(ErrorCode::AudioInvalid,
                        "The piece has no beat that could be measured. Specify the tempo with --tempo BPM.");
        return *beats;
    }
    if (!(*tempo >= 20 && *tempo <= 400))
        throw UsageError("--tempo must be 20 to 400 beats per minute.");
    return {*tempo, beats ? beats->seconds : std::vector<double>{}};
}

int makeLoop(LoopOptions options)
{
    const OpenedPiece opened = openPiece(options.edit);
    if (!opened.model)
        return 1;
    const ModelInfo& info = opened.model->info();
    const Piece& piece = opened.piece;
    core::LoopWish wish;
    wish.frameRate = info.frameRate;
    wish.beatsPerBar = options.beatsPerBar;
    wish.bars = options.bars;
    if (!options.from.empty())
        wish.begin = double(frameAt(options.from, "--from", info)) / info.frameRate;
    wish.end = double(options.to.empty() ? piece.codes.frames
                                         : std::min(piece.codes.frames, frameAt(options.to, "--to", info))) /
               info.frameRate;
    // Beats are those of the audio, which may begin within the codes.
    core::Beats beats = beatsOf(opened, options.tempo);
    const double skipped =
        piece.audio.empty() ? 0 : double(piece.skippedSamples) / std::max(1, info.sampleRate);
    for (double& beat : beats.seconds)
        beat += skipped;
    const std::optional<core::LoopBars> bars = core::loopBars(beats, wish);
    if (!bars) {
        throw Error(ErrorCode::RequestInvalid,
                    "There isn't room for " + std::to_string(options.bars.value_or(1)) +
                        (options.bars.value_or(1) == 1 ? " bar" : " bars") + " of " +
                        std::to_string(options.beatsPerBar) + " beats at " + fixedText(beats.perMinute, 1) +
                        " beats per minute.");
    }
    if (!options.edit.run.json)
        std::cout << bars->bars << (bars->bars == 1 ? " bar" : " bars") << " of " << bars->beatsPerBar
                  << " beats at " << fixedText(bars->perMinute, 2) << " beats per minute, "
                  << fixedText(double(bars->frames()) / info.frameRate, 2) << " s\n";
    LoopRun run(opened, options.edit, *bars);
    return run.run(seamRequest(run.codes(), bars->seam));
}

} // namespace

Command addLoop(CLI::App& app)
{
    auto options = std::make_shared<LoopOptions>();
    CLI::App* command = app.add_subcommand("loop", "Make a loop of whole bars whose end continues in its beginning");
    addEditOptions(*command, options->edit);
    command
        ->add_option("--from", options->from,
                     "Begin with the beat nearest to this time: seconds or m:ss (default: the first beat)")
        ->type_name("S");
    command->add_option("--to", options->to, "Use the piece up to this time: seconds or m:ss (default: its end)")
        ->type_name("S");
    command->add_option("--bars", options->bars, "Number of bars (default: as many as there are)")
        ->check(command_line::range(1, 10000))
        ->type_name("N");
    command->add_option("--beats-per-bar", options->beatsPerBar, "Beats of a bar")
        ->check(command_line::range(1, 32))
        ->type_name("N")
        ->capture_default_str();
    command->add_option("--tempo", options->tempo, "Beats per minute (default: measured)")->type_name("BPM");
    command->footer(
        "The last beat is generated again so that it leads into the beginning: the candidate after which the\n"
        "beginning is likeliest is written. WAV files get loop points (smpl), tempo and beats (acid).");
    return [options] { return makeLoop(*options); };
}

} // namespace arioso::cli
