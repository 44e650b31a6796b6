// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// What is made of takes: again, longer, a part.

#include "ui/generation/generation_view_model.h"

#include "core/models/model_scan.h"
#include "ui/text/model_title.h"
#include "ui/text/precision_text.h"
#include "ui/text/take_title.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace arioso::ui {
namespace {

const QString kOtherModelKey = QStringLiteral("another-model");

/// "musicgen-small (8 bit)"
QString modelText(const core::ModelReference& model)
{
    if (model.precision.isEmpty())
        return modelTitle(model);
    return GenerationViewModel::tr("%1 (%2)").arg(modelTitle(model), precisionText(model.precision));
}

/// Of the loaded model as it would be used for a take again: an adapter is loaded at the take's strength.
core::ModelReference referenceFor(const core::ModelSummary& loaded, const core::Take& take)
{
    core::ModelReference reference = loaded.reference;
    if (reference.strength)
        reference.strength = take.recipe.model.strength;
    return reference;
}

/// As far as it's known: the models of a family share a codec.
bool hasCodecOf(const core::ModelSummary& model, const core::Take& take)
{
    return take.codebooks == model.codebooks && take.frameRate == model.frameRate && take.sampleRate == model.sampleRate;
}

} // namespace

void GenerationViewModel::withModelOf(const QString& takeId, const std::function<void()>& then)
{
    const core::Take* take = m_parts.takes.find(takeId);
    if (take == nullptr)
        return;
    if (!m_parts.generation.selectedModel()) {
        Q_EMIT modelNeeded();
        return;
    }
    const QString other = otherModel(*take);
    if (other.isEmpty())
        return then();
    m_parts.notices.show(
        {Notices::Warning,
         tr("This take was generated with %1, but %2 is selected. The result will be different.")
             .arg(modelText(take->recipe.model), other),
         tr("Select %1 to get the same take again.").arg(modelText(take->recipe.model)),
         {},
         {tr("Generate anyway"), then},
         kOtherModelKey});
}

void GenerationViewModel::makeAgain(const QString& takeId)
{
    withModelOf(takeId, [this, takeId] { regenerate(takeId); });
}

void GenerationViewModel::makeLonger(const QString& takeId, const LongerTake& wish)
{
    withModelOf(takeId, [this, takeId, wish] { lengthen(takeId, wish); });
}

QString GenerationViewModel::otherModel(const core::Take& take) const
{
    if (const core::ModelSummary* loaded = model())
        return referenceFor(*loaded, take) == take.recipe.model ? QString() : modelText(loaded->reference);
    // Of one that is not loaded yet only the name is known.
    const QString name = core::modelName(m_parts.generation.selectedModel()->directory);
    return name == take.recipe.model.name ? QString() : modelTitle(name);
}

void GenerationViewModel::regenerate(const QString& takeId)
{
    const core::Take* take = m_parts.takes.find(takeId);
    if (take == nullptr)
        return;
    if (take->recipe.edit) {
        editAgain(*take);
        return;
    }
    if (take->isPart()) {
        Notices::Notice notice;
        notice.text = tr("“%1” is a part of another take, so there's nothing to generate again.").arg(titleOf(*take));
        notice.wayOut = tr("Regenerate the original take, or make this one longer.");
        notice.key = QStringLiteral("part-of-a-take");
        m_parts.notices.show(notice);
        return;
    }
    if (take->promptFrames == 0) {
        submitAgain(*take, {});
        return;
    }
    m_parts.takes.codes(takeId).then(this,
                                     [this, take = *take](const core::Outcome<core::CodesPtr>& outcome) {
                                         if (const core::Failure* failure = failureOf(outcome))
                                             m_parts.notices.report(*failure, take.name);
                                         else
                                             submitAgain(take, *valueOf(outcome));
                                     });
}

/// Needs the codes of the take that was edited.
void GenerationViewModel::editAgain(const core::Take& take)
{
    const core::Take* parent = m_parts.takes.find(take.recipe.edit->takeId);
    if (parent == nullptr) {
        m_parts.notices.show({Notices::Warning,
                              tr("The take that “%1” was made from was deleted.").arg(titleOf(take)),
                              tr("Restore it from the deleted takes, then try again."),
                              {},
                              {},
                              {}});
        return;
    }
    const auto report = [this, title = titleOf(*parent)](const core::Failure& failure) {
        m_parts.notices.report(failure, title);
    };
    m_parts.takes.codes(parent->id).then(
        this, [this, report, take, parent = *parent](const core::Outcome<core::CodesPtr>& codes) {
            if (const core::Failure* failure = core::failureOf(codes))
                return report(*failure);
            m_parts.takes.audio(parent.id).then(
                this, [this, report, take, parent, codes = *core::valueOf(codes)](
                          const core::Outcome<core::AudioPtr>& audio) {
                    if (const core::Failure* failure = core::failureOf(audio))
                        return report(*failure);
                    submitEditAgain(take, parent, codes, *core::valueOf(audio));
                });
        });
}

void GenerationViewModel::submitEditAgain(const core::Take& take, const core::Take& parent,
                                          const core::CodesPtr& codes, const core::AudioPtr& audio)
{
    core::JobRequest request{take.recipe.prompt, take.recipe.settings, {}, {}};
    request.edit = core::EditInput{*take.recipe.edit, codes, audio, parent.skippedSamples, false};
    submitLike(take, std::move(request));
}

