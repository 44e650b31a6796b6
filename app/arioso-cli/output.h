// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Names and formats of the audio files that a command writes.

#include "engine/audio/audio_file.h"

#include <CLI/CLI.hpp>

#include <filesystem>
#include <optional>
#include <string>

namespace arioso::cli {

/// How the samples are written.
struct SampleOptions
{
    std::string format; ///< --format, or "" if not given
    int rate = 0;       ///< Hz; 0: the model's
    std::string quality = "standard";
    bool lowerToFit = false;
};

void addSampleOptions(CLI::App& command, SampleOptions& options);

/// The format by the name's extension and --format. Throws UsageError if the two contradict each other, for
/// other extensions and for formats that the installed libsndfile doesn't write.
[[nodiscard]] engine::AudioFormat outputFormat(const std::filesystem::path& path, const std::string& asked);

/// Throws engine::Error FileUnwritable if the folder doesn't exist or isn't writable. Call it before long
/// work.
void requireWritableFolder(const std::filesystem::path& file);

/// OUT.wav for a single result, OUT-1.wav, OUT-2.wav … for several.
[[nodiscard]] std::filesystem::path resultPath(const std::filesystem::path& path, std::size_t index,
                                               std::size_t count);

/// Path and format of a clip.
struct ResultFile
{
    std::filesystem::path path;
    engine::AudioFormat format = engine::AudioFormat::WavInt16;
    const SampleOptions& samples;
};

/// Writes a whole clip, which may be a loop; returns its seconds. Prints a note if the level was lowered, and a
/// warning if samples were clipped.
double writeResult(const ResultFile& file, const engine::Audio& audio,
                   const std::optional<engine::LoopTag>& loop = {});

/// Prints a warning if samples were above full scale and were clipped. `peak`: the peak to print.
void warnOfClipping(const std::filesystem::path& path, double samplePeak, double peak);

} // namespace arioso::cli
