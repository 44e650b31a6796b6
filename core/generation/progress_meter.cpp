// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/generation/progress_meter.h"

namespace arioso::core {

JobProgress ProgressMeter::update(const engine::Progress& progress, double seconds)
{
    if (m_marks.empty() || progress.phase != m_last.phase) {
        m_marks.clear();
        m_newPhase = true;
    }
    m_marks.push_back({seconds, progress.step});
    // The oldest mark that stays is the first outside the window, so that slow steps still have a speed.
    while (m_marks.size() > 2 && m_marks[1].seconds < seconds - kWindowSeconds)
        m_marks.pop_front();

    m_last = JobProgress{m_id, progress.phase, progress.step, progress.steps, 0, seconds, std::nullopt};
    const double span = seconds - m_marks.front().seconds;
    const int made = progress.step - m_marks.front().step;
    if (progress.phase == engine::Phase::Generating && span > 0 && made > 0) {
        m_last.stepsPerSecond = made / span;
        if (progress.steps > 0)
            m_last.remainingSeconds = (progress.steps - progress.step) / m_last.stepsPerSecond;
    }
    return m_last;
}

bool ProgressMeter::isDue()
{
    const bool lastStep = m_last.steps > 0 && m_last.step >= m_last.steps;
    if (!m_newPhase && !lastStep && m_last.elapsedSeconds - m_toldAt < kIntervalSeconds)
        return false;
    m_newPhase = false;
    m_toldAt = m_last.elapsedSeconds;
    return true;
}

} // namespace arioso::core
