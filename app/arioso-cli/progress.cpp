// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "progress_line.h"

#include "engine/plain_text.h"

#include <unistd.h>

#include <iostream>

namespace arioso::cli {

ProgressLine::ProgressLine() : m_visible(isatty(STDERR_FILENO) == 1) {}

ProgressLine::~ProgressLine()
{
    clear();
}

void ProgressLine::show(const std::string& text)
{
    if (!m_visible)
        return;
    std::cerr << "\r\033[K" << text << std::flush;
    m_shown = true;
}

void ProgressLine::showSteps(int step, int steps)
{
    const auto now = Clock::now();
    if (step <= 1)
        m_firstStep = now; // the first step includes the prompt and isn't representative
    if (!m_visible || (step < steps && now - m_lastDrawn < std::chrono::milliseconds(100)))
        return;
    m_lastDrawn = now;
    const double elapsed = std::chrono::duration<double>(now - m_firstStep).count();
    const double speed = elapsed > 0 && step > 1 ? (step - 1) / elapsed : 0;
    std::string text = "Step " + std::to_string(step) + " of " + std::to_string(steps);
    if (speed > 0) {
        text += " · " + engine::fixedText(speed, 1) + " steps/s · " + engine::fixedText((steps - step) / speed, 0) +
                " s left";
    }
    show(text);
}

void ProgressLine::clear()
{
    if (m_shown)
        std::cerr << "\r\033[K" << std::flush;
    m_shown = false;
}

} // namespace arioso::cli