void GenerationViewModel::lengthen(const QString& takeId, const LongerTake& wish)
{
    if (m_parts.takes.find(takeId) == nullptr)
        return;
    m_parts.takes.codes(takeId).then(
        this, [this, take = *m_parts.takes.find(takeId), wish](const core::Outcome<core::CodesPtr>& outcome) {
            if (const core::Failure* failure = failureOf(outcome))
                m_parts.notices.report(*failure, titleOf(take));
            else
                submitLonger(take, wish, *valueOf(outcome));
        });
}

bool GenerationViewModel::hasMelody(const core::SoundSource& source) const
{
    const std::optional<core::MelodyInput> melody = m_parts.continuation.melody();
    return melody && melody->source == source;
}

void GenerationViewModel::submitAgain(const core::Take& take, const core::CodesPtr& codes)
{
    core::JobRequest request{take.recipe.prompt, take.recipe.settings, {}, {}};
    if (codes) {
        const core::SoundSource source = take.recipe.continuation.value_or(core::SoundSource{});
        request.continuation = {
            source, core::codesBetween(*codes, take.frameRate, 0, take.promptSeconds()), {}};
    }
    submitLike(take, std::move(request));
}

void GenerationViewModel::submitLonger(const core::Take& take, const LongerTake& wish, const core::CodesPtr& codes)
{
    if (take.frameRate <= 0 || take.sampleRate <= 0 || take.channels <= 0)
        return;
    const double skipped = double(take.skippedSamples) / take.sampleRate;
    // The last frames end as the piece did; a longer one draws them with what follows.
    int kept = codes->frames - engine::provisionalFrames(codes->codebooks / take.channels);
    core::JobRequest request{take.recipe.prompt, take.recipe.settings, {}, {}};
    if (wish.fromSeconds) {
        kept = int(std::lround((*wish.fromSeconds + skipped) * take.frameRate));
        request.settings.seed.reset();
    }
    kept = std::clamp(kept, 1, codes->frames);
    request.settings.endless = wish.endless;
    request.settings.seconds = wish.seconds + skipped;
    request.settings.takes = wish.takes;
    core::SoundSource source;
    source.takeId = take.id;
    source.toSeconds = std::max(0.0, double(kept) / take.frameRate - skipped);
    request.continuation = {source, std::make_shared<const engine::Codes>(codes->part(0, kept)), {}};
    submitLike(take, std::move(request));
}

void GenerationViewModel::trim(const QString& takeId, double begin, double end)
{
    const core::Take* take = m_parts.takes.find(takeId);
    if (take == nullptr || !(begin < end))
        return;
    if (!m_parts.generation.selectedModel()) {
        Q_EMIT modelNeeded();
        return;
    }
    const core::SoundSource part{takeId, {}, begin, end};
    const auto report = [this, title = titleOf(*take)](const core::Failure& failure) {
        m_parts.notices.report(failure, title);
    };
    const auto withCodes = [this, take = *take, part, report](const core::Outcome<core::CodesPtr>& codes) {
        if (const core::Failure* failure = failureOf(codes))
            return report(*failure);
        m_parts.takes.audio(take.id).then(
            this, [this, take, part, report, codes = *valueOf(codes)](const core::Outcome<core::AudioPtr>& audio) {
                if (const core::Failure* failure = failureOf(audio))
                    report(*failure);
                else
                    submitTrim(take, codes, *valueOf(audio), part);
            });
    };
    const auto start = [this, takeId, withCodes] { m_parts.takes.codes(takeId).then(this, withCodes); };
    if (model() == nullptr || hasCodecOf(*model(), *take))
        start();
    else
        withModelOf(takeId, start);
}

void GenerationViewModel::submitTrim(const core::Take& take, const core::CodesPtr& codes,
                                     const core::AudioPtr& audio, const core::SoundSource& part)
{
    if (take.frameRate <= 0 || take.sampleRate <= 0)
        return;
    const double skipped = double(take.skippedSamples) / take.sampleRate;
    const auto frame = [&](double seconds) { return int(std::lround((seconds + skipped) * take.frameRate)); };
    core::TrimInput input{take.recipe, codes, audio, 0, 0, take.frameRate, take.skippedSamples};
    input.begin = std::clamp(part.fromSeconds <= 0 ? 0 : frame(part.fromSeconds), 0, codes->frames - 1);
    input.end = std::clamp(frame(part.toSeconds), input.begin + 1, codes->frames);
    input.recipe.edit.reset();
    input.recipe.continuation = part;
    input.recipe.continuation->fromSeconds = std::max(0.0, double(input.begin) / take.frameRate - skipped);
    input.recipe.continuation->toSeconds = double(input.end) / take.frameRate - skipped;
    const double seconds = double(input.end - input.begin) / take.frameRate;
    core::JobRequest request{take.recipe.prompt, core::ofLength(take.recipe.settings, seconds), {}, {}};
    request.trim = std::move(input);
    m_trims.insert(m_parts.generation.submit(request));
}

std::optional<core::JobId> GenerationViewModel::submitLike(const core::Take& take, core::JobRequest request)
{
    if (take.recipe.melody && !hasMelody(*take.recipe.melody)) {
        m_parts.notices.show({Notices::Warning,
                              tr("This take followed the melody of “%1”.").arg(take.recipe.melody->fileName),
                              tr("Open that file as the melody, then regenerate the take."),
                              {},
                              {},
                              {}});
        return std::nullopt;
    }
    if (take.recipe.melody)
        request.melody = m_parts.continuation.melody();
    if (const core::ModelSummary* loaded = model()) {
        const core::ModelReference reference = referenceFor(*loaded, take);
        if (reference == take.recipe.model && !(reference == loaded->reference))
            request.strength = reference.strength;
    }
    return m_parts.generation.submit(request);
}

} // namespace arioso::ui
