// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "training/config_json.h"

#include "engine/audio/new_file.h"

#include <nlohmann/json.hpp>

namespace arioso::training {
namespace {

using nlohmann::json;

const char* name(engine::Activation activation)
{
    switch (activation) {
    case engine::Activation::Gelu:
        return "gelu";
    case engine::Activation::GeluTanh:
        return "gelu_new";
    case engine::Activation::Relu:
        return "relu";
    case engine::Activation::Silu:
        return "silu";
    }
    return "";
}

const char* name(engine::PadMode mode)
{
    switch (mode) {
    case engine::PadMode::Reflect:
        return "reflect";
    case engine::PadMode::Constant:
        return "constant";
    case engine::PadMode::Replicate:
        return "replicate";
    }
    return "";
}

json textJson(const engine::TextEncoderConfig& c)
{
    return {{"model_type", "t5"},
            {"architectures", {"T5EncoderModel"}},
            {"vocab_size", c.vocabSize},
            {"d_model", c.width},
            {"d_kv", c.headWidth},
            {"d_ff", c.feedForward},
            {"num_layers", c.layers},
            {"num_heads", c.heads},
            {"relative_attention_num_buckets", c.relativeBuckets},
            {"relative_attention_max_distance", c.relativeMaxDistance},
            {"layer_norm_epsilon", 1e-6},
            {"feed_forward_proj", name(c.activation)},
            {"dropout_rate", 0.1},
            {"pad_token_id", c.padTokenId},
            {"eos_token_id", c.eosTokenId}};
}

json audioJson(const engine::AudioEncoderConfig& c)
{
    return {{"model_type", "encodec"},
            {"target_bandwidths", c.targetBandwidths},
            {"sampling_rate", c.samplingRate},
            {"audio_channels", c.audioChannels},
            {"normalize", false},
            {"chunk_length_s", nullptr},
            {"overlap", nullptr},
            {"hidden_size", c.hiddenSize},
            {"num_filters", c.numFilters},
            {"num_residual_layers", c.numResidualLayers},
            {"upsampling_ratios", c.upsamplingRatios},
            {"norm_type", "weight_norm"},
            {"kernel_size", c.kernelSize},
            {"last_kernel_size", c.lastKernelSize},
            {"residual_kernel_size", c.residualKernelSize},
            {"dilation_growth_rate", c.dilationGrowthRate},
            {"use_causal_conv", false},
            {"pad_mode", name(c.padMode)},
            {"compress", c.compress},
            {"num_lstm_layers", c.lstmLayers},
            {"trim_right_ratio", c.trimRightRatio},
            {"codebook_size", c.codebookSize},
            {"codebook_dim", c.codebookDim},
            {"use_conv_shortcut", false}};
}

json decoderJson(const engine::DecoderConfig& c)
{
    json decoder = {{"model_type", "musicgen_decoder"},
                    {"vocab_size", c.vocabSize},
                    {"hidden_size", c.hiddenSize},
                    {"num_hidden_layers", c.layers},
                    {"num_attention_heads", c.heads},
                    {"ffn_dim", c.feedForward},
                    {"activation_function", name(c.activation)},
                    {"max_position_embeddings", c.maxPositions},
                    {"num_codebooks", c.codebooks},
                    {"audio_channels", c.audioChannels},
                    {"scale_embedding", false},
                    {"dropout", 0.0},
                    {"pad_token_id", c.padTokenId},
                    {"bos_token_id", c.bosTokenId},
                    {"eos_token_id", nullptr},
                    {"tie_word_embeddings", false},
                    {"use_cache", true}};
    if (c.startTokenId)
        decoder["decoder_start_token_id"] = *c.startTokenId;
    return decoder;
}

void write(const std::filesystem::path& path, const json& value)
{
    const std::string text = value.dump(2) + "\n";
    engine::NewFile file(path);
    file.write(text.data(), std::int64_t(text.size()));
    file.commit();
}

} // namespace

void writeConfigs(const std::filesystem::path& directory, const engine::ModelConfig& config,
                  const std::string& dtype)
{
    const engine::DecoderConfig& decoder = config.decoder;
    write(directory / "config.json", {{"model_type", "musicgen"},
                                      {"architectures", {"MusicgenForConditionalGeneration"}},
                                      {"is_encoder_decoder", true},
                                      {"torch_dtype", dtype},
                                      {"text_encoder", textJson(config.text)},
                                      {"audio_encoder", audioJson(config.audio)},
                                      {"decoder", decoderJson(decoder)}});
    write(directory / "generation_config.json",
          {{"decoder_start_token_id", decoder.startTokenId.value_or(decoder.bosTokenId)},
           {"bos_token_id", decoder.bosTokenId},
           {"pad_token_id", decoder.padTokenId},
           {"max_length", 30 * config.audio.frameRate()},
           {"do_sample", true},
           {"guidance_scale", 3.0}});
    write(directory / "preprocessor_config.json", {{"feature_extractor_type", "EncodecFeatureExtractor"},
                                                   {"feature_size", decoder.audioChannels},
                                                   {"sampling_rate", config.audio.samplingRate},
                                                   {"padding_value", 0.0},
                                                   {"padding_side", "left"},
                                                   {"chunk_length_s", nullptr},
                                                   {"overlap", nullptr},
                                                   {"return_attention_mask", true}});
}

} // namespace arioso::training
