// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Work off the UI thread whose outcome comes back to it.

#include <QFuture>
#include <QThreadPool>
#include <QtConcurrent/QtConcurrentRun>

#include <chrono>
#include <utility>

namespace arioso::core {

/// Has a thread for every task: one that hangs, on a file system that does not answer, delays no other. Never
/// destroyed, so that such a task does not delay the end of the program either.
[[nodiscard]] QThreadPool& backgroundThreads();

/// For what is left to itself when the program ends.
inline constexpr std::chrono::milliseconds kEndPatience(1000);

/// Gives running tasks a moment to end. Call it when the program ends.
void finishBackground(std::chrono::milliseconds atMost);

/// Runs `function`, which must not throw, on a thread of backgroundThreads(). Tasks that run at the same time
/// end in any order. Attach to the outcome with .then(context, …): nothing is called once the context is
/// gone.
template <typename Function>
[[nodiscard]] auto inBackground(Function function)
{
    return QtConcurrent::run(&backgroundThreads(), std::move(function));
}

} // namespace arioso::core
