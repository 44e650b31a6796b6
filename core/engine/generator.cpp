// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/generator.h"

#include "engine/clip_renderer.h"
#include "engine/decoder/delay_pattern.h"
#include "engine/error.h"
#include "engine/melody/chroma.h"
#include "engine/memory.h"
#include "engine/memory_plan.h"
#include "engine/prompt_codes.h"
#include "engine/request_plan.h"

#include <ATen/core/Tensor.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/ones_like.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <chrono>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace arioso::engine {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Encoder states of one prompt, [L, D_text], alone and so without padding: batches pad afterwards, and a
/// text's states do not depend on its company.
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

/// What the decoder is conditioned on, for each clip of the batch.
std::vector<ClipCondition> clipConditions(const ModelParts& parts, const GenerationRequest& request)
{
    std::map<std::string, at::Tensor> encoded; // each text once: takes and equal prompts share it
    const auto statesOf = [&](const std::optional<std::string>& text) -> std::optional<at::Tensor> {
        if (!text)
            return std::nullopt;
        at::Tensor& states = encoded[*text];
        if (!states.defined())
            states = encodeText(parts, *text);
        return states;
    };
    const bool guided = planDraw(request.overrides, parts.info.defaults).guidanceScale > 1;
    std::vector<ClipCondition> clips;
    for (const Prompt& prompt : request.prompts) {
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
        clips.insert(clips.end(), std::size_t(request.takes), condition);
    }
    return clips;
}

bool conditioned(const std::vector<ClipCondition>& clips)
{
    return std::any_of(clips.begin(), clips.end(),
                       [](const ClipCondition& clip) { return clip.text || clip.melody || clip.exclude; });
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

/// The batch while it grows: its ids, and who draws what.
class Batch
{
public:
    Batch(const ModelParts& parts, const GenerationRequest& request, const DrawPlan& draw,
          const PromptCodes& prompts, int columns)
        : m_config(parts.info.config.decoder), m_draw(draw)
    {
        for (std::size_t i = 0; i < request.prompts.size(); ++i) {
            for (int take = 0; take < request.takes; ++take) {
                Clip clip;
                clip.prompt = int(i);
                clip.seed = request.seed + m_clips.size();
                clip.skippedSamples = prompts.skippedSamples[i];
                m_clips.push_back(std::move(clip));
                m_patterns.emplace_back(prompts.codes[i], m_config.audioChannels, columns,
                                        parts.info.defaults.padTokenId);
                m_ids.push_back(m_patterns.back().mask()); // its free places are overwritten one by one
                const IdGrid initial = m_patterns.back().initial();
                for (int row = 0; row < initial.rows; ++row) {
                    for (int column = 0; column < initial.columns; ++column)
                        m_ids.back().at(row, column) = initial.at(row, column);
                }
            }
        }
        m_columns = m_patterns.front().firstFree();
    }

    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] int steps() const { return m_patterns.front().length() - m_patterns.front().firstFree(); }
    [[nodiscard]] bool done() const { return m_columns >= m_patterns.front().length(); }
    [[nodiscard]] int completeFrames() const { return m_patterns.front().completeFrames(m_columns); }
    [[nodiscard]] std::vector<Clip>& clips() { return m_clips; }

    /// Columns first..columns()-1 for the decoder: [R, K, T] int64, the clips once or, with guidance, twice.
    [[nodiscard]] at::Tensor columnsFrom(int first, int copies) const
    {
        const auto count = std::int64_t(m_ids.size());
        at::Tensor ids = at::empty({copies * count, m_config.codebooks, m_columns - first}, at::kLong);
        auto out = ids.accessor<std::int64_t, 3>();
        for (std::int64_t row = 0; row < copies * count; ++row) {
            const IdGrid& grid = m_ids[std::size_t(row % count)];
            for (int k = 0; k < m_config.codebooks; ++k) {
                for (int column = first; column < m_columns; ++column)
                    out[row][k][column - first] = grid.at(k, column);
            }
        }
        return ids;
    }

    /// How the next column is drawn, and with what numbers: [B, K] float64.
    [[nodiscard]] DrawRule rule(bool guided) const { return {m_draw.sampling, m_draw.guidanceScale, guided}; }
    [[nodiscard]] at::Tensor uniforms() const
    {
        at::Tensor numbers = at::empty({std::int64_t(m_clips.size()), m_config.codebooks}, at::kDouble);
        auto out = numbers.accessor<double, 2>();
        for (std::size_t i = 0; i < m_clips.size(); ++i) {
            for (int k = 0; k < m_config.codebooks; ++k)
                out[std::int64_t(i)][k] =
                    uniformAt(m_clips[i].seed, std::uint32_t(m_columns), std::uint32_t(k));
        }
        return numbers;
    }

    /// Adds the column that was drawn, [B, K] int64.
    void append(const at::Tensor& codes)
    {
        for (std::size_t i = 0; i < m_clips.size(); ++i) {
            const auto* first = codes.data_ptr<std::int64_t>() + std::int64_t(i) * m_config.codebooks;
            const std::vector<std::int64_t> drawn(first, first + m_config.codebooks);
            const std::vector<std::int64_t> column = m_patterns[i].apply(m_columns, drawn);
            for (int k = 0; k < m_config.codebooks; ++k)
                m_ids[i].at(k, m_columns) = column[std::size_t(k)];
        }
        ++m_columns;
    }

    /// Frames of clip `i` that are complete, without the delay.
    [[nodiscard]] IdGrid frames(std::size_t i) const { return m_patterns[i].revert(m_ids[i], m_columns); }

private:
    const DecoderConfig& m_config;
    DrawPlan m_draw;
    std::vector<Clip> m_clips;
    std::vector<DelayPattern> m_patterns;
    std::vector<IdGrid> m_ids; // [K, columns in all]
    int m_columns = 0;
};

