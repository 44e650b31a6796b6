// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What is measured of long audio, which stays on disk.

#include "core/analysis/take_analysis.h"
#include "core/playback/growing_sound.h"

namespace arioso::core {

/// The same as analyze() of the audio, block by block and without beats. The sound is finished. Any thread.
[[nodiscard]] TakeAnalysis analyzeLong(const GrowingSound& sound);

} // namespace arioso::core
