// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The audio files named on the command line: which part of each is used, and the warnings about it.

#include "engine/api/audio.h"

#include <string>

namespace arioso::cli {

/// Which part of a file to continue.
struct PromptPart
{
    std::string from;  ///< as typed, seconds or m:ss; "": its beginning
    std::string to;    ///< "": its end
    double window = 0; ///< of the model, in seconds
    double length = 0; ///< of the result, in seconds, including this part; at most the window
};

/// Seconds of "12.5", "1:30" or "1:02:30.5", in every locale. Throws UsageError naming the option.
[[nodiscard]] double parseTime(const std::string& text, const std::string& option);

/// Audio to continue. If the part is longer than the model's window, its last seconds are used, as in the
/// application. Prints that and defects of the file to standard error. Throws UsageError, and Error as
/// readAudioPart.
[[nodiscard]] engine::Audio readPrompt(const std::string& path, const PromptPart& part);

/// Audio whose melody to follow: its beginning, the only part that models use.
[[nodiscard]] engine::Audio readMelody(const std::string& path);

} // namespace arioso::cli
