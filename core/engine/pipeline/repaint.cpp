// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/pipeline/repaint.h"

#include "engine/api/error.h"
#include "engine/machine/memory.h"
#include "engine/pipeline/clip_conditions.h"
#include "engine/pipeline/prompt_codes.h"
#include "engine/pipeline/prompt_codes.h"
#include "engine/pipeline/request_plan.h"
#include "engine/pipeline/score.h"
#include "engine/sampling/philox.h"

#include <ATen/core/Tensor.h>
#include <ATen/ops/empty.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <utility>
#include <vector>

namespace arioso::engine {
namespace {

class Repaint
{
public:
    Repaint(const ModelParts& parts, const RepaintRequest& request, GenerationListener& listener)
        : m_parts(parts), m_request(request), m_listener(listener),
          m_sampling(planSampling(request.overrides, parts.info.defaults)),
          m_conditions(clipConditions(parts, {request.prompt}, request.takes, m_sampling.guidanceScale > 1))
    {
        const Window window = modelWindow(parts.info, m_conditions);
        m_result.window = planRepaint(request.gap, request.codes.frames, window);
        m_result.followingFrames = m_result.window.to - request.gap.to;
        m_gap = {request.gap.from - m_result.window.from, request.gap.to - m_result.window.from};
        m_rule = {m_sampling.sampling, m_sampling.guidanceScale,
                  m_sampling.guidanceScale > 1 && conditioned(m_conditions)};
        if (request.codes.frames > window.frames)
            followMelody(window);
        m_grids.assign(std::size_t(request.takes),
                       delayedGrid(parts.info, request.codes, m_result.window, m_gap));
        // The last column with a free id: of the finest level in the gap's last frame.
        m_steps = m_gap.frames() + window.levels - 1;
    }

    RepaintResult run()
    {
        if (!generate()) {
            m_result.stopped = true;
            return std::move(m_result);
        }
        const std::vector<Likelihood> likelihoods =
            scoreGrids(m_parts, m_grids, m_conditions, [this] { return goesOn(); });
        if (likelihoods.empty()) {
            m_result.stopped = true;
            return std::move(m_result);
        }
        for (std::size_t i = 0; i < m_grids.size(); ++i)
            m_result.candidates.push_back(candidate(i, likelihoods[i]));
        const bool byOwn = m_result.followingFrames == 0;
        std::stable_sort(m_result.candidates.begin(), m_result.candidates.end(),
                         [byOwn](const RepaintCandidate& a, const RepaintCandidate& b) {
                             return byOwn ? a.own > b.own : a.following > b.following;
                         });
        return std::move(m_result);
    }

private:
    /// Sets the part of the melody that the window has.
    void followMelody(const Window& window)
    {
        const auto melodies = monoMelodies(m_parts, {m_request.prompt});
        if (!melodies.front())
            return;
        const std::vector<int> bins = windowMelody(m_parts, *melodies.front(), m_result.window.from, window);
        for (ClipCondition& condition : m_conditions)
            condition.melody = bins;
    }

    [[nodiscard]] bool goesOn()
    {
        return m_listener.progressed({Phase::Generating, m_result.steps, m_steps}) == Flow::Continue;
    }

    /// Fills the free ids column by column. Known ids between them are fed as they are. False if stopped.
    bool generate()
    {
        const int first = 1 + m_gap.from;
        const int last = first + m_steps;
        const int copies = m_rule.guided ? 2 : 1;
        const int rows = copies * m_request.takes;
        const Conditioning conditioning =
            m_parts.conditioner->build(m_conditions, m_rule.guided ? NullRows::Appended : NullRows::None);
        requireMemory(m_parts.decoder->bytesFor(conditioning, {rows, last - 1, first}), kForGenerating);
        const auto session = m_parts.decoder->begin(conditioning, rows, last - 1);
        int fed = 0;
        for (int column = first; column < last; ++column) {
            if (!goesOn())
                return false;
            fill(column,
                 session->stepAndSample(columnsOf(m_grids, fed, column, copies), m_rule, uniforms(column)));
            fed = column;
            ++m_result.steps;
        }
        return true;
    }

    /// Random numbers for a column, [B, K] float64: those that a generation has at this position of the
    /// piece.
    [[nodiscard]] at::Tensor uniforms(int column) const
    {
        const int codebooks = m_grids.front().rows;
        at::Tensor numbers = at::empty({m_request.takes, codebooks}, at::kDouble);
        auto out = numbers.accessor<double, 2>();
        for (int i = 0; i < m_request.takes; ++i) {
            for (int k = 0; k < codebooks; ++k)
                out[i][k] = uniformAt(m_request.seed + std::uint64_t(i),
                                      std::uint32_t(m_result.window.from + column), std::uint32_t(k));
        }
        return numbers;
    }

    void fill(int column, const at::Tensor& drawn)
    {
        const auto codes = drawn.accessor<std::int64_t, 2>();
        for (std::size_t i = 0; i < m_grids.size(); ++i) {
            for (int k = 0; k < m_grids[i].rows; ++k) {
                if (m_grids[i].at(k, column) == IdGrid::kFree)
                    m_grids[i].at(k, column) = codes[std::int64_t(i)][k];
            }
        }
    }

    [[nodiscard]] RepaintCandidate candidate(std::size_t i, const Likelihood& likelihood) const
    {
        const DecoderConfig& config = m_parts.info.config.decoder;
        RepaintCandidate candidate;
        candidate.seed = m_request.seed + i;
        candidate.codes = {config.codebooks, m_gap.frames(), {}};
        for (int k = 0; k < config.codebooks; ++k) {
            for (int frame = m_gap.from; frame < m_gap.to; ++frame)
                candidate.codes.values.push_back(
                    std::int32_t(m_grids[i].at(k, 1 + frame + k / config.audioChannels)));
        }
        const double width = config.codebooks;
        candidate.own = likelihood.sum(m_gap) / (width * m_gap.frames());
        if (m_result.followingFrames > 0)
            candidate.following =
                likelihood.sum({m_gap.to, likelihood.frames}) / (width * m_result.followingFrames);
        return candidate;
    }

    const ModelParts& m_parts;
    const RepaintRequest& m_request;
    GenerationListener& m_listener;
    SamplingPlan m_sampling;
    SamplingRule m_rule;
    std::vector<ClipCondition> m_conditions; // one for each candidate
    FrameSpan m_gap;                         // in the window
    std::vector<IdGrid> m_grids;             // of each candidate, [K, frames of the window + levels]
    int m_steps = 0;
    RepaintResult m_result;
};

} // namespace

RepaintResult repaintGap(const ModelParts& parts, const RepaintRequest& request, GenerationListener& listener)
{
    const c10::InferenceMode inference;
    GenerationRequest checked;
    checked.prompts = {request.prompt};
    checked.takes = request.takes;
    checkPrompts(checked);
    checkCodes(request.codes, parts.info.config);
    if (listener.progressed({Phase::EncodingText, 0, 0}) == Flow::Stop) {
        RepaintResult result;
        result.stopped = true;
        return result;
    }
    return Repaint(parts, request, listener).run();
}

} // namespace arioso::engine
