// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// One line at the bottom of a terminal that tells how far the work is; nothing at all in a pipe.

#include <chrono>
#include <string>

namespace arioso::cli {

class ProgressLine
{
public:
    ProgressLine();
    ~ProgressLine();
    ProgressLine(const ProgressLine&) = delete;
    ProgressLine& operator=(const ProgressLine&) = delete;

    [[nodiscard]] bool visible() const { return m_visible; }

    /// Replaces the line.
    void show(const std::string& text);

    /// Steps done of all, with speed and time left; redrawn at most ten times a second.
    void showSteps(int step, int steps);

    void clear();

private:
    using Clock = std::chrono::steady_clock;

    bool m_visible;
    bool m_shown = false;
    Clock::time_point m_firstStep;
    Clock::time_point m_lastDrawn;
};

} // namespace arioso::cli
