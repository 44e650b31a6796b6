// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/export/export_job.h"

#include "core/files/paths.h"

#include <utility>

namespace arioso::core {

ExportJob::ExportJob(ExportRequest request, QObject* parent)
    : BackgroundJob(parent), m_request(std::move(request))
{
}

ExportJob::~ExportJob()
{
    abandon();
}

void ExportJob::work()
{
    AudioPtr audio = m_request.audio;
    if (!audio)
        throw engine::Error(engine::ErrorCode::AudioInvalid, "There is no sound to export.");
    if (m_request.selection)
        audio = audioBetween(*audio, m_request.selection->begin, m_request.selection->end);
    engine::WriteOptions options;
    if (m_request.recipe)
        options.comment = recipeText(*m_request.recipe).toStdString();
    // A prompt of many pages must not keep the sound from being exported.
    if (options.comment.size() > engine::kMaxCommentBytes)
        options.comment.clear();
    options.progress = [this](double part) { proceed(part); };
    engine::writeAudioFile(toPath(m_request.path), *audio, m_request.format, options);
}

void ExportJob::succeed()
{
    Q_EMIT finished(m_request.path);
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
