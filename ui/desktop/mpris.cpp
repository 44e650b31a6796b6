// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/desktop/mpris.h"

#include "ui/desktop/bus.h"
#include "ui/desktop/mpris_adaptors.h"

#include <QCoreApplication>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

#include <cmath>

namespace arioso::ui {
namespace {

const QString kPath = QStringLiteral("/org/mpris/MediaPlayer2");
const QString kName = QStringLiteral("org.mpris.MediaPlayer2.arioso");
constexpr uint kDoNotQueue = 4; // of RequestName
constexpr uint kIsOwner = 1;    // its answer

QDBusMessage callToBus(const QString& method)
{
    return QDBusMessage::createMethodCall(QStringLiteral("org.freedesktop.DBus"),
                                          QStringLiteral("/org/freedesktop/DBus"),
                                          QStringLiteral("org.freedesktop.DBus"), method);
}

} // namespace

Mpris::Mpris(const Parts& parts, QObject* parent) : QObject(parent), m_parts(parts)
{
    new MprisRoot(this);
    m_adaptor = new MprisPlayer(this);
    m_changes.setSingleShot(true);
    connect(&m_changes, &QTimer::timeout, this, &Mpris::tellChanges);
    withBus(QDBusConnection::SessionBus, this, [this](const QDBusConnection& bus) { publish(bus); });
}

Mpris::~Mpris()
{
    if (!m_isPublished)
        return;
    QDBusConnection bus = QDBusConnection::sessionBus();
    bus.unregisterObject(kPath);
    bus.asyncCall(callToBus(QStringLiteral("ReleaseName")) << kName);
}

void Mpris::publish(QDBusConnection bus)
{
    m_isPublished = bus.registerObject(kPath, this, QDBusConnection::ExportAdaptors);
    if (!m_isPublished)
        return;
    m_told = m_adaptor->state();
    connectParts();
    // Where the user has a second library open, that window has another name.
    requestName(kName, QStringLiteral("%1.instance%2").arg(kName).arg(QCoreApplication::applicationPid()));
}

void Mpris::requestName(const QString& name, const QString& otherwise)
{
    const QDBusPendingCall call = QDBusConnection::sessionBus().asyncCall(
        callToBus(QStringLiteral("RequestName")) << name << kDoNotQueue);
    connect(new QDBusPendingCallWatcher(call, this), &QDBusPendingCallWatcher::finished, this,
            [this, otherwise](QDBusPendingCallWatcher* answered) {
                answered->deleteLater();
                const QDBusPendingReply<uint> reply = *answered;
                if (reply.isValid() && reply.value() != kIsOwner && !otherwise.isEmpty())
                    requestName(otherwise, {});
            });
}

void Mpris::connectParts()
{
    const auto changed = [this] { m_changes.start(0); };
    connect(&m_parts.player, &core::Player::stateChanged, this, changed);
    connect(&m_parts.player, &core::Player::sourceChanged, this, changed);
    connect(&m_parts.playerView, &PlayerViewModel::loopingChanged, this, changed);
    connect(&m_parts.playerView, &PlayerViewModel::volumeChanged, this, changed);
    connect(&m_parts.stage, &StageViewModel::shownChanged, this, changed);
    connect(&m_parts.stage, &StageViewModel::currentTakeChanged, this, changed);
    connect(&m_parts.stage, &StageViewModel::grown, this, changed);
    const TakeFilterModel* rows = m_parts.takes.rows();
    connect(rows, &TakeFilterModel::countChanged, this, changed);
    connect(rows, &TakeFilterModel::layoutChanged, this, changed);
    // Where the position isn't what time makes of the one before: a jump, and the end of buffering.
    const auto jumped = [this] { Q_EMIT m_adaptor->Seeked(m_adaptor->position()); };
    connect(&m_parts.player, &core::Player::jumped, this, jumped);
    connect(&m_parts.player, &core::Player::resumed, this, jumped);
}

void Mpris::tellChanges()
{
    const QVariantMap now = m_adaptor->state();
    QVariantMap changed;
    for (auto property = now.begin(); property != now.end(); ++property)
        if (property.value() != m_told.value(property.key()))
            changed.insert(property.key(), property.value());
    if (changed.isEmpty())
        return;
    m_told = now;
    QDBusMessage signal = QDBusMessage::createSignal(kPath, QStringLiteral("org.freedesktop.DBus.Properties"),
                                                     QStringLiteral("PropertiesChanged"));
    signal << QStringLiteral("org.mpris.MediaPlayer2.Player") << changed << QStringList();
    QDBusConnection::sessionBus().send(signal);
}

QDBusObjectPath Mpris::track() const
{
    if (m_parts.stage.isEmpty())
        return QDBusObjectPath(QStringLiteral("/org/mpris/MediaPlayer2/TrackList/NoTrack"));
    const QString id = m_parts.stage.currentTake();
    if (id.isEmpty())
        return QDBusObjectPath(QStringLiteral("/org/arioso/Arioso/generating"));
    return QDBusObjectPath(QStringLiteral("/org/arioso/Arioso/take/") +
                           QString(id).replace(u'-', u'_')); // paths have no hyphens
}

QVariantMap Mpris::metadata() const
{
    QVariantMap data{{QStringLiteral("mpris:trackid"), QVariant::fromValue(track())}};
    if (m_parts.stage.isEmpty())
        return data;
    data.insert(QStringLiteral("mpris:length"), qlonglong(std::llround(m_parts.stage.duration() * 1e6)));
    data.insert(QStringLiteral("xesam:title"), m_parts.stage.title());
    const core::Take* take = m_parts.library.find(m_parts.stage.currentTake());
    if (take != nullptr && take->recipe.prompt)
        data.insert(QStringLiteral("xesam:comment"), QStringList{*take->recipe.prompt});
    return data;
}

bool Mpris::canGo(int rows) const
{
    const TakeFilterModel& list = *m_parts.takes.rows();
    const int row = list.rowOf(m_parts.stage.currentTake()) + rows;
    return row >= 0 && row < list.rowCount();
}

void Mpris::go(int rows)
{
    if (!canGo(rows))
        return;
    const TakeFilterModel& list = *m_parts.takes.rows();
    const int row = list.rowOf(m_parts.stage.currentTake()) + rows;
    // Pressed again while the take before is being read: nothing plays yet.
    m_playsNext = m_parts.player.isActive() || (m_playsNext && m_parts.stage.isLoading());
    m_parts.stage.showTake(list.idAt(row), m_playsNext);
}

} // namespace arioso::ui
