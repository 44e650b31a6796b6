// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What repaint and loop share: the piece, options of the candidates, and how they are generated, printed and
// written.

#include "codes_file.h"
#include "engine/api/generation.h"
#include "engine/audio/audio_file.h"
#include "generation_run.h"
#include "piece_file.h"

#include <CLI/CLI.hpp>

#include <memory>
#include <optional>
#include <string>

namespace arioso::cli {

struct EditOptions
{
    RunOptions run;
    std::string source;
    int clip = 1;
    std::optional<std::string> prompt;
    std::string melody;
    bool all = false; ///< write every candidate
};

/// The piece, --clip, --prompt, --melody, --takes, --all, -o, and the options of the draw.
void addEditOptions(CLI::App& command, EditOptions& options);

struct OpenedPiece
{
    Piece piece;
    std::unique_ptr<engine::Model> model; ///< null after an interrupt
};

/// Checks the options, reads the piece and loads its model.
[[nodiscard]] OpenedPiece openPiece(EditOptions& options);

/// A time of the piece, rounded to frames. Throws UsageError for what is no time.
[[nodiscard]] int frameAt(const std::string& text, const std::string& option, const engine::ModelInfo& info);

/// Fills in prompt, settings, seed and the number of candidates.
void completeRequest(engine::RepaintRequest& request, const EditOptions& options, const Piece& piece);

/// A candidate as a clip.
struct EditedClip
{
    engine::Codes codes;
    engine::Audio audio;
    ClipEdit edit; ///< without what the request says
};

/// Generates candidates, prints the table and writes the best one, or all.
class EditRun
{
public:
    EditRun(const OpenedPiece& opened, const EditOptions& options);
    virtual ~EditRun() = default;

    /// The exit status.
    int run(engine::RepaintRequest request);

protected:
    [[nodiscard]] virtual EditedClip clipOf(const engine::RepaintCandidate& candidate) = 0;

    const engine::Model& m_model;
    const Piece& m_piece;
    const EditOptions& m_options;
    std::optional<engine::LoopTag> m_loop;

private:
    void write(const engine::RepaintRequest& request, const engine::RepaintResult& result);

    Progress m_progress;
};

} // namespace arioso::cli
