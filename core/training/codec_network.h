// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// EnCodec with gradients, for complete clips. The engine's implementation runs in blocks on kernels without
// gradients. A test checks that both compute the same values.

#include "engine/api/config.h"
#include "training/parameters.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <string>
#include <vector>

namespace arioso::training {

/// A layer of the encoder or decoder and its tensor name.
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
    bool elu = false; ///< whether an ELU precedes the layer
};

[[nodiscard]] std::vector<CodecLayer> encoderLayers(const engine::AudioEncoderConfig& config);
[[nodiscard]] std::vector<CodecLayer> decoderLayers(const engine::AudioEncoderConfig& config);

/// Throws engine::Error CheckpointUnsupported if the codec cannot be trained because of causal convolutions,
/// shortcuts with weights or group normalization.
void requireTrainable(const engine::AudioEncoderConfig& config);

/// Initial weights by their checkpoint names without "audio_encoder.". Convolutions have no weight
/// normalization. The same seed gives the same weights.
[[nodiscard]] TensorMap initialCodec(const engine::AudioEncoderConfig& config, std::uint64_t seed);

/// The configuration of a trained codec, derived from the shapes of its tensors. The rest is as in
/// smallCodec. Throws engine::Error CheckpointInvalid.
[[nodiscard]] engine::AudioEncoderConfig codecConfigOf(const TensorMap& codec);

/// The codec of small models: like MusicGen's EnCodec for 32 kHz, but narrower and with one LSTM layer.
[[nodiscard]] engine::AudioEncoderConfig smallCodec();

class CodecNetwork
{
public:
    /// `tensors`: those of initialCodec. The network references them.
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
