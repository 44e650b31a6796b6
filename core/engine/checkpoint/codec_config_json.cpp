// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/checkpoint/config_json.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace arioso::engine {
namespace {

// Far larger than in any published codec, and small enough that products don't overflow an int.
constexpr int kMostWidth = 1 << 14;
constexpr int kMostRate = 1'000'000;
constexpr int kMostHop = 1 << 20;
constexpr int kMostDilation = 1 << 16;
constexpr int kMostCodebookSize = 1 << 20;

int positive(const JsonObject& object, const std::string& key, int fallback, int most)
{
    return int(object.integer(key, fallback, 1, most));
}

PadMode parsePadMode(const JsonObject& object)
{
    const std::string mode = object.text("pad_mode", "reflect");
    if (mode == "reflect")
        return PadMode::Reflect;
    if (mode == "constant")
        return PadMode::Constant;
    if (mode == "replicate")
        return PadMode::Replicate;
    object.failUnsupported("uses the padding " + quotedText(mode) +
                           ", but only reflect, constant and replicate are available");
}

NormType parseNormType(const JsonObject& object)
{
    const std::string type = object.text("norm_type", "weight_norm");
    if (type == "weight_norm")
        return NormType::WeightNorm;
    if (type == "time_group_norm")
        return NormType::TimeGroupNorm;
    object.failUnsupported("uses the norm " + quotedText(type) +
                           ", but only weight_norm and time_group_norm are available");
}

/// Whether factor^times <= most.
bool powerFits(int factor, std::size_t times, std::int64_t most)
{
    std::int64_t product = 1;
    for (std::size_t i = 0; i < times && product <= most; ++i)
        product *= factor;
    return product <= most;
}

/// Checks rules that involve several fields.
void checkAudioEncoder(const JsonObject& object, const AudioEncoderConfig& c)
{
    std::int64_t hop = 1;
    for (const int ratio : c.upsamplingRatios) {
        hop *= ratio;
        if (hop > kMostHop)
            object.fail("upsampling_ratios",
                        "give a frame of more than " + std::to_string(kMostHop) + " samples");
    }
    // Each ratio doubles the width.
    if (c.upsamplingRatios.size() > 14 ||
        (std::int64_t(c.numFilters) << c.upsamplingRatios.size()) > kMostWidth)
        object.fail("num_filters", "gives layers wider than " + std::to_string(kMostWidth) +
                                       " with this number of upsampling_ratios");
    if (!powerFits(c.dilationGrowthRate, std::size_t(std::max(c.numResidualLayers - 1, 0)), kMostDilation))
        object.fail("dilation_growth_rate", "gives a dilation above " + std::to_string(kMostDilation));
    if ((c.codebookSize & (c.codebookSize - 1)) != 0)
        object.fail("codebook_size", "is " + std::to_string(c.codebookSize) + ", but must be a power of two");
    if (c.codebookDim != c.hiddenSize) {
        object.fail("codebook_dim", "is " + std::to_string(c.codebookDim) +
                                        ", but must equal hidden_size, which is " +
                                        std::to_string(c.hiddenSize));
    }
}

} // namespace

AudioEncoderConfig parseAudioEncoderConfig(const JsonObject& object)
{
    if (const std::string type = object.text("model_type", "encodec"); type != "encodec") {
        object.failUnsupported("has an audio encoder of the type " + quotedText(type) +
                               ", but only encodec is available");
    }
    AudioEncoderConfig c;
    c.targetBandwidths = object.numbers("target_bandwidths", c.targetBandwidths, 0.001, 1e6);
    c.samplingRate = positive(object, "sampling_rate", c.samplingRate, kMostRate);
    c.audioChannels = positive(object, "audio_channels", c.audioChannels, 2);
    c.normalize = object.boolean("normalize", c.normalize);
    c.chunkLengthSeconds = object.optionalNumber("chunk_length_s", 0.001, 1e6);
    c.hiddenSize = positive(object, "hidden_size", c.hiddenSize, kMostWidth);
    c.numFilters = positive(object, "num_filters", c.numFilters, kMostWidth);
    c.numResidualLayers = int(object.integer("num_residual_layers", c.numResidualLayers, 0, 64));
    c.upsamplingRatios = object.integers("upsampling_ratios", c.upsamplingRatios, 1, 1024);
    c.normType = parseNormType(object);
    c.kernelSize = positive(object, "kernel_size", c.kernelSize, 1024);
    c.lastKernelSize = positive(object, "last_kernel_size", c.lastKernelSize, 1024);
    c.residualKernelSize = positive(object, "residual_kernel_size", c.residualKernelSize, 1024);
    c.dilationGrowthRate = positive(object, "dilation_growth_rate", c.dilationGrowthRate, 64);
    c.causal = object.boolean("use_causal_conv", c.causal);
    c.padMode = parsePadMode(object);
    c.compress = positive(object, "compress", c.compress, c.numFilters);
    c.lstmLayers = positive(object, "num_lstm_layers", c.lstmLayers, 64);
    c.trimRightRatio = object.number("trim_right_ratio", c.trimRightRatio, 0, 1);
    c.codebookSize = int(object.integer("codebook_size", c.codebookSize, 2, kMostCodebookSize));
    c.codebookDim = int(object.optionalInteger("codebook_dim", 1, kMostWidth).value_or(c.hiddenSize));
    c.convShortcut = object.boolean("use_conv_shortcut", c.convShortcut);
    checkAudioEncoder(object, c);
    return c;
}

} // namespace arioso::engine
