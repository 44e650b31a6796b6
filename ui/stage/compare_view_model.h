// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Two takes heard in turn at the same loudness, with what differs in their settings.

#include "core/playback/loudness.h"
#include "core/playback/player.h"
#include "core/takes/take_library.h"
#include "ui/notices.h"
#include "ui/stage/setting_differences.h"
#include "ui/stage/stage_view_model.h"

#include <QObject>
#include <QtQml/qqml.h>

#include <array>

namespace arioso::ui {

/// The stage shows the take that is heard. Showing any other ends the comparing.
class CompareViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")
    Q_PROPERTY(bool active READ isActive NOTIFY changed)
    Q_PROPERTY(bool preparing READ isPreparing NOTIFY changed)
    Q_PROPERTY(int side READ side WRITE setSide NOTIFY changed)
    Q_PROPERTY(QString firstTitle READ firstTitle NOTIFY changed)
    Q_PROPERTY(QString secondTitle READ secondTitle NOTIFY changed)
    Q_PROPERTY(bool firstStarred READ firstStarred NOTIFY changed)
    Q_PROPERTY(bool secondStarred READ secondStarred NOTIFY changed)
    Q_PROPERTY(QString loudnessText READ loudnessText NOTIFY changed)
    Q_PROPERTY(arioso::ui::SettingDifferences* differences READ differences CONSTANT)

public:
    explicit CompareViewModel(StageViewModel& stage, core::TakeLibrary& takes, core::Player& player,
                              Notices& notices, QObject* parent = nullptr);

    [[nodiscard]] bool isActive() const { return !m_sides[0].id.isEmpty(); }
    /// The sounds are read and measured.
    [[nodiscard]] bool isPreparing() const { return isActive() && !m_isReady; }
    /// Which is heard: 0 or 1.
    [[nodiscard]] int side() const { return m_side; }
    void setSide(int side);
    [[nodiscard]] QString firstTitle() const { return titleAt(0); }
    [[nodiscard]] QString secondTitle() const { return titleAt(1); }
    [[nodiscard]] bool firstStarred() const { return isStarred(0); }
    [[nodiscard]] bool secondStarred() const { return isStarred(1); }
    /// Which of the two was made quieter, and by how much.
    [[nodiscard]] QString loudnessText() const;
    [[nodiscard]] SettingDifferences* differences() { return &m_differences; }
    [[nodiscard]] const core::MatchedGains& gains() const { return m_gains; }

    /// Both are read and measured in the background; then the first is on the stage. The same take twice is
    /// ignored.
    Q_INVOKABLE void compare(const QString& first, const QString& second);
    Q_INVOKABLE void toggle() { setSide(1 - m_side); }
    Q_INVOKABLE void toggleStar(int side);
    /// The one that is heard stays on the stage, as loud as it is.
    Q_INVOKABLE void close();

Q_SIGNALS:
    void changed();

private:
    struct Side
    {
        QString id;
        core::AudioPtr audio;
    };

    void read(int side);
    void onRead(int side, const core::Outcome<core::AudioPtr>& outcome);
    void measure();
    void hear();
    void end();
    void onShown();
    [[nodiscard]] float gain() const { return m_side == 0 ? m_gains.first : m_gains.second; }
    [[nodiscard]] QString titleAt(int side) const;
    [[nodiscard]] bool isStarred(int side) const;

    StageViewModel& m_stage;
    core::TakeLibrary& m_takes;
    Notices& m_notices;
    SettingDifferences m_differences;
    std::array<Side, 2> m_sides;
    core::MatchedGains m_gains;
    int m_side = 0;
    bool m_isReady = false;
    int m_serial = 0; ///< what was read and measured for an earlier pair comes too late
};

} // namespace arioso::ui
