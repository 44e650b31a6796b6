// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Short-time spectra with gradients, for the codec's loss and its measures.

#include <ATen/core/Tensor.h>

#include <vector>

namespace arioso::training {

struct StftShape
{
    int size = 2048; ///< samples of a window, also of the transform
    int hop = 512;
};

/// x: [B, N], N >= size. Returns the squared magnitudes, [B, frames, size / 2 + 1], so scaled that a
/// full-scale sine has 1. Hann window, no padding. `window`: of hannWindow, on x's device.
[[nodiscard]] at::Tensor powerSpectrum(const at::Tensor& x, const StftShape& shape, const at::Tensor& window);

/// [size], its sum normalised to 2.
[[nodiscard]] at::Tensor hannWindow(int size, at::Device device);

/// [size / 2 + 1, bands]: triangles equally spaced in mel (2595 log10(1 + f / 700)), each with the sum 1.
/// Bands narrower than the distance of two bins take the nearest one.
[[nodiscard]] at::Tensor melFilters(int size, int bands, double sampleRate, double lowest, double highest,
                                    at::Device device);

/// x: [B, N]. The largest magnitude within a millisecond of each sample, [B, N].
[[nodiscard]] at::Tensor envelope(const at::Tensor& x);

/// How unlike two sounds are: log-mel spectra at three resolutions, the same spectra's relative error, linear
/// log spectra at two more, which see the valleys between harmonics, the waveform's relative error, and
/// where it leaves the reference's envelope, which the others hardly see and the ear hears as clicks.
class SpectralLoss
{
public:
    SpectralLoss(int sampleRate, at::Device device);

    struct Terms
    {
        at::Tensor mel;       ///< log-mel spectra and their relative error
        at::Tensor linear;    ///< linear log spectra
        at::Tensor waveform;  ///< relative error of the waveform
        at::Tensor balance;   ///< levels of the bands over the whole clip, in log
        at::Tensor overshoot; ///< how far the waveform is outside the largest sample within a millisecond
    };

    /// Of the terms in the gradient.
    struct Shares
    {
        double mel = 0.62;
        double linear = 0.25;
        double waveform = 0.13;
        double balance = 0;
    };

    /// reference, estimate: [B, N]. Scalars with gradients to `estimate`.
    [[nodiscard]] Terms operator()(const at::Tensor& reference, const at::Tensor& estimate) const;

    /// The direction to change the estimate in, [B, N]: each term's gradient has a fixed share in it, however
    /// large it is by itself. Otherwise the logarithms of quiet places drown the waveform, whose phase is
    /// then never learnt. Only the overshoot's is as large as it is, as most of the time there is none.
    /// Source: the balancer of "High fidelity neural audio compression", section 3.4.
    [[nodiscard]] static at::Tensor balancedGradient(const Terms& terms, const at::Tensor& estimate,
                                                     const Shares& shares);

private:
    struct Scale
    {
        StftShape shape;
        at::Tensor window;
        at::Tensor filters; ///< undefined: linear
    };
    std::vector<Scale> m_scales;
};

} // namespace arioso::training
