// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A message bus of a test's own.

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QProcess>
#include <QStandardPaths>
#include <QTest>

namespace arioso::test {

/// To be made before the bus is used: it is this process's session bus and system bus.
class MessageBus
{
public:
    MessageBus()
    {
        m_daemon.start(QStringLiteral("dbus-daemon"),
                       {QStringLiteral("--session"), QStringLiteral("--nofork"),
                        QStringLiteral("--nopidfile"), QStringLiteral("--print-address")});
        if (!m_daemon.waitForStarted() || !m_daemon.waitForReadyRead())
            qFatal("dbus-daemon does not start");
        m_address = m_daemon.readLine().trimmed();
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_address);
        qputenv("DBUS_SYSTEM_BUS_ADDRESS", m_address);
    }

    ~MessageBus()
    {
        m_daemon.kill();
        m_daemon.waitForFinished();
    }

    static bool isInstalled()
    {
        return !QStandardPaths::findExecutable(QStringLiteral("dbus-daemon")).isEmpty();
    }

    /// Another program's connection.
    [[nodiscard]] QDBusConnection connect(const QString& name) const
    {
        return QDBusConnection::connectToBus(QString::fromUtf8(m_address), name);
    }

    /// Calls without blocking the objects of this process; the answer, or an error message.
    static QDBusMessage call(const QDBusConnection& bus, const QDBusMessage& message)
    {
        const QDBusPendingCall call = bus.asyncCall(message, 5000);
        if (!QTest::qWaitFor([&] { return call.isFinished(); }, 6000))
            qFatal("a call is not answered");
        return call.reply();
    }

private:
    QProcess m_daemon;
    QByteArray m_address;
};

} // namespace arioso::test
