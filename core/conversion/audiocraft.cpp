// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "conversion/audiocraft.h"

#include "engine/api/error.h"

#include <algorithm>
#include <cmath>
#include <functional>

namespace arioso::engine {
namespace {

constexpr int kMostWidth = 1 << 14;
constexpr int kHeadWidth = 64; ///< of all published models
constexpr double kUsualSeconds = 30;
constexpr const char* kConditioners = "condition_provider.conditioners.";

using nlohmann::json;

[[noreturn]] void unsupported(const YamlConfig& config, const std::string& why)
{
    throw Error(ErrorCode::CheckpointUnsupported,
                "The model in '" + config.source() + "' cannot be run: " + why + ".");
}

/// The sizes of a required tensor with this many dimensions.
std::vector<std::int64_t> sizesOf(const WeightStore& tensors, const std::string& name, std::size_t dimensions)
{
    const auto found = tensors.tensors().find(name);
    if (found == tensors.tensors().end())
        throw Error(ErrorCode::CheckpointInvalid, "The checkpoint lacks the tensor '" + name + "'.");
    const std::vector<std::int64_t> sizes = found->second.sizes().vec();
    if (sizes.size() != dimensions || std::any_of(sizes.begin(), sizes.end(), [](std::int64_t size) {
            return size < 1 || size > (1 << 22);
        }))
        throw Error(ErrorCode::CheckpointInvalid, "The tensor '" + name + "' has a shape that no model has.");
    return sizes;
}

/// How many of "prefix0suffix", "prefix1suffix", … exist, in sequence.
int count(const WeightStore& tensors, const std::string& prefix, const std::string& suffix)
{
    int number = 0;
    while (tensors.contains(prefix + std::to_string(number) + suffix))
        ++number;
    return number;
}

/// Checks the settings that all supported models share.
void checkKind(const YamlConfig& config)
{
    if (config.text("lm_model", "transformer_lm") == "transformer_lm_magnet")
        unsupported(config, "it is a MAGNeT model, which generates codes differently from MusicGen");
    config.require("lm_model", "transformer_lm");
    const std::pair<const char*, json> fields[] = {
        {"transformer_lm.norm_first", true},
        {"transformer_lm.norm", "layer_norm"},
        {"transformer_lm.positional_embedding", "sin"},
        {"transformer_lm.activation", "gelu"},
        {"transformer_lm.causal", true},
        {"transformer_lm.layer_scale", nullptr},
        {"transformer_lm.kv_repeat", 1},
        {"transformer_lm.past_context", nullptr},
        {"transformer_lm.qk_layer_norm", false},
        {"transformer_lm.qk_layer_norm_cross", false},
        {"codebooks_pattern.modeling", "delay"},
        {"codebooks_pattern.delay.flatten_first", 0},
        {"codebooks_pattern.delay.empty_initial", 0},
        {"interleave_stereo_codebooks.per_timestep", false},
        {"fuser.cross_attention_pos_emb", false},
        {"fuser.sum", json::array()},
        {"fuser.input_interpolate", json::array()},
        {"conditioners.description.model", "t5"},
    };
    for (const auto& [path, only] : fields)
        config.require(path, only);
}

/// Codebook k of a channel is delayed by k steps.
void checkDelays(const YamlConfig& config, const DecoderConfig& decoder)
{
    json expected = json::array();
    for (int k = 0; k < decoder.codebooks; ++k)
        expected.push_back(k / decoder.audioChannels);
    config.require("codebooks_pattern.delay.delays", expected);
}

void addMelody(const YamlConfig& config, ModelConfig& model, const WeightStore& tensors)
{
    if (config.text("conditioners.self_wav.model", "chroma_stem") != "chroma_stem")
        unsupported(config, "it is conditioned by style, not by melody");
    model.family = Family::MusicGenMelody;
    model.decoder.crossAttention = false;
    config.require("fuser.prepend", json::array({"self_wav", "description"}));
    config.require("fuser.cross", json::array());
    config.require("conditioners.self_wav.chroma_stem.radix2_exp", 14);
    config.require("conditioners.self_wav.chroma_stem.argmax", true);
    model.numChroma = int(sizesOf(tensors, std::string(kConditioners) + "self_wav.output_proj.weight", 2)[1]);
    const auto samples =
        std::int64_t(segmentSeconds(config) * config.integer("sample_rate", 32000, 1, 1'000'000));
    model.chromaLength = int(samples / kChromaHop + 1);
}

/// The ratios come from a file, so this runs before anything is computed from them.
void checkHop(const std::vector<int>& ratios)
{
    std::int64_t hop = 1;
    for (const int ratio : ratios) {
        hop *= ratio;
        if (hop > (1 << 20))
            throw Error(ErrorCode::CheckpointInvalid,
                        "The codec's frames are too long: its upsampling ratios multiply to more than 2^20.");
    }
}

void replace(std::string& text, const std::string& from, const std::string& to)
{
    if (const std::size_t at = text.find(from); at != std::string::npos)
        text.replace(at, from.size(), to);
}

} // namespace

double segmentSeconds(const YamlConfig& config)
{
    return config.number("dataset.segment_duration", kUsualSeconds, 1, 3600);
}

std::vector<DecoderName> decoderNames(const ModelConfig& config)
{
    const DecoderConfig& c = config.decoder;
    const std::int64_t h = c.hiddenSize;
    std::vector<DecoderName> names;
    const auto add = [&](const std::string& name, const std::string& original,
                         std::vector<std::int64_t> shape) {
        names.push_back({name, original, std::move(shape)});
    };
    const auto addNorm = [&](const std::string& name, const std::string& original) {
        add(name + ".weight", original + ".weight", {h});
        add(name + ".bias", original + ".bias", {h});
    };
    const auto addAttention = [&](const std::string& name, const std::string& original) {
        int part = 0;
        for (const char* projection : {".q_proj.weight", ".k_proj.weight", ".v_proj.weight"})
            names.push_back({name + projection, original + ".in_proj_weight", {3 * h, h}, part++, 3});
        add(name + ".out_proj.weight", original + ".out_proj.weight", {h, h});
    };
    const std::string model = "decoder.model.decoder.";
    for (int k = 0; k < c.codebooks; ++k) {
        const std::string number = std::to_string(k);
        add(model + "embed_tokens." + number + ".weight", "emb." + number + ".weight", {c.vocabSize + 1, h});
        add("decoder.lm_heads." + number + ".weight", "linears." + number + ".weight", {c.vocabSize, h});
    }
    for (int i = 0; i < c.layers; ++i) {
        const std::string layer = model + "layers." + std::to_string(i) + ".";
        const std::string original = "transformer.layers." + std::to_string(i) + ".";
        addAttention(layer + "self_attn", original + "self_attn");
        addNorm(layer + "self_attn_layer_norm", original + "norm1");
        if (c.crossAttention) {
            addAttention(layer + "encoder_attn", original + "cross_attention");
            addNorm(layer + "encoder_attn_layer_norm", original + "norm_cross");
        }
        add(layer + "fc1.weight", original + "linear1.weight", {c.feedForward, h});
        add(layer + "fc2.weight", original + "linear2.weight", {h, c.feedForward});
        addNorm(layer + "final_layer_norm", original + "norm2");
    }
    addNorm(model + "layer_norm", "out_norm");
    const auto addProjection = [&](const std::string& name, const std::string& conditioner,
                                   std::int64_t width) {
        add(name + ".weight", kConditioners + conditioner + ".output_proj.weight", {h, width});
        add(name + ".bias", kConditioners + conditioner + ".output_proj.bias", {h});
    };
    addProjection("enc_to_dec_proj", "description", config.text.width);
    if (config.family == Family::MusicGenMelody)
        addProjection("audio_enc_to_dec_proj", "self_wav", config.numChroma);
    return names;
}

ModelConfig languageModelConfig(const WeightStore& tensors, const YamlConfig& config)
{
    checkKind(config);
    ModelConfig model;
    DecoderConfig& c = model.decoder;
    c.codebooks = count(tensors, "emb.", ".weight");
    c.hiddenSize = int(sizesOf(tensors, "emb.0.weight", 2)[1]);
    c.vocabSize = int(sizesOf(tensors, "linears.0.weight", 2)[0]);
    c.layers = count(tensors, "transformer.layers.", ".linear1.weight");
    c.feedForward = int(sizesOf(tensors, "transformer.layers.0.linear1.weight", 2)[0]);
    c.heads =
        config.integer("transformer_lm.num_heads", std::max(1, c.hiddenSize / kHeadWidth), 1, kMostWidth);
    c.padTokenId = c.bosTokenId = c.vocabSize;
    c.audioChannels = config.boolean("interleave_stereo_codebooks.use", false) ? 2 : 1;
    checkDelays(config, c);

    const bool melody = tensors.contains(std::string(kConditioners) + "self_wav.output_proj.weight");
    const bool cross = tensors.contains("transformer.layers.0.cross_attention.in_proj_weight");
    if (melody == cross)
        unsupported(config, "it does not use text and melody as MusicGen does");
    if (melody) {
        addMelody(config, model, tensors);
    } else {
        config.require("fuser.cross", json::array({"description"}));
        config.require("fuser.prepend", json::array());
    }
    return model;
}

AudioEncoderConfig codecConfig(const YamlConfig& config)
{
    const std::pair<const char*, json> fields[] = {
        {"compression_model", "encodec"},
        {"encodec.autoencoder", "seanet"},
        {"encodec.quantizer", "rvq"},
        {"encodec.channels", 1},
        {"seanet.activation", "ELU"},
        {"seanet.activation_params.alpha", 1.0},
        {"seanet.norm", "weight_norm"},
        {"seanet.disable_norm_outer_blocks", 0},
        {"seanet.decoder.final_activation", nullptr},
    };
    for (const auto& [path, only] : fields)
        config.require(path, only);
    AudioEncoderConfig c;
    const auto positive = [&](const char* path, int fallback, int most) {
        return config.integer(path, fallback, 1, most);
    };
    c.samplingRate = positive("encodec.sample_rate", positive("sample_rate", 32000, 1'000'000), 1'000'000);
    c.audioChannels = 1;
    c.normalize = config.boolean("encodec.renormalize", false);
    c.causal = config.boolean("seanet.causal", config.boolean("encodec.causal", false));
    c.hiddenSize = c.codebookDim = positive("seanet.dimension", 128, kMostWidth);
    c.numFilters = positive("seanet.n_filters", 32, kMostWidth);
    c.numResidualLayers = config.integer("seanet.n_residual_layers", 1, 0, 64);
    c.upsamplingRatios = config.integers("seanet.ratios", {8, 5, 4, 2}, 1, 1024);
    checkHop(c.upsamplingRatios);
    c.kernelSize = positive("seanet.kernel_size", 7, 1024);
    c.residualKernelSize = positive("seanet.residual_kernel_size", 3, 1024);
    c.lastKernelSize = positive("seanet.last_kernel_size", 7, 1024);
    c.dilationGrowthRate = positive("seanet.dilation_base", 2, 64);
    const std::string padding = config.text("seanet.pad_mode", "reflect");
    if (padding == "constant")
        c.padMode = PadMode::Constant;
    else if (padding == "replicate")
        c.padMode = PadMode::Replicate;
    else
        config.require("seanet.pad_mode", "reflect");
    c.compress = positive("seanet.compress", 2, kMostWidth);
    c.lstmLayers = positive("seanet.lstm", 2, 64);
    c.trimRightRatio = config.number("seanet.decoder.trim_right_ratio", 1.0, 0, 1);
    c.convShortcut = !config.boolean("seanet.true_skip", true);
    c.codebookSize = positive("rvq.bins", 1024, 1 << 20);
    const int quantizers = positive("rvq.n_q", 8, 64);
    // Some readers derive the number of codebooks from the bandwidth.
    c.targetBandwidths = {quantizers * c.frameRate() * std::ceil(std::log2(c.codebookSize)) / 1000};
    return c;
}

AudioEncoderConfig assumedCodec(const WeightStore& tensors)
{
    constexpr int kFrameRate = 50;
    constexpr std::int64_t kMost = 1024;
    const auto kernelOf = [&](const std::string& conv) {
        const std::string name = conv + (tensors.contains(conv + ".weight_v") ? ".weight_v" : ".weight");
        return sizesOf(tensors, name, 3);
    };
    AudioEncoderConfig c;
    c.causal = false;
    const auto first = kernelOf("encoder.model.0.conv.conv");
    c.numFilters = int(std::min<std::int64_t>(first[0], kMostWidth));
    c.kernelSize = int(std::min(first[2], kMost));
    const auto codebook = sizesOf(tensors, "quantizer.vq.layers.0._codebook.embed", 2);
    c.codebookSize = int(codebook[0]);
    c.hiddenSize = c.codebookDim = int(codebook[1]);
    // Layers: 0 convolution, 1 LSTM, for each ratio an activation, an upsampling convolution and the residual
    // blocks, then an activation and the last convolution.
    std::vector<int> places;
    int last = 0;
    c.upsamplingRatios.clear();
    for (int i = 0; i < int(kMost); ++i) {
        const std::string layer = "decoder.model." + std::to_string(i);
        const auto has = [&](const std::string& conv) {
            return tensors.contains(layer + conv + ".weight_v") || tensors.contains(layer + conv + ".weight");
        };
        if (has(".convtr.convtr")) {
            c.upsamplingRatios.push_back(
                int(std::clamp<std::int64_t>(kernelOf(layer + ".convtr.convtr")[2] / 2, 1, kMost)));
            places.push_back(i);
        } else if (has(".conv.conv")) {
            last = i;
        }
    }
    if (places.empty())
        throw Error(ErrorCode::CheckpointInvalid, "The codec's decoder has no upsampling convolution.");
    c.lastKernelSize =
        int(std::min(kernelOf("decoder.model." + std::to_string(last) + ".conv.conv")[2], kMost));
    c.numResidualLayers = std::clamp(last - places.back() - 2, 0, 64);
    if (c.numResidualLayers > 0) {
        const std::string block = "decoder.model." + std::to_string(places.back() + 1) + ".";
        const auto inner = kernelOf(block + "block.1.conv.conv");
        c.residualKernelSize = int(std::min(inner[2], kMost));
        c.compress = int(std::max<std::int64_t>(inner[1] / inner[0], 1));
        c.convShortcut = tensors.contains(block + "shortcut.conv.conv.weight_v") ||
                         tensors.contains(block + "shortcut.conv.conv.weight");
    }
    c.lstmLayers = std::max(1, count(tensors, "decoder.model.1.lstm.weight_ih_l", ""));
    checkHop(c.upsamplingRatios);
    c.samplingRate = int(std::min<std::int64_t>(std::int64_t(kFrameRate) * c.hopLength(), 1'000'000));
    const int quantizers = count(tensors, "quantizer.vq.layers.", "._codebook.embed");
    c.targetBandwidths = {quantizers * c.frameRate() * std::ceil(std::log2(c.codebookSize)) / 1000};
    return c;
}

std::string codecName(std::string original)
{
    if (original.rfind("quantizer.", 0) == 0) {
        replace(original, "quantizer.vq.layers.", "quantizer.layers.");
        replace(original, "._codebook.", ".codebook.");
        return original;
    }
    replace(original, ".model.", ".layers.");
    replace(original, ".conv.conv.", ".conv.");
    replace(original, ".convtr.convtr.", ".conv.");
    return original;
}

} // namespace arioso::engine
