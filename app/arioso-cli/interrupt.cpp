// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "interrupt.h"

#include <csignal>

namespace arioso::cli {
namespace {

volatile std::sig_atomic_t stopWanted = 0;

void onSignal(int)
{
    stopWanted = 1;
}

} // namespace

void catchInterrupts()
{
    struct sigaction action = {};
    action.sa_handler = onSignal;
    action.sa_flags = int(SA_RESETHAND) | SA_RESTART;
    sigaction(SIGINT, &action, nullptr);
    sigaction(SIGTERM, &action, nullptr);
}

bool interrupted()
{
    return stopWanted != 0;
}

} // namespace arioso::cli
