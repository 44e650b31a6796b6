// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/application.h"

#include <QDir>
#include <QGuiApplication>

namespace arioso::ui {
namespace {

QString libraryFolder(const ApplicationOptions& options, const core::AppSettings& settings)
{
    if (!options.libraryFolder.isEmpty())
        return options.libraryFolder;
    return settings.libraryFolder.isEmpty() ? QDir(options.dataFolder).filePath(QStringLiteral("takes"))
                                            : settings.libraryFolder;
}

} // namespace

Application::Application(const ApplicationOptions& options, QObject* parent)
    : QObject(parent), m_options(options),
      m_settings(QDir(options.configFolder).filePath(QStringLiteral("settings.json"))),
      m_session(QDir(options.configFolder).filePath(QStringLiteral("session.json"))),
      m_recentPrompts(QDir(options.configFolder).filePath(QStringLiteral("recent-prompts.json"))),
      m_presetStore(QDir(options.dataFolder).filePath(QStringLiteral("presets"))),
      m_takes(libraryFolder(options, m_settings.settings())), m_generation(options.gateway, options.program),
      m_request(m_recentPrompts), m_presets(m_presetStore, m_request, m_notices), m_conditions(m_request),
      m_continuation(m_takes, m_notices), m_stage(m_generation, m_takes, m_player, m_notices),
      m_playerViewModel(m_player, m_settings, m_notices), m_compare(m_stage, m_takes, m_player, m_notices),
      m_generationViewModel({m_generation, m_takes, m_recentPrompts, m_request, m_continuation, m_notices}),
      m_takesViewModel(m_takes, m_notices), m_exporter(m_takes, m_settings, m_notices),
      m_appSettings(m_settings, m_player, m_notices), m_models(m_generation, m_settings, m_notices)
{
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
    connect(&m_request, &RequestViewModel::edited, this, &Application::storeSession);
    connect(&m_stage, &StageViewModel::currentTakeChanged, this, &Application::storeSession);
}

bool Application::isMirrored() const
{
    return QGuiApplication::isRightToLeft();
}

void Application::start()
{
    restoreSession();
    m_takes.open();
    m_models.start(m_options.model);
}

void Application::shutDown()
{
    m_generation.shutDown();
    m_takes.flush();
    m_session.flush();
    m_recentPrompts.flush();
    m_settings.flush();
}

void Application::restoreSession()
{
    const core::Session session = m_session.session();
    m_request.restore(session);
    m_presets.restore(session);
}

void Application::storeSession()
{
    core::Session session = m_session.session();
    m_request.store(session);
    m_presets.store(session);
    session.currentTake = m_stage.currentTake();
    m_session.set(session);
}

void Application::onModelState(const core::ModelState& state)
{
    m_request.setModel(state.model);
    m_continuation.setModel(state.model);
}

} // namespace arioso::ui
