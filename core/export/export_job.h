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

/// What becomes of peaks above full scale, which the integer formats cannot hold.
enum class ExportLevel {
    LowerToFit, ///< the whole file is made quieter by one factor, see engine::gainToFit
    Keep,       ///< the peaks are clipped
};

/// What becomes of a file that has the name already, also one that appears meanwhile.
enum class SameName {
    Replaced,
    Kept,     ///< nothing is written: a failure, see ExportJob::isNameTaken
    Numbered, ///< kept, and "-1", "-2" … is put into the new one's name
};

struct ExportRequest
{
    AudioPtr audio;
    std::optional<TimeRange> selection; ///< clamped to the sound; absent: all of it
    QString path;
    engine::AudioFormat format = engine::AudioFormat::WavInt24;
    /// Written into the file, with "gainDecibels" when it was made quieter; left out when it is longer than
    /// engine::kMaxCommentBytes.
    std::optional<Recipe> recipe;
    ExportLevel level = ExportLevel::LowerToFit; ///< of no effect in float, which keeps every sample
    int sampleRate = 0; ///< Hz; 0: as the audio, or the next higher one that the format can hold
    SameName sameName = SameName::Replaced;
    QString title{};                                               ///< written into the file; "": none
    engine::AudioQuality quality = engine::AudioQuality::Standard; ///< of the lossy formats
};

/// Writes the whole file or leaves what was there. Failures: those of engine::writeAudioFile.
class ExportJob : public BackgroundJob
{
    Q_OBJECT

public:
    explicit ExportJob(ExportRequest request, QObject* parent = nullptr);
    ~ExportJob() override;

    /// After failed: a file that is kept has the name.
    [[nodiscard]] bool isNameTaken() const { return m_isNameTaken; }

Q_SIGNALS:
    /// `path`: of the file that was written. `gainDecibels`: how much quieter the file is than the sound, 0
    /// or below.
    void finished(const QString& path, double gainDecibels);

protected:
    void work() override;
    void succeed() override;

private:
    [[nodiscard]] engine::AudioProgress stepTo(double end);

    void write(const engine::Audio& audio, engine::WriteOptions options);

    ExportRequest m_request;
    bool m_isNameTaken = false;
    double m_done = 0; ///< 0..1, by the steps before the present one
    double m_gainDecibels = 0;
};

/// The recipe that an exported file carries. Failures: FileNotFound, FileUnreadable, NotThere when the file
/// is sound and has no recipe of ours, VersionUnsupported. Reads only the file's header.
[[nodiscard]] Outcome<Recipe> recipeOfFile(const QString& path);

} // namespace arioso::core
