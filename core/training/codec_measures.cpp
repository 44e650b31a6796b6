// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "training/codec_measures.h"

#include "training/spectrum.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/log.h>
#include <ATen/ops/log10.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/sqrt.h>
#include <c10/core/GradMode.h>

#include <cmath>

namespace arioso::training {
namespace {

at::Tensor decibelMel(const at::Tensor& x, int sampleRate)
{
    const StftShape shape{2048, 512};
    const at::Tensor power = powerSpectrum(x, shape, hannWindow(shape.size, x.device()));
    const at::Tensor filters = melFilters(shape.size, 80, sampleRate, 40, sampleRate / 2.0, x.device());
    return 20 * at::log10(at::matmul(at::sqrt(power), filters).clamp_min(std::pow(10.0, -90.0 / 20)));
}

double medianSiSdr(const at::Tensor& reference, const at::Tensor& estimate)
{
    const at::Tensor r = reference - reference.mean(1, true);
    const at::Tensor e = estimate - estimate.mean(1, true);
    const at::Tensor scale = (r * e).sum(1, true) / ((r * r).sum(1, true) + 1e-9);
    const at::Tensor target = scale * r;
    const at::Tensor error = e - target;
    const at::Tensor ratio = (target * target).sum(1) / ((error * error).sum(1) + 1e-9);
    return (10 * at::log10(ratio + 1e-9)).median().item<double>();
}

/// Spectral flatness in dB: geometric by arithmetic mean of the power in a band, averaged over frames that
/// are not silent.
double flatness(const at::Tensor& power, double perBin, double low, double high, const at::Tensor& sounding)
{
    const auto begin = std::int64_t(low / perBin);
    const at::Tensor band = power.narrow(2, begin, std::int64_t(high / perBin) - begin) + 1e-12;
    const at::Tensor geometric = at::log(band).mean(2);
    const at::Tensor ratio = (geometric - at::log(band.mean(2))) * (10 / std::log(10.0));
    return ((ratio * sounding).sum() / sounding.sum().clamp_min(1)).item<double>();
}

double energyAbove(const at::Tensor& power, double perBin, double low)
{
    const auto begin = std::int64_t(low / perBin);
    return 10 * std::log10(power.narrow(2, begin, power.size(2) - begin).sum().item<double>() + 1e-12);
}

double clicksASecond(const at::Tensor& reference, const at::Tensor& estimate, int sampleRate)
{
    constexpr double kBeyond = 0.3;
    const at::Tensor count = (estimate.abs() - envelope(reference)).gt(kBeyond).sum();
    return double(count.item<std::int64_t>()) * sampleRate / double(reference.numel());
}

} // namespace

CodecMeasures measureCodec(const at::Tensor& reference, const at::Tensor& estimate, int sampleRate)
{
    const c10::AutoGradMode off(false);
    const StftShape shape{4096, 2048};
    const at::Tensor window = hannWindow(shape.size, reference.device());
    const at::Tensor a = powerSpectrum(reference, shape, window);
    const at::Tensor b = powerSpectrum(estimate, shape, window);
    const double perBin = double(sampleRate) / shape.size;
    const auto middle = std::int64_t(1000 / perBin);
    const at::Tensor sounding =
        a.narrow(2, middle, 2 * middle).mean(2).gt(1e-10).to(at::kFloat); // -100 dB per bin

    CodecMeasures m;
    m.melDistance =
        (decibelMel(reference, sampleRate) - decibelMel(estimate, sampleRate)).abs().mean().item<double>();
    m.siSdr = medianSiSdr(reference, estimate);
    m.flatness = flatness(b, perBin, 1000, 3000, sounding) - flatness(a, perBin, 1000, 3000, sounding);
    m.high = energyAbove(b, perBin, 6000) - energyAbove(a, perBin, 6000);
    m.clicks = clicksASecond(reference, estimate, sampleRate);
    return m;
}

} // namespace arioso::training
