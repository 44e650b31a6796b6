// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/termination.h"

#include <array>
#include <atomic>
#include <cerrno>
#include <csignal>
#include <cstdint>

#include <sys/eventfd.h>
#include <unistd.h>

namespace arioso::core {

namespace {

constexpr std::array kSignals{SIGTERM, SIGINT, SIGHUP};

std::atomic<int> eventOfHandler = -1;
static_assert(std::atomic<int>::is_always_lock_free);

/// Runs wherever the program just was: may do next to nothing.
void onSignal(int)
{
    const int before = errno;
    const std::uint64_t one = 1;
    [[maybe_unused]] const ssize_t written = ::write(eventOfHandler, &one, sizeof(one));
    errno = before;
}

void setHandler(void (*handler)(int))
{
    struct sigaction action = {};
    action.sa_handler = handler;
    action.sa_flags = int(SA_RESETHAND) | SA_RESTART;
    for (const int signal : kSignals) {
        struct sigaction before = {};
        sigaction(signal, nullptr, &before);
        if (before.sa_handler != SIG_IGN) // as after nohup
            sigaction(signal, &action, nullptr);
    }
}

} // namespace

Termination::Termination(QObject* parent) : QObject(parent), m_event(::eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK))
{
    if (m_event < 0)
        return;
    m_notifier = std::make_unique<QSocketNotifier>(m_event, QSocketNotifier::Read);
    connect(m_notifier.get(), &QSocketNotifier::activated, this, [this] {
        std::uint64_t count = 0;
        if (::read(m_event, &count, sizeof(count)) == sizeof(count))
            Q_EMIT requested();
    });
    eventOfHandler = m_event;
    setHandler(onSignal);
}

Termination::~Termination()
{
    if (m_event < 0)
        return;
    setHandler(SIG_DFL);
    eventOfHandler = -1;
    m_notifier.reset();
    ::close(m_event);
}

} // namespace arioso::core
