// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The models on this machine, the chosen one, and what has become of it.

#include "core/generation/generation_service.h"
#include "core/models/model_files_check.h"
#include "core/models/model_import_job.h"
#include "core/settings/settings_store.h"
#include "ui/library/model_list_model.h"
#include "ui/notices.h"

#include <QObject>
#include <QSet>
#include <QThreadPool>
#include <QUrl>
#include <QtQml/qqml.h>

#include <memory>
#include <optional>

namespace arioso::ui {

class ModelsViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")
    Q_PROPERTY(arioso::ui::ModelListModel* models READ models CONSTANT)
    Q_PROPERTY(bool scanning READ isScanning NOTIFY scanningChanged)
    /// At least one model that can be used was found.
    Q_PROPERTY(bool anyUsable READ isAnyUsable NOTIFY modelsChanged)
    /// Where models are looked for, as words.
    Q_PROPERTY(QString placesText READ placesText NOTIFY modelsChanged)

    Q_PROPERTY(State state READ state NOTIFY stateChanged)
    Q_PROPERTY(QString name READ name NOTIFY stateChanged)           ///< of the chosen model; ""
    Q_PROPERTY(QString stateText READ stateText NOTIFY stateChanged) ///< "loading 43 %"
    Q_PROPERTY(QString summary READ summary NOTIFY stateChanged) ///< "musicgen-small · CPU, 32 bit · ready"
    Q_PROPERTY(double progress READ progress NOTIFY stateChanged)
    Q_PROPERTY(bool starter READ isStarter NOTIFY stateChanged) ///< the chosen one comes with the program

    /// The folder of the model whose files are checked, or that is converted; "" when none is.
    Q_PROPERTY(QString workFolder READ workFolder NOTIFY workChanged)
    Q_PROPERTY(double workProgress READ workProgress NOTIFY workChanged)
    /// Original checkpoints can be converted.
    Q_PROPERTY(bool canImport READ canImport CONSTANT)

public:
    enum State { None, Loading, Ready, Failed };
    Q_ENUM(State)

    explicit ModelsViewModel(core::GenerationService& generation, core::SettingsStore& settings,
                             Notices& notices, QObject* parent = nullptr);
    ~ModelsViewModel() override;

    /// The folder of the model that comes with the program: used until another is chosen. "": there is none. Before
    /// start().
    void setStarter(const QString& folder) { m_starter = folder; }

    /// Loads the model of last time, behind the window; `directory` instead when it is not "". When none was
    /// ever chosen the starter model or, without one, the only model that is found. Looks for models.
    void start(const QString& directory);

    /// Looks through all places again, on a thread of its own.
    Q_INVOKABLE void scan();
    /// Makes a model the one that is used from now on; a folder that is no usable model is refused with a
    /// notice.
    Q_INVOKABLE bool choose(const QString& folder);
    /// Adds a folder with models, or of one, to the places that are looked through, and chooses the model
    /// when it is one. Looked at on a thread of its own; ends in folderAdded, or in a notice that says why
    /// there is none in it.
    Q_INVOKABLE void addFolder(const QUrl& url);
    /// Looks no longer into an added folder. Nothing is deleted.
    Q_INVOKABLE void forget(const QString& folder);
    /// Frees the memory of the loaded model, once no job runs or waits.
    Q_INVOKABLE void unload();
    /// Loads the chosen one again, after unload or a failure.
    Q_INVOKABLE void load();

    /// Reads all files of a model and compares them with their checksums; a notice says what came of it.
    Q_INVOKABLE void verify(const QString& folder);
    /// Converts the checkpoint in a folder, beside it or in the folder of models, and chooses what comes out.
    Q_INVOKABLE void importFolder(const QString& folder);
    /// Stops verifying or converting.
    Q_INVOKABLE void cancelWork();
    /// Deletes a model of the shared cache from the disk. The user was asked.
    Q_INVOKABLE void remove(const QString& folder);
    [[nodiscard]] QString workFolder() const { return m_workFolder; }
    [[nodiscard]] double workProgress() const { return m_workProgress; }
    [[nodiscard]] bool canImport() const { return m_import != nullptr; }
    /// What converts, and the folder for what it makes when the checkpoint's own cannot be written to.
    void setImport(core::ModelImportGateway gateway, const QString& folder);

    [[nodiscard]] ModelListModel* models() { return &m_models; }
    [[nodiscard]] bool isScanning() const { return m_scans > 0; }
    [[nodiscard]] bool isAnyUsable() const;
    [[nodiscard]] QString placesText() const;
    [[nodiscard]] State state() const;
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString stateText() const;
    [[nodiscard]] QString summary() const;
    [[nodiscard]] double progress() const;
    [[nodiscard]] bool isStarter() const { return !m_starter.isEmpty() && chosen() == m_starter; }

    /// Of the model that is chosen, or was given at the start; "".
    [[nodiscard]] QString chosenFolder() const { return chosen(); }
    [[nodiscard]] QString memoryFile() const { return m_memoryFile; }

    /// For tests: where free memory is read instead of /proc/meminfo.
    void setMemoryFile(const QString& path) { m_memoryFile = path; }
    void retranslate();

Q_SIGNALS:
    void scanningChanged();
    void modelsChanged();
    void stateChanged();
    /// The user wants to choose: the dialog shows itself.
    void chooseRequested();
    /// addFolder found something.
    void folderAdded(const QString& folder);
    void workChanged();

private:
    [[nodiscard]] static QString starterName();
    [[nodiscard]] QStringList places() const;
    [[nodiscard]] QString chosen() const;
    void onScanned(const QList<core::FoundModel>& models);
    void onSettings(const core::AppSettings& settings);
    void onModelState(const core::ModelState& state);
    void onFailed(const core::ModelState& state);
    void onReady(const core::ModelSummary& summary);
    void select();
    void updateSituation();
    void onInspected(const QString& folder, const core::FolderReport& report, bool holdsModels);
    void onVerified(const QString& folder, const core::FilesReport& report);
    void onImported(const QString& folder);
    void onRemoved(const QString& folder, const std::optional<core::Failure>& failure);
    void startWork(const QString& folder, std::unique_ptr<core::BackgroundJob> job);
    void endWork();
    /// After too little memory: the next smaller choice, as a sentence and a button.
    void offerSmaller(const core::ModelSelection& selection, Notices::Notice& notice);
    void refuse(const QString& folder, const QString& why, const QString& details);

    core::GenerationService& m_generation;
    core::SettingsStore& m_settings;
    Notices& m_notices;
    ModelListModel m_models;
    QString m_starter;
    QString m_override; ///< folder given at the start, until the user chooses
    QString m_memoryFile = QStringLiteral("/proc/meminfo");
    QStringList m_placesLooked;
    bool m_started = false;
    bool m_wanted = false;  ///< a model is to be loaded: not after unload()
    bool m_mayPick = false; ///< none was ever chosen: a single one that is found is
    int m_scans = 0;
    QSet<QString> m_told; ///< warnings and advice, each once in a run
    core::ModelImportGateway m_import;
    QString m_importFolder;
    QString m_workFolder;
    double m_workProgress = 0;
    std::unique_ptr<core::BackgroundJob> m_work;
    QThreadPool m_thread;
};

} // namespace arioso::ui
