// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Makes steps per second and remaining time out of step counts and a clock that the caller reads.

#include "core/generation/generation_job.h"

#include <deque>

namespace arioso::core {

class ProgressMeter
{
public:
    static constexpr double kWindowSeconds = 3;      ///< the speed shown is that of the last seconds
    static constexpr double kIntervalSeconds = 0.03; ///< progress is told about at most this often

    explicit ProgressMeter(JobId id) : m_id(id) {}

    /// `seconds` since the job began to run; never goes back.
    JobProgress update(const engine::Progress& progress, double seconds);

    /// Whether the last update is to be told: a new phase, the last step, or the interval is over. Asked once
    /// for each update.
    [[nodiscard]] bool isDue();

private:
    struct Mark
    {
        double seconds;
        int step;
    };

    JobId m_id;
    JobProgress m_last;
    std::deque<Mark> m_marks; // of the phase in hand, not older than the window
    bool m_newPhase = true;
    double m_toldAt = 0;
};

} // namespace arioso::core
