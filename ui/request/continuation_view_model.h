// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What the next generation continues: a part of a file or of a take; and the melody that guides it.

#include "core/generation/generation_job.h"
#include "core/import/audio_import.h"
#include "core/takes/take_library.h"
#include "ui/notices.h"
#include "ui/request/continuation_part.h"
#include "ui/request/recent_files.h"
#include "ui/stage_sound.h"

#include <QList>
#include <QObject>
#include <QUrl>
#include <QtQml/qqml.h>

#include <memory>
#include <optional>

namespace arioso::ui {

/// The part ends at the cursor, where the new music begins, and is as long as was asked for and as the
/// model's window allows: see partFor.
class ContinuationViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")
    Q_PROPERTY(bool empty READ isEmpty NOTIFY changed)
    Q_PROPERTY(bool reading READ isReadingSound NOTIFY changed)
    Q_PROPERTY(double progress READ progress NOTIFY progressChanged)
    Q_PROPERTY(bool ofTake READ isOfTake NOTIFY changed)
    Q_PROPERTY(QString title READ title NOTIFY changed)
    Q_PROPERTY(QString lengthText READ lengthText NOTIFY changed)
    Q_PROPERTY(arioso::core::WaveformSource* waveformSource READ waveformSource NOTIFY changed)
    Q_PROPERTY(double duration READ duration NOTIFY changed)
    Q_PROPERTY(double partBegin READ partBegin NOTIFY changed)
    Q_PROPERTY(double cursor READ cursor WRITE setCursor NOTIFY changed)
    Q_PROPERTY(double partSeconds READ promptSeconds WRITE setPartSeconds NOTIFY changed)
    Q_PROPERTY(double roomSeconds READ roomSeconds NOTIFY changed)
    Q_PROPERTY(QString summary READ summary NOTIFY changed)
    Q_PROPERTY(QString shortenedNote READ shortenedNote NOTIFY changed)
    Q_PROPERTY(arioso::ui::RecentFiles* recentFiles READ recentFiles CONSTANT)
    Q_PROPERTY(bool acceptsMelody READ acceptsMelody NOTIFY changed)
    Q_PROPERTY(bool hasMelody READ hasMelody NOTIFY changed)
    Q_PROPERTY(bool readingMelody READ isReadingMelody NOTIFY changed)
    Q_PROPERTY(QString melodyName READ melodyName NOTIFY changed)

public:
    static constexpr double kUsualPartSeconds = 10;
    static constexpr double kUsualWindowSeconds = 30; ///< of a model that is not known yet

    explicit ContinuationViewModel(core::TakeLibrary& takes, Notices& notices, QObject* parent = nullptr);
    ~ContinuationViewModel() override;

    /// Absent when the music begins from nothing, and while the sound is read. Of a take its codes, when the
    /// model has the same codec.
    [[nodiscard]] std::optional<core::ContinuationInput> input() const;
    /// Absent unless the model follows one.
    [[nodiscard]] std::optional<core::MelodyInput> melody() const;
    /// Something was chosen and is still being read.
    [[nodiscard]] bool isReading() const
    {
        return isReadingSound() || (acceptsMelody() && isReadingMelody());
    }
    /// Of what is continued; 0: nothing.
    [[nodiscard]] double promptSeconds() const { return m_part.seconds(); }
    /// How much new music can follow it.
    [[nodiscard]] double roomSeconds() const { return m_part.room; }
    /// Whose window and codec count. The last one counts on while another is loaded.
    void setModel(const std::optional<core::ModelSummary>& model);

    [[nodiscard]] bool isEmpty() const { return m_source == Source::None; }
    [[nodiscard]] bool isReadingSound() const { return m_source != Source::None && !m_audio; }
    [[nodiscard]] double progress() const { return m_progress; } ///< of the reading, 0..1
    [[nodiscard]] bool isOfTake() const { return m_source == Source::Take; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] QString lengthText() const;
    [[nodiscard]] core::WaveformSource* waveformSource() const { return m_sound ? &m_sound->wave : nullptr; }
    [[nodiscard]] double duration() const { return m_audio ? m_audio->seconds() : 0; }
    [[nodiscard]] double partBegin() const { return m_part.begin; }
    [[nodiscard]] double cursor() const { return m_part.end; }
    /// The part keeps its length as far as it can.
    void setCursor(double seconds);
    void setPartSeconds(double seconds);
    /// Both at once.
    Q_INVOKABLE void choose(double begin, double end);
    [[nodiscard]] QString summary() const;
    [[nodiscard]] QString shortenedNote() const;

    [[nodiscard]] RecentFiles* recentFiles() { return &m_recentFiles; }

    [[nodiscard]] bool acceptsMelody() const { return m_model && m_model->acceptsMelody(); }
    [[nodiscard]] bool hasMelody() const { return m_melody != nullptr; }
    [[nodiscard]] bool isReadingMelody() const { return m_melodyImport != nullptr; }
    [[nodiscard]] const QString& melodyName() const { return m_melodyName; }

    /// Continues a take from a place in it; one outside it is its end.
    Q_INVOKABLE void continueTake(const QString& takeId, double cursorSeconds);
    Q_INVOKABLE void openFile(const QUrl& url);
    /// The first of them, and says so.
    Q_INVOKABLE void openFiles(const QList<QUrl>& urls);
    Q_INVOKABLE void openMelody(const QUrl& url);
    Q_INVOKABLE void clear();
    Q_INVOKABLE void clearMelody();

Q_SIGNALS:
    void changed();
    void progressChanged();
    /// The file that was opened was made with these settings.
    void recipeFound(const arioso::core::Recipe& recipe);
    /// The user wants them.
    void recipeChosen(const arioso::core::Recipe& recipe);

private:
    enum class Source { None, File, Take };
    struct ImportEnd
    {
        void operator()(core::AudioImport* import) const;
    };
    using ImportPtr = std::unique_ptr<core::AudioImport, ImportEnd>;

    void begin(Source source);
    void readRecipe(const QString& path);
    void offerRecipe(const core::Recipe& recipe);
    void readTake();
    void tellFacts(const core::ImportFacts& facts);
    void setSound(const core::AudioPtr& audio);
    void fail(const core::Failure& failure);
    void fit();
    [[nodiscard]] core::SoundSource source() const;
    [[nodiscard]] bool fitsModel(const core::Take& take) const;
    /// The file's absolute path; "" when there is none, which is said.
    [[nodiscard]] QString localFile(const QUrl& url);

    core::TakeLibrary& m_takes;
    Notices& m_notices;
    std::optional<core::ModelSummary> m_model;

    Source m_source = Source::None;
    int m_serial = 0; ///< of the choice; what was read for an earlier one comes too late
    QString m_path;   ///< of a file
    RecentFiles m_recentFiles;
    core::Take m_take;
    ImportPtr m_import;
    double m_progress = 0;
    double m_fileBegin = 0; ///< of m_audio in the file, seconds
    core::AudioPtr m_audio;
    core::CodesPtr m_codes;
    StageSoundPtr m_sound;
    double m_wantedCursor = 0;
    double m_wantedSeconds = kUsualPartSeconds;
    ContinuationPart m_part{0, 0, engine::kMaxSeconds, false};

    QString m_melodyName;
    core::AudioPtr m_melody;
    ImportPtr m_melodyImport;
};

} // namespace arioso::ui
