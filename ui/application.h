// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The object graph of the window: every service and every view-model, built and connected in one place. The
// program and the tests of whole flows use the same one.

#include "core/generation/generation_service.h"
#include "core/models/hub_preferences.h"
#include "core/models/model_downloads.h"
#include "core/playback/player.h"
#include "core/presets/preset_store.h"
#include "core/settings/recent_prompts.h"
#include "core/settings/session_store.h"
#include "core/settings/settings_store.h"
#include "core/single_instance.h"
#include "core/takes/take_library.h"
#include "ui/about.h"
#include "ui/desktop/drag_out.h"
#include "ui/edit_history.h"
#include "ui/export/export_view_model.h"
#include "ui/generation/edit_view_model.h"
#include "ui/generation/generation_view_model.h"
#include "ui/models/catalogue_view_model.h"
#include "ui/models/models_view_model.h"
#include "ui/notices.h"
#include "ui/request/conditions_builder.h"
#include "ui/request/continuation_view_model.h"
#include "ui/request/presets_view_model.h"
#include "ui/request/request_view_model.h"
#include "ui/settings/app_settings_view_model.h"
#include "ui/stage/compare_view_model.h"
#include "ui/stage/player_view_model.h"
#include "ui/stage/stage_view_model.h"
#include "ui/takes/takes_view_model.h"

#include <QList>
#include <QObject>
#include <QRect>
#include <QUrl>
#include <QVariantMap>
#include <QtQml/qqml.h>

namespace arioso::ui {

struct ApplicationOptions
{
    QString configFolder;  ///< settings.json, models.json, session.json, recent-prompts.json
    QString dataFolder;    ///< presets/ and, unless the settings name another folder, takes/
    QString cacheFolder;   ///< files that are dragged to other programs; "": in the data folder
    QString libraryFolder; ///< "": as the settings say
    QString logFile;       ///< to show; "": nothing is logged
    QString model;         ///< folder of the model to begin with; "": as the settings say
    QString starterModel;  ///< folder of the model that comes with the program; "": there is none
    QString starterPrompt; ///< what stands in the window that is opened for the first time with it
    core::EngineGateway gateway;
    QString program;                   ///< name and version, for recipes
    core::ModelImportGateway importer; ///< converts original checkpoints; may be empty
};

/// As the settings file in their folder says.
[[nodiscard]] core::AppSettings settingsOf(const ApplicationOptions& options);

/// Where the takes are: as the options say, else as the settings file in their folder says.
[[nodiscard]] QString libraryFolder(const ApplicationOptions& options);

class Application : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by main")
    Q_PROPERTY(arioso::ui::Notices* notices READ notices CONSTANT)
    Q_PROPERTY(arioso::ui::About* about READ about CONSTANT)
    Q_PROPERTY(arioso::ui::EditHistory* history READ history CONSTANT)
    Q_PROPERTY(arioso::ui::RequestViewModel* request READ request CONSTANT)
    Q_PROPERTY(arioso::ui::PresetsViewModel* presets READ presets CONSTANT)
    Q_PROPERTY(arioso::ui::ConditionsBuilder* conditions READ conditions CONSTANT)
    Q_PROPERTY(arioso::ui::StageViewModel* stage READ stage CONSTANT)
    Q_PROPERTY(arioso::ui::PlayerViewModel* player READ player CONSTANT)
    Q_PROPERTY(arioso::ui::ContinuationViewModel* continuation READ continuation CONSTANT)
    Q_PROPERTY(arioso::ui::CompareViewModel* compare READ compare CONSTANT)
    Q_PROPERTY(arioso::ui::GenerationViewModel* generation READ generation CONSTANT)
    Q_PROPERTY(arioso::ui::LongerViewModel* longer READ longer CONSTANT)
    Q_PROPERTY(arioso::ui::EditViewModel* edit READ edit CONSTANT)
    Q_PROPERTY(arioso::ui::TakesViewModel* takes READ takes CONSTANT)
    Q_PROPERTY(arioso::ui::ExportViewModel* exporter READ exporter CONSTANT)
    Q_PROPERTY(arioso::ui::AppSettingsViewModel* settings READ settings CONSTANT)
    Q_PROPERTY(arioso::ui::ModelsViewModel* models READ models CONSTANT)
    Q_PROPERTY(arioso::ui::CatalogueViewModel* catalogue READ catalogue CONSTANT)
    Q_PROPERTY(arioso::ui::DragOut* dragOut READ dragOut CONSTANT)
    Q_PROPERTY(bool mirrored READ isMirrored CONSTANT)
    Q_PROPERTY(QRect windowGeometry READ windowGeometry CONSTANT)
    Q_PROPERTY(bool windowMaximized READ isWindowMaximized CONSTANT)
    Q_PROPERTY(QVariantMap windowView READ windowView CONSTANT)

public:
    explicit Application(const ApplicationOptions& options, QObject* parent = nullptr);
    ~Application() override;

