// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A line at the bottom of the terminal that shows progress. Without a terminal it prints nothing.

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

    /// Shows the number of steps, the speed and the time left. Redraws at most ten times a second.
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
