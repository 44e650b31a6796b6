// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// A file is shown by a file manager of our own on a message bus of our own.

#include "ui/show_file.h"

#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDesktopServices>
#include <QProcess>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

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
        const QString program = QStandardPaths::findExecutable(QStringLiteral("dbus-daemon"));
        if (program.isEmpty())
            QSKIP("There is no dbus-daemon here.");
        m_daemon.start(program, {QStringLiteral("--session"), QStringLiteral("--nofork"),
                                 QStringLiteral("--nopidfile"), QStringLiteral("--print-address")});
        QVERIFY(m_daemon.waitForStarted());
        QVERIFY(m_daemon.waitForReadyRead());
        const QByteArray address = m_daemon.readLine().trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", address); // read at the first use of the session's bus
        QVERIFY(QDBusConnection::sessionBus().isConnected());

        QDBusConnection bus =
            QDBusConnection::connectToBus(QString::fromUtf8(address), QStringLiteral("files"));
        QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/FileManager1"), &m_manager,
                                   QDBusConnection::ExportAllSlots));
        QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "open");
    }

    void cleanupTestCase()
    {
        QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
        QDBusConnection::disconnectFromBus(QStringLiteral("files"));
        m_daemon.kill();
        m_daemon.waitForFinished();
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
    QProcess m_daemon;
    FileManager m_manager;
    QList<QUrl> m_opened;
    arioso::ui::Notices m_notices;
};

QTEST_MAIN(TestShowFile)
#include "tst_show_file.moc"
