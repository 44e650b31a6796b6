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

/// x: [B, N], N >= size. Returns the squared magnitudes, [B, frames, size / 2 + 1], scaled so that a
/// full-scale sine has the power 1. Hann window, no padding. `window`: from hannWindow, on x's device.
[[nodiscard]] at::Tensor powerSpectrum(const at::Tensor& x, const StftShape& shape, const at::Tensor& window);

/// [size], normalized to the sum 2.
[[nodiscard]] at::Tensor hannWindow(int size, at::Device device);

/// [size / 2 + 1, bands]: triangles equally spaced in mel (2595 log10(1 + f / 700)), each with the sum 1.
/// Bands that are narrower than the distance of two bins use the nearest bin.
[[nodiscard]] at::Tensor melFilters(int size, int bands, double sampleRate, double lowest, double highest,
                                    at::Device device);

/// The largest magnitude within a millisecond of each sample. x: [B, N]. Returns [B, N].
[[nodiscard]] at::Tensor envelope(const at::Tensor& x);

/// The difference of two audio signals: log-mel spectra at three resolutions and their relative error; linear
/// log spectra at two more resolutions, which resolve the valleys between harmonics; the relative error of
/// the waveform; and how far it exceeds the envelope of the reference, which is audible as clicks but hardly
/// affects the other terms.
class SpectralLoss
{
public:
    SpectralLoss(int sampleRate, at::Device device);

    struct Terms
    {
        at::Tensor mel;       ///< log-mel spectra and their relative error
        at::Tensor linear;    ///< linear log spectra
        at::Tensor waveform;  ///< relative error of the waveform
        at::Tensor balance;   ///< logarithmic levels of the bands over the complete clip
        at::Tensor overshoot; ///< excess over the largest sample within a millisecond
    };

    /// Shares of the terms in the gradient.
    struct Shares
    {
        double mel = 0.62;
        double linear = 0.25;
        double waveform = 0.13;
        double balance = 0;
    };

    /// reference, estimate: [B, N]. Scalars with gradients to `estimate`.
    [[nodiscard]] Terms operator()(const at::Tensor& reference, const at::Tensor& estimate) const;

    /// The combined gradient for the estimate, [B, N]. The gradient of each term is normalized to a fixed
    /// share. Otherwise the logarithms of quiet passages would dominate the waveform, and phases would not be
    /// learned. Only the overshoot's gradient is not normalized, because it is usually zero. Source: the
    /// balancer of "High fidelity neural audio compression", section 3.4.
    [[nodiscard]] static at::Tensor balancedGradient(const Terms& terms, const at::Tensor& estimate,
                                                     const Shares& shares);

private:
    struct Scale
    {
        StftShape shape;
        at::Tensor window;
        at::Tensor filters; ///< undefined for linear spectra
    };
    std::vector<Scale> m_scales;
};

} // namespace arioso::training
