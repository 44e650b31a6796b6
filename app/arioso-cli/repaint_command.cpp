// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "commands.h"

#include "edit_options.h"
#include "engine/audio/audio_file.h"

#include <filesystem>
#include <memory>

namespace arioso::cli {
namespace {

using namespace engine;

struct RepaintOptions
{
    EditOptions edit;
    std::string from;
    std::string to;
};

class RepaintRun : public EditRun
{
public:
    RepaintRun(const OpenedPiece& opened, const EditOptions& options, FrameSpan gap)
        : EditRun(opened, options), m_gap(gap)
    {
    }

protected:
    EditedClip clipOf(const RepaintCandidate& candidate) override
    {
        EditedClip clip;
        clip.codes = m_piece.codes.replaced(m_gap.from, candidate.codes);
        clip.audio = m_model.redecode({clip.codes, m_gap, before(), skipped()});
        clip.edit.kind = "repaint";
        clip.edit.from = m_gap.from;
        clip.edit.to = m_gap.to;
        return clip;
    }

private:
    [[nodiscard]] bool hasAudio() const { return !m_piece.audio.empty(); }
    [[nodiscard]] std::int64_t skipped() const { return hasAudio() ? m_piece.skippedSamples : 0; }

    /// The audio of a take, so that it stays the same outside of the codec's reach.
    const Audio& before()
    {
        if (m_before.channels.empty())
            m_before = hasAudio() ? readAudioFile(m_piece.audio) : m_model.decode(m_piece.codes);
        return m_before;
    }

    FrameSpan m_gap;
    Audio m_before;
};

int repaint(RepaintOptions options)
{
    const OpenedPiece opened = openPiece(options.edit);
    if (!opened.model)
        return 1;
    const ModelInfo& info = opened.model->info();
    RepaintRequest request;
    request.codes = opened.piece.codes;
    request.gap.from = options.from.empty() ? 0 : frameAt(options.from, "--from", info);
    request.gap.to = options.to.empty() ? request.codes.frames : frameAt(options.to, "--to", info);
    return RepaintRun(opened, options.edit, request.gap).run(request);
}

} // namespace

Command addRepaint(CLI::App& app)
{
    auto options = std::make_shared<RepaintOptions>();
    CLI::App* command = app.add_subcommand("repaint", "Replace a part of a piece by new music that fits");
    addEditOptions(*command, options->edit);
    command
        ->add_option("--from", options->from,
                     "Beginning of the part to replace: seconds or m:ss (default: the piece's beginning)")
        ->type_name("S");
    command
        ->add_option("--to", options->to, "End of the part to replace: seconds or m:ss (default: the piece's end)")
        ->type_name("S");
    command->footer(
        "Candidates are generated from what precedes the part and ranked by the model's likelihood of what\n"
        "follows, given each candidate. The best one is written. Everything else stays as it is: the audio\n"
        "changes from 120 ms before the part to 2 s after it at 50 frames per second.");
    return [options] { return repaint(*options); };
}

} // namespace arioso::cli
