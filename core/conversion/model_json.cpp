// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "conversion/model_json.h"

#include <cmath>

namespace arioso::engine {
namespace {

using nlohmann::json;

const char* activationName(Activation activation)
{
    switch (activation) {
    case Activation::Gelu:
        return "gelu";
    case Activation::GeluTanh:
        return "gelu_new";
    case Activation::Relu:
        return "relu";
    case Activation::Silu:
        return "silu";
    }
    return "";
}

} // namespace

const char* padModeName(PadMode mode)
{
    switch (mode) {
    case PadMode::Reflect:
        return "reflect";
    case PadMode::Constant:
        return "constant";
    case PadMode::Replicate:
        return "replicate";
    }
    return "";
}

json textEncoderJson(const TextEncoderConfig& c)
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
            {"layer_norm_epsilon", c.layerNormEpsilon},
            {"feed_forward_proj", std::string(c.gated ? "gated-" : "") + activationName(c.activation)},
            {"dense_act_fn", activationName(c.activation)},
            {"dropout_rate", 0.1},
            {"pad_token_id", c.padTokenId},
            {"eos_token_id", c.eosTokenId}};
}

json audioEncoderJson(const AudioEncoderConfig& c)
{
    return {{"model_type", "encodec"},
            {"architectures", {"EncodecModel"}},
            {"target_bandwidths", c.targetBandwidths},
            {"sampling_rate", c.samplingRate},
            {"audio_channels", c.audioChannels},
            {"normalize", c.normalize},
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
            {"use_causal_conv", c.causal},
            {"pad_mode", padModeName(c.padMode)},
            {"compress", c.compress},
            {"num_lstm_layers", c.lstmLayers},
            {"trim_right_ratio", c.trimRightRatio},
            {"codebook_size", c.codebookSize},
            {"codebook_dim", c.codebookDim},
            {"use_conv_shortcut", c.convShortcut}};
}

json decoderJson(const DecoderConfig& c, Family family)
{
    const bool melody = family == Family::MusicGenMelody;
    json root = {{"model_type", melody ? "musicgen_melody_decoder" : "musicgen_decoder"},
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
                 {"attention_dropout", 0.0},
                 {"activation_dropout", 0.0},
                 {"layerdrop", 0.0},
                 {"initializer_factor", 0.02},
                 {"cross_attention_hidden_size", nullptr},
                 {"pad_token_id", c.padTokenId},
                 {"bos_token_id", c.bosTokenId},
                 {"eos_token_id", nullptr},
                 {"tie_word_embeddings", false},
                 {"use_cache", true}};
    if (c.startTokenId)
        root["decoder_start_token_id"] = *c.startTokenId;
    return root;
}

json modelJson(const ModelConfig& config, json textEncoder, json audioEncoder, const std::string& dtype)
{
    const bool melody = config.family == Family::MusicGenMelody;
    json root = {{"model_type", melody ? "musicgen_melody" : "musicgen"},
                 {"architectures",
                  {melody ? "MusicgenMelodyForConditionalGeneration" : "MusicgenForConditionalGeneration"}},
                 {"is_encoder_decoder", !melody},
                 {"torch_dtype", dtype},
                 {"text_encoder", std::move(textEncoder)},
                 {"audio_encoder", std::move(audioEncoder)},
                 {"decoder", decoderJson(config.decoder, config.family)}};
    if (melody) {
        root["num_chroma"] = config.numChroma;
        root["chroma_length"] = config.chromaLength;
    }
    return root;
}

json generationJson(const DecoderConfig& config, const GenerationDefaults& defaults)
{
    json values{{"decoder_start_token_id", config.startTokenId.value_or(config.bosTokenId)},
                {"bos_token_id", config.bosTokenId},
                {"pad_token_id", config.padTokenId},
                {"max_length", defaults.maxLength},
                {"do_sample", true},
                {"guidance_scale", double(defaults.guidanceScale)}};
    const GenerationDefaults usual;
    if (defaults.temperature != usual.temperature)
        values["temperature"] = std::round(double(defaults.temperature) * 1e6) / 1e6; // 0.7, not 0.699999988
    if (defaults.topK != usual.topK)
        values["top_k"] = defaults.topK;
    return values;
}

json preprocessorJson(const ModelConfig& config, const ChromaConfig& chroma)
{
    const int rate = config.audio.samplingRate;
    if (config.family == Family::MusicGenMelody) {
        return {{"feature_extractor_type", "MusicgenMelodyFeatureExtractor"},
                {"feature_size", config.numChroma},
                {"num_chroma", config.numChroma},
                {"sampling_rate", chroma.sampleRate},
                {"hop_length", chroma.hopLength},
                {"n_fft", chroma.fftSize},
                {"chunk_length", chroma.maxSeconds},
                {"n_samples", chroma.maxSeconds * chroma.sampleRate},
                {"padding_value", 0.0},
                {"padding_side", "right"},
                {"return_attention_mask", false},
                {"stem_indices", {3, 2}}};
    }
    return {{"feature_extractor_type", "EncodecFeatureExtractor"},
            {"feature_size", config.decoder.audioChannels},
            {"sampling_rate", rate},
            {"padding_value", 0.0},
            {"padding_side", "left"},
            {"chunk_length_s", nullptr},
            {"overlap", nullptr},
            {"return_attention_mask", true}};
}

} // namespace arioso::engine
