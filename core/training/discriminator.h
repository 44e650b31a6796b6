// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A discriminator that distinguishes original from reconstructed audio by spectra of two resolutions.
// Training the decoder of a codec against it produces realistic textures instead of an average of textures.

#include "training/parameters.h"
#include "training/spectrum.h"

#include <cstdint>
#include <vector>

namespace arioso::training {

/// The prefix of its tensor names.
inline constexpr const char* kDiscriminator = "discriminator.";

/// Initial weights. The same seed gives the same weights.
[[nodiscard]] TensorMap initialDiscriminator(std::uint64_t seed);

/// Convolutions over complex spectra. Magnitudes are compressed to raise the weight of quiet bins. Source:
/// the multi-scale STFT discriminator of "High fidelity neural audio compression", section 3.4, with fewer
/// channels.
class Discriminator
{
public:
    /// `tensors`: contains those of initialDiscriminator. The network references them.
    Discriminator(TensorMap tensors, at::Device device);

    struct Opinion
    {
        std::vector<at::Tensor> scores;   ///< for each resolution, [B, 1, F, bins]; near 1 for original audio
        std::vector<at::Tensor> features; ///< outputs of the earlier layers
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

/// The loss of the discriminator: squared distances of the scores from 1 for original and from 0 for
/// reconstructed audio. Source: "Least squares generative adversarial networks", equation 9.
[[nodiscard]] at::Tensor discriminatorLoss(const Discriminator::Opinion& real,
                                           const Discriminator::Opinion& made);

/// The loss of the decoder: the distance of the scores from 1, and the relative distance of the features from
/// those of the original.
[[nodiscard]] at::Tensor deceptionLoss(const Discriminator::Opinion& real,
                                       const Discriminator::Opinion& made);

} // namespace arioso::training
