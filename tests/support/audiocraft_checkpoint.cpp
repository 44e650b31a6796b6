// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "support/audiocraft_checkpoint.h"

#include "support/formula_weights.h"
#include "support/tiny_checkpoint.h"
#include "support/tiny_checkpoint_config.h"
#include "support/torch_archive.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/hann_window.h>
#include <ATen/ops/ones.h>

#include <fstream>
#include <regex>
#include <stdexcept>

namespace arioso::test {
namespace {

namespace fs = std::filesystem;

void writeText(const fs::path& path, const std::string& text)
{
    if (!(std::ofstream(path, std::ios::binary) << text << std::flush))
        throw std::runtime_error("cannot write " + path.string());
}

/// The first rule that fits gives the new name; "" when none does.
std::string renamed(const std::string& name, const std::vector<std::pair<const char*, const char*>>& rules)
{
    for (const auto& [pattern, replacement] : rules) {
        if (const std::regex rule(pattern); std::regex_match(name, rule))
            return std::regex_replace(name, rule, replacement);
    }
    return {};
}

std::string decoderName(const std::string& name)
{
    const std::string layer = R"(decoder\.model\.decoder\.layers\.(\d+)\.)";
    static const std::vector<std::pair<std::string, const char*>> table{
        {R"(decoder\.model\.decoder\.embed_tokens\.(\d+)\.weight)", "emb.$1.weight"},
        {R"(decoder\.lm_heads\.(\d+)\.weight)", "linears.$1.weight"},
        {R"(decoder\.model\.decoder\.layer_norm\.(\w+))", "out_norm.$1"},
        {layer + R"(self_attn\.out_proj\.weight)", "transformer.layers.$1.self_attn.out_proj.weight"},
        {layer + R"(encoder_attn\.out_proj\.weight)",
         "transformer.layers.$1.cross_attention.out_proj.weight"},
        {layer + R"(self_attn_layer_norm\.(\w+))", "transformer.layers.$1.norm1.$2"},
        {layer + R"(encoder_attn_layer_norm\.(\w+))", "transformer.layers.$1.norm_cross.$2"},
        {layer + R"(final_layer_norm\.(\w+))", "transformer.layers.$1.norm2.$2"},
        {layer + R"(fc([12])\.weight)", "transformer.layers.$1.linear$2.weight"},
        {R"(enc_to_dec_proj\.(\w+))", "condition_provider.conditioners.description.output_proj.$1"},
        {R"(audio_enc_to_dec_proj\.(\w+))", "condition_provider.conditioners.self_wav.output_proj.$1"},
    };
    std::vector<std::pair<const char*, const char*>> rules;
    for (const auto& [pattern, replacement] : table)
        rules.emplace_back(pattern.c_str(), replacement);
    return renamed(name, rules);
}

std::string codecName(const std::string& name)
{
    return renamed(
        name,
        {
            {R"(audio_encoder\.quantizer\.layers\.(\d+)\.codebook\.(\w+))",
             "quantizer.vq.layers.$1._codebook.$2"},
            {R"(audio_encoder\.(\w+)\.layers\.(\d+)\.lstm\.(\w+))", "$1.model.$2.lstm.$3"},
            {R"(audio_encoder\.(\w+)\.layers\.(\d+)\.(block\.\d|shortcut)\.conv\.(\w+))",
             "$1.model.$2.$3.conv.conv.$4"},
            {R"(audio_encoder\.encoder\.layers\.(\d+)\.conv\.(\w+))", "encoder.model.$1.conv.conv.$2"},
            // The first and the last layer of these tiny decoders; the others make sound longer.
            {R"(audio_encoder\.decoder\.layers\.(0|9)\.conv\.(\w+))", "decoder.model.$1.conv.conv.$2"},
            {R"(audio_encoder\.decoder\.layers\.(\d+)\.conv\.(\w+))", "decoder.model.$1.convtr.convtr.$2"},
        });
}

bool isMelody(const engine::ModelConfig& config)
{
    return config.family == engine::Family::MusicGenMelody;
}

std::string numbers(const std::vector<int>& values)
{
    std::string text;
    for (const int value : values)
        text += (text.empty() ? "[" : ", ") + std::to_string(value);
    return text + "]";
}

/// As OmegaConf writes it: with references, and lists in either style.
std::string languageModelYaml(const engine::ModelConfig& config, const AudiocraftStyle& style)
{
    const engine::DecoderConfig& c = config.decoder;
    std::string delays;
    for (int k = 0; k < c.codebooks; ++k)
        delays += "    - " + std::to_string(k / c.audioChannels) + "\n";
    const std::string rate = std::to_string(config.audio.samplingRate);
    return "sample_rate: " + rate + "\nchannels: " + std::to_string(c.audioChannels) +
           "\nlm_model: transformer_lm\ntransformer_lm:\n  dim: " + std::to_string(c.hiddenSize) +
           "\n  num_heads: " + std::to_string(c.heads) + "\n  num_layers: " + std::to_string(c.layers) +
           "\n  n_q: " + std::to_string(c.codebooks) + "\n  card: " + std::to_string(c.vocabSize) +
           "\n  activation: gelu\n  norm_first: true\n  causal: true\n  layer_scale: null\n  kv_repeat: 1\n"
           "codebooks_pattern:\n  modeling: delay\n  delay:\n    delays:\n" +
           delays + "    flatten_first: 0\n    empty_initial: 0\ninterleave_stereo_codebooks:\n  use: " +
           (c.audioChannels == 2 ? "true" : "false") +
           "\n  per_timestep: false\nclassifier_free_guidance:\n"
           "  training_dropout: 0.3\n  inference_coef: 3.0\nfuser:\n  sum: []\n  cross: " +
           (isMelody(config) ? "[]" : "[description]") +
           "\n  prepend: " + (isMelody(config) ? "[self_wav, description]" : "[]") + "\nconditioners:\n" +
           (isMelody(config)
                ? "  self_wav:\n    model: chroma_stem\n    chroma_stem:\n      sample_rate: ${sample_rate}\n"
                  "      n_chroma: 12\n      radix2_exp: 14\n      argmax: true\n"
                : "") +
           "  description:\n    model: t5\n    t5:\n      name: t5-base\ndataset:\n  segment_duration: " +
           std::to_string(style.seconds) + "\nexecute_only: ${oc.env:HOME}\n" + style.more;
}

std::string codecYaml(const engine::AudioEncoderConfig& c)
{
    return "sample_rate: " + std::to_string(c.samplingRate) +
           "\nchannels: 1\ncompression_model: encodec\nencodec:\n  autoencoder: seanet\n  quantizer: rvq\n"
           "  sample_rate: ${sample_rate}\n  channels: ${channels}\n  causal: false\n  renormalize: "
           "false\nseanet:\n"
           "  dimension: " +
           std::to_string(c.hiddenSize) +
           "\n  channels: ${channels}\n  causal: ${encodec.causal}\n  n_filters: " +
           std::to_string(c.numFilters) +
           "\n  n_residual_layers: 1\n  ratios: " + numbers(c.upsamplingRatios) +
           "\n  activation: ELU\n  activation_params:\n    alpha: 1.0\n  norm: weight_norm\n  kernel_size: "
           "7\n"
           "  residual_kernel_size: 3\n  last_kernel_size: 7\n  dilation_base: 2\n  pad_mode: reflect\n  "
           "true_skip: true\n"
           "  compress: 2\n  lstm: 2\n  disable_norm_outer_blocks: 0\n  decoder:\n    trim_right_ratio: 1.0\n"
           "    final_activation: null\n  encoder: {}\nrvq:\n  n_q: 4\n  bins: " +
           std::to_string(c.codebookSize) + "\n";
}

/// The tensors whose names begin so, without that.
std::vector<std::pair<std::string, at::Tensor>> partOf(const engine::WeightStore& weights,
                                                       const std::string& prefix)
{
    std::vector<std::pair<std::string, at::Tensor>> part;
    for (const auto& [name, tensor] : weights.tensors()) {
        if (name.rfind(prefix, 0) == 0)
            part.emplace_back(name.substr(prefix.size()), tensor);
    }
    return part;
}

TorchDict languageModel(const engine::ModelConfig& config, const engine::WeightStore& weights,
                        const AudiocraftStyle& style)
{
    TorchDict tensors;
    const auto add = [&](std::string name, const at::Tensor& tensor) {
        if (style.plainAttention)
            name = std::regex_replace(name, std::regex(R"((self_attn|cross_attention)\.)"), "$1.mha.");
        if (name != style.missingTensor)
            tensors.push_back({style.prefix + name, tensor.to(style.dtype)});
    };
    for (const auto& [name, tensor] : weights.tensors()) {
        if (const std::string original = decoderName(name); !original.empty())
            add(original, tensor);
    }
    for (int i = 0; i < config.decoder.layers; ++i) {
        const std::string layer = "decoder.model.decoder.layers." + std::to_string(i) + ".";
        for (const auto& [name, original] :
             {std::pair("self_attn", "self_attn"), std::pair("encoder_attn", "cross_attention")}) {
            if (!weights.contains(layer + name + ".q_proj.weight"))
                continue;
            std::vector<at::Tensor> fused;
            for (const char* projection : {"q", "k", "v"})
                fused.push_back(weights.tensors().at(layer + name + "." + projection + "_proj.weight"));
            add("transformer.layers." + std::to_string(i) + "." + original + ".in_proj_weight",
                at::cat(fused));
        }
    }
    if (isMelody(config))
        add("condition_provider.conditioners.self_wav.chroma.spec.window", at::hann_window(16384));
    if (style.trainedText) {
        for (const auto& [name, tensor] : partOf(weights, "text_encoder."))
            add("condition_provider.conditioners.description.t5." + name, tensor + 1);
    }
    if (!style.extraTensor.empty())
        add(style.extraTensor, at::ones({2}));
    return tensors;
}

TorchDict codec(const engine::WeightStore& weights)
{
    TorchDict tensors;
    for (const auto& [name, tensor] : weights.tensors()) {
        const std::string original = codecName(name);
        if (original.empty())
            continue;
        tensors.push_back({original, tensor});
        if (name.find(".codebook.") != std::string::npos)
            tensors.push_back({original + "_avg", tensor});
    }
    return tensors;
}

} // namespace

void writeAudiocraft(const fs::path& directory, const engine::ModelConfig& config,
                     const engine::WeightStore& weights, const AudiocraftStyle& style)
{
    fs::create_directories(directory);
    const auto package = [&](TorchDict tensors, const std::string& yaml) {
        for (auto key = style.keys.rbegin(); key != style.keys.rend(); ++key)
            tensors = TorchDict{{*key, std::move(tensors)}};
        if (!yaml.empty())
            tensors.push_back({"xp.cfg", yaml});
        tensors.push_back({"version", std::string("1.0.0")});
        tensors.push_back({"exported", true});
        return torchFile(tensors);
    };
    writeText(directory / style.file, package(languageModel(config, weights, style),
                                              style.configuration ? languageModelYaml(config, style) : ""));
    if (style.codec == CodecKind::Inside)
        writeText(directory / "compression_state_dict.bin",
                  package(codec(weights), style.codecConfiguration ? codecYaml(config.audio) : ""));
    if (style.codec == CodecKind::Pointer)
        writeText(
            directory / "compression_state_dict.bin",
            torchFile(TorchDict{{"pretrained", std::string("facebook/encodec_32khz")}, {"exported", true}}));
}

void writeTextEncoder(const fs::path& directory, const engine::ModelConfig& config,
                      const engine::WeightStore& weights)
{
    fs::create_directories(directory);
    writeText(directory / "config.json", configJson(config).at("text_encoder").dump());
    auto tensors = partOf(weights, "text_encoder.");
    tensors.emplace_back("decoder.final_layer_norm.weight",
                         at::ones({config.text.width})); // a whole T5 has more
    tensors.emplace_back("lm_head.weight", at::ones({2, config.text.width}));
    writeSafetensors(directory / "model.safetensors", tensors);
    fs::copy_file(ARIOSO_GOLDEN_DIR "/tokenizer/spiece.model", directory / "spiece.model");
}

void writeCodec(const fs::path& directory, const engine::ModelConfig& config,
                const engine::WeightStore& weights)
{
    fs::create_directories(directory);
    writeText(directory / "config.json", configJson(config).at("audio_encoder").dump());
    writeSafetensors(directory / "model.safetensors", partOf(weights, "audio_encoder."));
}

engine::ModelConfig tinyAudioGen()
{
    engine::ModelConfig config = tinyMono();
    config.text.width = 20;
    config.text.layers = 3;
    config.audio.samplingRate = 300;
    config.audio.upsamplingRatios = {3, 2};
    return config;
}

} // namespace arioso::test
