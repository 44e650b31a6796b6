// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/library_in_use.h"

#include "ui/settings/app_settings_view_model.h"

#include <QDir>
#include <QGuiApplication>
#include <QLocale>
#include <QQmlApplicationEngine>
#include <QScopeGuard>

namespace arioso::ui {

LibraryInUse::LibraryInUse(const QString& folder, const core::LibraryHolder& holder,
                           const core::AppSettings& settings, QObject* parent)
    : QObject(parent), m_folder(folder), m_holder(holder), m_settings(settings)
{
    m_language.apply(settings.language);
}

LibraryInUse::Answer LibraryInUse::ask()
{
    // What follows is the program's window, or the end of the program.
    const bool quits = QGuiApplication::quitOnLastWindowClosed();
    QGuiApplication::setQuitOnLastWindowClosed(false);
    const auto restore = qScopeGuard([quits] { QGuiApplication::setQuitOnLastWindowClosed(quits); });
    QQmlApplicationEngine engine;
    engine.addImportPath(QStringLiteral("qrc:/qt/qml"));
    engine.setInitialProperties({{QStringLiteral("question"), QVariant::fromValue(this)}});
    engine.load(QUrl(QStringLiteral("qrc:/qt/qml/Arioso/Ui/LibraryInUseWindow.qml")));
    if (!engine.rootObjects().isEmpty())
        m_loop.exec();
    return m_answer;
}

void LibraryInUse::answer(Answer answer, const QUrl& folder)
{
    m_answer = answer;
    m_other = folder;
    m_loop.quit();
}

QString LibraryInUse::text() const
{
    const QString folder = QDir::toNativeSeparators(m_folder);
    const QString since = QLocale().toString(m_holder.since, QLocale::ShortFormat);
    if (m_holder.host.isEmpty())
        return tr("Another program has been using the library “%1” since %2.").arg(folder, since);
    if (m_holder.isHere)
        return tr("%1 (process %2) has been using the library “%3” since %4 and doesn't respond.")
            .arg(m_holder.program, QString::number(m_holder.process), folder, since);
    return tr("%1 on the computer “%2” has been using the library “%3” since %4.")
        .arg(m_holder.program, m_holder.host, folder, since);
}

QString LibraryInUse::advice() const
{
    return tr("If it isn't running anymore, open the library anyway. If it is, changes made by one of the "
              "two programs can "
              "get lost.");
}

bool LibraryInUse::isDark() const
{
    return ui::isDark(m_settings.theme);
}

bool LibraryInUse::isMirrored() const
{
    return QGuiApplication::layoutDirection() == Qt::RightToLeft;
}

} // namespace arioso::ui
