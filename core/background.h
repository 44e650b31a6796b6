// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Work off the UI thread whose outcome comes back to it.

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <chrono>
#include <memory>
#include <type_traits>

namespace arioso::core {

/// Has a thread for every task: one that hangs, on a file system that does not answer, delays no other. Never
/// destroyed, so that such a task does not delay the end of the program either.
[[nodiscard]] QThreadPool& backgroundThreads();

/// Gives running tasks a moment to end. Call it when the program ends.
void finishBackground(std::chrono::milliseconds atMost);

/// Runs `function`, which must not throw, on a thread of backgroundThreads(). Tasks that run at the same time
/// end in any order. Attach to the outcome with .then(context, …): nothing is called once the context is
/// gone.
template <typename Function>
[[nodiscard]] auto inBackground(Function function)
{
    using Result = std::invoke_result_t<Function>;
    auto promise = std::make_shared<QPromise<Result>>();
    promise->start();
    QFuture<Result> future = promise->future();
    backgroundThreads().start([promise, function] {
        if constexpr (std::is_void_v<Result>)
            function();
        else
            promise->addResult(function());
        promise->finish();
    });
    return future;
}

} // namespace arioso::core
