// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "bench/random_checkpoint.h"

#include "support/formula_weights.h"
#include "support/tiny_checkpoint.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/full.h>

#include <cmath>
#include <cstdint>
#include <stdexcept>

namespace arioso::bench {
namespace {

bool endsWith(const std::string& text, const std::string& end)
{
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

at::Tensor randomTensor(const std::string& name, const std::vector<std::int64_t>& shape, std::uint64_t& state)
{
    if (endsWith(name, "norm.weight"))
        return at::full(shape, 1.0, at::kFloat);
    if (endsWith(name, "bias") || name.find(".bias_") != std::string::npos)
        return at::full(shape, 0.0, at::kFloat);
    at::Tensor tensor = at::empty(shape, at::kFloat);
    const double fanIn = double(tensor.numel()) / double(shape[0]);
    const auto scale = float(endsWith(name, "weight_g") ? 1.0 : std::sqrt(3.0 / std::max(1.0, fanIn)));
    auto* values = tensor.data_ptr<float>();
    for (std::int64_t i = 0; i < tensor.numel(); ++i) {
        state = state * 6364136223846793005ULL + 1442695040888963407ULL;
        const float uniform = float(std::int64_t(state) >> 40) * 0x1.0p-23F; // -1..1
        values[i] = endsWith(name, "weight_g") ? 1.0F : uniform * scale;
    }
    return tensor;
}

} // namespace

engine::ModelConfig officialConfig(const std::string& size)
{
    const std::string stereo = "stereo-";
    if (size.rfind(stereo, 0) == 0) {
        engine::ModelConfig config = officialConfig(size.substr(stereo.size()));
        config.decoder.audioChannels = 2;
        config.decoder.codebooks = 8;
        return config;
    }
    engine::ModelConfig config;
    config.text.width = 768; // T5-base
    config.text.feedForward = 3072;
    config.text.layers = 12;
    config.text.heads = 12;
    config.audio.targetBandwidths = {2.2}; // EnCodec 32 kHz
    config.audio.samplingRate = 32000;
    config.audio.numFilters = 64;
    config.audio.upsamplingRatios = {8, 5, 4, 4};
    config.audio.causal = false;
    config.audio.codebookSize = 2048;
    config.audio.codebookDim = 128;
    config.audio.convShortcut = false;
    engine::DecoderConfig& decoder = config.decoder; // the defaults are small's
    if (size == "medium" || size == "large") {
        decoder.hiddenSize = size == "medium" ? 1536 : 2048;
        decoder.layers = 48;
        decoder.heads = decoder.hiddenSize / 64;
        decoder.feedForward = 4 * decoder.hiddenSize;
    } else if (size != "small") {
        throw std::invalid_argument("unknown size '" + size + "'");
    }
    return config;
}

void writeRandomCheckpoint(const std::filesystem::path& directory, const engine::ModelConfig& config)
{
    constexpr int kQuantizers = 4;
    engine::WeightStore store;
    std::uint64_t state = 1;
    for (const auto& [name, shape] : test::tensorShapes(config, kQuantizers))
        store.add(name, randomTensor(name, shape, state));
    test::writeCheckpoint(directory, config, store);
}

} // namespace arioso::bench