Codes codesOf(const IdGrid& frames)
{
    Codes codes;
    codes.codebooks = frames.rows;
    codes.frames = frames.columns;
    codes.values.assign(frames.ids.begin(), frames.ids.end());
    return codes;
}

} // namespace

GenerationResult generateClips(const ModelParts& parts, const GenerationRequest& request,
                               GenerationListener& listener)
{
    const c10::InferenceMode inference;
    checkPrompts(request);
    if (listener.progressed({Phase::EncodingText, 0, 0}) == Flow::Stop) {
        GenerationResult result;
        result.stopped = true;
        return result;
    }
    return generateClips(parts, request, clipConditions(parts, request), listener);
}

GenerationResult generateClips(const ModelParts& parts, const GenerationRequest& request,
                               const std::vector<ClipCondition>& conditions, GenerationListener& listener)
{
    const c10::InferenceMode inference;
    const auto start = Clock::now();
    GenerationResult result;

    checkPrompts(request);
    const DrawPlan draw = planDraw(request.overrides, parts.info.defaults);
    const bool continues = !std::holds_alternative<std::monostate>(request.prompts.front().continuation);
    if (continues && listener.progressed({Phase::EncodingAudio, 0, 0}) == Flow::Stop) {
        result.stopped = true;
        return result;
    }
    const PromptCodes prompts = promptCodes(parts, request.prompts);
    const Window window{windowFrames(parts.info.config, longestText(conditions)),
                        parts.info.config.decoder.codebooksPerChannel(), parts.info.frameRate,
                        parts.info.sampleRate};
    const LengthPlan length = planLength(request, parts.info.defaults, window, prompts.codes.front().columns);

    // With nothing to compare, both halves would be equal: guidance changes nothing then and is left out.
    const bool guided = draw.guidanceScale > 1 && conditioned(conditions);
    const int copies = guided ? 2 : 1;

    Batch batch(parts, request, draw, prompts, length.columns);
    ClipRenderer renderer(parts, batch.clips(), length.keptSamples, listener);
    const auto framesOf = [&](std::size_t clip) { return batch.frames(clip); };
    const NullRows nullRows = guided ? NullRows::Appended : NullRows::None;
    requireMemory(parts.conditioner->bytesFor(conditions, nullRows), kForGenerating);
    const Conditioning conditioning = parts.conditioner->build(conditions, nullRows);
    const int rows = copies * int(batch.clips().size());
    requireMemory(parts.decoder->bytesFor(conditioning, {rows, length.columns - 1, batch.columns()}) +
                      renderBytes(parts.info.config, std::int64_t(batch.clips().size()),
                                  std::int64_t(length.columns) * parts.info.config.audio.hopLength()),
                  kForGenerating);
    const auto session = parts.decoder->begin(conditioning, rows, length.columns - 1);

    const DrawRule rule = batch.rule(guided);
    int fed = 0;
    auto stepsStart = start;
    while (!batch.done()) {
        const at::Tensor codes = session->stepAndDraw(batch.columnsFrom(fed, copies), rule, batch.uniforms());
        if (fed == 0) { // the first call carries the prompt
            result.promptSeconds = secondsSince(start);
            stepsStart = Clock::now();
        }
        fed = batch.columns();
        batch.append(codes);
        ++result.steps;
        renderer.render(framesOf, batch.completeFrames());
        if (listener.progressed({Phase::Generating, result.steps, batch.steps()}) == Flow::Stop &&
            !batch.done()) {
            result.stopped = true;
            break;
        }
    }
    renderer.finish(framesOf, batch.completeFrames());
    for (std::size_t i = 0; i < batch.clips().size(); ++i)
        batch.clips()[i].codes = codesOf(batch.frames(i));
    result.decodeSeconds = secondsSince(stepsStart);
    result.clips = std::move(batch.clips());
    return result;
}

} // namespace arioso::engine
