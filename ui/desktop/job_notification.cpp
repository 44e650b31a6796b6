// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/desktop/job_notification.h"

#include "ui/desktop/bus.h"
#include "ui/text/clock_text.h"
#include "ui/text/error_text.h"
#include "ui/text/take_title.h"

#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QGuiApplication>

namespace arioso::ui {
namespace {

const QString kService = QStringLiteral("org.freedesktop.Notifications");
const QString kPath = QStringLiteral("/org/freedesktop/Notifications");
const QString kDefaultAction = QStringLiteral("default");
constexpr int kServersTimeout = -1;

QDBusMessage callToServer(const QString& method)
{
    return QDBusMessage::createMethodCall(kService, kPath, kService, method);
}

bool isWindowActive()
{
    return QGuiApplication::applicationState() == Qt::ApplicationActive;
}

} // namespace

JobNotification::JobNotification(core::GenerationService& generation, GenerationViewModel& view,
                                 const core::SettingsStore& settings, QObject* parent)
    : QObject(parent), m_generation(generation), m_settings(settings)
{
    connect(&generation, &core::GenerationService::started, this, [this] {
        if (const std::optional<core::GenerationJob>& job = m_generation.active())
            m_job = titleOf(job->request.prompt);
    });
    connect(&generation, &core::GenerationService::failed, this,
            [this](core::JobId, const core::Failure& failure) { onFailed(failure); });
    connect(&view, &GenerationViewModel::kept, this, &JobNotification::onKept);
    connect(qGuiApp, &QGuiApplication::applicationStateChanged, this, [this] {
        if (isWindowActive())
            withdraw();
    });
    withBus(QDBusConnection::SessionBus, this, [this](const QDBusConnection& bus) { connectBus(bus); });
}

void JobNotification::connectBus(QDBusConnection bus)
{
    bus.connect(kService, kPath, kService, QStringLiteral("ActionInvoked"), this,
                SLOT(onAction(uint, QString)));
    bus.connect(kService, kPath, kService, QStringLiteral("ActivationToken"), this,
                SLOT(onToken(uint, QString)));
    bus.connect(kService, kPath, kService, QStringLiteral("NotificationClosed"), this, SLOT(onClosed(uint)));
    m_isConnected = true;
}

void JobNotification::onKept(const core::JobResult& result, const QStringList& takes)
{
    if (result.stopped || takes.isEmpty())
        return;
    const core::AudioPtr& audio = result.clips.first().audio;
    show({tr("“%1” is ready").arg(titleOf(result.clips.first().recipe.prompt)),
          tr("%Ln take(s), %1", nullptr, int(takes.size())).arg(clockText(audio ? audio->seconds() : 0))},
         takes.first());
}

void JobNotification::onFailed(const core::Failure& failure)
{
    show({tr("“%1” couldn't be generated").arg(m_job), errorText(failure).sentence}, {});
}

void JobNotification::show(const Text& text, const QString& take)
{
    if (!m_isConnected || isWindowActive() || !m_settings.settings().notifyWhenDone)
        return;
    m_next = text;
    m_take = take;
    if (!m_isSending)
        send();
}

void JobNotification::send()
{
    if (!m_next)
        return;
    QDBusMessage call = callToServer(QStringLiteral("Notify"));
    const QString desktopEntry = QGuiApplication::desktopFileName();
    call << QGuiApplication::applicationDisplayName() << m_shown << desktopEntry << m_next->summary
         << m_next->body << QStringList{kDefaultAction, tr("Show")}
         << QVariantMap{{QStringLiteral("desktop-entry"), desktopEntry}} << kServersTimeout;
    m_next.reset();
    m_isSending = true;
    auto* reply = new QDBusPendingCallWatcher(QDBusConnection::sessionBus().asyncCall(call), this);
    connect(reply, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher* answered) {
        answered->deleteLater();
        const QDBusPendingReply<uint> id = *answered;
        onSent(id.isValid() ? id.value() : 0);
    });
}

void JobNotification::onSent(uint id)
{
    m_isSending = false;
    m_shown = id;
    if (isWindowActive())
        withdraw();
    else
        send(); // a later one, with this one's number
}

void JobNotification::withdraw()
{
    m_next.reset();
    if (m_shown != 0)
        QDBusConnection::sessionBus().send(callToServer(QStringLiteral("CloseNotification")) << m_shown);
    m_shown = 0;
}

void JobNotification::onToken(uint id, const QString& token)
{
    if (id == m_shown)
        m_token = token;
}

void JobNotification::onAction(uint id, const QString& action)
{
    if (id != m_shown || action != kDefaultAction)
        return;
    Q_EMIT showRequested(m_take, std::exchange(m_token, {}));
}

void JobNotification::onClosed(uint id)
{
    if (id == m_shown)
        m_shown = 0;
}

} // namespace arioso::ui
