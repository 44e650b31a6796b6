// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A request checked and made definite: the checkpoint's defaults filled in, its length in decoder steps.

#include "engine/decoder/logits.h"
#include "engine/generation.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace arioso::engine {

/// How codes are drawn, defaults filled in.
struct DrawPlan
{
    Sampling sampling;
    float guidanceScale = 1; ///< at most 1: no guidance
};

/// Checks every value. Throws Error RequestInvalid naming the value and its range.
[[nodiscard]] DrawPlan planDraw(const GenerationOverrides& overrides, const GenerationDefaults& defaults);

/// What the decoder makes in one pass. Each window begins with frames that are there already, and a later one on a grid
/// of strides:
///     |-- window --|
///     |  stride |-- window --|
///               |  overlap   ^ new frames from here
struct WindowSpan
{
    int offset = 0;       ///< its first frame
    int promptFrames = 0; ///< of its frames, those that are there already
    int columns = 0;      ///< decoder columns, start column and prompt counted

    [[nodiscard]] int steps() const { return columns - promptFrames - 1; }
};

/// How long the result is.
struct LengthPlan
{
    std::vector<WindowSpan> windows;         ///< at least one
    int frames = 0;                          ///< of the result, prompt included
    std::optional<std::int64_t> keptSamples; ///< the decoded sound is cut to this many samples

    [[nodiscard]] int steps() const; ///< of all windows
};

/// What the model attends to at once.
struct Window
{
    int frames = 0;
    int levels = 0;     ///< steps that the delay pattern adds
    int frameRate = 0;  ///< frames a second
    int sampleRate = 0; ///< Hz
};

/// Frames that fit into the model's window of 30 s and its positions. In the melody family the conditions
/// take positions too: the melody's and `textRows` of the longest text.
[[nodiscard]] int windowFrames(const ModelConfig& config, int textRows);

/// Throws Error RequestInvalid for a length that is not a positive number or ends before the prompt does, and for an
/// overlap that is not a part of the window, RequestTooLong for more than kMaxSeconds and for NewTokens beyond the window;
/// that sentence says how much room the prompt leaves.
[[nodiscard]] LengthPlan planLength(const GenerationRequest& request, const GenerationDefaults& defaults,
                                    const Window& window, int promptFrames);

/// Throws Error RequestInvalid for no prompts, too many clips, or prompts of which only some have something
/// to continue, RequestTooLong for a text, excluded or not, of more than
/// kMaxPromptCharacters.
void checkPrompts(const GenerationRequest& request);

} // namespace arioso::engine
