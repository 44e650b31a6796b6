// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/desktop/open_with.h"

#include "core/background.h"

#include <QCoreApplication>
#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusUnixFileDescriptor>
#include <QDesktopServices>
#include <QFile>
#include <QFileInfo>
#include <QUrl>

namespace arioso::ui {
namespace {

constexpr int kPatience = 10'000; ///< ms; a portal that has to start takes some seconds

struct Texts
{
    Q_DECLARE_TR_FUNCTIONS(OpenWith)
};

struct Opened
{
    bool isConnected = false; ///< to the message bus
    QDBusUnixFileDescriptor file;
};

Opened opened(const QString& path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadWrite | QIODevice::ExistingOnly))
        return {};
    return {QDBusConnection::sessionBus().isConnected(), QDBusUnixFileDescriptor(file.handle())};
}

void openByDefault(const QString& path, Notices& notices)
{
    if (QDesktopServices::openUrl(QUrl::fromLocalFile(path)))
        return;
    Notices::Notice notice;
    notice.severity = Notices::Warning;
    notice.text = Texts::tr("“%1” couldn't be opened with another program.").arg(QFileInfo(path).fileName());
    notice.wayOut = Texts::tr("Export it, then open the exported file.");
    notice.key = QStringLiteral("open-with");
    notices.show(notice);
}

QDBusMessage openFile(const QDBusUnixFileDescriptor& file)
{
    QDBusMessage call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.portal.Desktop"), QStringLiteral("/org/freedesktop/portal/desktop"),
        QStringLiteral("org.freedesktop.portal.OpenURI"), QStringLiteral("OpenFile"));
    const QString parentWindow;
    call << parentWindow << QVariant::fromValue(file)
         << QVariantMap{{QStringLiteral("ask"), true}, {QStringLiteral("writable"), true}};
    return call;
}

} // namespace

void openWith(const QString& path, QObject* context, Notices& notices)
{
    core::inBackground([path] { return opened(path); }).then(context, [=, &notices](const Opened& asked) {
        if (!asked.isConnected) {
            openByDefault(path, notices);
            return;
        }
        auto* reply = new QDBusPendingCallWatcher(
            QDBusConnection::sessionBus().asyncCall(openFile(asked.file), kPatience), context);
        QObject::connect(reply, &QDBusPendingCallWatcher::finished, context,
                         [path, &notices](QDBusPendingCallWatcher* answered) {
                             answered->deleteLater();
                             if (answered->isError())
                                 openByDefault(path, notices);
                         });
    });
}

} // namespace arioso::ui
