// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A disk that takes no more: while it lives, no file of this process grows beyond a size.

#include <csignal>

#include <sys/resource.h>

namespace arioso::test {

class LimitedFiles
{
public:
    explicit LimitedFiles(rlim_t bytes)
    {
        m_signal = std::signal(SIGXFSZ, SIG_IGN); // writing then fails with EFBIG
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit limit{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &limit);
    }
    ~LimitedFiles()
    {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_signal);
    }
    LimitedFiles(const LimitedFiles&) = delete;
    LimitedFiles& operator=(const LimitedFiles&) = delete;

private:
    rlimit m_before{};
    void (*m_signal)(int) = nullptr;
};

} // namespace arioso::test
