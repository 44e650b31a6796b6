// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/pipeline/score.h"

#include "engine/api/error.h"
#include "engine/machine/memory.h"
#include "engine/pipeline/clip_conditions.h"
#include "engine/pipeline/prompt_codes.h"
#include "engine/pipeline/prompt_codes.h"
#include "engine/pipeline/request_plan.h"

#include <ATen/core/Tensor.h>
#include <ATen/ops/empty.h>
#include <c10/core/InferenceMode.h>

#include <algorithm>
#include <cmath>

namespace arioso::engine {
namespace {

/// Columns fed at once. The logits of one column are [K, V] for each row, so longer blocks need much
/// memory.
constexpr int kBlockColumns = 64;

/// log softmax(logits)[code] of one row of V logits.
double logLikelihood(const float* logits, int vocab, std::int64_t code)
{
    const double largest = *std::max_element(logits, logits + vocab);
    double sum = 0;
    for (int v = 0; v < vocab; ++v)
        sum += std::exp(double(logits[v]) - largest);
    const double value = double(logits[code]) - largest - std::log(sum);
    if (!std::isfinite(value)) {
        throw Error(ErrorCode::NumericalFailure,
                    "The model's output is not a number. Its weights may be corrupted, or not suitable for "
                    "this precision.");
    }
    return value;
}

/// Adds the likelihoods that the logits of columns first.. give, [R, K, T, V].
void collect(const at::Tensor& logits, int first, int channels, const std::vector<IdGrid>& grids,
             std::vector<Likelihood>& likelihoods)
{
    const auto values = logits.accessor<float, 4>();
    const int vocab = int(logits.size(3));
    for (std::size_t row = 0; row < grids.size(); ++row) {
        Likelihood& likelihood = likelihoods[row];
        for (int k = 0; k < likelihood.codebooks; ++k) {
            for (int t = 0; t < int(logits.size(2)); ++t) {
                const int column = first + t + 1; // predicted by column first + t
                const int frame = column - 1 - k / channels;
                if (frame < 0 || frame >= likelihood.frames)
                    continue;
                likelihood.values[std::size_t(k) * std::size_t(likelihood.frames) + std::size_t(frame)] =
                    float(logLikelihood(values[std::int64_t(row)][k][t].data(), vocab,
                                        grids[row].at(k, column)));
            }
        }
    }
}

} // namespace

IdGrid delayedGrid(const ModelInfo& info, const Codes& codes, FrameSpan window, FrameSpan gap)
{
    const DecoderConfig& config = info.config.decoder;
    IdGrid grid(config.codebooks, window.frames() + config.codebooksPerChannel(), info.defaults.padTokenId);
    for (int k = 0; k < config.codebooks; ++k) {
        for (int frame = 0; frame < window.frames(); ++frame) {
            const bool free = frame >= gap.from && frame < gap.to;
            grid.at(k, 1 + frame + k / config.audioChannels) =
                free ? IdGrid::kFree : codes.at(k, window.from + frame);
        }
    }
    return grid;
}

at::Tensor columnsOf(const std::vector<IdGrid>& grids, int first, int last, int copies)
{
    const auto count = std::int64_t(grids.size());
    const int codebooks = grids.front().rows;
    at::Tensor ids = at::empty({copies * count, codebooks, last - first}, at::kLong);
    auto out = ids.accessor<std::int64_t, 3>();
    for (std::int64_t row = 0; row < copies * count; ++row) {
        for (int k = 0; k < codebooks; ++k) {
            for (int column = first; column < last; ++column)
                out[row][k][column - first] = grids[std::size_t(row % count)].at(k, column);
        }
    }
    return ids;
}

std::vector<Likelihood> scoreGrids(const ModelParts& parts, const std::vector<IdGrid>& grids,
                                   const std::vector<ClipCondition>& conditions,
                                   const std::function<bool()>& goOn)
{
    const DecoderConfig& config = parts.info.config.decoder;
    const int frames = grids.front().columns - config.codebooksPerChannel();
    const int fed = grids.front().columns - 1; // nothing follows the last column
    const int rows = int(grids.size());
    Likelihood empty{config.codebooks, frames, {}};
    empty.values.resize(std::size_t(config.codebooks) * std::size_t(frames));
    std::vector<Likelihood> likelihoods(grids.size(), empty);

    const Conditioning conditioning = parts.conditioner->build(conditions, NullRows::None);
    const int block = std::min(kBlockColumns, fed);
    const std::int64_t logitBytes =
        std::int64_t(rows) * config.codebooks * block * config.vocabSize * std::int64_t(sizeof(float));
    requireMemory(parts.decoder->bytesFor(conditioning, {rows, fed, block}) + logitBytes, kForGenerating);
    const auto session = parts.decoder->begin(conditioning, rows, fed);
    for (int first = 0; first < fed; first += kBlockColumns) {
        if (!goOn())
            return {};
        const int last = std::min(fed, first + kBlockColumns);
        collect(session->stepEach(columnsOf(grids, first, last, 1)), first, config.audioChannels, grids,
                likelihoods);
    }
    return likelihoods;
}

Likelihood scoreCodes(const ModelParts& parts, const ScoreRequest& request)
{
    const c10::InferenceMode inference;
    GenerationRequest checked;
    checked.prompts = {request.prompt};
    checkPrompts(checked);
    checkCodes(request.codes, parts.info.config);
    std::vector<ClipCondition> conditions = clipConditions(parts, {request.prompt}, 1, false);
    const Window window = modelWindow(parts.info, conditions);
    const auto melodies = monoMelodies(parts, {request.prompt});

    Likelihood all{request.codes.codebooks, request.codes.frames, {}};
    all.values.resize(request.codes.values.size());
    for (const WindowSpan& span : planReading(request.codes.frames, request.overlap, window)) {
        const int frames = span.columns - window.levels;
        if (melodies.front() && request.codes.frames > window.frames)
            conditions.front().melody = windowMelody(parts, *melodies.front(), span.offset, window);
        const IdGrid grid = delayedGrid(parts.info, request.codes, {span.offset, span.offset + frames});
        const Likelihood part = scoreGrids(parts, {grid}, conditions, [] { return true; }).front();
        for (int k = 0; k < all.codebooks; ++k) {
            for (int frame = span.promptFrames; frame < frames; ++frame) {
                all.values[std::size_t(k) * std::size_t(all.frames) + std::size_t(span.offset + frame)] =
                    part.at(k, frame);
            }
        }
    }
    return all;
}

} // namespace arioso::engine