    /// Opens the library, brings back the last session and loads the model, all behind the window.
    void start();

    /// Keeps what a running job has made, writes everything, and frees the engine. Before the event loop
    /// ends.
    void shutDown();

    [[nodiscard]] Notices* notices() { return &m_notices; }
    [[nodiscard]] About* about() { return &m_about; }
    [[nodiscard]] EditHistory* history() { return &m_history; }
    [[nodiscard]] RequestViewModel* request() { return &m_request; }
    [[nodiscard]] PresetsViewModel* presets() { return &m_presets; }
    [[nodiscard]] ConditionsBuilder* conditions() { return &m_conditions; }
    [[nodiscard]] StageViewModel* stage() { return &m_stage; }
    [[nodiscard]] PlayerViewModel* player() { return &m_playerViewModel; }
    [[nodiscard]] ContinuationViewModel* continuation() { return &m_continuation; }
    [[nodiscard]] CompareViewModel* compare() { return &m_compare; }
    [[nodiscard]] GenerationViewModel* generation() { return &m_generationViewModel; }
    [[nodiscard]] LongerViewModel* longer() { return &m_longer; }
    [[nodiscard]] EditViewModel* edit() { return &m_edit; }
    [[nodiscard]] TakesViewModel* takes() { return &m_takesViewModel; }
    [[nodiscard]] ExportViewModel* exporter() { return &m_exporter; }
    [[nodiscard]] AppSettingsViewModel* settings() { return &m_appSettings; }
    [[nodiscard]] ModelsViewModel* models() { return &m_models; }
    [[nodiscard]] CatalogueViewModel* catalogue() { return &m_catalogue; }
    [[nodiscard]] DragOut* dragOut() { return &m_dragOut; }

    /// The language is written from right to left. The window is made anew when that changes.
    [[nodiscard]] bool isMirrored() const;

    /// Of last time; null when there was none or when it is on no screen any more.
    [[nodiscard]] QRect windowGeometry() const;
    [[nodiscard]] bool isWindowMaximized() const;
    /// Sizes of panes and the like, as the window has stored them.
    [[nodiscard]] QVariantMap windowView() const;
    /// What `view` does not name stays as it was.
    Q_INVOKABLE void rememberWindow(const QRect& geometry, bool maximized, const QVariantMap& view);

    /// What was dropped on the window: a sound file to continue, presets, the folders of models. A notice
    /// says when there was no file among it.
    Q_INVOKABLE void openDropped(const QList<QUrl>& urls);

    /// What another start of the program was given.
    void take(const core::StartRequest& request);

    /// After the language changed: texts that are kept are made anew.
    void retranslate();

    /// Plays a take, or pauses it when it is the one that plays.
    Q_INVOKABLE void playTake(const QString& takeId);

    /// Opens a copy of a take with a program that the user chooses.
    Q_INVOKABLE void openTakeWith(const QString& takeId) { m_filesToOpen.write({takeId}); }

    /// Prompt and every setting of a take become those of the next generation.
    Q_INVOKABLE void useSettings(const QString& takeId);

    // For the desktop and for tests of whole flows.
    [[nodiscard]] core::Player& corePlayer() { return m_player; }
    [[nodiscard]] core::TakeLibrary& takeLibrary() { return m_takes; }
    [[nodiscard]] core::GenerationService& generationService() { return m_generation; }
    [[nodiscard]] core::SettingsStore& settingsStore() { return m_settings; }

private:
    void connectParts();
    void watchStores();
    void tellOfRecovered(const QStringList& ids);
    void restoreSession();
    void storeSession();
    void markTakes();
    void openFiles(const QList<QUrl>& urls, const QList<QUrl>& folders);
    void onModelState(const core::ModelState& state);

    ApplicationOptions m_options;

    core::SettingsStore m_settings;
    core::SessionStore m_session;
    core::RecentPrompts m_recentPrompts;
    core::PresetStore m_presetStore;
    core::TakeLibrary m_takes; // outlives the service, whose last result it keeps
    core::GenerationService m_generation;
    core::Player m_player;
    core::HubPreferencesStore m_hubPreferences;
    core::ModelDownloads m_downloads;

    Notices m_notices;
    About m_about;
    EditHistory m_history;
    RequestViewModel m_request;
    PresetsViewModel m_presets;
    ConditionsBuilder m_conditions;
    ContinuationViewModel m_continuation;
    StageViewModel m_stage;
    PlayerViewModel m_playerViewModel;
    CompareViewModel m_compare;
    GenerationViewModel m_generationViewModel;
    LongerViewModel m_longer;
    EditViewModel m_edit;
    TakesViewModel m_takesViewModel;
    ExportViewModel m_exporter;
    AppSettingsViewModel m_appSettings;
    ModelsViewModel m_models;
    CatalogueViewModel m_catalogue;
    DragOut m_dragOut;
    TakeFiles m_filesToOpen;
};

} // namespace arioso::ui
