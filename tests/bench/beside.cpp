// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "bench/beside.h"

#include <csignal>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstddef>

namespace arioso::bench {
namespace {

[[noreturn]] void spin()
{
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    for (volatile unsigned i = 0;; i = i + 1) {
    }
}

double median(std::vector<double> values)
{
    const auto middle = values.begin() + std::ptrdiff_t(values.size() / 2);
    std::nth_element(values.begin(), middle, values.end());
    return *middle;
}

double stepsPerSecond(const engine::Model& model, const engine::GenerationRequest& request)
{
    engine::GenerationListener quiet;
    const engine::GenerationResult result = model.generate(request, quiet);
    return double(result.steps) / result.decodeSeconds;
}

} // namespace

BusyProcesses::BusyProcesses(int count)
{
    for (int i = 0; i < count; ++i) {
        const pid_t child = fork();
        if (child == 0)
            spin();
        if (child > 0)
            m_children.push_back(child);
    }
}

BusyProcesses::~BusyProcesses()
{
    for (const int child : m_children) {
        kill(child, SIGKILL);
        waitpid(child, nullptr, 0);
    }
}

Beside speedBeside(const engine::Model& model, const engine::GenerationRequest& request, int processes,
                   int rounds)
{
    std::vector<double> alone;
    std::vector<double> beside;
    for (int round = 0; round < rounds; ++round) {
        alone.push_back(stepsPerSecond(model, request));
        const BusyProcesses busy(processes);
        beside.push_back(stepsPerSecond(model, request));
    }
    return {median(alone), median(beside)};
}

} // namespace arioso::bench
