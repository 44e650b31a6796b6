// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/pipeline/request_plan.h"

#include "engine/api/error.h"
#include "engine/api/plain_text.h"
#include "engine/api/text_limit.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace arioso::engine {
namespace {

constexpr int kMaxClips = 64;

/// The published models were trained on pieces of this duration.
constexpr int kWindowSeconds = 30;

[[noreturn]] void refuse(const std::string& sentence)
{
    throw Error(ErrorCode::RequestInvalid, sentence);
}

std::string number(double value)
{
    return shortText(value, 4);
}

std::string secondsText(int frames, const Window& window)
{
    return fixedText(double(frames) / window.frameRate, 2) + " s";
}

[[noreturn]] void refuseLength(int asked, int promptFrames, const Window& window)
{
    const std::string prompt = secondsText(promptFrames, window);
    const std::string whole = secondsText(window.frames, window);
    if (promptFrames > 0 && promptFrames >= window.frames) {
        throw Error(ErrorCode::RequestTooLong, "The prompt of " + prompt +
                                                   " doesn't fit in the model's window of " + whole +
                                                   "; continue from a shorter part.");
    }
    std::string sentence = "The model's window holds " + whole;
    if (promptFrames > 0)
        sentence += "; the prompt of " + prompt + " leaves room for " +
                    secondsText(window.frames - promptFrames, window);
    throw Error(ErrorCode::RequestTooLong, sentence + ", but " + secondsText(asked, window) +
                                               " were asked for" +
                                               (promptFrames > 0 ? ", prompt included." : "."));
}

int columnsOf(const Seconds& length, const Window& window, int promptFrames)
{
    if (!std::isfinite(length.value) || length.value <= 0)
        refuse("The length must be more than 0 seconds, not " + number(length.value) + ".");
    if (length.value > kMaxSeconds) {
        throw Error(ErrorCode::RequestTooLong, "A piece can be at most " + std::to_string(kMaxSeconds) +
                                                   " s long, not " + number(length.value) + " s.");
    }
    const double frames = std::ceil(length.value * window.frameRate - 1e-9);
    if (frames > window.frames && window.frames < 2 * window.levels) // no room for a window that moves on
        refuseLength(int(frames), promptFrames, window);
    if (int(frames) <= promptFrames) {
        refuse("The prompt is already " + secondsText(promptFrames, window) + " long, so a length of " +
               number(length.value) +
               " s leaves nothing to generate. Choose a longer duration, or continue from a shorter part.");
    }
    // Fewer columns would have no delay pattern (DelayPattern), and the codes of a frame would not match.
    return std::max(int(frames), window.levels - 1) + window.levels;
}

/// The longest one that the window can move along.
int columnsOf(const Endless&, const Window& window)
{
    if (window.frames < 2 * window.levels)
        refuse("This model's window is too short for endless generation. Choose a duration.");
    return Endless::kMaxSeconds * window.frameRate + window.levels;
}

int columnsOf(const NewTokens& length, const Window& window, int promptFrames)
{
    if (length.value <= 0)
        refuse("The number of new tokens must be more than 0, not " + std::to_string(length.value) + ".");
    if (length.value > window.frames + window.levels)
        refuseLength(promptFrames + length.value, promptFrames, window);
    return 1 + promptFrames + length.value;
}

void checkText(const char* name, const std::optional<std::string>& text)
{
    const std::int64_t characters = text ? charactersIn(*text) : 0;
    if (characters > kMaxPromptCharacters) {
        throw Error(ErrorCode::RequestTooLong, std::string("The ") + name + " has " +
                                                   std::to_string(characters) + " characters, but at most " +
                                                   std::to_string(kMaxPromptCharacters) +
                                                   " can be used; shorten it.");
    }
}

/// Frames by which a full window moves on.
int strideOf(const std::optional<Seconds>& overlap, const Window& window)
{
    if (!overlap)
        return window.frames * 3 / 5;
    // The next window begins with whole frames of all levels.
    const double kept = std::round(overlap->value * window.frameRate);
    if (!(kept >= window.levels && kept < window.frames)) {
        refuse("The overlap must be " + secondsText(window.levels, window) + " to " +
               secondsText(window.frames - 1, window) + ", as the model's window holds " +
               secondsText(window.frames, window) + ", not " + number(overlap->value) + " s.");
    }
    return window.frames - int(kept);
}

/// Windows for frames beyond the first `promptFrames`. Where that is more than a window, its end is the
/// context.
std::vector<WindowSpan> windowsFor(int frames, int promptFrames, int stride, const Window& window)
{
    std::vector<WindowSpan> spans;
    int offset = promptFrames < window.frames ? 0 : ((promptFrames - window.frames) / stride + 1) * stride;
    for (int known = promptFrames; known < frames; offset += stride) {
        const int length = std::min(frames - offset, window.frames);
        spans.push_back({offset, known - offset, length + window.levels});
        known = offset + length;
    }
    return spans;
}

} // namespace

int LengthPlan::steps() const
{
    int steps = 0;
    for (const WindowSpan& window : windows)
        steps += window.steps();
    return steps;
}

