// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "training/model_start.h"

#include "engine/api/error.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/zeros.h>

#include <array>
#include <cmath>
#include <string>
#include <vector>

namespace arioso::training {
namespace {

/// Adds random tensors. Their order is fixed, so that a seed always gives the same values.
class Maker
{
public:
    explicit Maker(std::uint64_t seed) : m_generator(at::detail::createCPUGenerator(seed)) {}

    void normal(const std::string& name, const std::vector<std::int64_t>& shape, double deviation)
    {
        tensors[name] = at::empty(shape, at::kFloat).normal_(0, deviation, m_generator);
    }

    /// [out, in], scaled to preserve the variance of activations, times `gain`.
    void linear(const std::string& name, std::int64_t out, std::int64_t in, double gain = 1)
    {
        normal(name, {out, in}, gain / std::sqrt(double(in)));
    }

    void norm(const std::string& name, std::int64_t width, bool bias)
    {
        tensors[name + ".weight"] = at::ones({width}, at::kFloat);
        if (bias)
            tensors[name + ".bias"] = at::zeros({width}, at::kFloat);
    }

    TensorMap tensors;

private:
    at::Generator m_generator;
};

void addTextEncoder(Maker& make, const engine::TextEncoderConfig& c)
{
    const std::string root = "text_encoder.encoder.";
    const std::int64_t inner = c.innerWidth();
    const double into = 1 / std::sqrt(2.0 * c.layers); // residual branches start small
    make.normal("text_encoder.shared.weight", {c.vocabSize, c.width}, 1);
    make.normal(root + "block.0.layer.0.SelfAttention.relative_attention_bias.weight",
                {c.relativeBuckets, c.heads}, 0.1);
    make.norm(root + "final_layer_norm", c.width, false);
    for (int i = 0; i < c.layers; ++i) {
        const std::string block = root + "block." + std::to_string(i) + ".layer.";
        const std::string attention = block + "0.SelfAttention.";
        make.norm(block + "0.layer_norm", c.width, false);
        make.linear(attention + "q.weight", inner, c.width, 1 / std::sqrt(double(c.headWidth)));
        make.linear(attention + "k.weight", inner, c.width);
        make.linear(attention + "v.weight", inner, c.width);
        make.linear(attention + "o.weight", c.width, inner, into);
        make.norm(block + "1.layer_norm", c.width, false);
        make.linear(block + "1.DenseReluDense.wi.weight", c.feedForward, c.width);
        make.linear(block + "1.DenseReluDense.wo.weight", c.width, c.feedForward, into);
    }
}

void addDecoder(Maker& make, const engine::DecoderConfig& c)
{
    const std::string root = "decoder.model.decoder.";
    const std::int64_t width = c.hiddenSize;
    const double into = 1 / std::sqrt(3.0 * c.layers);
    for (int k = 0; k < c.codebooks; ++k) {
        make.normal(root + "embed_tokens." + std::to_string(k) + ".weight", {c.vocabSize + 1, width}, 0.25);
        make.normal("decoder.lm_heads." + std::to_string(k) + ".weight", {c.vocabSize, width}, 0.02);
    }
    make.norm(root + "layer_norm", width, true);
    for (int i = 0; i < c.layers; ++i) {
        const std::string layer = root + "layers." + std::to_string(i) + ".";
        for (const char* attention : {"self_attn", "encoder_attn"}) {
            for (const char* part : {".q_proj.weight", ".k_proj.weight", ".v_proj.weight"})
                make.linear(layer + attention + part, width, width);
            make.linear(layer + attention + ".out_proj.weight", width, width, into);
            make.norm(layer + attention + "_layer_norm", width, true);
        }
        make.linear(layer + "fc1.weight", c.feedForward, width);
        make.linear(layer + "fc2.weight", width, c.feedForward, into);
        make.norm(layer + "final_layer_norm", width, true);
    }
}

/// Heads that attend to an earlier step: decoder layer, head, steps back.
struct LookingHead
{
    int layer;
    int head;
    int steps;
};

/// The input is delayed by one step, so the frame `n` before the predicted one is n - 1 steps back.
std::vector<LookingHead> lookingHeads(int phrase)
{
    const int half = phrase / 2, quarter = phrase / 4, eighth = phrase / 8;
    return {{0, 0, 0},
            {0, 1, 1},
            {1, 0, phrase - 1},
            {1, 1, half - 1},
            {1, 2, quarter - 1},
            {1, 3, 2 * phrase - 1},
            {2, 0, phrase - 1},
            {2, 1, phrase - 1},
            {2, 2, half - 1},
            {2, 3, eighth - 1},
            {3, 0, phrase - 1},
            {3, 1, half - 1},
            {3, 2, 2 * phrase - 1}};
}

/// Makes q(t) k(s) the largest at s = t - steps: the sum of cos(w (t - s - steps)) over some of the waves of
/// the positions, whose cosines are the first half of a column and whose sines the second
/// (engine::sinusoidalPositions). The previous values of the rows are scaled to a tenth.
void lookBack(at::Tensor query, at::Tensor key, const LookingHead& looking, int headWidth)
{
    // 16 of 96 waves, because a head has room for 16. Short ones distinguish adjacent frames, long ones
    // phrases.
    constexpr std::array kWaves{0, 1, 2, 4, 5, 7, 8, 10, 12, 14, 16, 19, 24, 30, 36, 42};
    constexpr double kGain = 2.8; // nearly one-hot after the softmax
    const std::int64_t half = query.size(1) / 2;
    at::Tensor q = query.narrow(0, std::int64_t(looking.head) * headWidth, headWidth).mul_(0.1);
    at::Tensor k = key.narrow(0, std::int64_t(looking.head) * headWidth, headWidth).mul_(0.1);
    for (std::int64_t j = 0; j < headWidth / 2; ++j) {
        const double place = double(j) * double(kWaves.size()) / (headWidth / 2.0);
        const auto wave = std::int64_t(std::lround(kWaves[std::size_t(place)] * double(half - 1) / 95.0));
        const double phase = std::pow(10000.0, -double(wave) / double(half - 1)) * looking.steps;
        q[2 * j][wave] += kGain;
        q[2 * j + 1][half + wave] += kGain;
        k[2 * j][wave] += kGain * std::cos(phase);
        k[2 * j][half + wave] -= kGain * std::sin(phase);
        k[2 * j + 1][half + wave] += kGain * std::cos(phase);
        k[2 * j + 1][wave] += kGain * std::sin(phase);
    }
}

void addLookingHeads(TensorMap& tensors, const engine::DecoderConfig& c, int phraseFrames)
{
    for (const LookingHead& looking : lookingHeads(phraseFrames)) {
        if (looking.layer >= c.layers || looking.head >= c.heads || looking.steps < 0) {
            throw engine::Error(
                engine::ErrorCode::RequestInvalid,
                "Heads that look one phrase back need a phrase of at least 8 frames and a decoder of at "
                "least 4 layers with 4 heads.");
        }
        const std::string attention =
            "decoder.model.decoder.layers." + std::to_string(looking.layer) + ".self_attn.";
        lookBack(tensors.at(attention + "q_proj.weight"), tensors.at(attention + "k_proj.weight"), looking,
                 c.hiddenSize / c.heads);
    }
}

} // namespace

engine::ModelConfig smallModel(const engine::AudioEncoderConfig& codec, int codebooks, int textVocabulary)
{
    engine::ModelConfig config;
    config.audio = codec;
    config.text.vocabSize = textVocabulary;
    config.text.width = 128;
    config.text.headWidth = 32;
    config.text.heads = 4;
    config.text.layers = 3;
    config.text.feedForward = 512;
    config.decoder.vocabSize = codec.codebookSize;
    config.decoder.hiddenSize = 192;
    config.decoder.layers = 6;
    config.decoder.heads = 6;
    config.decoder.feedForward = 768;
    config.decoder.codebooks = codebooks;
    config.decoder.padTokenId = codec.codebookSize;
    config.decoder.bosTokenId = codec.codebookSize;
    config.decoder.startTokenId = codec.codebookSize;
    return config;
}

TensorMap initialModel(const engine::ModelConfig& config, std::uint64_t seed, int phraseFrames)
{
    Maker make(seed);
    addTextEncoder(make, config.text);
    make.linear("enc_to_dec_proj.weight", config.decoder.hiddenSize, config.text.width);
    make.tensors["enc_to_dec_proj.bias"] = at::zeros({config.decoder.hiddenSize}, at::kFloat);
    addDecoder(make, config.decoder);
    if (phraseFrames > 0)
        addLookingHeads(make.tensors, config.decoder, phraseFrames);
    return std::move(make.tensors);
}

} // namespace arioso::training
