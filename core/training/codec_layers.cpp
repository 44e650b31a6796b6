// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/api/error.h"
#include "training/codec_network.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/zeros.h>

#include <cmath>
#include <utility>

namespace arioso::training {
namespace {

using Kind = CodecLayer::Kind;

/// Numbers the layers like the tensor names, in which activations count as layers.
class Numbering
{
public:
    Numbering(std::string prefix, std::vector<CodecLayer>& layers)
        : m_prefix(std::move(prefix)), m_layers(layers)
    {
    }

    void add(CodecLayer layer)
    {
        m_index += layer.elu ? 1 : 0;
        layer.name = m_prefix + std::to_string(m_index++);
        m_layers.push_back(std::move(layer));
    }

    void residuals(const engine::AudioEncoderConfig& config, int width)
    {
        int dilation = 1;
        for (int j = 0; j < config.numResidualLayers; ++j, dilation *= config.dilationGrowthRate)
            add({Kind::Residual, {}, width, width, config.residualKernelSize, 1, dilation, false});
    }

private:
    std::string m_prefix;
    std::vector<CodecLayer>& m_layers;
    int m_index = 0;
};

/// Fills tensors with normally distributed numbers from one generator.
class Initialiser
{
public:
    explicit Initialiser(std::uint64_t seed) : m_generator(at::detail::createCPUGenerator(seed)) {}

    void conv(const std::string& name, const std::vector<std::int64_t>& shape, double deviation,
              std::int64_t biases)
    {
        tensors[name + ".conv.weight"] = at::empty(shape, at::kFloat).normal_(0, deviation, m_generator);
        tensors[name + ".conv.bias"] = at::zeros({biases}, at::kFloat);
    }

    void lstm(const std::string& name, int layers, std::int64_t width)
    {
        const double bound = 1 / std::sqrt(double(width));
        for (int l = 0; l < layers; ++l) {
            for (const char* part : {"weight_ih_l", "weight_hh_l", "bias_ih_l", "bias_hh_l"}) {
                const bool bias = part[0] == 'b';
                const auto shape =
                    bias ? std::vector<std::int64_t>{4 * width} : std::vector<std::int64_t>{4 * width, width};
                tensors[name + ".lstm." + part + std::to_string(l)] =
                    at::empty(shape, at::kFloat).uniform_(-bound, bound, m_generator);
            }
        }
    }

