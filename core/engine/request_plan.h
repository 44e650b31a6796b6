// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A request checked and made definite: the checkpoint's defaults filled in, its length in decoder steps.

#include "engine/decoder/logits.h"
#include "engine/generation.h"

#include <cstdint>
#include <optional>

namespace arioso::engine {

/// How codes are drawn, defaults filled in.
struct DrawPlan
{
    Sampling sampling;
    float guidanceScale = 1; ///< at most 1: no guidance
};

/// Checks every value. Throws Error RequestInvalid naming the value and its range.
[[nodiscard]] DrawPlan planDraw(const GenerationOverrides& overrides, const GenerationDefaults& defaults);

/// How long the result is.
struct LengthPlan
{
    int columns = 0;                         ///< decoder columns, start column and prompt counted
    std::optional<std::int64_t> keptSamples; ///< the decoded sound is cut to this many samples
};

/// What limits the length.
struct Window
{
    int frames = 0;     ///< longest clip, prompt included
    int levels = 0;     ///< steps that the delay pattern adds
    int frameRate = 0;  ///< frames a second
    int sampleRate = 0; ///< Hz
};

/// Frames that fit into the model's window of 30 s and its positions. In the melody family the conditions
/// take positions too: the melody's and `textRows` of the longest text.
[[nodiscard]] int windowFrames(const ModelConfig& config, int textRows);

/// Throws Error RequestInvalid for a length that is not a positive number or ends before the prompt does,
/// RequestTooLong when it passes the window; that sentence says how much room the prompt leaves.
[[nodiscard]] LengthPlan planLength(const GenerationRequest& request, const GenerationDefaults& defaults,
                                    const Window& window, int promptFrames);

/// Throws Error RequestInvalid for no prompts, too many clips, or prompts of which only some have something
/// to continue, RequestTooLong for a text, excluded or not, of more than
/// kMaxPromptCharacters.
void checkPrompts(const GenerationRequest& request);

} // namespace arioso::engine
