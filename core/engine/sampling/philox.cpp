// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/sampling/philox.h"

#include <array>

namespace arioso::engine {

double uniformAt(std::uint64_t seed, std::uint32_t step, std::uint32_t row)
{
    constexpr std::uint32_t kMultiplier0 = 0xD2511F53;
    constexpr std::uint32_t kMultiplier1 = 0xCD9E8D57;
    constexpr std::uint32_t kWeyl0 = 0x9E3779B9;
    constexpr std::uint32_t kWeyl1 = 0xBB67AE85;

    std::array<std::uint32_t, 4> counter{step, row, 0, 0};
    auto key0 = std::uint32_t(seed);
    auto key1 = std::uint32_t(seed >> 32);
    for (int round = 0; round < 10; ++round) {
        const std::uint64_t product0 = std::uint64_t(kMultiplier0) * counter[0];
        const std::uint64_t product1 = std::uint64_t(kMultiplier1) * counter[2];
        counter = {std::uint32_t(product1 >> 32) ^ counter[1] ^ key0, std::uint32_t(product1),
                   std::uint32_t(product0 >> 32) ^ counter[3] ^ key1, std::uint32_t(product0)};
        key0 += kWeyl0;
        key1 += kWeyl1;
    }
    const std::uint64_t bits = (std::uint64_t(counter[0]) << 32) | counter[1];
    return double(bits >> 11) * 0x1.0p-53;
}

} // namespace arioso::engine