    TensorMap tensors;

private:
    at::Generator m_generator;
};

} // namespace

engine::AudioEncoderConfig smallCodec()
{
    engine::AudioEncoderConfig config;
    config.targetBandwidths = {
        2.2}; // all versions of Transformers derive four codebooks of 512 entries from it
    config.samplingRate = 32000;
    config.numFilters = 16;
    config.upsamplingRatios = {8, 5, 4, 4};
    config.causal = false;
    config.padMode = engine::PadMode::Constant;
    config.lstmLayers = 1;
    config.codebookSize = 512;
    config.convShortcut = false;
    return config;
}

engine::AudioEncoderConfig codecConfigOf(const TensorMap& codec)
{
    engine::AudioEncoderConfig config = smallCodec();
    const auto size = [&](const std::string& name, std::int64_t dimension) {
        const auto found = codec.find(name);
        if (found == codec.end())
            throw engine::Error(engine::ErrorCode::CheckpointInvalid,
                                "The trained codec lacks '" + name + "'.");
        return int(found->second.size(dimension));
    };
    config.numFilters = size("encoder.layers.0.conv.weight", 0);
    config.codebookSize = size("quantizer.layers.0.codebook.embed", 0);
    config.codebookDim = config.hiddenSize = size("quantizer.layers.0.codebook.embed", 1);
    config.lstmLayers = codec.count("encoder.layers.13.lstm.weight_ih_l1") != 0 ? 2 : 1;
    return config;
}

std::vector<CodecLayer> encoderLayers(const engine::AudioEncoderConfig& config)
{
    std::vector<CodecLayer> layers;
    Numbering numbering("encoder.layers.", layers);
    int width = config.numFilters;
    numbering.add({Kind::Conv, {}, config.audioChannels, width, config.kernelSize, 1, 1, false});
    for (auto ratio = config.upsamplingRatios.rbegin(); ratio != config.upsamplingRatios.rend(); ++ratio) {
        numbering.residuals(config, width);
        numbering.add({Kind::Down, {}, width, 2 * width, 2 * *ratio, *ratio, 1, true});
        width *= 2;
    }
    numbering.add({Kind::Lstm, {}, width, width, 1, 1, 1, false});
    numbering.add({Kind::Conv, {}, width, config.hiddenSize, config.lastKernelSize, 1, 1, true});
    return layers;
}

std::vector<CodecLayer> decoderLayers(const engine::AudioEncoderConfig& config)
{
    std::vector<CodecLayer> layers;
    Numbering numbering("decoder.layers.", layers);
    int width = config.numFilters << config.upsamplingRatios.size();
    numbering.add({Kind::Conv, {}, config.hiddenSize, width, config.kernelSize, 1, 1, false});
    numbering.add({Kind::Lstm, {}, width, width, 1, 1, 1, false});
    for (const int ratio : config.upsamplingRatios) {
        numbering.add({Kind::Up, {}, width, width / 2, 2 * ratio, ratio, 1, true});
        width /= 2;
        numbering.residuals(config, width);
    }
    numbering.add({Kind::Conv, {}, width, config.audioChannels, config.lastKernelSize, 1, 1, true});
    return layers;
}

void requireTrainable(const engine::AudioEncoderConfig& config)
{
    if (config.causal || config.convShortcut || config.normType != engine::NormType::WeightNorm ||
        config.normalize || config.chunkLengthSeconds) {
        throw engine::Error(
            engine::ErrorCode::CheckpointUnsupported,
            "This type of audio encoder cannot be trained. Only MusicGen's can, without causal "
            "convolutions, convolutional shortcuts, group or volume normalization.");
    }
}

TensorMap initialCodec(const engine::AudioEncoderConfig& config, std::uint64_t seed)
{
    // With libtorch's default initialization, the signal vanishes over twenty layers and nothing is learned.
    // Here each layer has a gain of about one, residual branches start small, and the first and last layer
    // compensate the typical loudness of music (about 0.1).
    constexpr double kGain = 1.15;
    constexpr double kResidual = 0.4;
    constexpr double kFirst = 6;
    constexpr double kLast = 0.1;

    Initialiser init(seed);
    std::vector<CodecLayer> layers = encoderLayers(config);
    const std::vector<CodecLayer> decoder = decoderLayers(config);
    layers.insert(layers.end(), decoder.begin(), decoder.end());
    for (const CodecLayer& layer : layers) {
        switch (layer.kind) {
        case Kind::Conv: {
            const double fanIn = double(layer.in) * layer.kernel;
            double scale = layer.name == layers.front().name ? kFirst : 1;
            scale *= layer.name == layers.back().name ? kLast : 1;
            init.conv(layer.name, {layer.out, layer.in, layer.kernel}, scale * kGain / std::sqrt(fanIn),
                      layer.out);
            break;
        }
        case Kind::Down:
            init.conv(layer.name, {layer.out, layer.in, layer.kernel},
                      kGain / std::sqrt(double(layer.in) * layer.kernel), layer.out);
            break;
        case Kind::Up: // each output sample depends on two taps of the kernel
            init.conv(layer.name, {layer.in, layer.out, layer.kernel}, kGain / std::sqrt(2.0 * layer.in),
                      layer.out);
            break;
        case Kind::Residual: {
            const int hidden = layer.in / config.compress;
            init.conv(layer.name + ".block.1", {hidden, layer.in, layer.kernel},
                      kGain / std::sqrt(double(layer.in) * layer.kernel), hidden);
            init.conv(layer.name + ".block.3", {layer.in, hidden, 1},
                      kResidual * kGain / std::sqrt(double(hidden)), layer.in);
            break;
        }
        case Kind::Lstm:
            init.lstm(layer.name, config.lstmLayers, layer.in);
            break;
        }
    }
    return std::move(init.tensors);
}

} // namespace arioso::training
