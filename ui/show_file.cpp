// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/show_file.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDesktopServices>
#include <QFileInfo>
#include <QUrl>

namespace arioso::ui {
namespace {

constexpr int kPatience = 3000; ///< ms; a file manager that has to start takes one or two seconds

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(ShowFile)
};

void openFolder(const QString& path, Notices& notices)
{
    const QString folder = QFileInfo(path).absolutePath();
    if (QDesktopServices::openUrl(QUrl::fromLocalFile(folder)))
        return;
    Notices::Notice notice;
    notice.severity = Notices::Warning;
    notice.text = Texts::tr("The folder couldn't be opened.");
    notice.wayOut = Texts::tr("Folder: %1").arg(folder);
    notice.key = QStringLiteral("show-file");
    notices.show(notice);
}

QDBusMessage showItems(const QString& path)
{
    QDBusMessage call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.FileManager1"), QStringLiteral("/org/freedesktop/FileManager1"),
        QStringLiteral("org.freedesktop.FileManager1"), QStringLiteral("ShowItems"));
    const QString url = QUrl::fromLocalFile(QFileInfo(path).absoluteFilePath()).toString(QUrl::FullyEncoded);
    const QString startupId;
    call << QStringList{url} << startupId;
    return call;
}

} // namespace

void showFile(const QString& path, QObject* context, Notices& notices)
{
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        openFolder(path, notices);
        return;
    }
    auto* reply = new QDBusPendingCallWatcher(bus.asyncCall(showItems(path), kPatience), context);
    QObject::connect(reply, &QDBusPendingCallWatcher::finished, context,
                     [path, &notices](QDBusPendingCallWatcher* answered) {
                         answered->deleteLater();
                         if (answered->isError())
                             openFolder(path, notices);
                     });
}

} // namespace arioso::ui
