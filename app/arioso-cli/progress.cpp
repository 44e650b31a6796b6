// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "progress.h"

#include "engine/api/plain_text.h"

#include <unistd.h>

#include <nlohmann/json.hpp>

#include <iostream>

namespace arioso::cli {
namespace {

constexpr std::chrono::milliseconds kInterval{100};

void tell(const nlohmann::json& line)
{
    // File names may contain bytes that aren't UTF-8; they become replacement characters.
    std::cout << line.dump(-1, ' ', false, nlohmann::json::error_handler_t::replace) << std::endl;
}

} // namespace

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
    if (!m_visible || ((steps == 0 || step < steps) && now - m_lastDrawn < kInterval))
        return;
    m_lastDrawn = now;
    const double elapsed = std::chrono::duration<double>(now - m_firstStep).count();
    const double speed = elapsed > 0 && step > 1 ? (step - 1) / elapsed : 0;
    std::string text = "Step " + std::to_string(step);
    if (steps > 0)
        text += " of " + std::to_string(steps);
    if (speed > 0)
        text += " · " + engine::fixedText(speed, 1) + " steps/s";
    if (speed > 0 && steps > 0)
        text += " · " + engine::fixedText((steps - step) / speed, 0) + " s left";
    if (steps == 0)
        text += " · Ctrl+C stops and saves";
    show(text);
}

void ProgressLine::clear()
{
    if (m_shown)
        std::cerr << "\r\033[K" << std::flush;
    m_shown = false;
}

void Progress::show(const engine::Progress& progress)
{
    if (m_style == ProgressStyle::Terminal) {
        switch (progress.phase) {
        case engine::Phase::EncodingText:
            m_line.show("Reading the prompt …");
            break;
        case engine::Phase::EncodingAudio:
            m_line.show("Encoding the audio …");
            break;
        case engine::Phase::Generating:
            m_line.showSteps(progress.step, progress.steps);
            break;
        }
        return;
    }
    if (progress.phase != engine::Phase::Generating)
        return;
    const auto now = Clock::now();
    if (progress.step <= 1)
        m_firstStep = now;
    const bool isLast = progress.steps > 0 && progress.step >= progress.steps;
    if (!isLast && progress.step > 1 && now - m_lastTold < kInterval)
        return;
    m_lastTold = now;
    nlohmann::json line{{"event", "progress"}, {"step", progress.step}};
    if (progress.steps > 0)
        line["steps"] = progress.steps;
    if (progress.step > 1 && progress.steps > 0) {
        const double elapsed = std::chrono::duration<double>(now - m_firstStep).count();
        line["seconds_left"] = elapsed * (progress.steps - progress.step) / (progress.step - 1);
    }
    tell(line);
}

void Progress::ranked(const engine::RepaintResult& result)
{
    m_line.clear();
    const bool follows = result.followingFrames > 0;
    const auto padded = [](const std::string& text, std::size_t width) {
        return text.size() < width ? std::string(width - text.size(), ' ') + text : text;
    };
    if (m_style == ProgressStyle::Terminal)
        std::cout << "rank                  seed  what follows  candidate\n";
    for (std::size_t i = 0; i < result.candidates.size(); ++i) {
        const engine::RepaintCandidate& candidate = result.candidates[i];
        if (m_style == ProgressStyle::JsonLines) {
            nlohmann::json line{
                {"event", "candidate"}, {"rank", i + 1}, {"seed", candidate.seed}, {"own", candidate.own}};
            if (follows)
                line["following"] = candidate.following;
            tell(line);
            continue;
        }
        std::cout << padded(std::to_string(i + 1), 4) << padded(std::to_string(candidate.seed), 22)
                  << padded(follows ? engine::fixedText(candidate.following, 4) : "-", 14)
                  << padded(engine::fixedText(candidate.own, 4), 11) << "\n";
    }
    if (m_style == ProgressStyle::Terminal)
        std::cout << "Log-likelihood in nats per code; higher fits better." << std::endl;
}

void Progress::wrote(const WrittenFile& file)
{
    m_line.clear();
    if (m_style == ProgressStyle::JsonLines)
        tell({{"event", "file"},
              {"path", file.path},
              {"seconds", file.seconds},
              {"seed", file.seed},
              {"prompt", file.prompt}});
    else
        std::cout << file.path << "  " << engine::fixedText(file.seconds, 2) << " s"
                  << (file.note.empty() ? "" : "  ") << file.note << std::endl;
}

void Progress::done(bool stopped)
{
    m_line.clear();
    if (m_style == ProgressStyle::JsonLines)
        tell({{"event", "done"}, {"stopped", stopped}});
}

} // namespace arioso::cli
