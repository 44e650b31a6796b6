// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Writes the clips of a generation to files while they are generated.

#include "engine/api/generation.h"
#include "engine/audio/audio_file_writer.h"
#include "output.h"
#include "progress.h"

#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <vector>

namespace arioso::cli {

/// The destination of a clip.
struct ClipFile
{
    ResultFile file;
    std::string prompt; ///< for the line that reports the file; may be empty
    std::string note;   ///< the end of that line
    std::uint64_t seed = 0;
};

/// Shows the progress, writes the samples, and stops on Ctrl-C. A write error ends the generation. What was
/// written before is kept.
class ClipFiles : public engine::GenerationListener
{
public:
    /// `files`: one per clip; empty if the clips are written later. `expectedSamples`: of each clip.
    ClipFiles(std::vector<ClipFile> files, std::int64_t expectedSamples, Progress& progress);

    engine::Flow progressed(const engine::Progress& progress) override;
    void audioReady(int clip, const engine::Audio& audio) override;

    /// Commits the files and reports each. Returns false if there was no audio. Rethrows the error that ended
    /// the generation after saving what was written.
    bool finish();

private:
    struct Writing
    {
        std::unique_ptr<engine::AudioFileWriter> writer;
        double peak = 0;
    };
    void commit(const ClipFile& file, Writing& writing);

    std::vector<ClipFile> m_files;
    std::vector<Writing> m_writing;
    std::int64_t m_expectedSamples;
    Progress& m_progress;
    std::exception_ptr m_failure;
};

} // namespace arioso::cli
