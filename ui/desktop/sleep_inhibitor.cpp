// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/desktop/sleep_inhibitor.h"

#include "ui/desktop/bus.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>

namespace arioso::ui {

SleepInhibitor::SleepInhibitor(core::GenerationService& generation, QObject* parent)
    : QObject(parent), m_generation(generation)
{
    withBus(QDBusConnection::SystemBus, this, [this](const QDBusConnection&) {
        m_isConnected = true;
        follow();
    });
    connect(&generation, &core::GenerationService::queueChanged, this, &SleepInhibitor::follow);
}

void SleepInhibitor::follow()
{
    if (m_generation.isIdle())
        m_lock = {};
    else if (m_isConnected && !m_isAsking && !m_lock.isValid())
        ask();
}

void SleepInhibitor::ask()
{
    QDBusMessage call = QDBusMessage::createMethodCall(
        QStringLiteral("org.freedesktop.login1"), QStringLiteral("/org/freedesktop/login1"),
        QStringLiteral("org.freedesktop.login1.Manager"), QStringLiteral("Inhibit"));
    call << QStringLiteral("sleep") << QGuiApplication::applicationDisplayName() << tr("Generating music")
         << QStringLiteral("block");
    m_isAsking = true;
    auto* reply = new QDBusPendingCallWatcher(QDBusConnection::systemBus().asyncCall(call), this);
    connect(reply, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* answered) {
        answered->deleteLater();
        m_isAsking = false;
        const QDBusPendingReply<QDBusUnixFileDescriptor> lock = *answered;
        if (lock.isValid() && !m_generation.isIdle())
            m_lock = lock.value();
    });
}

} // namespace arioso::ui
