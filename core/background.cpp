// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/background.h"

namespace arioso::core {

QThreadPool& backgroundThreads()
{
    static QThreadPool* const pool = [] {
        constexpr int kMostThreads = 200;
        auto* threads = new QThreadPool; // NOLINT(cppcoreguidelines-owning-memory): its destructor would wait
        threads->setMaxThreadCount(kMostThreads);
        return threads;
    }();
    return *pool;
}

void finishBackground(std::chrono::milliseconds atMost)
{
    backgroundThreads().waitForDone(int(atMost.count()));
}

} // namespace arioso::core
