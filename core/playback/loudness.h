// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// How loud a sound is to people, so that two takes can be compared without the louder one winning.

#include "engine/api/audio.h"

#include <optional>

namespace arioso::core {

/// Integrated loudness in LUFS, gated; absent for silence and for less than 0.4 s of sound. One channel
/// counts as it is, two as left and right; of more, the first two count. Works at any rate. Source: ITU-R
/// BS.1770-4, annex 1.
[[nodiscard]] std::optional<double> integratedLoudness(const engine::Audio& audio);

/// Whether the last third is silent: below -60 dBFS on average, which is what models make when they have run
/// out of music.
[[nodiscard]] bool endsInSilence(const engine::Audio& audio);

/// What to multiply each of two sounds by so that both are as loud as the quieter one: nothing is made
/// louder, so nothing clips. 1 and 1 when a loudness is unknown.
struct MatchedGains
{
    float first = 1;
    float second = 1;
};
[[nodiscard]] MatchedGains matchLoudness(std::optional<double> first, std::optional<double> second);

} // namespace arioso::core
