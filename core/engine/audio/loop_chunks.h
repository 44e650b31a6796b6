// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The content of the WAV chunks that mark a loop, without their headers. Little-endian.

#include "engine/audio/audio_file.h"

#include <cstdint>
#include <string>

namespace arioso::engine {

/// `smpl`: one forward loop around samples 0..samples-1, without end. Source: Multimedia Data Standards Update
/// 3.0 (1994).
[[nodiscard]] std::string samplerChunk(int sampleRate, std::int64_t samples);

/// `acid`: a loop that may be stretched, its beats, meter and tempo. The layout is that of ACID, as libsndfile
/// reads it.
[[nodiscard]] std::string acidChunk(const LoopTag& loop);

} // namespace arioso::engine
