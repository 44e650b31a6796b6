// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// EnCodec as a network that records gradients, whole clips at once. The engine's own layers run in portions
// on kernels without gradients; this is their twin, and a test holds both to the same numbers.

#include "engine/config.h"
#include "training/parameters.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <string>
#include <vector>

namespace arioso::training {

/// A layer of the encoder or the decoder with its place in the tree of names.
struct CodecLayer
{
    enum class Kind { Conv, Down, Up, Residual, Lstm };

    Kind kind = Kind::Conv;
    std::string name; ///< "encoder.layers.0"
    int in = 1;
    int out = 1;
    int kernel = 1;
    int stride = 1;
    int dilation = 1;
    bool elu = false; ///< before the layer
};

[[nodiscard]] std::vector<CodecLayer> encoderLayers(const engine::AudioEncoderConfig& config);
[[nodiscard]] std::vector<CodecLayer> decoderLayers(const engine::AudioEncoderConfig& config);

/// Throws engine::Error CheckpointUnsupported for what cannot be trained: causal convolutions, shortcuts with
/// weights, group normalisation.
void requireTrainable(const engine::AudioEncoderConfig& config);

/// Weights to begin with, by the names that they have below "audio_encoder." in a checkpoint, convolutions
/// without weight normalisation. The same seed gives the same numbers.
[[nodiscard]] TensorMap initialCodec(const engine::AudioEncoderConfig& config, std::uint64_t seed);

/// What the sizes of a trained codec's tensors tell of its configuration; the rest is as of smallCodec.
/// Throws engine::Error CheckpointInvalid.
[[nodiscard]] engine::AudioEncoderConfig codecConfigOf(const TensorMap& codec);

/// The codec of the small models: EnCodec 32 kHz as MusicGen's, narrower, with one LSTM layer.
[[nodiscard]] engine::AudioEncoderConfig smallCodec();

class CodecNetwork
{
public:
    /// `tensors`: as of initialCodec; the network computes with them, not with copies.
    CodecNetwork(TensorMap tensors, const engine::AudioEncoderConfig& config);

    /// audio: [B, C, N], N a multiple of the hop. Returns the latents, [B, D, T].
    [[nodiscard]] at::Tensor encode(const at::Tensor& audio) const;

    /// latents: [B, D, T]. Returns [B, C, N].
    [[nodiscard]] at::Tensor decode(const at::Tensor& latents) const;

private:
    [[nodiscard]] at::Tensor run(const std::vector<CodecLayer>& layers, at::Tensor x) const;
    [[nodiscard]] at::Tensor apply(const CodecLayer& layer, const at::Tensor& x) const;
    [[nodiscard]] at::Tensor conv(const CodecLayer& layer, const at::Tensor& x) const;
    [[nodiscard]] at::Tensor down(const CodecLayer& layer, const at::Tensor& x) const;
    [[nodiscard]] at::Tensor up(const CodecLayer& layer, const at::Tensor& x) const;
    [[nodiscard]] at::Tensor residual(const CodecLayer& layer, const at::Tensor& x) const;
    [[nodiscard]] at::Tensor lstm(const CodecLayer& layer, const at::Tensor& x) const;
    [[nodiscard]] at::Tensor pad(const at::Tensor& x, std::int64_t left, std::int64_t right) const;
    [[nodiscard]] const at::Tensor& weight(const std::string& name) const;

    TensorMap m_tensors;
    engine::AudioEncoderConfig m_config;
    std::vector<CodecLayer> m_encoder;
    std::vector<CodecLayer> m_decoder;
};

} // namespace arioso::training
