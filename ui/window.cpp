// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/window.h"

#include <QUrl>

namespace arioso::ui {

Window::Window(Application& app, QObject* parent)
    : QObject(parent), m_app(app), m_languageCode(app.settingsStore().settings().language)
{
    applyLanguage();
    m_engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    m_engine.setInitialProperties({{QStringLiteral("app"), QVariant::fromValue(&app)}});
    connect(&app.settingsStore(), &core::SettingsStore::changed, this, &Window::onSettings);
}

bool Window::open(const QUrl& page)
{
    const QQuickWindow* before = window();
    m_engine.load(page);
    return window() != before;
}

QQuickWindow* Window::window() const
{
    const QList<QObject*> roots = m_engine.rootObjects();
    return roots.isEmpty() ? nullptr : qobject_cast<QQuickWindow*>(roots.last());
}

void Window::raise(const core::StartRequest& request)
{
    // On Wayland a window comes forward only with the token that the desktop has given to the program that
    // was started.
    const char* token = "XDG_ACTIVATION_TOKEN";
    if (!request.activationToken.isEmpty())
        qputenv(token, request.activationToken.toUtf8());
    if (QQuickWindow* shown = window()) {
        if (shown->visibility() == QWindow::Minimized)
            shown->showNormal();
        shown->raise();
        shown->requestActivate();
    }
    qunsetenv(token);
    m_app.take(request);
}

void Window::close()
{
    if (QQuickWindow* shown = window())
        shown->close();
}

void Window::closeUnasked()
{
    if (QQuickWindow* shown = window()) {
        shown->setProperty("closesAnyway", true);
        shown->close();
    }
}

void Window::onSettings(const core::AppSettings& settings)
{
    if (settings.language == m_languageCode)
        return;
    m_languageCode = settings.language;
    // Not within the handler of a control that is about to go.
    QMetaObject::invokeMethod(this, &Window::reopen, Qt::QueuedConnection);
}

/// Texts made in C++ and the direction do not follow a translator by themselves: a new window does.
void Window::reopen()
{
    applyLanguage();
    QQuickWindow* before = window();
    QMetaObject::invokeMethod(before, "remember");
    if (open())
        before->deleteLater();
}

void Window::applyLanguage()
{
    m_language.apply(m_languageCode);
    m_app.retranslate();
}

} // namespace arioso::ui
