// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "support/tiny_checkpoint_config.h"

namespace arioso::test {
namespace {

using nlohmann::json;

const char* activationName(engine::Activation activation)
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

const char* padModeName(engine::PadMode mode)
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

bool isMelody(const engine::ModelConfig& config)
{
    return config.family == engine::Family::MusicGenMelody;
}

json textEncoderJson(const engine::TextEncoderConfig& c)
{
    const bool gatedGelu = c.gated && c.activation == engine::Activation::GeluTanh;
    const std::string activation = gatedGelu ? "gelu" : activationName(c.activation);
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
            {"layer_norm_epsilon", double(c.layerNormEpsilon)},
            {"feed_forward_proj", (c.gated ? "gated-" : "") + activation},
            {"dropout_rate", 0.1},
            {"pad_token_id", c.padTokenId},
            {"eos_token_id", c.eosTokenId}};
}

json audioEncoderJson(const engine::AudioEncoderConfig& c)
{
    return {{"model_type", "encodec"},
            {"target_bandwidths", c.targetBandwidths},
            {"sampling_rate", c.samplingRate},
            {"audio_channels", c.audioChannels},
            {"normalize", c.normalize},
            {"chunk_length_s", c.chunkLengthSeconds ? json(*c.chunkLengthSeconds) : json(nullptr)},
            {"overlap", nullptr},
            {"hidden_size", c.hiddenSize},
            {"num_filters", c.numFilters},
            {"num_residual_layers", c.numResidualLayers},
            {"upsampling_ratios", c.upsamplingRatios},
            {"norm_type", c.normType == engine::NormType::WeightNorm ? "weight_norm" : "time_group_norm"},
            {"kernel_size", c.kernelSize},
            {"last_kernel_size", c.lastKernelSize},
            {"residual_kernel_size", c.residualKernelSize},
            {"dilation_growth_rate", c.dilationGrowthRate},
            {"use_causal_conv", c.causal},
            {"pad_mode", padModeName(c.padMode)},
            {"compress", c.compress},
            {"num_lstm_layers", c.lstmLayers},
            {"trim_right_ratio", c.trimRightRatio},
            {"codebook_size", c.codebookSize},
            {"codebook_dim", c.codebookDim},
            {"use_conv_shortcut", c.convShortcut}};
}

} // namespace

json configJson(const engine::ModelConfig& config)
{
    json root = {
        {"model_type", isMelody(config) ? "musicgen_melody" : "musicgen"},
        {"architectures",
         {isMelody(config) ? "MusicgenMelodyForConditionalGeneration" : "MusicgenForConditionalGeneration"}},
        {"is_encoder_decoder", !isMelody(config)},
        {"torch_dtype", "float32"},
        {"text_encoder", textEncoderJson(config.text)},
        {"audio_encoder", audioEncoderJson(config.audio)},
        {"decoder", decoderConfigJson(config)}};
    if (isMelody(config)) {
        root["num_chroma"] = config.numChroma;
        root["chroma_length"] = config.chromaLength;
    }
    return root;
}

json decoderConfigJson(const engine::ModelConfig& config)
{
    const engine::DecoderConfig& c = config.decoder;
    json decoder = {{"model_type", isMelody(config) ? "musicgen_melody_decoder" : "musicgen_decoder"},
                    {"vocab_size", c.vocabSize},
                    {"hidden_size", c.hiddenSize},
                    {"num_hidden_layers", c.layers},
                    {"num_attention_heads", c.heads},
                    {"ffn_dim", c.feedForward},
                    {"activation_function", activationName(c.activation)},
                    {"max_position_embeddings", c.maxPositions},
                    {"num_codebooks", c.codebooks},
                    {"audio_channels", c.audioChannels},
                    {"scale_embedding", false},
                    {"dropout", 0.1},
                    {"cross_attention_hidden_size", nullptr},
                    {"pad_token_id", c.padTokenId},
                    {"bos_token_id", c.bosTokenId},
                    {"eos_token_id", nullptr},
                    {"tie_word_embeddings", false},
                    {"use_cache", true},
                    {"top_k", 17}}; // generic fields of nested objects, which must have no effect
    if (c.startTokenId)
        decoder["decoder_start_token_id"] = *c.startTokenId;
    return decoder;
}

json generationConfigJson(const engine::ModelConfig& config)
{
    const engine::DecoderConfig& c = config.decoder;
    return {{"decoder_start_token_id", c.startTokenId.value_or(c.bosTokenId)},
            {"bos_token_id", c.bosTokenId},
            {"pad_token_id", c.padTokenId},
            {"max_length", 30 * config.audio.frameRate()},
            {"do_sample", true},
            {"guidance_scale", 3.0}};
}

json preprocessorConfigJson(const engine::ModelConfig& config)
{
    if (isMelody(config)) {
        return {{"feature_extractor_type", "MusicgenMelodyFeatureExtractor"},
                {"feature_size", config.numChroma},
                {"sampling_rate", config.audio.samplingRate},
                {"hop_length", 4096},
                {"chunk_length", 30},
                {"n_fft", 16384},
                {"num_chroma", config.numChroma},
                {"padding_value", 0.0},
                {"padding_side", "right"},
                {"return_attention_mask", false},
                {"stem_indices", {3, 2}}};
    }
    return {{"feature_extractor_type", "EncodecFeatureExtractor"},
            {"feature_size", config.decoder.audioChannels},
            {"sampling_rate", config.audio.samplingRate},
            {"padding_value", 0.0},
            {"padding_side", "left"},
            {"chunk_length_s", nullptr},
            {"overlap", nullptr},
            {"return_attention_mask", true}};
}

} // namespace arioso::test
