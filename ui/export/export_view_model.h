// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Writes a take, or the selected part of it, to a sound file.

#include "core/export/export_job.h"
#include "core/settings/settings_store.h"
#include "core/takes/take_library.h"
#include "ui/choice_model.h"
#include "ui/notices.h"

#include <QObject>
#include <QUrl>
#include <QtQml/qqml.h>

#include <atomic>
#include <memory>
#include <optional>

namespace arioso::ui {

class ExportViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")
    Q_PROPERTY(State state READ state NOTIFY stateChanged)
    Q_PROPERTY(QString title READ title NOTIFY takeChanged)
    Q_PROPERTY(arioso::ui::ChoiceModel* formats READ formats CONSTANT)
    Q_PROPERTY(bool hasSelection READ hasSelection NOTIFY takeChanged)
    Q_PROPERTY(QString wholeText READ wholeText NOTIFY takeChanged)
    Q_PROPERTY(QString selectionText READ selectionText NOTIFY takeChanged)
    /// How far the peaks of what is chosen are above full scale; "" while that is not known and when they
    /// fit.
    Q_PROPERTY(QString peakText READ peakText NOTIFY peakChanged)
    Q_PROPERTY(QString lowerText READ lowerText NOTIFY peakChanged)
    Q_PROPERTY(Level level READ level WRITE setLevel NOTIFY levelChanged)
    Q_PROPERTY(bool selectionOnly READ isSelectionOnly WRITE setSelectionOnly NOTIFY selectionOnlyChanged)
    /// Where the save dialog begins, the format's extension (without the dot) and its name filter.
    Q_PROPERTY(QUrl folder READ folder NOTIFY folderChanged)
    Q_PROPERTY(QUrl suggestedFile READ suggestedFile NOTIFY suggestionChanged)
    Q_PROPERTY(QString suffix READ suffix NOTIFY suggestionChanged)
    Q_PROPERTY(QString nameFilter READ nameFilter NOTIFY suggestionChanged)
    /// The file that is written or would be replaced, without its folder.
    Q_PROPERTY(QString fileName READ fileName NOTIFY fileChanged)
    Q_PROPERTY(double progress READ progress NOTIFY progressChanged)

public:
    enum State {
        Idle,
        Choosing,  ///< what and how
        Replacing, ///< the chosen file exists: the user is asked
        Writing,
    };
    Q_ENUM(State)

    /// What to do about peaks above full scale.
    enum Level {
        LowerToFit,
        KeepLevel, ///< they are clipped
        UseFloat,  ///< another format, for this export only
    };
    Q_ENUM(Level)

    explicit ExportViewModel(core::TakeLibrary& library, core::SettingsStore& settings, Notices& notices,
                             QObject* parent = nullptr);
    ~ExportViewModel() override;

    /// Begins with a take and the part of it that is selected on the stage, in seconds (end <= begin: none).
    /// While one is written nothing happens.
    Q_INVOKABLE void open(const QString& takeId, double begin = 0, double end = 0);
    /// Goes on with a file: looks whether it exists, then writes it, or asks first. A missing or strange
    /// extension is completed.
    Q_INVOKABLE void chooseFile(const QUrl& file);
    Q_INVOKABLE void replace();
    Q_INVOKABLE void chooseAnother();
    /// Stops writing, or gives up the choice.
    Q_INVOKABLE void cancel();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] ChoiceModel* formats() { return &m_formats; }
    [[nodiscard]] bool hasSelection() const { return m_selection.has_value(); }
    [[nodiscard]] QString wholeText() const;
    [[nodiscard]] QString selectionText() const;
    [[nodiscard]] bool isSelectionOnly() const { return m_selectionOnly; }
    void setSelectionOnly(bool only);
    [[nodiscard]] QString peakText() const;
    [[nodiscard]] QString lowerText() const;
    [[nodiscard]] Level level() const;
    void setLevel(Level level);
    [[nodiscard]] QUrl folder() const { return QUrl::fromLocalFile(m_folder); }
    [[nodiscard]] QUrl suggestedFile() const;
    [[nodiscard]] QString suffix() const;
    [[nodiscard]] QString nameFilter() const;
    [[nodiscard]] QString fileName() const;
    [[nodiscard]] double progress() const { return m_progress; }

    void retranslate();

Q_SIGNALS:
    /// open() was called: the dialog shows itself.
    void opened();
    void stateChanged();
    void takeChanged();
    void selectionOnlyChanged();
    void peakChanged();
    void levelChanged();
    void folderChanged();
    void suggestionChanged();
    void fileChanged();
    void progressChanged();
    /// A file was written.
    void exported(const QString& path);

private:
    void setState(State state);
    void setProgress(double part);
    void remember(const QString& folder);
    void lookForFolder();
    void measure();
    void setPeak(double peak);
    [[nodiscard]] static QString decibelText(double decibels);
    void setFormat(engine::AudioFormat format);
    void begin();
    void write(const core::AudioPtr& audio);
    void onFinished(const QString& path, double gainDecibels);
    void onFailed(const core::Failure& failure);
    [[nodiscard]] engine::AudioFormat format() const;

    core::TakeLibrary& m_library;
    core::SettingsStore& m_settings;
    Notices& m_notices;
    ChoiceModel m_formats;
    State m_state = Idle;
    QString m_takeId;
    std::optional<core::TimeRange> m_selection;
    bool m_selectionOnly = false;
    double m_peak = 0; // true peak of what is chosen, 1 is full scale; 0 while it is not known
    std::shared_ptr<std::atomic<bool>> m_measuring; // set to give it up
    core::ExportLevel m_level = core::ExportLevel::LowerToFit;
    engine::AudioFormat m_integerFormat = engine::AudioFormat::WavInt24; // to go back to from float
    QString m_folder;
    QString m_path;
    double m_progress = 0;
    int m_run = 0; // tells what is looked up for an export that was given up from the one of now
    std::unique_ptr<core::ExportJob> m_job;
};

/// A file name made of `title`: without characters that file systems or shells take amiss, not too long,
/// never empty.
[[nodiscard]] QString safeFileName(const QString& title);

} // namespace arioso::ui
