// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Sound and codes as they are handed around in core and ui: shared and immutable, so that a signal with a
// hundred listeners copies a pointer and any thread may read.

#include "engine/api/audio.h"

#include <QMetaType>

#include <memory>

namespace arioso::core {

using AudioPtr = std::shared_ptr<const engine::Audio>;
using CodesPtr = std::shared_ptr<const engine::Codes>;

/// For sound of any length: what is large is freed on a thread of the global pool, whoever lets go of it
/// last, since that takes the system longer than the window may wait.
[[nodiscard]] AudioPtr shareAudio(engine::Audio audio);

/// The part of `audio` between two times (seconds, clamped to what is there); at least one sample is left
/// unless the audio is empty.
[[nodiscard]] AudioPtr audioBetween(const engine::Audio& audio, double fromSeconds, double toSeconds);

/// The frames of `codes` between two times (seconds, rounded to frames, clamped); at least one frame is left
/// unless there are none. frameRate: frames a second, above 0.
[[nodiscard]] CodesPtr codesBetween(const engine::Codes& codes, int frameRate, double fromSeconds,
                                    double toSeconds);

} // namespace arioso::core

Q_DECLARE_METATYPE(arioso::core::AudioPtr)
Q_DECLARE_METATYPE(arioso::core::CodesPtr)
