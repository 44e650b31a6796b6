// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Speed beside other busy programs.

#include "engine/api/generation.h"

#include <vector>

namespace arioso::bench {

/// Processes that compute without pause, from construction to destruction.
class BusyProcesses
{
public:
    explicit BusyProcesses(int count);
    ~BusyProcesses();
    BusyProcesses(const BusyProcesses&) = delete;
    BusyProcesses& operator=(const BusyProcesses&) = delete;

private:
    std::vector<int> m_children;
};

/// Steps a second: medians over the rounds.
struct Beside
{
    double alone = 0;
    double beside = 0;
    [[nodiscard]] double ratio() const { return beside / alone; }
};

/// Generates the same clip alone and beside `processes` busy ones, in alternation, `rounds` times each.
[[nodiscard]] Beside speedBeside(const engine::Model& model, const engine::GenerationRequest& request,
                                 int processes, int rounds);

} // namespace arioso::bench
