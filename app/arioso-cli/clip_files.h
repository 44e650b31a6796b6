// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The clips of a generation on their way to files: each is written while it is made.

#include "engine/audio/audio_file_writer.h"
#include "engine/generation.h"
#include "output.h"
#include "progress.h"

#include <cstdint>
#include <exception>
#include <memory>
#include <string>
#include <vector>

namespace arioso::cli {

/// Where one clip goes.
struct ClipFile
{
    ResultFile file;
    std::string prompt; ///< for the line that tells of it; "" without
    std::string note;   ///< the end of that line
    std::uint64_t seed = 0;
};

/// Shows the steps, writes the samples, stops on Ctrl-C. A file that can't be written ends the generation; what was written
/// of the clips by then is kept.
class ClipFiles : public engine::GenerationListener
{
public:
    /// `files`: of each clip; none when the clips are written later. `expectedSamples`: of each.
    ClipFiles(std::vector<ClipFile> files, std::int64_t expectedSamples, Progress& progress);

    engine::Flow progressed(const engine::Progress& progress) override;
    void audioReady(int clip, const engine::Audio& audio) override;

    /// Gives the files their names and tells of each. False when there was no sound. Throws what ended the generation
    /// after it kept what it could.
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
