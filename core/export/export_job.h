// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Writes a take, or a part of it, to a sound file that carries its recipe.

#include "core/background_job.h"
#include "core/playback/playback_mixer.h"
#include "core/recipe/recipe.h"
#include "core/sound.h"
#include "engine/audio/audio_file.h"

#include <QString>

#include <optional>

namespace arioso::core {

struct ExportRequest
{
    AudioPtr audio;
    std::optional<TimeRange> selection; ///< clamped to the sound; absent: all of it
    QString path;                       ///< replaced when it exists
    engine::AudioFormat format = engine::AudioFormat::WavInt24;
    /// Written into the file; left out when it is longer than engine::kMaxCommentBytes.
    std::optional<Recipe> recipe;
};

/// Writes the whole file or leaves what was there. Failures: those of engine::writeAudioFile.
class ExportJob : public BackgroundJob
{
    Q_OBJECT

public:
    explicit ExportJob(ExportRequest request, QObject* parent = nullptr);
    ~ExportJob() override;

Q_SIGNALS:
    void finished(const QString& path);

protected:
    void work() override;
    void succeed() override;

private:
    ExportRequest m_request;
};

/// The recipe that an exported file carries. Failures: FileNotFound, FileUnreadable, NotThere when the file
/// is sound and has no recipe of ours, VersionUnsupported. Reads only the file's header.
[[nodiscard]] Outcome<Recipe> recipeOfFile(const QString& path);

} // namespace arioso::core
