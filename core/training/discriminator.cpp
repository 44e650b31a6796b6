// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "training/discriminator.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/conv2d.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/fft_rfft.h>
#include <ATen/ops/leaky_relu.h>
#include <ATen/ops/pow.h>
#include <ATen/ops/view_as_real.h>
#include <ATen/ops/zeros.h>

#include <array>
#include <cmath>
#include <string>
#include <utility>

namespace arioso::training {
namespace {

constexpr std::array kScales{StftShape{2048, 512}, StftShape{512, 128}};
constexpr int kChannels = 16;
constexpr std::array<std::int64_t, 2> kKernel{3, 5}; // time, frequency
constexpr int kHalvings = 3;                         // of the frequency resolution, one per layer
constexpr double kFeatureWeight = 2;                 // relative to the distance of the scores
constexpr double kSlope = 0.2;

std::string layerName(std::size_t scale, int layer)
{
    return kDiscriminator + std::to_string(scale) + ".layers." + std::to_string(layer) + ".";
}

/// Transforms [B, N] to [B, 2, F, bins], with magnitudes raised to the power of 0.4.
at::Tensor compressedSpectrum(const at::Tensor& x, const StftShape& shape, const at::Tensor& window)
{
    const at::Tensor bins = at::view_as_real(at::fft_rfft(x.unfold(1, shape.size, shape.hop) * window));
    const at::Tensor power = (bins * bins).sum(-1, true) + 1e-8;
    return (bins * at::pow(power, -0.3)).permute({0, 3, 1, 2});
}

} // namespace

TensorMap initialDiscriminator(std::uint64_t seed)
{
    at::Generator generator = at::detail::createCPUGenerator(seed);
    TensorMap tensors;
    for (std::size_t scale = 0; scale < kScales.size(); ++scale) {
        for (int layer = 0; layer <= kHalvings; ++layer) {
            const std::int64_t in = layer == 0 ? 2 : kChannels;
            const std::int64_t out = layer == kHalvings ? 1 : kChannels;
            const double deviation = std::sqrt(2.0 / double(in * kKernel[0] * kKernel[1]));
            const std::string name = layerName(scale, layer);
            tensors[name + "weight"] =
                at::empty({out, in, kKernel[0], kKernel[1]}, at::kFloat)
                    .normal_(0, layer == kHalvings ? 0.3 * deviation : deviation, generator);
            tensors[name + "bias"] = at::zeros({out}, at::kFloat);
        }
    }
    return tensors;
}

Discriminator::Discriminator(TensorMap tensors, at::Device device) : m_tensors(std::move(tensors))
{
    for (const StftShape& shape : kScales)
        m_scales.push_back({shape, hannWindow(shape.size, device)});
}

Discriminator::Opinion Discriminator::judge(const at::Tensor& audio) const
{
    Opinion opinion;
    for (std::size_t scale = 0; scale < m_scales.size(); ++scale) {
        at::Tensor x = compressedSpectrum(audio, m_scales[scale].shape, m_scales[scale].window);
        for (int layer = 0; layer <= kHalvings; ++layer) {
            const std::string name = layerName(scale, layer);
            const std::int64_t stride = layer == kHalvings ? 1 : 2;
            x = at::conv2d(x, m_tensors.at(name + "weight"), m_tensors.at(name + "bias"),
                           at::IntArrayRef{1, stride}, at::IntArrayRef{kKernel[0] / 2, kKernel[1] / 2});
            if (layer == kHalvings) {
                opinion.scores.push_back(x);
            } else {
                x = at::leaky_relu(x, kSlope);
                opinion.features.push_back(x);
            }
        }
    }
    return opinion;
}

at::Tensor discriminatorLoss(const Discriminator::Opinion& real, const Discriminator::Opinion& made)
{
    at::Tensor loss = at::zeros({}, real.scores.front().options());
    for (std::size_t i = 0; i < real.scores.size(); ++i) {
        const at::Tensor missing = 1 - real.scores[i];
        loss = loss + (missing * missing).mean() + (made.scores[i] * made.scores[i]).mean();
    }
    return loss / double(real.scores.size());
}

at::Tensor deceptionLoss(const Discriminator::Opinion& real, const Discriminator::Opinion& made)
{
    at::Tensor scores = at::zeros({}, made.scores.front().options());
    for (const at::Tensor& score : made.scores)
        scores = scores + ((1 - score) * (1 - score)).mean();
    at::Tensor features = at::zeros({}, scores.options());
    for (std::size_t i = 0; i < made.features.size(); ++i) {
        const at::Tensor wanted = real.features[i].detach();
        features = features + (made.features[i] - wanted).abs().mean() / (wanted.abs().mean() + 1e-6);
    }
    return scores / double(made.scores.size()) + kFeatureWeight * features / double(made.features.size());
}

} // namespace arioso::training
