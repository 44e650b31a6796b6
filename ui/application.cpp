// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/application.h"

#include "core/background.h"
#include "ui/desktop/open_with.h"

#include <QDir>
#include <QFileInfo>
#include <QGuiApplication>
#include <QJsonArray>
#include <QScreen>

#include <algorithm>
#include <chrono>

namespace arioso::ui {
namespace {

const QString kGeometryKey = QStringLiteral("window");
const QString kRecentFilesKey = QStringLiteral("recent_files");
const QString kTakesKey = QStringLiteral("takes");
const QString kPlayerKey = QStringLiteral("player");
const QString kSessionFile = QStringLiteral("session.json");
constexpr std::chrono::seconds kPatience(2); ///< with what still runs when the program ends

QString settingsFile(const ApplicationOptions& options)
{
    return QDir(options.configFolder).filePath(QStringLiteral("settings.json"));
}

QString libraryFolder(const ApplicationOptions& options, const core::AppSettings& settings)
{
    if (!options.libraryFolder.isEmpty())
        return options.libraryFolder;
    return settings.libraryFolder.isEmpty() ? QDir(options.dataFolder).filePath(QStringLiteral("takes"))
                                            : settings.libraryFolder;
}

QString dragFolder(const ApplicationOptions& options)
{
    return QDir(options.cacheFolder.isEmpty() ? options.dataFolder : options.cacheFolder)
        .filePath(QStringLiteral("dragged"));
}

bool isOnScreen(const QRect& geometry)
{
    const QList<QScreen*> screens = QGuiApplication::screens();
    return std::any_of(screens.begin(), screens.end(), [&](const QScreen* screen) {
        const QRect seen = screen->availableGeometry().intersected(geometry);
        return seen.width() >= geometry.width() / 2 && seen.height() >= geometry.height() / 2;
    });
}

} // namespace

core::AppSettings settingsOf(const ApplicationOptions& options)
{
    return core::settingsOf(settingsFile(options));
}

QString libraryFolder(const ApplicationOptions& options)
{
    return libraryFolder(options, settingsOf(options));
}

Application::Application(const ApplicationOptions& options, QObject* parent)
    : QObject(parent), m_options(options), m_settings(settingsFile(options)),
      m_session(QDir(options.configFolder).filePath(kSessionFile)),
      m_recentPrompts(QDir(options.configFolder).filePath(QStringLiteral("recent-prompts.json"))),
      m_presetStore(QDir(options.dataFolder).filePath(QStringLiteral("presets"))),
      m_takes(libraryFolder(options, m_settings.settings())), m_generation(options.gateway, options.program),
      m_hubPreferences(QDir(options.configFolder).filePath(QStringLiteral("models.json"))),
      m_about(options.program, options.logFile, m_generation, m_notices), m_history(m_notices),
      m_request(m_recentPrompts), m_presets(m_presetStore, m_request, m_history, m_notices),
      m_conditions(m_request), m_continuation(m_takes, m_notices),
      m_stage(m_generation, m_takes, m_player, m_notices), m_playerViewModel(m_player, m_settings, m_notices),
      m_compare(m_stage, m_takes, m_player, m_notices),
      m_generationViewModel({m_generation, m_takes, m_recentPrompts, m_request, m_continuation, m_notices}),
      m_longer(m_takes), m_edit({m_generation, m_takes, m_player, m_generationViewModel, m_history, m_notices}),
      m_takesViewModel(m_takes, m_history, m_notices),
      m_exporter(m_takes, m_settings, m_notices), m_appSettings(m_settings, m_player, m_notices),
      m_models(m_generation, m_settings, m_notices),
      m_catalogue(
          {m_downloads, m_hubPreferences, m_generation, m_settings, m_models, m_notices, options.gateway}),
      m_dragOut(m_takes, m_notices, dragFolder(options)),
      m_filesToOpen(m_takes, m_notices, dragFolder(options))
{
    if (options.importer)
        m_models.work()->setImporter(options.importer,
                                     QDir(options.dataFolder).filePath(QStringLiteral("models")));
    connectParts();
}

Application::~Application()
{
    shutDown();
}

void Application::connectParts()
{
    connect(&m_generation, &core::GenerationService::modelStateChanged, this, &Application::onModelState);
    connect(&m_generationViewModel, &GenerationViewModel::kept, &m_stage, &StageViewModel::onKept);
    connect(&m_generationViewModel, &GenerationViewModel::trimmed, &m_takesViewModel, &TakesViewModel::recordTrim);
    connect(&m_generationViewModel, &GenerationViewModel::trimmed, this, [this](const QStringList& ids) {
        if (!m_edit.isActive() && !m_player.isActive())
            m_stage.showTake(ids.value(0));
    });
    m_generation.keepClipsIn(m_takes.folder());
    connect(&m_takes, &core::TakeLibrary::recovered, this, &Application::tellOfRecovered);
    connect(&m_longer, &LongerViewModel::started, &m_generationViewModel, &GenerationViewModel::makeLonger);
    connect(&m_edit, &EditViewModel::activeChanged, this, [this](bool active) {
        if (active)
            m_compare.close();
        m_stage.setHeld(active);
    });
    connect(&m_edit, &EditViewModel::takeWanted, this, [this](const QString& id) { m_stage.showTake(id); });
    connect(&m_continuation, &ContinuationViewModel::recipeChosen, &m_request, &RequestViewModel::apply);
    connect(&m_request, &RequestViewModel::edited, this, &Application::storeSession);
    connect(&m_presets, &PresetsViewModel::edited, this, &Application::storeSession);
    connect(&m_request, &RequestViewModel::vocabularyChanged, this,
            [this] { m_conditions.setVocabulary(m_request.vocabulary()); });
    connect(&m_conditions, &ConditionsBuilder::edited, this, &Application::storeSession);
    connect(&m_continuation, &ContinuationViewModel::changed, this,
            [this] { m_request.setRoom(m_continuation.roomSeconds()); });
    connect(m_continuation.recentFiles(), &RecentFiles::changed, this, &Application::storeSession);
    connect(&m_stage, &StageViewModel::currentTakeChanged, this, &Application::storeSession);
    connect(&m_takesViewModel, &TakesViewModel::orderChanged, this, &Application::storeSession);
    connect(&m_takesViewModel, &TakesViewModel::starredOnlyChanged, this, &Application::storeSession);
    connect(&m_playerViewModel, &PlayerViewModel::loopingChanged, this, &Application::storeSession);
    connect(&m_stage, &StageViewModel::currentTakeChanged, this, &Application::markTakes);
    connect(&m_player, &core::Player::stateChanged, this, &Application::markTakes);
    connect(&m_models, &ModelsViewModel::downloadRequested, &m_catalogue, &CatalogueViewModel::download);
    connect(&m_filesToOpen, &TakeFiles::written, this, [this](const QList<QUrl>& files) {
        if (!files.isEmpty())
            openWith(files.first().toLocalFile(), this, m_notices);
    });
    watchStores();
    const auto followSettings = [this] { m_stage.setPlayWhileMade(m_settings.settings().playWhileMade); };
    connect(&m_settings, &core::SettingsStore::changed, this, followSettings);
    followSettings();
}

void Application::tellOfRecovered(const QStringList& ids)
{
    Notices::Notice notice;
    notice.text = tr("Arioso was closed during generation. What had been generated was saved as %Ln take(s).",
                     nullptr, int(ids.size()));
    notice.wayOut = tr("To continue from there, select Make longer… in the take's menu.");
    notice.action = {tr("Show take"), [this, id = ids.first()] { m_takesViewModel.reveal(id); }};
    notice.key = QStringLiteral("recovered");
    m_notices.show(notice);
}

/// What cannot be read or written of what is remembered between starts.
void Application::watchStores()
{
    const auto tell = [this](const QString& text, const core::Failure& failure) {
        m_notices.show({Notices::Warning,
                        text,
                        tr("The file was renamed; the details say where it is."),
                        failure.detail,
                        {},
                        failure.detail});
    };
    connect(&m_settings, &core::SettingsStore::unreadable, this, [tell](const core::Failure& failure) {
        tell(tr("Settings couldn't be read, so the defaults are used."), failure);
    });
    connect(&m_session, &core::SessionStore::unreadable, this, [tell](const core::Failure& failure) {
        tell(tr("Your last prompt couldn't be read."), failure);
    });
    connect(&m_recentPrompts, &core::RecentPrompts::unreadable, this,
            [tell](const core::Failure& failure) { tell(tr("Recent prompts couldn't be read."), failure); });
    connect(&m_session, &core::SessionStore::failed, this,
            [this](const core::Failure& failure) { m_notices.report(failure, tr("What you typed")); });
    connect(&m_recentPrompts, &core::RecentPrompts::failed, this,
            [this](const core::Failure& failure) { m_notices.report(failure, tr("The recent prompts")); });
}

bool Application::isMirrored() const
{
    return QGuiApplication::isRightToLeft();
}

QRect Application::windowGeometry() const
{
    const QJsonArray values = m_session.session().view[kGeometryKey][QLatin1String("geometry")].toArray();
    const QRect geometry(values[0].toInt(), values[1].toInt(), values[2].toInt(), values[3].toInt());
    return geometry.isValid() && isOnScreen(geometry) ? geometry : QRect();
}

bool Application::isWindowMaximized() const
{
    return m_session.session().view[kGeometryKey][QLatin1String("maximized")].toBool();
}

QVariantMap Application::windowView() const
{
    return m_session.session().view[kGeometryKey].toObject().toVariantMap();
}

void Application::rememberWindow(const QRect& geometry, bool maximized, const QVariantMap& view)
{
    core::Session session = m_session.session();
    QVariantMap kept = windowView();
    kept.insert(view);
    QJsonObject object = QJsonObject::fromVariantMap(kept);
    object[QLatin1String("geometry")] =
        QJsonArray{geometry.x(), geometry.y(), geometry.width(), geometry.height()};
    object[QLatin1String("maximized")] = maximized;
    session.view[kGeometryKey] = object;
    m_session.set(session);
}

void Application::retranslate()
{
    m_history.retranslate();
    m_request.retranslate();
    m_presets.retranslate();
    m_conditions.retranslate();
    m_takesViewModel.retranslate();
    m_exporter.retranslate();
    m_appSettings.retranslate();
    m_models.retranslate();
    m_catalogue.retranslate();
}

void Application::playTake(const QString& takeId)
{
    if (takeId == m_stage.currentTake() && m_player.isActive())
        m_player.pause();
    else
        m_stage.showTake(takeId, true);
}

void Application::useSettings(const QString& takeId)
{
    if (const core::Take* take = m_takes.find(takeId))
        m_request.apply(take->recipe);
}

void Application::openDropped(const QList<QUrl>& urls)
{
    if (std::none_of(urls.begin(), urls.end(), [](const QUrl& url) { return url.isLocalFile(); })) {
        m_notices.show({Notices::Warning,
                        tr("Only files can be dropped here."),
                        tr("Drop an audio file from your file manager."),
                        {},
                        {},
                        {}});
        return;
    }
    // A file system that sleeps or hangs lets even this question wait.
    core::inBackground([urls] {
        QList<QUrl> folders;
        for (const QUrl& url : urls) {
            if (url.isLocalFile() && QFileInfo(url.toLocalFile()).isDir())
                folders.append(url);
        }
        return folders;
    }).then(this, [this, urls](const QList<QUrl>& folders) { openFiles(urls, folders); });
}

void Application::openFiles(const QList<QUrl>& urls, const QList<QUrl>& folders)
{
    QList<QUrl> sounds;
    for (const QUrl& url : urls) {
        if (!url.isLocalFile())
            continue;
        if (folders.contains(url))
            m_models.addFolder(url);
        else if (url.fileName().endsWith(QLatin1String(".json"), Qt::CaseInsensitive))
            m_presets.importFile(url);
        else
            sounds.append(url);
    }
    if (!sounds.isEmpty())
        m_continuation.openFiles(sounds);
}

void Application::markTakes()
{
    m_takesViewModel.setShown(m_stage.currentTake());
    m_takesViewModel.setPlaying(m_player.isActive() ? m_stage.currentTake() : QString());
}

void Application::start()
{
    const bool first = !QFileInfo::exists(QDir(m_options.configFolder).filePath(kSessionFile));
    restoreSession();
    m_models.setStarter(m_options.starterModel);
    if (first && m_options.model.isEmpty() && m_models.isStarter())
        m_request.setPrompt(m_options.starterPrompt); // so that Generate makes music
    m_takes.open();
    m_models.start(m_options.model);
}

void Application::take(const core::StartRequest& request)
{
    if (!request.model.isEmpty())
        m_models.choose(request.model);
    const auto isLocal = [](const QUrl& file) { return file.isLocalFile(); };
    if (std::any_of(request.files.begin(), request.files.end(), isLocal))
        openDropped(request.files);
    else if (!request.files.isEmpty())
        m_continuation.openFile(request.files.first()); // says that it isn't local
}

void Application::shutDown()
{
    m_generation.shutDown();
    m_takes.retryAllSaves();
    m_takes.flush();
    m_presetStore.retry();
    m_presetStore.flush();
    m_session.flush();
    m_recentPrompts.flush();
    m_settings.flush();
    m_hubPreferences.flush();
    core::finishBackground(kPatience);
}

/// Signals of what is restored first store the session, so everything comes from a copy.
void Application::restoreSession()
{
    const core::Session session = m_session.session();
    m_request.restore(session);
    m_presets.restore(session);
    m_conditions.restore(session);
    m_continuation.recentFiles()->restore(session.view[kRecentFilesKey].toArray());
    const QJsonObject takes = session.view[kTakesKey].toObject();
    const int order = takes[QLatin1String("order")].toInt();
    if (order >= TakeFilterModel::Newest && order <= TakeFilterModel::Longest)
        m_takesViewModel.setOrder(TakeFilterModel::Order(order));
    m_takesViewModel.setStarredOnly(takes[QLatin1String("starred_only")].toBool());
    m_playerViewModel.setLooping(session.view[kPlayerKey][QLatin1String("looping")].toBool());
    m_stage.showTake(session.currentTake);
}

void Application::storeSession()
{
    core::Session session = m_session.session();
    m_request.store(session);
    m_presets.store(session);
    m_conditions.store(session);
    session.view[kRecentFilesKey] = m_continuation.recentFiles()->stored();
    session.view[kTakesKey] = QJsonObject{{QStringLiteral("order"), int(m_takesViewModel.order())},
                                          {QStringLiteral("starred_only"), m_takesViewModel.isStarredOnly()}};
    session.view[kPlayerKey] = QJsonObject{{QStringLiteral("looping"), m_playerViewModel.isLooping()}};
    session.currentTake = m_stage.currentTake();
    m_session.set(session);
}

void Application::onModelState(const core::ModelState& state)
{
    m_request.setModel(state.model);
    m_continuation.setModel(state.model);
}

} // namespace arioso::ui
