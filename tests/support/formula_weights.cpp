// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "support/formula_weights.h"

#include <ATen/ops/empty.h>

#include <string_view>
#include <vector>

namespace arioso::test {
namespace {

using Shapes = std::map<std::string, std::vector<std::int64_t>>;

bool endsWith(std::string_view text, std::string_view end)
{
    return text.size() >= end.size() && text.substr(text.size() - end.size()) == end;
}

struct Scale
{
    float a;
    float b;
};

Scale scaleOf(std::string_view name)
{
    if (endsWith(name, "norm.weight"))
        return {0.125F, 1};
    if (endsWith(name, "weight_g"))
        return {0.25F, 0.75F};
    if (endsWith(name, ".bias") || name.find(".bias_") != std::string_view::npos)
        return {0.125F, 0};
    if (endsWith(name, "codebook.embed"))
        return {1, 0};
    return {0.5F, 0};
}

void addConv(Shapes& shapes, const std::string& name, std::int64_t first, std::int64_t second, std::int64_t kernel, std::int64_t bias)
{
    shapes[name + ".conv.weight_g"] = {first, 1, 1};
    shapes[name + ".conv.weight_v"] = {first, second, kernel};
    shapes[name + ".conv.bias"] = {bias};
}

void addLstm(Shapes& shapes, const std::string& name, int layers, std::int64_t width)
{
    for (int layer = 0; layer < layers; ++layer) {
        const std::string suffix = "_l" + std::to_string(layer);
        for (const char* kind : {"ih", "hh"}) {
            shapes[name + ".lstm.weight_" + kind + suffix] = {4 * width, width};
            shapes[name + ".lstm.bias_" + kind + suffix] = {4 * width};
        }
    }
}

/// Adds the residual blocks of one stage and returns the index of the next layer.
int addResidualBlocks(Shapes& shapes, const std::string& stack, int index, const engine::AudioEncoderConfig& c, std::int64_t width)
{
    for (int j = 0; j < c.numResidualLayers; ++j, ++index) {
        const std::string layer = stack + ".layers." + std::to_string(index);
        addConv(shapes, layer + ".block.1", width / c.compress, width, c.residualKernelSize, width / c.compress);
        addConv(shapes, layer + ".block.3", width, width / c.compress, 1, width);
        if (c.convShortcut)
            addConv(shapes, layer + ".shortcut", width, width, 1, width);
    }
    return index;
}

void addCodec(Shapes& shapes, const engine::AudioEncoderConfig& c, int quantizers)
{
    const std::string encoder = "audio_encoder.encoder";
    std::int64_t width = c.numFilters;
    addConv(shapes, encoder + ".layers.0", width, c.audioChannels, c.kernelSize, width);
    int index = 1;
    for (auto ratio = c.upsamplingRatios.rbegin(); ratio != c.upsamplingRatios.rend(); ++ratio) {
        index = addResidualBlocks(shapes, encoder, index, c, width) + 1;
        addConv(shapes, encoder + ".layers." + std::to_string(index++), 2 * width, width, 2 * *ratio, 2 * width);
        width *= 2;
    }
    addLstm(shapes, encoder + ".layers." + std::to_string(index), c.lstmLayers, width);
    addConv(shapes, encoder + ".layers." + std::to_string(index + 2), c.hiddenSize, width, c.lastKernelSize, c.hiddenSize);

    const std::string decoder = "audio_encoder.decoder";
    addConv(shapes, decoder + ".layers.0", width, c.hiddenSize, c.kernelSize, width);
    addLstm(shapes, decoder + ".layers.1", c.lstmLayers, width);
    index = 2;
    for (const int ratio : c.upsamplingRatios) {
        addConv(shapes, decoder + ".layers." + std::to_string(index + 1), width, width / 2, 2 * ratio, width / 2);
        width /= 2;
        index = addResidualBlocks(shapes, decoder, index + 2, c, width);
    }
    addConv(shapes, decoder + ".layers." + std::to_string(index + 1), c.audioChannels, width, c.lastKernelSize, c.audioChannels);

    for (int q = 0; q < quantizers; ++q)
        shapes["audio_encoder.quantizer.layers." + std::to_string(q) + ".codebook.embed"] = {c.codebookSize, c.codebookDim};
}

void addTextEncoder(Shapes& shapes, const engine::TextEncoderConfig& c)
{
    shapes["text_encoder.shared.weight"] = {c.vocabSize, c.width};
    const std::string encoder = "text_encoder.encoder.";
    for (int i = 0; i < c.layers; ++i) {
        const std::string block = encoder + "block." + std::to_string(i) + ".layer.";
        for (const char* name : {"q", "k", "v"})
            shapes[block + "0.SelfAttention." + name + ".weight"] = {c.innerWidth(), c.width};
        shapes[block + "0.SelfAttention.o.weight"] = {c.width, c.innerWidth()};
        shapes[block + "0.layer_norm.weight"] = {c.width};
        if (c.gated) {
            shapes[block + "1.DenseReluDense.wi_0.weight"] = {c.feedForward, c.width};
            shapes[block + "1.DenseReluDense.wi_1.weight"] = {c.feedForward, c.width};
        } else {
            shapes[block + "1.DenseReluDense.wi.weight"] = {c.feedForward, c.width};
        }
        shapes[block + "1.DenseReluDense.wo.weight"] = {c.width, c.feedForward};
        shapes[block + "1.layer_norm.weight"] = {c.width};
    }
    shapes[encoder + "block.0.layer.0.SelfAttention.relative_attention_bias.weight"] = {c.relativeBuckets, c.heads};
    shapes[encoder + "final_layer_norm.weight"] = {c.width};
}

void addDecoder(Shapes& shapes, const engine::DecoderConfig& c)
{
    const std::int64_t h = c.hiddenSize;
    const auto addNorm = [&](const std::string& name) {
        shapes[name + ".weight"] = {h};
        shapes[name + ".bias"] = {h};
    };
    const std::string model = "decoder.model.decoder.";
    for (int k = 0; k < c.codebooks; ++k) {
        shapes[model + "embed_tokens." + std::to_string(k) + ".weight"] = {c.vocabSize + 1, h};
        shapes["decoder.lm_heads." + std::to_string(k) + ".weight"] = {c.vocabSize, h};
    }
    for (int i = 0; i < c.layers; ++i) {
        const std::string layer = model + "layers." + std::to_string(i) + ".";
        for (const char* attention : {"self_attn", "encoder_attn"}) {
            if (!c.crossAttention && std::string_view(attention) == "encoder_attn")
                continue;
            for (const char* projection : {"q_proj", "k_proj", "v_proj", "out_proj"})
                shapes[layer + attention + "." + projection + ".weight"] = {h, h};
            addNorm(layer + attention + "_layer_norm");
        }
        shapes[layer + "fc1.weight"] = {c.feedForward, h};
        shapes[layer + "fc2.weight"] = {h, c.feedForward};
        addNorm(layer + "final_layer_norm");
    }
    addNorm(model + "layer_norm");
}

engine::ModelConfig tiny()
{
    engine::ModelConfig config;
    config.text = {};
    config.text.vocabSize = 1100;
    config.text.width = 16;
    config.text.headWidth = 4;
    config.text.feedForward = 32;
    config.text.layers = 2;
    config.text.heads = 4;

    config.audio = {};
    config.audio.targetBandwidths = {2.0};
    config.audio.samplingRate = 400;
    config.audio.hiddenSize = 8;
    config.audio.numFilters = 4;
    config.audio.upsamplingRatios = {4, 2};
    config.audio.causal = false;
    config.audio.codebookSize = 1024;
    config.audio.codebookDim = 8;
    config.audio.convShortcut = false;

    config.decoder = {};
    config.decoder.vocabSize = 1024;
    config.decoder.hiddenSize = 24;
    config.decoder.layers = 2;
    config.decoder.heads = 4;
    config.decoder.feedForward = 48;
    config.decoder.maxPositions = 64;
    config.decoder.padTokenId = 1024;
    config.decoder.bosTokenId = 1024;
    return config;
}

} // namespace

at::Tensor formulaTensor(const std::string& name, at::IntArrayRef shape)
{
    std::uint64_t seed = 0xcbf29ce484222325ULL;
    for (const char c : name)
        seed = (seed ^ std::uint8_t(c)) * 0x100000001b3ULL;

    at::Tensor tensor = at::empty(shape, at::kFloat);
    float* values = tensor.data_ptr<float>();
    const auto [a, b] = scaleOf(name);
    const std::int64_t count = tensor.numel();
    for (std::int64_t j = 0; j < count; ++j) {
        std::uint64_t z = seed + std::uint64_t(j + 1) * 0x9E3779B97F4A7C15ULL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ULL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBULL;
        z ^= z >> 31;
        const double r = 2.0 * double(z >> 40) / double(1 << 24) - 1.0;
        values[j] = float(r) * a + b;
    }
    return tensor;
}

std::map<std::string, std::vector<std::int64_t>> tensorShapes(const engine::ModelConfig& config, int quantizers)
{
    Shapes shapes;
    addTextEncoder(shapes, config.text);
    addCodec(shapes, config.audio, quantizers);
    addDecoder(shapes, config.decoder);
    if (config.projectsText) {
        shapes["enc_to_dec_proj.weight"] = {config.decoder.hiddenSize, config.text.width};
        shapes["enc_to_dec_proj.bias"] = {config.decoder.hiddenSize};
    }
    if (config.family == engine::Family::MusicGenMelody && config.numChroma != config.decoder.hiddenSize) {
        shapes["audio_enc_to_dec_proj.weight"] = {config.decoder.hiddenSize, config.numChroma};
        shapes["audio_enc_to_dec_proj.bias"] = {config.decoder.hiddenSize};
    }
    return shapes;
}

engine::WeightStore formulaWeights(const engine::ModelConfig& config, int quantizers)
{
    engine::WeightStore store;
    for (const auto& [name, shape] : tensorShapes(config, quantizers))
        store.add(name, formulaTensor(name, shape));
    return store;
}

engine::ModelConfig tinyMono()
{
    return tiny();
}

engine::ModelConfig tinyStereo()
{
    engine::ModelConfig config = tiny();
    config.decoder.codebooks = 8;
    config.decoder.audioChannels = 2;
    return config;
}

engine::ModelConfig tinyMelody()
{
    engine::ModelConfig config = tiny();
    config.family = engine::Family::MusicGenMelody;
    config.decoder.crossAttention = false;
    config.chromaLength = 5;
    return config;
}

engine::ModelConfig tinyStereoMelody()
{
    engine::ModelConfig config = tinyMelody();
    config.decoder.codebooks = 8;
    config.decoder.audioChannels = 2;
    return config;
}

} // namespace arioso::test
