// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A computation off the UI thread whose outcome comes back to it.

#include <QFuture>
#include <QPromise>
#include <QThreadPool>

#include <memory>
#include <type_traits>

namespace arioso::ui {

/// Runs `function`, which must not throw, on a thread of the global pool. Attach to what comes of it with
/// .then(context, …): nothing is called once the context is gone.
template <typename Function>
[[nodiscard]] auto inBackground(Function function)
{
    using Result = std::invoke_result_t<Function>;
    auto promise = std::make_shared<QPromise<Result>>();
    promise->start();
    QFuture<Result> future = promise->future();
    QThreadPool::globalInstance()->start([promise, function] {
        promise->addResult(function());
        promise->finish();
    });
    return future;
}

} // namespace arioso::ui
