// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Checks a request, fills in the checkpoint's defaults, and computes its length in decoder steps.

#include "engine/api/generation.h"
#include "engine/sampling/sampler.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace arioso::engine {

/// How codes are sampled, with the defaults filled in.
struct SamplingPlan
{
    Sampling sampling;
    float guidanceScale = 1; ///< at most 1: no guidance
};

/// Throws Error RequestInvalid, naming the value and its range.
[[nodiscard]] SamplingPlan planSampling(const GenerationOverrides& overrides,
                                        const GenerationDefaults& defaults);

/// A part of the result that the decoder generates in one pass. Each window starts with existing frames.
/// Later windows start at multiples of the stride:
///     |-- window --|
///     |  stride |-- window --|
///               |  overlap   ^ new frames from here
struct WindowSpan
{
    int offset = 0;       ///< its first frame
    int promptFrames = 0; ///< existing frames at its start
    int columns = 0;      ///< decoder columns, including start column and prompt

    [[nodiscard]] int steps() const { return columns - promptFrames - 1; }
};

/// The length of the result.
struct LengthPlan
{
    std::vector<WindowSpan> windows;         ///< at least one
    int frames = 0;                          ///< of the result, prompt included
    std::optional<std::int64_t> keptSamples; ///< the decoded audio is cut to this many samples

    bool isEndless = false;

    [[nodiscard]] int steps() const; ///< of all windows
};

/// What the model attends to at once.
struct Window
{
    int frames = 0;
    int levels = 0;     ///< codebooks of a channel, which is how many columns the delay pattern adds
    int frameRate = 0;  ///< frames a second
    int sampleRate = 0; ///< Hz
};

/// Frames that fit into the window of 30 s and into the model's positions. In the melody family the
/// conditions take positions, too: the melody's rows and `textRows` of the longest text.
[[nodiscard]] int windowFrames(const ModelConfig& config, int textRows);

/// Throws Error RequestInvalid for a length that is not positive or ends before the prompt does, and for an
/// overlap that does not fit the window; RequestTooLong for more than kMaxSeconds, and for NewTokens beyond
/// the window, whose message says how much room the prompt leaves.
[[nodiscard]] LengthPlan planLength(const GenerationRequest& request, const GenerationDefaults& defaults,
                                    const Window& window, int promptFrames);

/// The windows in which `frames` existing frames are read from the start, on the grid of a generation. Throws
/// Error RequestInvalid for an overlap that does not fit the window.
[[nodiscard]] std::vector<WindowSpan> planReading(int frames, const std::optional<Seconds>& overlap,
                                                  const Window& window);

/// The part of a piece of `frames` frames that the model attends to when it fills the gap. Of the room beside
/// the gap, at most half is behind it, if there is enough before it. Throws Error RequestInvalid for an empty
/// gap or one outside of the piece, RequestTooLong for one that is longer than the window.
[[nodiscard]] FrameSpan planRepaint(FrameSpan gap, int frames, const Window& window);

/// Throws Error RequestInvalid for no prompts, too many clips, or a continuation for some of the prompts
/// only, and RequestTooLong for a text, also an excluded one, of more than kMaxPromptCharacters.
void checkPrompts(const GenerationRequest& request);

} // namespace arioso::engine
