// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// When to try again after a server or the network failed: soon, then less and less often, then no more.

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <optional>

namespace arioso::core {

struct RetryPolicy
{
    using Time = std::chrono::milliseconds;

    Time first{1000};             ///< the first pause; each further one is twice as long
    Time longest{30'000};         ///< no pause of ours is longer
    Time longestAsked{3'600'000}; ///< that a server may ask for
    Time silence{30'000};         ///< a connection that says nothing for so long is lost
    int tries = 6;                ///< in a row, without anything having arrived
    std::int64_t cheapBytes =
        32 << 20; ///< that may be fetched again because a server sends no parts of files
};

class Backoff
{
public:
    explicit Backoff(const RetryPolicy& policy) : m_policy(policy) {}

    /// How long to wait before the next try; `asked`: by the server. Nothing: it was tried often enough.
    [[nodiscard]] std::optional<RetryPolicy::Time> next(std::optional<RetryPolicy::Time> asked = std::nullopt)
    {
        if (++m_failures >= m_policy.tries)
            return std::nullopt;
        const RetryPolicy::Time own = std::min(m_policy.longest, m_policy.first * (1 << (m_failures - 1)));
        return asked ? std::clamp(*asked, RetryPolicy::Time(0), m_policy.longestAsked) : own;
    }

    /// Something arrived.
    void reset() { m_failures = 0; }

private:
    RetryPolicy m_policy;
    int m_failures = 0;
};

} // namespace arioso::core
