// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/recent_sounds.h"

#include <algorithm>

namespace arioso::ui {

StageSoundPtr RecentSounds::find(const QString& takeId) const
{
    const auto at = std::find_if(m_sounds.begin(), m_sounds.end(),
                                 [&](const StageSoundPtr& sound) { return sound->takeId == takeId; });
    return at == m_sounds.end() ? nullptr : *at;
}

void RecentSounds::add(const StageSoundPtr& sound)
{
    if (sound->takeId.isEmpty() || !sound->isWhole())
        return;
    remove(sound->takeId);
    m_sounds.prepend(sound);
    double seconds = 0;
    qsizetype kept = 1;
    while (kept < m_sounds.size() && seconds + m_sounds[kept]->sound->seconds() <= kMostSeconds)
        seconds += m_sounds[kept++]->sound->seconds();
    m_sounds.resize(kept);
}

void RecentSounds::remove(const QString& takeId)
{
    m_sounds.removeIf([&](const StageSoundPtr& sound) { return sound->takeId == takeId; });
}

} // namespace arioso::ui
