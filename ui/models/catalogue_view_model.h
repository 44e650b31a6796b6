// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Getting models: the licence first, then the download, then it is used. And what the button of a row of the
// list does.

#include "core/generation/generation_service.h"
#include "core/models/hub_preferences.h"
#include "core/models/model_downloads.h"
#include "core/settings/settings_store.h"
#include "ui/models/models_view_model.h"
#include "ui/notices.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QtQml/qqml.h>

#include <functional>
#include <memory>

namespace arioso::ui {

class CatalogueViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")
    /// The repository whose licence is shown; "" when none is.
    Q_PROPERTY(QString asked READ asked NOTIFY askedChanged)
    Q_PROPERTY(QString askedName READ askedName NOTIFY askedChanged)
    /// The licence is to be accepted before the model is fetched; otherwise it is only shown.
    Q_PROPERTY(bool asksToAccept READ asksToAccept NOTIFY askedChanged)
    /// What it allows, in plain words, and where it can be read.
    Q_PROPERTY(QString licenceText READ licenceText NOTIFY askedChanged)
    Q_PROPERTY(QString licenceUrl READ licenceUrl NOTIFY askedChanged)
    /// Something is being fetched.
    Q_PROPERTY(bool busy READ isBusy NOTIFY busyChanged)

    /// Where models are fetched from; "" is the usual place.
    Q_PROPERTY(QString endpoint READ endpoint WRITE setEndpoint NOTIFY endpointChanged)
    Q_PROPERTY(QString usualEndpoint READ usualEndpoint CONSTANT)
    /// Why what was typed into find() can't be looked up; "".
    Q_PROPERTY(QString findProblem READ findProblem NOTIFY findProblemChanged)
    /// There is an access token for the endpoint, typed or of the standard place.
    Q_PROPERTY(bool hasToken READ hasToken NOTIFY tokenChanged)

    /// How fast models would be here was measured; `measuring`: it is just being.
    Q_PROPERTY(bool measured READ isMeasured NOTIFY speedChanged)
    Q_PROPERTY(bool measuring READ isMeasuring NOTIFY speedChanged)

public:
    struct Parts
    {
        core::ModelDownloads& downloads;
        core::HubPreferencesStore& preferences;
        core::GenerationService& generation;
        core::SettingsStore& settings;
        ModelsViewModel& models;
        Notices& notices;
        core::EngineGateway gateway; ///< for the speed test
    };

    explicit CatalogueViewModel(Parts parts, QObject* parent = nullptr);

    /// Looks up anybody's model by its name, "owner/name", or the address of its page; it joins the list,
    /// with its size or with what is wrong. Its repository; "" when the text is neither: then findProblem
    /// says so.
    Q_INVOKABLE QString find(const QString& text);
    /// Fetches a model or goes on with it; asks for its licence first when that was never accepted.
    Q_INVOKABLE void download(const QString& repository);
    Q_INVOKABLE void acceptLicence();
    /// Closes the licence, refusing it when it was to be accepted.
    Q_INVOKABLE void closeLicence();
    Q_INVOKABLE void showLicence(const QString& repository);
    Q_INVOKABLE void pause(const QString& repository);
    /// Gives up, and deletes what has arrived, also in an earlier run.
    Q_INVOKABLE void cancel(const QString& repository);
    /// Does what the button of a row says; see ModelItem::Action. `key`: of the row.
    Q_INVOKABLE void act(const QString& key);

    /// Counts for this run and this endpoint; "" goes back to the standard place. Never shown again.
    Q_INVOKABLE void setToken(const QString& token);

    /// Measures this machine when that was never done and nothing else needs it; the list shows what comes
    /// out.
    Q_INVOKABLE void measure();
    /// The same although it was done: another program may have held the machine up.
    Q_INVOKABLE void measureAgain();
    /// Looks on the disk, off the UI thread, what earlier downloads have left and whether there is a token.
    Q_INVOKABLE void refresh();

    [[nodiscard]] const QString& asked() const { return m_asked; }
    [[nodiscard]] QString askedName() const;
    [[nodiscard]] bool asksToAccept() const { return m_asksToAccept; }
    [[nodiscard]] QString licenceText() const;
    [[nodiscard]] QString licenceUrl() const;
    [[nodiscard]] bool isBusy() const { return m_parts.downloads.isBusy(); }
    [[nodiscard]] QString endpoint() const { return m_parts.preferences.preferences().endpoint; }
    void setEndpoint(const QString& endpoint);
    [[nodiscard]] QString usualEndpoint() const;
    [[nodiscard]] bool hasToken() const;
    [[nodiscard]] const QString& findProblem() const { return m_findProblem; }
    [[nodiscard]] bool isMeasured() const { return m_parts.preferences.preferences().speed.isKnown(); }
    [[nodiscard]] bool isMeasuring() const { return m_speedTest != nullptr; }

    void retranslate();

Q_SIGNALS:
    void askedChanged();
    void busyChanged();
    void endpointChanged();
    void tokenChanged();
    void findProblemChanged();
    void speedChanged();

private:
    enum class Extent { Look, All };
    void askForLicence(const QString& repository, bool toAccept);
    void actOn(const ModelItem& item, ModelItem::Action action);
    void start(const core::CatalogueEntry& entry, Extent extent = Extent::All);
    [[nodiscard]] bool isOffline();
    void setFindProblem(const QString& problem);
    void onPartsMissing(const QString& folder, const QStringList& repositories);
    void getParts(const QString& folder, const QStringList& repositories);
    void convertWithPart(const QString& repository);
    void offerToUse(const QString& name, const QString& folder);
    void onStatus(const core::DownloadStatus& status);
    void onFinished(const core::DownloadStatus& status);
    void updateSituation();
    void startSpeedTest();
    void endSpeedTest();
    void setSpeed(const core::MachineSpeed& speed);
    /// Music that is made faster than it was measured shows that something held the measurement up.
    void onProgress(const core::JobProgress& progress);
    [[nodiscard]] QString cache() const;
    /// It neither makes music nor loads a model.
    [[nodiscard]] bool isEngineFree() const;

    Parts m_parts;
    ModelListModel& m_list;
    QString m_asked;
    bool m_asksToAccept = false;
    QString m_token; ///< typed in this run
    bool m_wasBusy = false;
    QString m_findProblem;
    QSet<QString> m_gotten;                ///< folders of this run's downloads
    QHash<QString, QStringList> m_waiting; ///< folders to convert, and the repositories that they wait for
    QSet<QString> m_partsWanted;           ///< repositories
    bool m_lacksParts = false;
    std::unique_ptr<core::SpeedTest> m_speedTest;
    bool m_hasStoredToken = false;
    int m_looks = 0; ///< what was seen earlier may come later
};

} // namespace arioso::ui
