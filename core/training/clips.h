// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A folder of sound files with a text beside each: what training reads.

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace arioso::training {

/// One file, in memory as 16-bit samples (two bytes a sample hold hours of sound).
struct Clip
{
    std::string name;                                ///< the file's, without extension
    std::vector<std::vector<std::int16_t>> channels; ///< [C][N]
    std::vector<std::string> texts;                  ///< the lines of NAME.txt that are not empty

    [[nodiscard]] std::int64_t samples() const
    {
        return channels.empty() ? 0 : std::int64_t(channels.front().size());
    }

    /// `count` samples of a channel from `begin`, zeros after the end: [count] float32.
    [[nodiscard]] at::Tensor part(std::int64_t begin, std::int64_t count, std::size_t channel = 0) const;
};

struct ClipSet
{
    int sampleRate = 32000; ///< Hz
    std::vector<Clip> training;
    std::vector<Clip> validation; ///< names that end in "_val"

    [[nodiscard]] double seconds() const; ///< of the training clips
};

struct ClipOptions
{
    int sampleRate = 32000; ///< Hz
    int channels = 1;       ///< 1 or 2
    bool texts = false;     ///< read NAME.txt, and leave out clips without one
    std::function<void(std::size_t done, std::size_t all)> progress;
};

/// Reads every WAV, AIFF, FLAC, Ogg and MP3 file of a folder, in the order of their names, at the given rate
/// and as so many channels (engine::convertAudio). A file that cannot be read or has no text is left out and
/// named on standard error. Throws engine::Error FileNotFound for no folder, AudioInvalid when it holds no
/// clip to train on.
[[nodiscard]] ClipSet readClips(const std::filesystem::path& folder, const ClipOptions& options);

} // namespace arioso::training
