// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// A file is shown by a file manager of our own on a message bus of our own.

#include "support/message_bus.h"
#include "ui/show_file.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDesktopServices>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <memory>

using arioso::test::MessageBus;
using arioso::ui::showFile;

class FileManager : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.FileManager1")

public Q_SLOTS:
    void ShowItems(const QStringList& urls, const QString& startupId)
    {
        Q_UNUSED(startupId)
        Q_EMIT asked(urls);
    }

Q_SIGNALS:
    void asked(const QStringList& urls);
};

class TestShowFile : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        if (!MessageBus::isInstalled())
            QSKIP("There is no dbus-daemon here.");
        m_bus = std::make_unique<MessageBus>();
        QVERIFY(QDBusConnection::sessionBus().isConnected());

        QDBusConnection bus = m_bus->connect(QStringLiteral("files"));
        QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/FileManager1"), &m_manager,
                                   QDBusConnection::ExportAllSlots));
        QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "open");
    }

    void cleanupTestCase()
    {
        QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
        QDBusConnection::disconnectFromBus(QStringLiteral("files"));
    }

    void theFileIsSelected()
    {
        QVERIFY(manager().registerService(QStringLiteral("org.freedesktop.FileManager1")));
        QSignalSpy asked(&m_manager, &FileManager::asked);
        showFile(m_folder.filePath(QStringLiteral("naïve 100% #1.wav")), this, m_notices);
        QTRY_COMPARE(asked.size(), 1);
        const QUrl url(asked.first().first().toStringList().first(), QUrl::StrictMode);
        QCOMPARE(url.toLocalFile(), m_folder.filePath(QStringLiteral("naïve 100% #1.wav")));
        QVERIFY(manager().unregisterService(QStringLiteral("org.freedesktop.FileManager1")));
        QVERIFY(m_opened.isEmpty());
        QCOMPARE(m_notices.rowCount(), 0);
    }

    void withoutAFileManagerThatSelectsTheFolderOpens()
    {
        showFile(m_folder.filePath(QStringLiteral("a.wav")), this, m_notices);
        QTRY_COMPARE(m_opened, QList<QUrl>{QUrl::fromLocalFile(m_folder.path())});
    }

public Q_SLOTS:
    // The handler of "file" addresses.
    void open(const QUrl& url) { m_opened.append(url); }

private:
    static QDBusConnection manager() { return QDBusConnection(QStringLiteral("files")); }

    QTemporaryDir m_folder;
    std::unique_ptr<MessageBus> m_bus;
    FileManager m_manager;
    QList<QUrl> m_opened;
    arioso::ui::Notices m_notices;
};

QTEST_MAIN(TestShowFile)
#include "tst_show_file.moc"
