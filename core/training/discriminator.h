// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Tells audio from what a codec made of it, by spectra of two resolutions: what a codec's decoder is trained
// against, so that it makes texture instead of the mean of all textures.

#include "training/parameters.h"
#include "training/spectrum.h"

#include <cstdint>
#include <vector>

namespace arioso::training {

/// What the names of its tensors begin with.
inline constexpr const char* kDiscriminator = "discriminator.";

/// Weights to begin with. The same seed gives the same numbers.
[[nodiscard]] TensorMap initialDiscriminator(std::uint64_t seed);

/// Convolutions over complex spectra, whose magnitudes are compressed so that quiet bins count. Source: the
/// multi-scale STFT discriminator of "High fidelity neural audio compression", section 3.4, narrower.
class Discriminator
{
public:
    /// `tensors`: holds those of initialDiscriminator; the network computes with them, not with copies.
    Discriminator(TensorMap tensors, at::Device device);

    struct Opinion
    {
        std::vector<at::Tensor> scores;   ///< of each resolution, [B, 1, F, bins]; towards 1: real
        std::vector<at::Tensor> features; ///< what the layers before saw
    };

    /// audio: [B, N] of at least 2048 samples.
    [[nodiscard]] Opinion judge(const at::Tensor& audio) const;

private:
    struct Scale
    {
        StftShape shape;
        at::Tensor window;
    };
    TensorMap m_tensors;
    std::vector<Scale> m_scales;
};

/// What the discriminator is trained with: squared distances of the scores from 1 for what is real and from 0
/// for what is not. Source: "Least squares generative adversarial networks", equation 9.
[[nodiscard]] at::Tensor discriminatorLoss(const Discriminator::Opinion& real,
                                           const Discriminator::Opinion& made);

/// What the decoder is trained with: the distance of the scores from 1, and of the features from those of the
/// original, relative to their size.
[[nodiscard]] at::Tensor deceptionLoss(const Discriminator::Opinion& real,
                                       const Discriminator::Opinion& made);

} // namespace arioso::training
