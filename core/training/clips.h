// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Reads training data: a folder of audio files, each with a text file next to it.

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace arioso::training {

/// An audio file in memory, as 16-bit samples, so that hours of audio fit.
struct Clip
{
    std::string name;                                ///< of the file, without extension
    std::vector<std::vector<std::int16_t>> channels; ///< [C][N]
    std::vector<std::string> texts;                  ///< the lines of NAME.txt that are not blank

    [[nodiscard]] std::int64_t samples() const
    {
        return channels.empty() ? 0 : std::int64_t(channels.front().size());
    }

    /// `count` samples of a channel from `begin`, padded with zeros: [count] float32.
    [[nodiscard]] at::Tensor part(std::int64_t begin, std::int64_t count, std::size_t channel = 0) const;
};

struct ClipSet
{
    int sampleRate = 32000; ///< Hz
    std::vector<Clip> training;
    std::vector<Clip> validation; ///< files whose name ends in "_val"

    [[nodiscard]] double seconds() const; ///< of the training clips
};

struct ClipOptions
{
    int sampleRate = 32000; ///< Hz
    int channels = 1;       ///< 1 or 2
    bool texts = false;     ///< read NAME.txt, and skip clips without one
    std::function<void(std::size_t done, std::size_t all)> progress;
};

/// Reads all WAV, AIFF, FLAC, Ogg and MP3 files of a folder, sorted by name, and converts them to the given
/// sampling rate and number of channels (engine::convertAudio). Files that cannot be read or lack a text are
/// skipped and listed on standard error. Throws engine::Error FileNotFound if there is no such folder,
/// AudioInvalid if it contains no training clips.
[[nodiscard]] ClipSet readClips(const std::filesystem::path& folder, const ClipOptions& options);

} // namespace arioso::training
