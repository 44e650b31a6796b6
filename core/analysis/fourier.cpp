// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/analysis/fourier.h"

#include <numbers>

namespace arioso::core {

Fourier::Fourier(int size)
    : m_roots(std::size_t(size / 2)), m_order(std::size_t(size)), m_work(std::size_t(size)),
      m_power(std::size_t(size / 2 + 1))
{
    for (std::size_t k = 0; k < m_roots.size(); ++k)
        m_roots[k] = std::complex<float>(std::polar(1.0, -2 * std::numbers::pi * double(k) / size));
    for (int i = 1; i < size; ++i)
        m_order[std::size_t(i)] = m_order[std::size_t(i / 2)] / 2 + (i % 2) * size / 2;
}

const std::vector<float>& Fourier::power(const float* samples)
{
    const std::size_t count = m_work.size();
    for (std::size_t i = 0; i < count; ++i)
        m_work[std::size_t(m_order[i])] = samples[i];
    for (std::size_t half = 1; half < count; half *= 2) {
        const std::size_t stride = count / (2 * half);
        for (std::size_t begin = 0; begin < count; begin += 2 * half) {
            for (std::size_t k = 0; k < half; ++k) {
                const std::complex<float> root = m_roots[k * stride];
                const std::complex<float> b = m_work[begin + half + k];
                // Written out: operator* checks for infinities.
                const std::complex<float> turned(root.real() * b.real() - root.imag() * b.imag(),
                                                 root.real() * b.imag() + root.imag() * b.real());
                const std::complex<float> a = m_work[begin + k];
                m_work[begin + k] = a + turned;
                m_work[begin + half + k] = a - turned;
            }
        }
    }
    for (std::size_t k = 0; k < m_power.size(); ++k)
        m_power[k] = m_work[k].real() * m_work[k].real() + m_work[k].imag() * m_work[k].imag();
    return m_power;
}

} // namespace arioso::core
