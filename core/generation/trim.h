// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A part of a take as a take of its own: its codes are cut at frames, and its audio is decoded only near the cuts.

#include "core/recipe/recipe.h"
#include "core/sound.h"

#include <functional>

namespace arioso::core {

struct TrimInput
{
    Recipe recipe; ///< of the part; its continuation is the take and the seconds of the part
    CodesPtr codes;
    AudioPtr audio;
    int begin = 0;             ///< frames of `codes`
    int end = 0;               ///< more than begin
    int frameRate = 0;         ///< frames a second
    qint64 skippedSamples = 0; ///< samples that decoding `codes` gives before `audio` begins
};

struct TrimmedSound
{
    engine::Codes codes;
    engine::Audio audio;
    qint64 skippedSamples = 0;
};

using DecodeCodes = std::function<engine::Audio(const engine::Codes&)>;

/// The codes and the audio that `decode` gives for them. A frame sounds like its neighbors ask for, so what is near a
/// cut is decoded again; the rest are the samples of the take. The whole part is decoded where it is short, and where
/// the two don't meet within kTrimTolerance.
[[nodiscard]] TrimmedSound trimmed(const TrimInput& input, const DecodeCodes& decode);

/// Half a step of 16-bit audio.
inline constexpr float kTrimTolerance = 1.0F / 65536;

} // namespace arioso::core
