// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Random choices that are the same on all platforms, unlike the distributions of the standard library.

#include <cstddef>
#include <cstdint>
#include <span>

namespace arioso::training {

/// SplitMix64 (Steele, Lea and Flood 2014).
class Random
{
public:
    explicit Random(std::uint64_t seed) : m_state(seed) {}

    [[nodiscard]] std::uint64_t next()
    {
        std::uint64_t z = (m_state += 0x9e3779b97f4a7c15ULL);
        z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9ULL;
        z = (z ^ (z >> 27)) * 0x94d049bb133111ebULL;
        return z ^ (z >> 31);
    }

    /// A number in 0..count-1. The modulo bias is below 2^-50 for the small counts used here.
    [[nodiscard]] std::size_t below(std::size_t count) { return std::size_t(next() % count); }

    [[nodiscard]] bool chance(double probability) { return double(next() >> 11) * 0x1p-53 < probability; }

    template <typename T>
    [[nodiscard]] const T& pick(std::span<const T> from)
    {
        return from[below(from.size())];
    }

private:
    std::uint64_t m_state;
};

} // namespace arioso::training
