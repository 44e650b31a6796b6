// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The fast Fourier transform of short pieces of audio.

#include <complex>
#include <vector>

namespace arioso::core {

/// Power spectra of pieces of one size. To be used from one thread at a time.
class Fourier
{
public:
    /// size: a power of two, at least 2.
    explicit Fourier(int size);

    [[nodiscard]] int size() const { return int(m_work.size()); }
    [[nodiscard]] int bins() const { return size() / 2 + 1; }

    /// Squared magnitudes of the bins 0 to size / 2. samples: `size` of them.
    [[nodiscard]] const std::vector<float>& power(const float* samples);

private:
    std::vector<std::complex<float>> m_roots; // exp(-2 pi i k / size), k < size / 2
    std::vector<int> m_order;                 // bits of the index reversed
    std::vector<std::complex<float>> m_work;
    std::vector<float> m_power;
};

} // namespace arioso::core
