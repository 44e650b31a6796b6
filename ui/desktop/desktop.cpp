// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/desktop/desktop.h"

#include "ui/application.h"
#include "ui/window.h"

namespace arioso::ui {

Desktop::Desktop(Application& app, Window& window, QObject* parent)
    : QObject(parent),
      m_mpris({app.corePlayer(), *app.player(), *app.stage(), *app.takes(), app.takeLibrary()}),
      m_sleepInhibitor(app.generationService()),
      m_notification(app.generationService(), *app.generation(), app.settingsStore())
{
    connect(&m_mpris, &Mpris::raiseRequested, &window, [&window] { window.raise(); });
    connect(&m_mpris, &Mpris::quitRequested, &window, &Window::close);
    connect(&m_notification, &JobNotification::showRequested, &window,
            [&app, &window](const QString& take, const QString& token) {
                window.raise({{}, {}, token});
                if (take.isEmpty())
                    return;
                app.stage()->showTake(take);
                app.takes()->reveal(take);
            });
}

} // namespace arioso::ui
