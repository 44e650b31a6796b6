// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What counts as sound at all; files and requests beyond it are refused before memory is spent on them.

#include <cstdint>

namespace arioso::engine {

/// Hz. The lower end is no real rate but keeps the arithmetic sound; converters end at 768 kHz.
inline constexpr int kMinSampleRate = 1;
inline constexpr int kMaxSampleRate = 1000000;

/// Seventh-order ambisonics, the most that is in use.
inline constexpr int kMaxChannels = 64;

/// Over all channels: 2 GiB as floats, an hour and a half of stereo at 48 kHz. The model looks at half a
/// minute, so this is generous; it keeps one file, whatever its header says, from filling the memory.
inline constexpr std::int64_t kMaxSamples = std::int64_t(1) << 29;

} // namespace arioso::engine
