// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/desktop/desktop.h"

#include "ui/application.h"
#include "ui/window.h"

namespace arioso::ui {

Desktop::Desktop(Application& app, Window& window, QObject* parent)
    : QObject(parent),
      m_mpris({app.corePlayer(), *app.player(), *app.stage(), *app.takes(), app.takeLibrary()}),
      m_sleepInhibitor(app.generationService())
{
    connect(&m_mpris, &Mpris::raiseRequested, &window, [&window] { window.raise(); });
    connect(&m_mpris, &Mpris::quitRequested, &window, &Window::close);
}

} // namespace arioso::ui
