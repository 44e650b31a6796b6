// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "training/codec_network.h"

#include "engine/api/error.h"
#include "training/lstm.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/constant_pad_nd.h>
#include <ATen/ops/conv1d.h>
#include <ATen/ops/conv_transpose1d.h>
#include <ATen/ops/elu.h>
#include <ATen/ops/reflection_pad1d.h>
#include <ATen/ops/replication_pad1d.h>

#include <algorithm>
#include <utility>

namespace arioso::training {

using Kind = CodecLayer::Kind;

CodecNetwork::CodecNetwork(TensorMap tensors, const engine::AudioEncoderConfig& config)
    : m_tensors(std::move(tensors)), m_config(config), m_encoder(encoderLayers(config)),
      m_decoder(decoderLayers(config))
{
    requireTrainable(config);
}

at::Tensor CodecNetwork::encode(const at::Tensor& audio) const
{
    if (audio.dim() != 3 || audio.size(2) % m_config.hopLength() != 0)
        throw engine::Error(engine::ErrorCode::Internal, "The codec can be trained only on whole frames.");
    return run(m_encoder, audio);
}

at::Tensor CodecNetwork::decode(const at::Tensor& latents) const
{
    return run(m_decoder, latents);
}

at::Tensor CodecNetwork::run(const std::vector<CodecLayer>& layers, at::Tensor x) const
{
    // In place, because nothing else uses the input. The gradient is computed from the result, without
    // another exponential.
    for (const CodecLayer& layer : layers)
        x = apply(layer, layer.elu ? at::elu_(x) : x);
    return x;
}

at::Tensor CodecNetwork::apply(const CodecLayer& layer, const at::Tensor& x) const
{
    switch (layer.kind) {
    case Kind::Conv:
        return conv(layer, x);
    case Kind::Down:
        return down(layer, x);
    case Kind::Up:
        return up(layer, x);
    case Kind::Residual:
        return residual(layer, x);
    case Kind::Lstm:
        return lstm(layer, x);
    }
    throw engine::Error(engine::ErrorCode::Internal, "Unknown type of codec layer.");
}

at::Tensor CodecNetwork::conv(const CodecLayer& layer, const at::Tensor& x) const
{
    const std::int64_t total = std::int64_t(layer.kernel - 1) * layer.dilation;
    const at::Tensor& w = weight(layer.name + ".conv.weight");
    const at::Tensor& b = weight(layer.name + ".conv.bias");
    if (m_config.padMode == engine::PadMode::Constant && total % 2 == 0) {
        return at::conv1d(x, w, b, at::IntArrayRef(1), at::IntArrayRef(total / 2),
                          at::IntArrayRef(layer.dilation));
    }
    return at::conv1d(pad(x, total - total / 2, total / 2), w, b, at::IntArrayRef(1), at::IntArrayRef(0),
                      at::IntArrayRef(layer.dilation));
}

// A kernel of twice the stride covers two blocks of `stride` samples. With the samples of a block as
// channels, this is a convolution with two taps, which libtorch computes several times faster, forward and
// backward.
at::Tensor CodecNetwork::down(const CodecLayer& layer, const at::Tensor& x) const
{
    const std::int64_t s = layer.stride;
    const at::Tensor& w = weight(layer.name + ".conv.weight"); // [out, in, 2 s]
    const at::Tensor padded = pad(x, s - s / 2, s / 2);
    const at::Tensor blocks =
        padded.view({x.size(0), layer.in, -1, s}).transpose(2, 3).reshape({x.size(0), layer.in * s, -1});
    const at::Tensor taps =
        w.view({layer.out, layer.in, 2, s}).transpose(2, 3).reshape({layer.out, layer.in * s, 2});
    return at::conv1d(blocks, taps, weight(layer.name + ".conv.bias"));
}

// The transposed convolution: two adjacent inputs contribute to a block of `stride` outputs, which are the
// channels of a convolution. Half a block is trimmed at each end, the larger half at the start.
at::Tensor CodecNetwork::up(const CodecLayer& layer, const at::Tensor& x) const
{
    const std::int64_t s = layer.stride;
    const at::Tensor& w = weight(layer.name + ".conv.weight"); // [in, out, 2 s]
    const at::Tensor taps = w.view({layer.in, layer.out, 2, s})
                                .flip({2}) // the earlier input is multiplied by the later half of the kernel
                                .permute({1, 3, 0, 2})
                                .reshape({layer.out * s, layer.in, 2});
    const at::Tensor blocks = at::conv1d(x, taps, {}, at::IntArrayRef(1), at::IntArrayRef(1));
    const at::Tensor y =
        blocks.view({x.size(0), layer.out, s, -1}).transpose(2, 3).reshape({x.size(0), layer.out, -1});
    return y.narrow(2, s - s / 2, x.size(2) * s) + weight(layer.name + ".conv.bias").view({1, -1, 1});
}

at::Tensor CodecNetwork::residual(const CodecLayer& layer, const at::Tensor& x) const
{
    const int hidden = layer.in / m_config.compress;
    at::Tensor narrow =
        conv({Kind::Conv, layer.name + ".block.1", layer.in, hidden, layer.kernel, 1, layer.dilation, false},
             at::elu(x));
    return x +
           conv({Kind::Conv, layer.name + ".block.3", hidden, layer.in, 1, 1, 1, false}, at::elu_(narrow));
}

at::Tensor CodecNetwork::lstm(const CodecLayer& layer, const at::Tensor& x) const
{
    at::Tensor y = x.permute({2, 0, 1}).contiguous(); // [T, B, D]
    const at::Tensor direct = y;
    for (int l = 0; l < m_config.lstmLayers; ++l) {
        const std::string name = layer.name + ".lstm.";
        const std::string suffix = "_l" + std::to_string(l);
        y = lstmLayer(y, {weight(name + "weight_ih" + suffix), weight(name + "weight_hh" + suffix),
                          weight(name + "bias_ih" + suffix), weight(name + "bias_hh" + suffix)});
    }
    return (y + direct).permute({1, 2, 0}).contiguous();
}

at::Tensor CodecNetwork::pad(const at::Tensor& x, std::int64_t left, std::int64_t right) const
{
    switch (m_config.padMode) {
    case engine::PadMode::Constant:
        return at::constant_pad_nd(x, {left, right});
    case engine::PadMode::Replicate:
        return at::replication_pad1d(x, {left, right});
    case engine::PadMode::Reflect: {
        // Like the reference: signals that are too short are padded with zeros, which are removed again.
        const std::int64_t zeros = std::max<std::int64_t>(std::max(left, right) - x.size(2) + 1, 0);
        if (zeros == 0)
            return at::reflection_pad1d(x, {left, right});
        const at::Tensor longer = at::reflection_pad1d(at::constant_pad_nd(x, {0, zeros}), {left, right});
        return longer.narrow(2, 0, longer.size(2) - zeros);
    }
    }
    throw engine::Error(engine::ErrorCode::Internal, "Unknown type of codec padding.");
}

const at::Tensor& CodecNetwork::weight(const std::string& name) const
{
    const auto found = m_tensors.find(name);
    if (found == m_tensors.end())
        throw engine::Error(engine::ErrorCode::CheckpointInvalid,
                            "The codec lacks the tensor '" + name + "'.");
    return found->second;
}

} // namespace arioso::training
