// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// A file is opened with another program by a portal of our own on a message bus of our own.

#include "support/message_bus.h"
#include "ui/desktop/open_with.h"

#include <QDBusConnection>
#include <QDBusObjectPath>
#include <QDBusUnixFileDescriptor>
#include <QDesktopServices>
#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

#include <memory>

using arioso::test::MessageBus;
using arioso::ui::openWith;

class Portal : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.OpenURI")

public Q_SLOTS:
    QDBusObjectPath OpenFile(const QString& parentWindow, const QDBusUnixFileDescriptor& given,
                             const QVariantMap& options)
    {
        Q_UNUSED(parentWindow)
        QFile file;
        if (file.open(given.fileDescriptor(), QIODevice::ReadOnly))
            content = file.readAll();
        isAsked = options.value(QStringLiteral("ask")).toBool();
        ++count;
        return QDBusObjectPath(QStringLiteral("/org/freedesktop/portal/desktop/request/1"));
    }

public:
    QByteArray content;
    bool isAsked = false;
    int count = 0;
};

class TestOpenWith : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QFile file(path());
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("music") == 5);
        QDesktopServices::setUrlHandler(QStringLiteral("file"), this, "open");
        if (!MessageBus::isInstalled())
            QSKIP("There is no dbus-daemon here.");
        m_bus = std::make_unique<MessageBus>();
        QDBusConnection bus = m_bus->connect(QStringLiteral("portal"));
        QVERIFY(bus.registerObject(QStringLiteral("/org/freedesktop/portal/desktop"), &m_portal,
                                   QDBusConnection::ExportAllSlots));
    }

    void cleanupTestCase()
    {
        QDesktopServices::unsetUrlHandler(QStringLiteral("file"));
        QDBusConnection::disconnectFromBus(QStringLiteral("portal"));
    }

    void thePortalAsksWithWhichProgram()
    {
        const QString name = QStringLiteral("org.freedesktop.portal.Desktop");
        QVERIFY(QDBusConnection(QStringLiteral("portal")).registerService(name));
        openWith(path(), this, m_notices);
        QTRY_COMPARE(m_portal.count, 1);
        QCOMPARE(m_portal.content, QByteArray("music"));
        QVERIFY(m_portal.isAsked);
        QVERIFY(QDBusConnection(QStringLiteral("portal")).unregisterService(name));
        QVERIFY(m_opened.isEmpty());
        QCOMPARE(m_notices.rowCount(), 0);
    }

    void withoutAPortalTheDefaultProgramOpensIt()
    {
        openWith(path(), this, m_notices);
        QTRY_COMPARE(m_opened, QList<QUrl>{QUrl::fromLocalFile(path())});
    }

public Q_SLOTS:
    // The handler of "file" addresses.
    void open(const QUrl& url) { m_opened.append(url); }

private:
    [[nodiscard]] QString path() const { return m_folder.filePath(QStringLiteral("naïve 100% #1.wav")); }

    QTemporaryDir m_folder;
    std::unique_ptr<MessageBus> m_bus;
    Portal m_portal;
    QList<QUrl> m_opened;
    arioso::ui::Notices m_notices;
};

QTEST_MAIN(TestOpenWith)
#include "tst_open_with.moc"
