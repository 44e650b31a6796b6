// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Which part of a sound is continued, and what room it leaves in the model's window.

namespace arioso::ui {

/// Seconds, and frames a second.
struct PartWish
{
    double duration = 0; ///< of the sound
    double cursor = 0;   ///< where the new music is to begin
    double seconds = 0;  ///< of sound before it that the model is to hear
    double window = 0;   ///< seconds that the model attends to at once, old and new
    double longest = 0;  ///< of old and new together
    int frameRate = 0;   ///< of the model's codec
};

struct ContinuationPart
{
    double begin = 0; ///< seconds, as the rest
    double end = 0;
    double room = 0;          ///< for new music
    bool isShortened = false; ///< at its beginning, because the window holds no more

    [[nodiscard]] double seconds() const { return end - begin; }
};

/// Least of new music that a part must leave room for, in windows of more than twice as much; smaller windows
/// keep half.
inline constexpr double kLeastRoomSeconds = 3;
/// Shorter parts tell the model nothing.
inline constexpr double kShortestPartSeconds = 0.1;

/// What comes nearest to the wish: whole frames, within the sound and the window.
[[nodiscard]] ContinuationPart partFor(const PartWish& wish);

} // namespace arioso::ui
