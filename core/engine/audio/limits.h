// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Limits of audio. Files and requests that exceed them are refused before memory is allocated.

#include <cstdint>

namespace arioso::engine {

/// Hz. Real rates are higher than the lower limit; converters go up to 768 kHz.
inline constexpr int kMinSampleRate = 1;
inline constexpr int kMaxSampleRate = 1000000;

/// As in seventh-order ambisonics.
inline constexpr int kMaxChannels = 64;

/// Total of all channels: 2 GiB as floats, an hour and a half of stereo at 48 kHz. The model uses half a
/// minute. The limit protects the memory from files with a wrong header.
inline constexpr std::int64_t kMaxSamples = std::int64_t(1) << 29;

} // namespace arioso::engine
