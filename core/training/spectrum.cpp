// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "training/spectrum.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/fft_rfft.h>
#include <ATen/ops/hann_window.h>
#include <ATen/ops/log.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/max_pool1d.h>
#include <ATen/ops/relu.h>
#include <ATen/ops/sqrt.h>
#include <ATen/ops/view_as_real.h>
#include <ATen/ops/zeros.h>
#include <c10/core/GradMode.h>
#include <torch/csrc/autograd/autograd.h>

#include <algorithm>
#include <cmath>

namespace arioso::training {
namespace {

constexpr double kPowerFloor = 1e-10; ///< of a bin: -100 dB of a full-scale sine
constexpr double kMelFloor = 1e-5;    ///< of a band's mean magnitude
constexpr double kLinearFloor = 1e-8; ///< of a bin's power in the linear scale

constexpr double kConvergenceWeight = 0.5;
constexpr double kOvershootWeight =
    2; ///< of a sample outside of the envelope, relative to the waveform's share
constexpr std::int64_t kEnvelope = 65; ///< samples

double mel(double hertz)
{
    return 2595 * std::log10(1 + hertz / 700);
}

double hertz(double mel)
{
    return 700 * (std::pow(10.0, mel / 2595) - 1);
}

/// Reduces magnitudes [B, F, bands] to [B, bands].
at::Tensor bandPowers(const at::Tensor& magnitudes)
{
    return (magnitudes * magnitudes).mean(1) + kPowerFloor;
}

at::Tensor rootMeanSquare(const at::Tensor& x)
{
    return at::sqrt((x * x).mean(at::IntArrayRef{1, 2}) + 1e-12);
}

} // namespace

at::Tensor hannWindow(int size, at::Device device)
{
    const at::Tensor window = at::hann_window(size, at::TensorOptions(device).dtype(at::kFloat));
    return window * (2 / window.sum());
}

at::Tensor powerSpectrum(const at::Tensor& x, const StftShape& shape, const at::Tensor& window)
{
    const at::Tensor frames = x.unfold(1, shape.size, shape.hop) * window;
    const at::Tensor bins = at::view_as_real(at::fft_rfft(frames)); // [B, F, bins, 2]
    return (bins * bins).sum(-1);
}

at::Tensor melFilters(int size, int bands, double sampleRate, double lowest, double highest,
                      at::Device device)
{
    const int bins = size / 2 + 1;
    const double perBin = sampleRate / size;
    const auto edge = [&](int i) { // in bins
        return hertz(mel(lowest) + (mel(highest) - mel(lowest)) * i / (bands + 1)) / perBin;
    };
    at::Tensor filters = at::zeros({bins, bands}, at::kFloat);
    float* values = filters.data_ptr<float>();
    for (int band = 0; band < bands; ++band) {
        const double low = edge(band);
        const double centre = edge(band + 1);
        const double high = edge(band + 2);
        double sum = 0;
        for (int bin = 0; bin < bins; ++bin) {
            const double height = std::min((bin - low) / (centre - low), (high - bin) / (high - centre));
            values[std::int64_t(bin) * bands + band] = float(std::max(height, 0.0));
            sum += std::max(height, 0.0);
        }
        if (sum < 1e-3) {
            const auto nearest = std::int64_t(std::lround(centre));
            values[std::min<std::int64_t>(nearest, bins - 1) * bands + band] = 1;
            sum = 1;
        }
        filters.select(1, band).div_(sum);
    }
    return filters.to(device);
}

at::Tensor envelope(const at::Tensor& x)
{
    return at::max_pool1d(x.abs(), kEnvelope, 1, kEnvelope / 2);
}

SpectralLoss::SpectralLoss(int sampleRate, at::Device device)
{
    const auto add = [&](int size, int bands) {
        Scale scale{{size, size / 4}, hannWindow(size, device), {}};
        if (bands > 0)
            scale.filters = melFilters(size, bands, sampleRate, 30, sampleRate / 2.0, device);
        m_scales.push_back(std::move(scale));
    };
    add(2048, 80);
    add(512, 48);
    add(128, 16);
    add(4096, 0);
    add(1024, 0);
}

SpectralLoss::Terms SpectralLoss::operator()(const at::Tensor& reference, const at::Tensor& estimate) const
{
    const auto zero = at::zeros({}, estimate.options());
    Terms terms{zero, zero, zero, zero, zero};
    for (const Scale& scale : m_scales) {
        at::Tensor target;
        {
            const c10::AutoGradMode off(false);
            target = powerSpectrum(reference, scale.shape, scale.window);
        }
        const at::Tensor found = powerSpectrum(estimate, scale.shape, scale.window);
        if (!scale.filters.defined()) {
            const at::Tensor difference = at::log(found + kLinearFloor) - at::log(target + kLinearFloor);
            terms.linear =
                terms.linear + difference.abs().mean() * 0.25; // mean of two scales; logarithm of magnitudes
            continue;
        }
        const at::Tensor a = at::matmul(at::sqrt(target + kPowerFloor), scale.filters);
        const at::Tensor b = at::matmul(at::sqrt(found + kPowerFloor), scale.filters);
        const at::Tensor convergence = (rootMeanSquare(b - a) / (rootMeanSquare(a) + 1e-4)).mean();
        const at::Tensor logarithms = (at::log(b + kMelFloor) - at::log(a + kMelFloor)).abs().mean();
        terms.mel = terms.mel + (logarithms + kConvergenceWeight * convergence) / 3.0;
        const at::Tensor levels = at::log(bandPowers(b)) - at::log(bandPowers(a)); // [B, bands]
        terms.balance = terms.balance + levels.abs().mean() / 6.0; // of magnitudes, mean of three scales
    }
    const at::Tensor level = reference.abs().mean(at::IntArrayRef{1}) + 1e-3;
    const at::Tensor error = (estimate - reference) / level.unsqueeze(1);
    terms.waveform = error.abs().mean();
    terms.overshoot = (at::relu(estimate.abs() - envelope(reference)) / level.unsqueeze(1)).mean();
    return terms;
}

at::Tensor SpectralLoss::balancedGradient(const Terms& terms, const at::Tensor& estimate,
                                          const Shares& shares)
{
    const auto gradientOf = [&](const at::Tensor& term) {
        return torch::autograd::grad({term}, {estimate}, {}, true).front(); // the terms share the graph
    };
    const auto norm = [](const at::Tensor& x) { return at::sqrt((x * x).sum()).item<double>() + 1e-12; };
    const at::Tensor waveform = gradientOf(terms.waveform);
    // The gradient of the waveform has a nearly constant norm, so the sum has one too.
    const double size = norm(waveform);
    at::Tensor sum = shares.waveform * waveform + kOvershootWeight * gradientOf(terms.overshoot);
    const auto add = [&](const at::Tensor& term, double share) {
        if (share == 0)
            return;
        const at::Tensor gradient = gradientOf(term);
        sum = sum + gradient * (share * size / norm(gradient));
    };
    add(terms.mel, shares.mel);
    add(terms.linear, shares.linear);
    add(terms.balance, shares.balance);
    return sum;
}

} // namespace arioso::training
