// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The two interfaces of MPRIS, with the names and types of its specification.

#include "ui/desktop/mpris.h"

#include <QDBusAbstractAdaptor>
#include <QDBusObjectPath>
#include <QStringList>
#include <QVariantMap>

namespace arioso::ui {

class MprisRoot : public QDBusAbstractAdaptor
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.mpris.MediaPlayer2")
    Q_PROPERTY(bool CanQuit READ yes CONSTANT)
    Q_PROPERTY(bool CanRaise READ yes CONSTANT)
    Q_PROPERTY(bool HasTrackList READ no CONSTANT)
    Q_PROPERTY(QString Identity READ identity CONSTANT)
    Q_PROPERTY(QString DesktopEntry READ desktopEntry CONSTANT)
    Q_PROPERTY(QStringList SupportedUriSchemes READ none CONSTANT)
    Q_PROPERTY(QStringList SupportedMimeTypes READ none CONSTANT)

public:
    explicit MprisRoot(Mpris* mpris) : QDBusAbstractAdaptor(mpris), m_mpris(*mpris) {}

    [[nodiscard]] bool yes() const { return true; }
    [[nodiscard]] bool no() const { return false; }
    [[nodiscard]] QStringList none() const { return {}; }
    [[nodiscard]] QString identity() const;
    [[nodiscard]] QString desktopEntry() const;

public Q_SLOTS:
    void Raise() { Q_EMIT m_mpris.raiseRequested(); }
    void Quit() { Q_EMIT m_mpris.quitRequested(); }

private:
    Mpris& m_mpris;
};

/// Times are in microseconds.
class MprisPlayer : public QDBusAbstractAdaptor
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.mpris.MediaPlayer2.Player")
    Q_PROPERTY(QString PlaybackStatus READ playbackStatus)
    Q_PROPERTY(QString LoopStatus READ loopStatus WRITE setLoopStatus)
    Q_PROPERTY(double Rate READ rate WRITE setRate)
    Q_PROPERTY(QVariantMap Metadata READ metadata)
    Q_PROPERTY(double Volume READ volume WRITE setVolume)
    Q_PROPERTY(qlonglong Position READ position)
    Q_PROPERTY(double MinimumRate READ rate)
    Q_PROPERTY(double MaximumRate READ rate)
    Q_PROPERTY(bool CanGoNext READ canGoNext)
    Q_PROPERTY(bool CanGoPrevious READ canGoPrevious)
    Q_PROPERTY(bool CanPlay READ canPlay)
    Q_PROPERTY(bool CanPause READ canPlay)
    Q_PROPERTY(bool CanSeek READ canPlay)
    Q_PROPERTY(bool CanControl READ canControl CONSTANT)

public:
    explicit MprisPlayer(Mpris* mpris) : QDBusAbstractAdaptor(mpris), m_mpris(*mpris) {}

    /// All properties whose changes are signalled: every one but the position.
    [[nodiscard]] QVariantMap state() const;

    [[nodiscard]] QString playbackStatus() const;
    [[nodiscard]] QString loopStatus() const;
    void setLoopStatus(const QString& status);
    [[nodiscard]] double rate() const { return 1; }
    void setRate(double rate);
    [[nodiscard]] QVariantMap metadata() const { return m_mpris.metadata(); }
    [[nodiscard]] double volume() const;
    void setVolume(double volume);
    [[nodiscard]] qlonglong position() const;
    [[nodiscard]] bool canGoNext() const { return m_mpris.canGo(1); }
    [[nodiscard]] bool canGoPrevious() const { return m_mpris.canGo(-1); }
    [[nodiscard]] bool canPlay() const;
    [[nodiscard]] bool canControl() const { return true; }

public Q_SLOTS:
    void Next() { m_mpris.go(1); }
    void Previous() { m_mpris.go(-1); }
    void Pause() { m_mpris.parts().player.pause(); }
    void PlayPause() { m_mpris.parts().playerView.toggle(); }
    void Stop() { m_mpris.parts().player.stop(); }
    void Play() { m_mpris.parts().player.play(); }
    void Seek(qlonglong offset);
    void SetPosition(const QDBusObjectPath& track, qlonglong position);

Q_SIGNALS:
    void Seeked(qlonglong position);

private:
    Mpris& m_mpris;
};

} // namespace arioso::ui
