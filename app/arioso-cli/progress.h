// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Progress: a line at the bottom of the terminal, or lines of JSON for scripts. Without a terminal the line
// is omitted.

#include "engine/api/generation.h"

#include <chrono>
#include <cstdint>
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

    /// Shows the number of steps, the speed and the time left. Redraws at most ten times a second. steps 0: until it
    /// is stopped.
    void showSteps(int step, int steps);

    void clear();

private:
    using Clock = std::chrono::steady_clock;

    bool m_visible;
    bool m_shown = false;
    Clock::time_point m_firstStep;
    Clock::time_point m_lastDrawn;
};

/// A file that was written.
struct WrittenFile
{
    std::string path;
    double seconds = 0;
    std::uint64_t seed = 0;
    std::string prompt;
    std::string note;
};

enum class ProgressStyle { Terminal, JsonLines };

/// The progress of generations. JSON lines go to standard output:
///     {"event": "progress", "step": 100, "steps": 503, "seconds_left": 3.1}
///     (an endless generation has neither steps nor seconds_left)
///     {"event": "candidate", "rank": 1, "seed": 7, "following": -3.1, "own": -2.9}
///     {"event": "file", "path": "out.wav", "seconds": 10, "seed": 7, "prompt": "drums"}
///     {"event": "done", "stopped": false}
class Progress
{
public:
    explicit Progress(ProgressStyle style) : m_style(style) {}

    void show(const engine::Progress& progress);
    /// A table of candidates, the best first.
    void ranked(const engine::RepaintResult& result);
    void wrote(const WrittenFile& file);
    void done(bool stopped);

    [[nodiscard]] bool visible() const { return m_style == ProgressStyle::Terminal && m_line.visible(); }

private:
    using Clock = std::chrono::steady_clock;

    ProgressStyle m_style;
    ProgressLine m_line;
    Clock::time_point m_firstStep;
    Clock::time_point m_lastTold;
};

} // namespace arioso::cli
