// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/pipeline/clip_conditions.h"

#include "engine/api/error.h"
#include "engine/audio/resample.h"
#include "engine/machine/memory.h"
#include "engine/melody/chroma.h"

#include <ATen/core/Tensor.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/ones_like.h>

#include <algorithm>
#include <map>
#include <string>

namespace arioso::engine {
namespace {

/// Encoder states of one prompt, [L, D_text]. Each text is encoded on its own, without padding, so that its
/// states don't depend on the rest of the batch.
at::Tensor encodeText(const ModelParts& parts, const std::string& text)
{
    if (!parts.tokenizer) {
        throw Error(ErrorCode::CheckpointInvalid,
                    "The checkpoint has no tokenizer (spiece.model), so it can only be used without text.");
    }
    const std::vector<std::int64_t> ids = parts.tokenizer->encode(text);
    requireMemory(parts.textEncoder->bytesFor(std::int64_t(ids.size())), kForText);
    at::Tensor row = at::empty({1, std::int64_t(ids.size())}, at::kLong);
    std::copy(ids.begin(), ids.end(), row.data_ptr<std::int64_t>());
    return parts.textEncoder->forward(row, at::ones_like(row))[0];
}

/// Rows of the longest text, excluded ones counted.
int longestText(const std::vector<ClipCondition>& clips)
{
    std::int64_t longest = 0;
    for (const ClipCondition& clip : clips) {
        for (const std::optional<at::Tensor>& text : {clip.text, clip.exclude})
            longest = std::max(longest, text ? text->size(0) : 0);
    }
    return int(longest);
}

} // namespace

std::vector<ClipCondition> clipConditions(const ModelParts& parts, const std::vector<Prompt>& prompts,
                                          int takes, bool guided)
{
    std::map<std::string, at::Tensor> encoded; // takes and equal prompts share the states
    const auto statesOf = [&](const std::optional<std::string>& text) -> std::optional<at::Tensor> {
        if (!text)
            return std::nullopt;
        at::Tensor& states = encoded[*text];
        if (!states.defined())
            states = encodeText(parts, *text);
        return states;
    };
    std::vector<ClipCondition> clips;
    for (const Prompt& prompt : prompts) {
        ClipCondition condition;
        condition.text = statesOf(prompt.text);
        if (guided)
            condition.exclude = statesOf(prompt.exclude);
        if (prompt.melody) {
            if (parts.info.config.family != Family::MusicGenMelody) {
                throw Error(ErrorCode::RequestInvalid,
                            "This model can't follow a melody; choose one of the melody models.");
            }
            condition.melody = melodyBins(*prompt.melody, parts.chroma);
        }
        clips.insert(clips.end(), std::size_t(takes), condition);
    }
    return clips;
}

bool conditioned(const std::vector<ClipCondition>& clips)
{
    return std::any_of(clips.begin(), clips.end(),
                       [](const ClipCondition& clip) { return clip.text || clip.melody || clip.exclude; });
}

Window modelWindow(const ModelInfo& info, const std::vector<ClipCondition>& clips)
{
    return {windowFrames(info.config, longestText(clips)), info.config.decoder.codebooksPerChannel(),
            info.frameRate, info.sampleRate};
}

std::vector<std::optional<Audio>> monoMelodies(const ModelParts& parts, const std::vector<Prompt>& prompts)
{
    std::vector<std::optional<Audio>> melodies;
    for (const Prompt& prompt : prompts) {
        melodies.emplace_back();
        if (prompt.melody)
            melodies.back() = convertAudio(*prompt.melody, parts.chroma.sampleRate, 1);
    }
    return melodies;
}

std::vector<int> windowMelody(const ModelParts& parts, const Audio& melody, int offset, const Window& window)
{
    const double from = double(offset) / window.frameRate;
    const double seconds = double(window.frames) / window.frameRate;
    return melodyBins(repeatedMelody(melody, from, seconds), parts.chroma);
}

} // namespace arioso::engine
