// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/pipeline/generator.h"

#include "engine/machine/memory.h"
#include "engine/pipeline/batch.h"
#include "engine/pipeline/clip_conditions.h"
#include "engine/pipeline/clip_renderer.h"
#include "engine/pipeline/memory_plan.h"
#include "engine/pipeline/prompt_codes.h"
#include "engine/pipeline/request_plan.h"

#include <ATen/core/Tensor.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <chrono>
#include <optional>
#include <utility>
#include <variant>
#include <vector>

namespace arioso::engine {
namespace {

using Clock = std::chrono::steady_clock;

double secondsSince(Clock::time_point start)
{
    return std::chrono::duration<double>(Clock::now() - start).count();
}

/// Executes a request.
class Generation
{
public:
    Generation(const ModelParts& parts, const GenerationRequest& request,
               std::vector<ClipCondition> conditions, GenerationListener& listener)
        : m_parts(parts), m_request(request), m_conditions(std::move(conditions)), m_listener(listener),
          m_start(Clock::now()), m_sampling(planSampling(request.overrides, parts.info.defaults))
    {
    }

    /// `followMelody`: in pieces of several windows, each window uses its own part of the melodies.
    GenerationResult run(bool followMelody)
    {
        const bool continues =
            !std::holds_alternative<std::monostate>(m_request.prompts.front().continuation);
        if (continues && m_listener.progressed({Phase::EncodingAudio, 0, 0}) == Flow::Stop) {
            m_result.stopped = true;
            return std::move(m_result);
        }
        const Window window = windowOf();
        const auto planFor = [&](int promptFrames) {
            return planLength(m_request, m_parts.info.defaults, window, promptFrames);
        };
        const PromptCodes prompts =
            promptCodes(m_parts, m_request.prompts, [&](int frames) { (void)planFor(frames); });
        const LengthPlan plan = planFor(prompts.codes.front().columns);
        // Without any condition, guided and unguided rows would be equal, so guidance is omitted.
        m_rule = {m_sampling.sampling, m_sampling.guidanceScale,
                  m_sampling.guidanceScale > 1 && conditioned(m_conditions)};
        if (followMelody && plan.frames > window.frames)
            m_melodies = monoMelodies(m_parts, m_request.prompts);

        Batch batch(m_parts, m_request, prompts, plan.frames);
        ClipRenderer renderer(m_parts, batch.clips(), {m_request.audio, plan.keptSamples}, m_listener);
        requireRoom(plan, batch);
        for (const WindowSpan& span : plan.windows) {
            if (m_result.stopped)
                break;
            follow(span, window);
            make(span, plan.isEndless ? 0 : plan.steps(), batch, renderer);
        }
        renderer.finish(batch.frames());
        batch.trim();
        m_result.decodeSeconds = secondsSince(m_stepsStart);
        m_result.clips = std::move(batch.clips());
        return std::move(m_result);
    }

private:
    [[nodiscard]] Window windowOf() const { return modelWindow(m_parts.info, m_conditions); }

    [[nodiscard]] int copies() const { return m_rule.guided ? 2 : 1; }

    [[nodiscard]] NullRows nullRows() const { return m_rule.guided ? NullRows::Appended : NullRows::None; }

    [[nodiscard]] Conditioning conditioning() const
    {
        return m_parts.conditioner->build(m_conditions, nullRows());
    }

    /// Checks the memory for the largest window and, if it is kept, for the audio of the complete piece.
    void requireRoom(const LengthPlan& plan, Batch& batch) const
    {
        SessionSize size{copies() * int(batch.clips().size()), 0, 0};
        for (const WindowSpan& span : plan.windows) {
            size.maxColumns = std::max(size.maxColumns, span.columns - 1);
            size.firstColumns = std::max(size.firstColumns, span.promptFrames + 1);
        }
        const std::int64_t frames = m_request.audio == ClipAudio::Kept && !plan.isEndless ? plan.frames : 0;
        requireMemory(m_parts.conditioner->bytesFor(m_conditions, nullRows()), kForGenerating);
        requireMemory(m_parts.decoder->bytesFor(conditioning(), size) +
                          renderBytes(m_parts.info.config, std::int64_t(batch.clips().size()),
                                      frames * m_parts.info.config.audio.hopLength()),
                      kForGenerating);
    }

    /// Sets the melodies from the start of the window, repeated to its length.
    void follow(const WindowSpan& span, const Window& window)
    {
        if (m_melodies.empty())
            return;
        for (std::size_t prompt = 0; prompt < m_melodies.size(); ++prompt) {
            if (!m_melodies[prompt])
                continue;
            const std::vector<int> bins = windowMelody(m_parts, *m_melodies[prompt], span.offset, window);
            for (int take = 0; take < m_request.takes; ++take)
                m_conditions[prompt * std::size_t(m_request.takes) + std::size_t(take)].melody = bins;
        }
    }

    /// steps: of all windows; 0: until it is stopped.
    void make(const WindowSpan& span, int steps, Batch& batch, ClipRenderer& renderer)
    {
        batch.open(span);
        const int rows = copies() * int(batch.clips().size());
        const auto session = m_parts.decoder->begin(conditioning(), rows, span.columns - 1);
        int fed = 0;
        while (!batch.windowDone()) {
            const at::Tensor codes =
                session->stepAndSample(batch.columnsFrom(fed, copies()), m_rule, batch.uniforms());
            if (m_result.steps == 0) { // the first call feeds the prompt
                m_result.promptSeconds = secondsSince(m_start);
                m_stepsStart = Clock::now();
            }
            fed = batch.columns();
            batch.append(codes);
            ++m_result.steps;
            renderer.render(batch.frames());
            const Flow flow = m_listener.progressed({Phase::Generating, m_result.steps, steps});
            if (flow == Flow::Stop && (steps == 0 || m_result.steps < steps)) {
                m_result.stopped = true;
                return;
            }
        }
    }

    const ModelParts& m_parts;
    const GenerationRequest& m_request;
    std::vector<ClipCondition> m_conditions; // one for each clip
    GenerationListener& m_listener;
    Clock::time_point m_start;
    Clock::time_point m_stepsStart = m_start;
    SamplingPlan m_sampling;
    SamplingRule m_rule;
    std::vector<std::optional<Audio>> m_melodies; // of each prompt; empty if they don't follow the windows
    GenerationResult m_result;
};

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
    const bool guided = planSampling(request.overrides, parts.info.defaults).guidanceScale > 1;
    return Generation(parts, request, clipConditions(parts, request.prompts, request.takes, guided), listener)
        .run(true);
}

GenerationResult generateClips(const ModelParts& parts, const GenerationRequest& request,
                               const std::vector<ClipCondition>& conditions, GenerationListener& listener)
{
    const c10::InferenceMode inference;
    checkPrompts(request);
    return Generation(parts, request, conditions, listener).run(false);
}

} // namespace arioso::engine
