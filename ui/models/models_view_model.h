// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The models on this machine, the chosen one, and what has become of it.

#include "core/generation/generation_service.h"
#include "core/models/model_finder.h"
#include "core/settings/settings_store.h"
#include "ui/models/model_list_model.h"
#include "ui/models/model_notices.h"
#include "ui/models/model_work.h"
#include "ui/notices.h"

#include <QObject>
#include <QUrl>
#include <QtQml/qqml.h>

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
    /// How much of the chosen adapter is used, 0..200 percent.
    Q_PROPERTY(int strength READ strength WRITE setStrength NOTIFY stateChanged)

    /// Checking, converting and removing files.
    Q_PROPERTY(arioso::ui::ModelWork* work READ work CONSTANT)

public:
    enum State { None, Loading, Ready, Failed };
    Q_ENUM(State)

    explicit ModelsViewModel(core::GenerationService& generation, core::SettingsStore& settings,
                             Notices& notices, QObject* parent = nullptr);

    /// The folder of the model that comes with the program: used until another is chosen. "": there is none.
    /// Before start().
    void setStarter(const QString& folder) { m_starter = folder; }

    /// Loads the model of last time, behind the window; `directory` instead when it is not "". When none was
    /// ever chosen the starter model or, without one, the only model that is found. Looks for models.
    void start(const QString& directory);

    /// Looks through all places again, on a thread of its own.
    Q_INVOKABLE void scan();
    /// Makes a model the one that is used from now on, once its folder was looked at on a thread of its own;
    /// a folder that is no usable model is refused with a notice.
    Q_INVOKABLE void choose(const QString& folder);
    /// Adds a folder with models, or of one, to the places that are looked through, and chooses the model
    /// when it is one. Looked at on a thread of its own; ends in folderAdded, or in a notice that says why
    /// there is none in it.
    Q_INVOKABLE void addFolder(const QUrl& url);
    /// Converts the checkpoint in a folder once no other is converted. What it needs and isn't on this
    /// computer is asked for with partsMissing.
    Q_INVOKABLE void convert(const QString& folder);
    /// Looks no longer into an added folder. Nothing is deleted.
    Q_INVOKABLE void forget(const QString& folder);
    /// Frees the memory of the loaded model, once no job runs or waits.
    Q_INVOKABLE void unload();
    /// Loads the chosen one again, after unload or a failure.
    Q_INVOKABLE void load();

    /// Deletes a model of the shared cache, or one that was converted, from the disk. The user was asked.
    Q_INVOKABLE void remove(const QString& folder);

    [[nodiscard]] ModelWork* work() { return &m_work; }
    [[nodiscard]] ModelListModel* models() { return &m_models; }
    [[nodiscard]] bool isScanning() const { return m_finder.isSearching(); }
    [[nodiscard]] bool isAnyUsable() const;
    [[nodiscard]] QString placesText() const;
    [[nodiscard]] State state() const;
    [[nodiscard]] QString name() const;
    [[nodiscard]] QString stateText() const;
    [[nodiscard]] QString summary() const;
    [[nodiscard]] double progress() const;
    [[nodiscard]] bool isStarter() const { return !m_starter.isEmpty() && chosen() == m_starter; }

    [[nodiscard]] int strength() const;
    void setStrength(int percent);

    /// Of the model that is chosen, or was given at the start; "".
    [[nodiscard]] QString chosenFolder() const { return chosen(); }
    /// What looks at folders and the free memory.
    [[nodiscard]] core::ModelFinder& finder() { return m_finder; }
    void retranslate();

Q_SIGNALS:
    void scanningChanged();
    void modelsChanged();
    void stateChanged();
    /// The user wants to choose: the dialog shows itself.
    void chooseRequested();
    /// An adapter's model is to be downloaded.
    void downloadRequested(const QString& repository);
    /// These repositories are needed to convert the checkpoint in a folder.
    void partsMissing(const QString& folder, const QStringList& repositories);
    /// addFolder found something.
    void folderAdded(const QString& folder);

private:
    [[nodiscard]] QStringList places() const;
    [[nodiscard]] QString chosen() const;
    void connectParts();
    void onFound(QList<core::FoundModel> models);
    void onAdded(const core::FolderLook& look);
    void onSettings();
    void onModelState(const core::ModelState& state);
    void tellFailed(const core::ModelState& state);
    void use(const core::FoundModel& model);
    void addPlace(const QString& folder);
    void convertNext();
    [[nodiscard]] core::ModelSelection selection() const;
    void retryWithBase();
    void select();
    void updateSituation();

    core::GenerationService& m_generation;
    core::SettingsStore& m_settings;
    core::ModelFinder m_finder;
    ModelListModel m_models;
    ModelNotices m_notices;
    ModelWork m_work;
    QString m_starter;
    QString m_override;     ///< folder given at the start, until the user chooses
    QString m_overrideBase; ///< of the model of an adapter that was given at the start, once it was found
    QStringList m_placesLooked;
    QStringList m_toConvert;    ///< folders
    bool m_isPreparing = false; ///< looks for what the first of them needs
    int m_choices = 0;          ///< what was chosen earlier may be looked at later
    bool m_started = false;
    bool m_wanted = false;         ///< a model is to be loaded: not after unload()
    bool m_mayPick = false;        ///< none was ever chosen: a single one that is found is
    bool m_failedUnlisted = false; ///< loading failed before it was known which other models there are
};

} // namespace arioso::ui
