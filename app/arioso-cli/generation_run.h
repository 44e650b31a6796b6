// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What generate and continue share: options of the draw and of the results, and a run that writes the clips
// while they are made.

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

/// Those options. `command` has its own -o and --takes.
void addRunOptions(CLI::App& command, RunOptions& options);

/// Of --duration: seconds, m:ss or h:mm:ss. Throws UsageError.
[[nodiscard]] std::optional<double> durationOf(const RunOptions& options);

/// The checks that need no model: of names, formats and folders. Throws UsageError, engine::Error
/// FileUnwritable.
void checkRun(const RunOptions& options);

/// Of what is set: absent values stay absent.
[[nodiscard]] engine::GenerationOverrides overridesOf(const RunOptions& options);

/// Several generations with one model, of which each adds its clips to the results.
class GenerationRun
{
public:
    GenerationRun(const engine::Model& model, const RunOptions& options);

    /// False when it was stopped.
    bool generate(const engine::GenerationRequest& request);

    /// Writes the codes and tells how it went; the exit status.
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
