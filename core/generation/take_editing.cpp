// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/generation/take_editing.h"

#include "engine/api/error.h"
#include "engine/api/loop.h"

#include <QElapsedTimer>

#include <memory>
#include <utility>

namespace arioso::core {
namespace {

using engine::Codes;

/// The codes that the gap is a part of: the take's, or those of the loop.
Codes codesOf(const EditInput& input)
{
    const TakeEdit& edit = input.edit;
    if (edit.kind == TakeEdit::Kind::Repaint)
        return *input.codes;
    const bool fits = edit.from >= 0 && edit.to <= input.codes->frames && edit.from < edit.to &&
                      edit.seam > 0 && edit.seam < edit.to - edit.from;
    if (!fits)
        throw engine::Error(engine::ErrorCode::RequestInvalid, "The loop isn't inside the take.");
    return input.codes->part(edit.from, edit.to);
}

engine::RepaintRequest requestOf(const EditInput& input, const Codes& codes)
{
    const TakeEdit& edit = input.edit;
    if (edit.kind == TakeEdit::Kind::Loop)
        return engine::seamRequest(codes, edit.seam);
    engine::RepaintRequest request;
    request.codes = codes;
    request.gap = {edit.from, edit.to};
    return request;
}

ResultClip clipOf(const engine::Model& model, const EditInput& input, const Codes& codes,
                  const engine::RepaintCandidate& candidate)
{
    const TakeEdit& edit = input.edit;
    ResultClip clip;
    if (edit.kind == TakeEdit::Kind::Loop) {
        Codes whole = codes.replaced(codes.frames - edit.seam, candidate.codes);
        clip.audio = shareAudio(model.decodeLoop(whole));
        clip.codes = std::make_shared<const Codes>(std::move(whole));
    } else {
        Codes whole = codes.replaced(edit.from, candidate.codes);
        clip.audio =
            shareAudio(model.redecode({whole, {edit.from, edit.to}, *input.audio, input.skippedSamples}));
        clip.codes = std::make_shared<const Codes>(std::move(whole));
        clip.skippedSamples = input.skippedSamples;
    }
    clip.recipe.settings.seed = candidate.seed;
    clip.frameRate = model.info().frameRate;
    return clip;
}

} // namespace

JobResult executeEdit(const engine::Model& model, const EditInput& input,
                      const engine::GenerationRequest& settings, engine::GenerationListener& listener)
{
    QElapsedTimer clock;
    clock.start();
    const Codes codes = codesOf(input);
    engine::RepaintRequest request = requestOf(input, codes);
    request.prompt = settings.prompts.front();
    request.prompt.continuation = {};
    request.takes = settings.takes;
    request.seed = settings.seed;
    request.overrides = settings.overrides;
    const engine::RepaintResult made = model.repaint(request, listener);

    JobResult result;
    result.areCandidates = input.asks;
    result.stopped = made.stopped;
    result.steps = made.steps;
    for (const engine::RepaintCandidate& candidate : made.candidates) {
        result.clips.append(clipOf(model, input, codes, candidate));
        result.clips.last().rank = CandidateRank{
            made.followingFrames > 0 ? std::optional(candidate.following) : std::nullopt, candidate.own};
    }
    result.decodeSeconds = double(clock.nsecsElapsed()) * 1e-9;
    return result;
}

} // namespace arioso::core
