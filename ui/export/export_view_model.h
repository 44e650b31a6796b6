// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Writes a take, the selected part of it, or several takes to audio files.

#include "core/export/export_peak.h"
#include "core/export/export_queue.h"
#include "core/settings/settings_store.h"
#include "core/takes/take_library.h"
#include "ui/export/export_options.h"
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
    Q_PROPERTY(arioso::ui::ExportOptions* options READ options CONSTANT)
    Q_PROPERTY(bool several READ isSeveral NOTIFY takeChanged) ///< takes, which are written to a folder
    Q_PROPERTY(bool hasSelection READ hasSelection NOTIFY takeChanged)
    Q_PROPERTY(QString wholeText READ wholeText NOTIFY takeChanged)
    Q_PROPERTY(QString selectionText READ selectionText NOTIFY takeChanged)
    /// The peaks of what is chosen; "" while they are not known, when they are not above full scale, and of
    /// several takes.
    Q_PROPERTY(QString peakText READ peakText NOTIFY peakChanged)
    Q_PROPERTY(QString lowerText READ lowerText NOTIFY peakChanged)
    Q_PROPERTY(Level level READ level WRITE setLevel NOTIFY levelChanged)
    Q_PROPERTY(bool selectionOnly READ isSelectionOnly WRITE setSelectionOnly NOTIFY selectionOnlyChanged)
    /// Where the save dialog begins.
    Q_PROPERTY(QUrl folder READ folder NOTIFY folderChanged)
    Q_PROPERTY(QUrl suggestedFile READ suggestedFile NOTIFY suggestionChanged)
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
    /// Begins with takes, each as a whole.
    Q_INVOKABLE void openSeveral(const QStringList& takeIds);
    /// Goes on with a file: looks whether it exists, then writes it, or asks first. A missing or strange
    /// extension is completed.
    Q_INVOKABLE void chooseFile(const QUrl& file);
    /// Goes on with several takes: each is written to a file of its title. Files that exist are kept; names
    /// are numbered instead.
    Q_INVOKABLE void chooseFolder(const QUrl& folder);
    Q_INVOKABLE void replace();
    Q_INVOKABLE void chooseAnother();
    /// Stops writing, or gives up the choice.
    Q_INVOKABLE void cancel();

    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] QString title() const;
    [[nodiscard]] ExportOptions* options() { return &m_options; }
    [[nodiscard]] bool isSeveral() const { return m_takeIds.size() > 1; }
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
    void openTakes(const QStringList& takeIds);
    void setState(State state);
    void setProgress(double part);
    void setFile(const QString& path);
    void remember(const QString& folder);
    void lookForFolder();
    void measure();
    void setPeaks(const core::ExportPeaks& peaks);
    [[nodiscard]] static QString decibelText(double decibels);
    [[nodiscard]] core::ExportRequest requestFor(const core::Take& take) const;
    void begin(core::SameName sameName);
    void write(const QList<core::ExportItem>& items);
    void onFinished(const core::ExportReport& report);
    void showWritten(const core::ExportReport& report);
    void showProblems(const core::ExportReport& report);

    core::TakeLibrary& m_library;
    core::SettingsStore& m_settings;
    Notices& m_notices;
    ExportOptions m_options;
    State m_state = Idle;
    QStringList m_takeIds;
    std::optional<core::TimeRange> m_selection;
    bool m_selectionOnly = false;
    core::ExportPeaks m_peaks;                      // 0 while they are not known
    std::shared_ptr<std::atomic<bool>> m_measuring; // set to give it up
    core::ExportLevel m_level = core::ExportLevel::LowerToFit;
    engine::AudioFormat m_integerFormat = engine::AudioFormat::WavInt24; // to go back to from float
    QString m_folder;
    QString m_path;
    double m_progress = 0;
    int m_run = 0; // tells what is looked up for an export that was given up from the one of now
    std::unique_ptr<core::ExportQueue> m_queue;
};

/// A file name made of `title`: without characters that file systems or shells take amiss, not too long,
/// never empty.
[[nodiscard]] QString safeFileName(const QString& title);

} // namespace arioso::ui
