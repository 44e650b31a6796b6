// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "bench/bandwidth.h"

#include "engine/kernels/large_memory.h"

#include <omp.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstring>

namespace arioso::bench {

double readBandwidth(int threads)
{
    constexpr std::int64_t kWords = (512LL << 20) / sizeof(std::uint64_t);
    const kernels::LargeMemory memory(kWords * sizeof(std::uint64_t));
    std::memset(memory.data(), 1, memory.size()); // so that there is memory behind it
    const auto* words = reinterpret_cast<const std::uint64_t*>(memory.data());
    double best = 0;
    volatile std::uint64_t keep = 0; // so that the sums are not optimised away
    for (int pass = 0; pass < 10; ++pass) {
        const auto start = std::chrono::steady_clock::now();
        std::uint64_t total = 0;
#pragma omp parallel for num_threads(threads) schedule(static) reduction(+ : total)
        for (std::int64_t line = 0; line < kWords / 8; ++line) {
            const std::uint64_t* p = words + line * 8;
            __builtin_prefetch(p + 2048 / sizeof *p);
            total += ((p[0] + p[1]) + (p[2] + p[3])) + ((p[4] + p[5]) + (p[6] + p[7]));
        }
        const std::chrono::duration<double> elapsed = std::chrono::steady_clock::now() - start;
        keep = keep + total;
        best = std::max(best, double(kWords) * sizeof(std::uint64_t) / elapsed.count());
    }
    return best;
}

} // namespace arioso::bench
