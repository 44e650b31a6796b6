// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Sounds of takes that were shown last, so that going back and forth between them reads nothing again.

#include "ui/stage_sound.h"

#include <QList>

namespace arioso::ui {

/// Newest first.
class RecentSounds
{
public:
    static constexpr double kMostSeconds = 120; ///< of all but the newest

    /// Null when it is not there.
    [[nodiscard]] StageSoundPtr find(const QString& takeId) const;

    /// To the front; whole sounds of takes only.
    void add(const StageSoundPtr& sound);
    void remove(const QString& takeId);

private:
    QList<StageSoundPtr> m_sounds;
};

} // namespace arioso::ui
