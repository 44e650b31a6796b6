// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Which form of sound a device takes, and bringing ours into it.

#include <QAudioFormat>

#include <functional>

namespace arioso::core {

using FormatSupport = std::function<bool(const QAudioFormat&)>;

/// The form nearest to float stereo at `sampleRate` (Hz) that is supported: first the sound's own rate, as
/// sound servers convert better than we do, then the device's preferred one; else `preferred` as it is. Not
/// valid when that is not.
[[nodiscard]] QAudioFormat chooseOutputFormat(int sampleRate, const QAudioFormat& preferred,
                                              const FormatSupport& isSupported);

/// Writes `frames` stereo frames (left, right, left …) as the format's: to one channel by the mean, to more
/// than two with silence in the rest; clipped in integer formats. `out` has room for frames * bytesPerFrame
/// bytes.
void writeFrames(const float* stereo, qint64 frames, const QAudioFormat& format, char* out);

} // namespace arioso::core
