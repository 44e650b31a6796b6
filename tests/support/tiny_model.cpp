// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "support/tiny_model.h"

#include "engine/decoder/cpu/cpu_decoder.h"
#include "engine/decoder/torch/torch_decoder.h"
#include "support/formula_weights.h"

#include <ATen/ops/ones_like.h>
#include <ATen/ops/tensor.h>

#include <cmath>
#include <stdexcept>

namespace arioso::test {
namespace {

using namespace engine;

class TwoPromptTokenizer : public Tokenizer
{
public:
    [[nodiscard]] std::vector<std::int64_t> encode(std::string_view prompt) const override
    {
        if (prompt == "a")
            return {5, 6, 7, 1};
        if (prompt == "b")
            return {9, 1};
        if (prompt.empty())
            return {1};
        throw std::invalid_argument("the tiny tokenizer knows only a and b");
    }
};

} // namespace

ModelParts tinyParts(const ModelConfig& config, DecoderBackend backend, Precision precision, int threads)
{
    return partsOf(config, formulaWeights(config, 4), backend, precision, threads);
}

ModelParts partsOf(const ModelConfig& config, const WeightStore& weights, DecoderBackend backend,
                   Precision precision, int threads)
{
    const Weights root(weights);
    ModelParts parts;
    parts.info.config = config;
    parts.info.sampleRate = config.audio.samplingRate;
    parts.info.frameRate = config.audio.frameRate();
    parts.info.channels = config.decoder.audioChannels;
    parts.info.maxFrames = config.decoder.maxPositions + 1 - config.decoder.codebooksPerChannel();
    parts.info.defaults.padTokenId = config.decoder.padTokenId;
    parts.info.defaults.maxLength = 40;
    parts.tokenizer = std::make_shared<TwoPromptTokenizer>();
    parts.textEncoder =
        std::make_shared<T5Encoder>(root.scope("text_encoder"), config.text, at::kCPU, threads);
    parts.conditioner = std::make_shared<Conditioner>(root, config, at::kCPU, threads);
    parts.codec = std::make_shared<Encodec>(root.scope("audio_encoder"), config.audio, at::kCPU, threads);
    const at::ScalarType dtype = precision == Precision::BFloat16 ? at::kBFloat16 : at::kFloat;
    if (backend == DecoderBackend::Torch)
        parts.decoder = std::make_shared<TorchDecoder>(root.scope("decoder"), config.decoder,
                                                       TorchDecoderOptions{at::kCPU, dtype});
    else
        parts.decoder = std::make_shared<CpuDecoder>(root.scope("decoder"), config.decoder,
                                                     CpuDecoderOptions{precision, threads});
    parts.threads = threads;
    return parts;
}

Prompt promptOf(const char* text)
{
    Prompt prompt;
    prompt.text = text;
    return prompt;
}

ClipCondition conditionOf(const ModelParts& parts, const char* text)
{
    const at::Tensor row = at::tensor(parts.tokenizer->encode(text)).unsqueeze(0);
    ClipCondition condition;
    condition.text = parts.textEncoder->forward(row, at::ones_like(row))[0];
    return condition;
}

Audio tinyPrompt(int samples, int channels)
{
    Audio audio;
    audio.sampleRate = 400;
    audio.channels.resize(std::size_t(channels));
    for (int i = 0; i < samples; ++i) {
        audio.channels[0].push_back(float(std::sin(0.3 * i)));
        if (channels == 2)
            audio.channels[1].push_back(float(std::cos(0.2 * i)));
    }
    return audio;
}

} // namespace arioso::test
