// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/export/export_job.h"

#include "core/files/paths.h"
#include "engine/audio/peak.h"
#include "engine/audio/sample_rate.h"
#include "engine/files/new_file.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <utility>

namespace arioso::core {
namespace {

/// Older programs keep fields of a recipe that they do not know.
std::string commentFor(const Recipe& recipe, double gainDecibels)
{
    QJsonObject object = toJson(recipe);
    if (gainDecibels != 0)
        object.insert(QLatin1String("gainDecibels"), gainDecibels);
    return QJsonDocument(object).toJson(QJsonDocument::Compact).toStdString();
}

/// Samplers and sequencers read it from WAV files.
std::optional<engine::LoopTag> loopOf(const Recipe& recipe)
{
    if (!recipe.edit || recipe.edit->kind != TakeEdit::Kind::Loop)
        return std::nullopt;
    return engine::LoopTag{recipe.edit->bars * recipe.edit->beatsPerBar, recipe.edit->beatsPerBar,
                           recipe.edit->perMinute};
}

} // namespace

ExportJob::ExportJob(ExportRequest request, QObject* parent)
    : BackgroundJob(parent), m_request(std::move(request))
{
}

ExportJob::~ExportJob()
{
    abandon();
}

/// The progress of the next step, at whose end so much of the whole is done.
engine::AudioProgress ExportJob::stepTo(double end)
{
    return [this, begin = std::exchange(m_done, end), end](double part) {
        proceed(begin + part * (end - begin));
    };
}

void ExportJob::work()
{
    const engine::AudioFormat format = m_request.format;
    AudioPtr audio = m_request.audio;
    if (!audio)
        throw engine::Error(engine::ErrorCode::AudioInvalid, "There is no sound to export.");
    if (m_request.selection)
        audio = audioBetween(*audio, m_request.selection->begin, m_request.selection->end);
    const int rate =
        engine::writableRate(format, m_request.sampleRate > 0 ? m_request.sampleRate : audio->sampleRate);
    if (rate != audio->sampleRate)
        audio = shareAudio(engine::atSampleRate(*audio, rate, stepTo(0.3)));
    // At the new rate, which has other samples.
    if (m_request.level == ExportLevel::LowerToFit) {
        const double share = engine::isLossy(format) ? 0.5 : 0.2;
        const double gain = engine::gainToFit(*audio, format, m_request.quality, stepTo(m_done + share));
        if (gain < 1) {
            audio = shareAudio(engine::amplified(*audio, gain));
            m_gainDecibels = engine::decibels(gain);
        }
    }
    engine::WriteOptions options;
    if (m_request.recipe)
        options.comment = commentFor(*m_request.recipe, m_gainDecibels);
    // A prompt of many pages must not keep the sound from being exported.
    if (options.comment.size() > engine::kMaxCommentBytes)
        options.comment.clear();
    options.title = m_request.title.toStdString();
    options.quality = m_request.quality;
    options.progress = stepTo(1);
    if (!m_request.selection && m_request.recipe)
        options.loop = loopOf(*m_request.recipe);
    write(*audio, std::move(options));
}

void ExportJob::write(const engine::Audio& audio, engine::WriteOptions options)
{
    const std::filesystem::path wanted = toPath(m_request.path);
    options.replaces = m_request.sameName == SameName::Replaced;
    for (int number = 0;; ++number) {
        const std::filesystem::path path = number == 0 ? wanted : engine::numberedPath(wanted, number);
        try {
            engine::writeAudioFile(path, audio, m_request.format, options);
            m_request.path = fromPath(path);
            return;
        } catch (const engine::NameTaken&) {
            m_isNameTaken = m_request.sameName == SameName::Kept;
            if (m_isNameTaken)
                throw;
        }
    }
}

void ExportJob::succeed()
{
    Q_EMIT finished(m_request.path, m_gainDecibels);
}

Outcome<Recipe> recipeOfFile(const QString& path)
{
    try {
        const std::string comment = engine::readAudioComment(toPath(path));
        Outcome<Recipe> recipe = recipeFromText(QByteArray::fromStdString(comment));
        const Failure* failure = failureOf(recipe);
        if (failure != nullptr && failure->code == FailureCode::FormatInvalid)
            return Failure{FailureCode::NotThere, QStringLiteral("'%1' carries no settings.").arg(path)};
        return recipe;
    } catch (const std::exception& error) {
        return failureFrom(error);
    }
}

} // namespace arioso::core