SamplingPlan planSampling(const GenerationOverrides& overrides, const GenerationDefaults& defaults)
{
    SamplingPlan plan;
    plan.guidanceScale = overrides.guidanceScale.value_or(defaults.guidanceScale);
    Sampling& sampling = plan.sampling;
    sampling.sample = overrides.sample.value_or(defaults.sample);
    sampling.temperature = overrides.temperature.value_or(defaults.temperature);
    sampling.topK = overrides.topK.value_or(defaults.topK);
    sampling.topP = overrides.topP.value_or(defaults.topP);
    sampling.minP = overrides.minP.value_or(defaults.minP);

    if (!std::isfinite(plan.guidanceScale) || plan.guidanceScale < 0)
        refuse("Guidance must be 0 or more (1 and less switch it off), not " + number(plan.guidanceScale) +
               ".");
    if (!std::isfinite(sampling.temperature) || sampling.temperature <= 0) {
        refuse("The temperature must be above 0, not " + number(sampling.temperature) +
               "; for the most likely result use greedy generation.");
    }
    if (sampling.topK < 0)
        refuse("Top-k must be 0 (off) or more, not " + std::to_string(sampling.topK) + ".");
    if (!(sampling.topP > 0 && sampling.topP <= 1))
        refuse("Top-p must be above 0 and at most 1 (off), not " + number(sampling.topP) + ".");
    if (!(sampling.minP >= 0 && sampling.minP <= 1))
        refuse("Min-p must be between 0 (off) and 1, not " + number(sampling.minP) + ".");
    return plan;
}

int windowFrames(const ModelConfig& config, int textRows)
{
    const int prefix =
        config.family == Family::MusicGenMelody ? config.chromaLength + std::max(textRows, 1) : 0;
    // The delay pattern takes a position for each level but the first; the last column is not fed.
    const int positions = config.decoder.maxPositions - prefix + 1 - config.decoder.codebooksPerChannel();
    return std::max(0, std::min(kWindowSeconds * config.audio.frameRate(), positions));
}

LengthPlan planLength(const GenerationRequest& request, const GenerationDefaults& defaults,
                      const Window& window, int promptFrames)
{
    const int stride = strideOf(request.overlap, window);
    LengthPlan plan;
    int columns = 0;
    if (const auto* seconds = std::get_if<Seconds>(&request.length)) {
        columns = columnsOf(*seconds, window, promptFrames);
        plan.keptSamples = std::llround(seconds->value * window.sampleRate);
        plan.frames = columns - window.levels;
        if (plan.frames > window.frames) {
            plan.windows = windowsFor(plan.frames, promptFrames, stride, window);
            return plan;
        }
    } else if (const auto* endless = std::get_if<Endless>(&request.length)) {
        columns = columnsOf(*endless, window);
        plan.frames = columns - window.levels;
        plan.isEndless = true;
        plan.windows = windowsFor(plan.frames, promptFrames, stride, window);
        return plan;
    } else if (const auto* tokens = std::get_if<NewTokens>(&request.length)) {
        columns = columnsOf(*tokens, window, promptFrames);
    } else { // a default, so it is shortened to the window
        columns =
            std::min(defaults.maxNewTokens ? 1 + promptFrames + *defaults.maxNewTokens : defaults.maxLength,
                     window.frames + window.levels);
    }

    const bool delayed = columns >= 2 * window.levels - 1;
    plan.frames = columns - (delayed ? window.levels : 1);
    plan.windows = {{0, promptFrames, columns}};
    if (plan.frames > window.frames)
        refuseLength(plan.frames, promptFrames, window);
    if (plan.frames < promptFrames || plan.frames < 1) {
        throw Error(ErrorCode::RequestTooLong,
                    "The prompt of " + secondsText(promptFrames, window) + " doesn't fit into the " +
                        std::to_string(columns) + " decoder steps asked for; at least " +
                        std::to_string(promptFrames + window.levels) + " are needed.");
    }
    return plan;
}

std::vector<WindowSpan> planReading(int frames, const std::optional<Seconds>& overlap, const Window& window)
{
    return windowsFor(frames, 0, strideOf(overlap, window), window);
}

FrameSpan planRepaint(FrameSpan gap, int frames, const Window& window)
{
    if (gap.from < 0 || gap.to > frames || gap.from > gap.to) {
        refuse("The selection goes from " + secondsText(gap.from, window) + " to " +
               secondsText(gap.to, window) + ", but the piece is " + secondsText(frames, window) + " long.");
    }
    if (gap.from == gap.to) {
        refuse("The selection is empty; select at least " + fixedText(1.0 / window.frameRate, 2) + " s.");
    }
    if (gap.frames() > window.frames) {
        throw Error(ErrorCode::RequestTooLong,
                    "The selection is " + secondsText(gap.frames(), window) +
                        " long, but the model's window holds " + secondsText(window.frames, window) +
                        "; select a shorter part.");
    }
    const int room = window.frames - gap.frames();
    const int after = std::min(frames - gap.to, std::max(room / 2, room - gap.from));
    const int before = std::min(gap.from, room - after);
    return {gap.from - before, gap.to + after};
}

void checkPrompts(const GenerationRequest& request)
{
    if (request.prompts.empty())
        refuse("There is no prompt to generate music from.");
    if (request.takes < 1)
        refuse("The number of takes must be 1 or more, not " + std::to_string(request.takes) + ".");
    if (request.prompts.size() > kMaxClips || request.takes > kMaxClips ||
        request.prompts.size() * std::size_t(request.takes) > kMaxClips) {
        refuse("At most " + std::to_string(kMaxClips) + " clips can be generated at once, not " +
               std::to_string(request.prompts.size()) + " x " + std::to_string(request.takes) + ".");
    }
    for (const Prompt& prompt : request.prompts) {
        checkText("prompt", prompt.text);
        checkText("excluded text", prompt.exclude);
    }
    const auto continues = [](const Prompt& prompt) {
        return !std::holds_alternative<std::monostate>(prompt.continuation);
    };
    const auto count = std::count_if(request.prompts.begin(), request.prompts.end(), continues);
    if (count != 0 && std::size_t(count) != request.prompts.size())
        refuse("Either every prompt of a batch has audio to continue or none has.");
}

} // namespace arioso::engine
