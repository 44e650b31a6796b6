// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Where results go: names and formats of the sound files that a command writes.

#include "engine/audio/audio_file.h"

#include <filesystem>
#include <optional>
#include <string>

namespace arioso::cli {

/// The format of --format, or of the name's extension. Throws UsageError when the two contradict each other.
[[nodiscard]] engine::AudioFormat outputFormat(const std::filesystem::path& path, const std::string& asked);

/// Throws engine::Error FileUnwritable when the folder does not exist or can't be written, before any work is done.
void requireWritableFolder(const std::filesystem::path& file);

/// OUT.wav for a single result, OUT-1.wav, OUT-2.wav … for several.
[[nodiscard]] std::filesystem::path resultPath(const std::filesystem::path& path, std::size_t index, std::size_t count);

/// Writes one clip and prints its line, which `note` ends; warns when samples had to be clipped.
void writeResult(const std::filesystem::path& path, const engine::Audio& audio, engine::AudioFormat format,
                 const std::string& note);

} // namespace arioso::cli
