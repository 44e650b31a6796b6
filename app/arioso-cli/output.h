// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Where results go: names and formats of the sound files that a command writes.

#include "engine/audio/audio_file.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <optional>
#include <string>

namespace arioso::cli {

/// How the samples are written.
struct SampleOptions
{
    std::string format; ///< of --format, "" when it was not given
    int rate = 0; ///< Hz; 0: the model's
    bool lowerToFit = false;
};

void addSampleOptions(CLI::App& command, SampleOptions& options);

/// The format of --format, or of the name's extension. Throws UsageError when the two contradict each other.
[[nodiscard]] engine::AudioFormat outputFormat(const std::filesystem::path& path, const std::string& asked);

/// Throws engine::Error FileUnwritable when the folder does not exist or can't be written, before any work is
/// done.
void requireWritableFolder(const std::filesystem::path& file);

/// OUT.wav for a single result, OUT-1.wav, OUT-2.wav … for several.
[[nodiscard]] std::filesystem::path resultPath(const std::filesystem::path& path, std::size_t index,
                                               std::size_t count);

/// Where and how a clip is written.
struct ResultFile
{
    std::filesystem::path path;
    engine::AudioFormat format = engine::AudioFormat::WavInt16;
    const SampleOptions& samples;
};

/// Writes one clip and prints its line, which `note` ends. Tells when it was made quieter, and warns when
/// samples had to be clipped.
void writeResult(const ResultFile& file, const engine::Audio& audio, const std::string& note);

} // namespace arioso::cli
