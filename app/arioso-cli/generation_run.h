// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Shared by generate and continue: options for sampling and output, and a run that writes the clips while
// they are generated.

#include "clip_files.h"
#include "codes_file.h"
#include "engine/api/generation.h"
#include "model_options.h"
#include "output.h"
#include "progress.h"

#include <CLI/CLI.hpp>

#include <optional>
#include <string>

namespace arioso::cli {

struct RunOptions
{
    ModelOptions model;
    std::string output; ///< a file, or a template of names
    SampleOptions samples;
    std::string codes;
    std::string duration; ///< as typed; "": not given
    std::optional<double> overlap;
    int takes = 1;
    std::optional<std::uint64_t> seed;
    bool greedy = false;
    bool sample = false;
    engine::GenerationOverrides overrides;
    bool json = false;
};

/// Those options without the length. `command` has its own -o and --takes.
void addDrawOptions(CLI::App& command, RunOptions& options);

/// The same with --duration and --overlap.
void addRunOptions(CLI::App& command, RunOptions& options);

/// --duration endless.
[[nodiscard]] bool isEndless(const RunOptions& options);

/// The value of --duration in seconds: seconds, m:ss or h:mm:ss; absent for endless. Throws UsageError.
[[nodiscard]] std::optional<double> durationOf(const RunOptions& options);

/// Checks names, formats and folders, which needs no model. Throws UsageError, engine::Error
/// FileUnwritable.
void checkRun(const RunOptions& options);

/// The overrides of the given options.
[[nodiscard]] engine::GenerationOverrides overridesOf(const RunOptions& options);

/// One or several generations with one model. Each adds its clips to the results.
class GenerationRun
{
public:
    GenerationRun(const engine::Model& model, const RunOptions& options);

    /// Returns false if it was stopped.
    bool generate(const engine::GenerationRequest& request);

    /// Writes the codes and prints a summary. Returns the exit status.
    int finish();

private:
    [[nodiscard]] std::filesystem::path pathOf(const engine::GenerationRequest& request, std::size_t clip,
                                               std::size_t count);
    void writeKept(const engine::GenerationRequest& request, const engine::GenerationResult& result,
                   const std::vector<ClipFile>& files);
    void addCodes(const engine::GenerationRequest& request, const engine::GenerationResult& result);

    const engine::Model& m_model;
    const RunOptions& m_options;
    Progress m_progress;
    CodesFile m_codes;
    int m_clips = 0; ///< named so far
    int m_steps = 0;
    double m_promptSeconds = 0;
    double m_decodeSeconds = 0;
    bool m_stopped = false;
    bool m_anySound = false;
};

} // namespace arioso::cli
