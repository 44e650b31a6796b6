// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Replaces the C library's functions for the time of day, for this program and the libraries that it links.

#include "soak/clock.h"

#include <ctime>

#include <sys/syscall.h>
#include <sys/time.h>
#include <unistd.h>

using arioso::soak::timeOffset;

extern "C" {

__attribute__((visibility("default"))) int clock_gettime(clockid_t clock, struct timespec* time) noexcept
{
    const int status = int(syscall(SYS_clock_gettime, clock, time));
    if (status == 0 && (clock == CLOCK_REALTIME || clock == CLOCK_REALTIME_COARSE))
        time->tv_sec += timeOffset;
    return status;
}

__attribute__((visibility("default"))) int gettimeofday(struct timeval* __restrict time,
                                                        void* __restrict) noexcept
{
    timespec now{};
    const int status = clock_gettime(CLOCK_REALTIME, &now);
    time->tv_sec = now.tv_sec;
    time->tv_usec = now.tv_nsec / 1000;
    return status;
}

__attribute__((visibility("default"))) std::time_t time(std::time_t* result) noexcept
{
    timespec now{};
    clock_gettime(CLOCK_REALTIME, &now);
    if (result != nullptr)
        *result = now.tv_sec;
    return now.tv_sec;
}

} // extern "C"
