// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/desktop/mpris_adaptors.h"

#include <QGuiApplication>
#include <QMetaProperty>

#include <algorithm>
#include <cmath>

namespace arioso::ui {
namespace {

constexpr double kMicroseconds = 1e6;

} // namespace

QString MprisRoot::identity() const
{
    return QGuiApplication::applicationDisplayName();
}

QString MprisRoot::desktopEntry() const
{
    return QGuiApplication::desktopFileName();
}

QVariantMap MprisPlayer::state() const
{
    QVariantMap state;
    const QMetaObject& meta = staticMetaObject;
    for (int i = meta.propertyOffset(); i < meta.propertyCount(); ++i) {
        const QMetaProperty property = meta.property(i);
        if (qstrcmp(property.name(), "Position") != 0)
            state.insert(QLatin1String(property.name()), property.read(this));
    }
    return state;
}

QString MprisPlayer::playbackStatus() const
{
    switch (m_mpris.parts().player.state()) {
    case core::PlayerState::Playing:
    case core::PlayerState::Waiting:
        return QStringLiteral("Playing");
    case core::PlayerState::Paused:
        return QStringLiteral("Paused");
    case core::PlayerState::Stopped:
        break;
    }
    return QStringLiteral("Stopped");
}

QString MprisPlayer::loopStatus() const
{
    return m_mpris.parts().playerView.isLooping() ? QStringLiteral("Track") : QStringLiteral("None");
}

void MprisPlayer::setLoopStatus(const QString& status)
{
    m_mpris.parts().playerView.setLooping(status != QLatin1String("None"));
}

/// There is one rate; the specification wants 0 to pause.
void MprisPlayer::setRate(double rate)
{
    if (rate == 0)
        Pause();
}

double MprisPlayer::volume() const
{
    const PlayerViewModel& player = m_mpris.parts().playerView;
    return player.isMuted() ? 0 : player.volume();
}

void MprisPlayer::setVolume(double volume)
{
    m_mpris.parts().playerView.setVolume(volume);
}

qlonglong MprisPlayer::position() const
{
    return std::llround(m_mpris.parts().player.position() * kMicroseconds);
}

bool MprisPlayer::canPlay() const
{
    return m_mpris.parts().playerView.canPlay();
}

void MprisPlayer::Seek(qlonglong offset)
{
    if (!canPlay())
        return;
    const double place = m_mpris.parts().player.position() + double(offset) / kMicroseconds;
    if (place > m_mpris.parts().stage.duration())
        Next(); // as the specification says
    else
        m_mpris.parts().player.seek(std::max(place, 0.0));
}

void MprisPlayer::SetPosition(const QDBusObjectPath& track, qlonglong position)
{
    const double place = double(position) / kMicroseconds;
    if (canPlay() && track == m_mpris.track() && place >= 0 && place <= m_mpris.parts().stage.duration())
        m_mpris.parts().player.seek(place);
}

} // namespace arioso::ui
