// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Media keys and the desktop's media controls, over MPRIS.

#include "core/playback/player.h"
#include "core/takes/take_library.h"
#include "ui/stage/player_view_model.h"
#include "ui/stage/stage_view_model.h"
#include "ui/takes/takes_view_model.h"

#include <QDBusConnection>
#include <QDBusObjectPath>
#include <QObject>
#include <QTimer>
#include <QVariantMap>

namespace arioso::ui {

class MprisPlayer;

/// The media player org.mpris.MediaPlayer2.arioso on the session bus. Next and previous go through the list
/// of takes as it is shown. Without a session bus it does nothing. Source: freedesktop.org's MPRIS 2.2.
class Mpris : public QObject
{
    Q_OBJECT

public:
    struct Parts
    {
        core::Player& player;
        PlayerViewModel& playerView;
        StageViewModel& stage;
        TakesViewModel& takes;
        const core::TakeLibrary& library;
    };

    explicit Mpris(const Parts& parts, QObject* parent = nullptr);
    ~Mpris() override;

    [[nodiscard]] const Parts& parts() const { return m_parts; }

    /// The take, or the clip that is being generated; "/" for none.
    [[nodiscard]] QDBusObjectPath track() const;
    [[nodiscard]] QVariantMap metadata() const;
    [[nodiscard]] bool canGo(int rows) const;
    /// Shows the take that many rows further down the list, and plays it when something is playing.
    void go(int rows);

Q_SIGNALS:
    void raiseRequested();
    void quitRequested();

private:
    void connectParts();
    void publish(QDBusConnection bus);
    void requestName(const QString& name, const QString& otherwise);
    void tellChanges();

    Parts m_parts;
    MprisPlayer* m_adaptor; // a child
    QVariantMap m_told;     // properties as the bus knows them
    QTimer m_changes;       // collects those of one event
    bool m_isPublished = false;
    bool m_playsNext = false; // what go() shows last
};

} // namespace arioso::ui
