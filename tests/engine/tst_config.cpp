// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// config.json and its companions: names, defaults, aliases, null and ranges.

#include "engine/checkpoint/config_json.h"
#include "support/formula_weights.h"
#include "support/test.h"
#include "support/tiny_checkpoint_config.h"

using namespace arioso;
using engine::Activation;
using engine::ErrorCode;
using engine::JsonObject;
using nlohmann::json;

namespace {

engine::ModelConfig parse(const json& value)
{
    return engine::parseModelConfig(JsonObject(value, "config.json"));
}

/// The three parts without a field, so that every default shows.
json bare()
{
    return {{"model_type", "musicgen"},
            {"text_encoder", {{"model_type", "t5"}}},
            {"audio_encoder", {{"model_type", "encodec"}, {"codebook_size", 2048}}},
            {"decoder", {{"model_type", "musicgen_decoder"}}}};
}

json with(json config, const std::string& part, const std::string& key, const json& value)
{
    config[part][key] = value;
    return config;
}

engine::GenerationDefaults parseGeneration(const json& value, const engine::DecoderConfig& decoder = {})
{
    return engine::parseGenerationDefaults(JsonObject(value, "generation_config.json"), decoder);
}

} // namespace

#define CHECK_INVALID(part, key, value, fragment)                                                            \
    CHECK_ERROR(parse(with(bare(), part, key, value)), ErrorCode::CheckpointInvalid, fragment)

ARIOSO_TEST(defaultsAreThoseOfTheFormat)
{
    const engine::ModelConfig c = parse(bare());
    QVERIFY(c.text.vocabSize == 32128 && c.text.width == 512 && c.text.headWidth == 64 &&
            c.text.feedForward == 2048);
    QVERIFY(c.text.layers == 6 && c.text.heads == 8 && c.text.relativeBuckets == 32 &&
            c.text.relativeMaxDistance == 128);
    QVERIFY(c.text.layerNormEpsilon == 1e-6F && c.text.activation == Activation::Relu && !c.text.gated);
    QVERIFY(c.text.padTokenId == 0 && c.text.eosTokenId == 1 && c.text.innerWidth() == 512);

    QVERIFY(c.audio.targetBandwidths == (std::vector<double>{1.5, 3, 6, 12, 24}) &&
            c.audio.samplingRate == 24000);
    QVERIFY(c.audio.audioChannels == 1 && !c.audio.normalize && !c.audio.chunkLengthSeconds &&
            c.audio.hiddenSize == 128);
    QVERIFY(c.audio.numFilters == 32 && c.audio.numResidualLayers == 1);
    QVERIFY(c.audio.upsamplingRatios == (std::vector<int>{8, 5, 4, 2}) &&
            c.audio.normType == engine::NormType::WeightNorm);
    QVERIFY(c.audio.kernelSize == 7 && c.audio.lastKernelSize == 7 && c.audio.residualKernelSize == 3);
    QVERIFY(c.audio.dilationGrowthRate == 2 && c.audio.causal && c.audio.padMode == engine::PadMode::Reflect);
    QVERIFY(c.audio.compress == 2 && c.audio.lstmLayers == 2 && c.audio.trimRightRatio == 1.0);
    QVERIFY(c.audio.codebookDim == 128 && c.audio.convShortcut);

    QVERIFY(c.decoder.vocabSize == 2048 && c.decoder.hiddenSize == 1024 && c.decoder.layers == 24 &&
            c.decoder.heads == 16);
    QVERIFY(c.decoder.feedForward == 4096 && c.decoder.activation == Activation::Gelu &&
            c.decoder.maxPositions == 2048);
    QVERIFY(c.decoder.codebooks == 4 && c.decoder.audioChannels == 1 && c.decoder.padTokenId == 2048);
    QVERIFY(c.decoder.bosTokenId == 2048 && !c.decoder.startTokenId && c.decoder.crossAttention);
    QVERIFY(c.family == engine::Family::MusicGen && c.numChroma == 12 && c.chromaLength == 235 &&
            c.projectsText);
}

ARIOSO_TEST(codecOfTheOfficialModels)
{
    json config = bare();
    config["audio_encoder"].update({{"target_bandwidths", {2.2}},
                                    {"sampling_rate", 32000},
                                    {"num_filters", 64},
                                    {"upsampling_ratios", {8, 5, 4, 4}},
                                    {"use_causal_conv", false},
                                    {"codebook_dim", 128}});
    const engine::AudioEncoderConfig codec = parse(config).audio;
    QVERIFY(codec.hopLength() == 640 && codec.frameRate() == 50 && codec.quantizers() == 4 && !codec.causal);
}

ARIOSO_TEST(derivedNumbersRoundAsTheReference)
{
    const engine::AudioEncoderConfig tiny = test::tinyMono().audio;
    QVERIFY(tiny.hopLength() == 8 && tiny.frameRate() == 50 && tiny.quantizers() == 4);
    engine::AudioEncoderConfig codec; // 24 kHz, hop 320, 10 bits
    QVERIFY(codec.hopLength() == 320 && codec.frameRate() == 75 && codec.quantizers() == 2);
    codec.samplingRate = 24001;
    QVERIFY(codec.frameRate() == 76);
    codec.targetBandwidths = {0.1};
    QVERIFY(codec.quantizers() == 1);
}

ARIOSO_TEST(tinyConfigurationsComeBack)
{
    for (engine::ModelConfig config :
         {test::tinyMono(), test::tinyStereo(), test::tinyMelody(), test::tinyStereoMelody()}) {
        config.text.gated = true;
        config.text.activation = Activation::GeluTanh;
        config.decoder.activation = Activation::Silu;
        config.decoder.startTokenId = 7;
        config.audio.chunkLengthSeconds = 1.5;
        config.audio.padMode = engine::PadMode::Constant;
        // The writer's fields are one for one, so equal JSON of what was read means that all were read.
        const engine::ModelConfig read = parse(test::configJson(config));
        QVERIFY(test::configJson(read) == test::configJson(config));
        QVERIFY(read.family == config.family && read.projectsText);
        QVERIFY(read.decoder.crossAttention == config.decoder.crossAttention);
    }
}

ARIOSO_TEST(unknownAndGenericKeysHaveNoEffect)
{
    json config = bare();
    config["torch_dtype"] = "float16";
    config["surprise"] = {{"a", {1, 2, nullptr}}};
    config["decoder"].update({{"top_k", 3}, {"max_length", "x"}, {"scale_embedding", true}, {"big", 1e300}});
    QVERIFY(test::configJson(parse(config)) == test::configJson(parse(bare())));
}

ARIOSO_TEST(aliasesOfTheTextEncoder)
{
    json config = bare();
    config["text_encoder"].update(
        {{"hidden_size", 96}, {"num_hidden_layers", 3}, {"num_attention_heads", 5}});
    engine::TextEncoderConfig text = parse(config).text;
    QVERIFY(text.width == 96 && text.layers == 3 && text.heads == 5);
    config["text_encoder"].update({{"d_model", 32}, {"num_layers", 2}, {"num_heads", 4}});
    text = parse(config).text;
    QVERIFY(text.width == 32 && text.layers == 2 && text.heads == 4);
}

ARIOSO_TEST(feedForwardGrammar)
{
    const auto text = [](const char* value) {
        return parse(with(bare(), "text_encoder", "feed_forward_proj", value)).text;
    };
    QVERIFY(text("relu").activation == Activation::Relu && !text("relu").gated);
    QVERIFY(text("gelu").activation == Activation::Gelu && !text("gelu").gated);
    QVERIFY(text("gated-gelu").activation == Activation::GeluTanh && text("gated-gelu").gated);
    QVERIFY(text("gated-silu").activation == Activation::Silu && text("gated-silu").gated);
    for (const char* bad : {"a-relu", "gated-relu-x", "relu-", "-relu", "gated--relu"})
        CHECK_INVALID("text_encoder", "feed_forward_proj", bad, "feed_forward_proj");
    for (const char* unknown : {"", "gated", "gated-", "tanh"})
        CHECK_ERROR(text(unknown), ErrorCode::CheckpointUnsupported, "activation");
}

ARIOSO_TEST(activationsOfTheDecoder)
{
    const auto activation = [](const char* value) {
        return parse(with(bare(), "decoder", "activation_function", value)).decoder.activation;
    };
    QVERIFY(activation("gelu") == Activation::Gelu && activation("gelu_new") == Activation::GeluTanh);
    QVERIFY(activation("relu") == Activation::Relu && activation("silu") == Activation::Silu);
    QVERIFY(activation("swish") == Activation::Silu);
    CHECK_ERROR(activation("mish"), ErrorCode::CheckpointUnsupported, "\"mish\"");
}

ARIOSO_TEST(otherModelsAreNamed)
{
    json config = bare();
    config["model_type"] = "bark";
    CHECK_ERROR(parse(config), ErrorCode::CheckpointUnsupported, "\"bark\"");
    CHECK_ERROR(engine::parseDecoderConfig(JsonObject(config, "config.json")),
                ErrorCode::CheckpointUnsupported, "\"bark\"");
    config["model_type"] = "musicgen_decoder";
    CHECK_ERROR(parse(config), ErrorCode::CheckpointUnsupported, "a stand-alone decoder (musicgen_decoder)");
    config.erase("model_type");
    CHECK_ERROR(parse(config), ErrorCode::CheckpointInvalid, "'model_type' is missing");
    CHECK_ERROR(parse(with(bare(), "text_encoder", "model_type", "umt5")), ErrorCode::CheckpointUnsupported,
                "\"umt5\"");
    CHECK_ERROR(parse(with(bare(), "audio_encoder", "model_type", "dac")), ErrorCode::CheckpointUnsupported,
                "\"dac\"");
    CHECK_ERROR(parse(with(bare(), "decoder", "model_type", "musicgen_melody_decoder")),
                ErrorCode::CheckpointUnsupported, "\"musicgen_melody_decoder\"");
    CHECK_ERROR(parse(with(bare(), "audio_encoder", "pad_mode", "circular")),
                ErrorCode::CheckpointUnsupported, "\"circular\"");
    CHECK_ERROR(parse(with(bare(), "audio_encoder", "norm_type", "x")), ErrorCode::CheckpointUnsupported,
                "norm");
    for (const char* part : {"text_encoder", "audio_encoder", "decoder"}) {
        config = bare();
        config.erase(part);
        CHECK_ERROR(parse(config), ErrorCode::CheckpointInvalid, std::string("'") + part + "' is missing");
    }
}

ARIOSO_TEST(nullIsRefusedWhereItMeansNothing)
{
    CHECK_INVALID("decoder", "hidden_size", nullptr, "'decoder.hidden_size' is null");
    CHECK_INVALID("decoder", "pad_token_id", nullptr, "'decoder.pad_token_id' is null");
    CHECK_INVALID("text_encoder", "d_model", nullptr, "'text_encoder.d_model' is null");
    CHECK_INVALID("audio_encoder", "upsampling_ratios", nullptr, "'audio_encoder.upsampling_ratios' is null");
    json config = bare();
    config["decoder"].update({{"eos_token_id", nullptr},
                              {"decoder_start_token_id", nullptr},
                              {"cross_attention_hidden_size", nullptr}});
    config["audio_encoder"].update(
        {{"chunk_length_s", nullptr}, {"overlap", nullptr}, {"codebook_dim", nullptr}, {"hidden_size", 64}});
    QVERIFY(parse(config).audio.codebookDim == 64);
}

ARIOSO_TEST(hostileNumbersAreRefused)
{
    for (const char* key : {"vocab_size", "hidden_size", "num_hidden_layers", "num_attention_heads",
                            "ffn_dim", "max_position_embeddings", "num_codebooks", "audio_channels"}) {
        for (const json& value :
             std::vector<json>{0, -1, 1.5, "4", true, 2147483648, 9223372036854775807, 1e30})
            CHECK_INVALID("decoder", key, value, std::string("'decoder.") + key + "'");
    }
    for (const char* key : {"vocab_size", "d_model", "d_kv", "d_ff", "num_layers", "num_heads",
                            "relative_attention_num_buckets", "relative_attention_max_distance"}) {
        for (const json& value : std::vector<json>{0, -1, 1.5, 2147483648, 1e30})
            CHECK_INVALID("text_encoder", key, value, std::string("'text_encoder.") + key + "'");
    }
    for (const char* key : {"sampling_rate", "audio_channels", "hidden_size", "num_filters", "kernel_size",
                            "last_kernel_size", "residual_kernel_size", "dilation_growth_rate", "compress",
                            "num_lstm_layers", "codebook_size", "codebook_dim"}) {
        for (const json& value : std::vector<json>{0, -1, 1.5, 2147483648, 1e30})
            CHECK_INVALID("audio_encoder", key, value, std::string("'audio_encoder.") + key + "'");
    }
}

ARIOSO_TEST(numbersMustAgree)
{
    CHECK_INVALID("decoder", "num_attention_heads", 24,
                  "1024, which the 24 num_attention_heads do not divide");
    CHECK_INVALID("decoder", "audio_channels", 3, "from 1 to 2");
    CHECK_ERROR(parse(with(with(bare(), "decoder", "audio_channels", 2), "decoder", "num_codebooks", 5)),
                ErrorCode::CheckpointInvalid, "num_codebooks' is 5");
    CHECK_INVALID("decoder", "pad_token_id", 2049, "from 0 to 2048");
    CHECK_INVALID("decoder", "vocab_size", 1024, "its default 2048 is beyond");
    CHECK_INVALID("decoder", "vocab_size", 4096, "has 2048 codes");
    json fewer =
        with(bare(), "decoder", "vocab_size", 64); // codes of an audio prompt would lie outside of it
    fewer["decoder"].update({{"pad_token_id", 64}, {"bos_token_id", 64}});
    CHECK_ERROR(parse(fewer), ErrorCode::CheckpointInvalid, "is 64, but the audio encoder has 2048 codes");
    CHECK_ERROR(parse(with(with(bare(), "decoder", "max_position_embeddings", 65536), "decoder",
                           "hidden_size", 16384)),
                ErrorCode::CheckpointInvalid, "position table");
    CHECK_INVALID("text_encoder", "relative_attention_max_distance", 8, "above a quarter of the 32 buckets");
    CHECK_INVALID("audio_encoder", "codebook_size", 2000, "2000, but must be a power of two");
    CHECK_INVALID("audio_encoder", "codebook_dim", 64, "must equal hidden_size, which is 128");
    CHECK_INVALID("audio_encoder", "upsampling_ratios", json::array(), "list of 1 to 64");
    CHECK_INVALID("audio_encoder", "upsampling_ratios", json({8, 0}), "contains 0");
    CHECK_INVALID("audio_encoder", "upsampling_ratios", json({1024, 1024, 1024}), "a frame of more than");
    CHECK_INVALID("audio_encoder", "upsampling_ratios", json(std::vector<int>(20, 1)), "num_filters");
    CHECK_INVALID("audio_encoder", "target_bandwidths", json({0.0}), "contains 0.0");
    CHECK_INVALID("audio_encoder", "trim_right_ratio", 1.5, "from 0 to 1");
    CHECK_ERROR(parse(with(with(bare(), "audio_encoder", "num_residual_layers", 64), "audio_encoder",
                           "dilation_growth_rate", 64)),
                ErrorCode::CheckpointInvalid, "dilation");
}

ARIOSO_TEST(projectionOfText)
{
    QVERIFY(parse(bare()).projectsText);
    QVERIFY(!parse(with(bare(), "text_encoder", "d_model", 1024)).projectsText);
    const json same = with(bare(), "text_encoder", "d_model", 1024);
    QVERIFY(!parse(with(same, "decoder", "cross_attention_hidden_size", 1024)).projectsText);
    CHECK_INVALID("decoder", "cross_attention_hidden_size", 500,
                  "is 500, but the text encoder's width is 512");
    CHECK_ERROR(parse(with(bare(), "decoder", "cross_attention_hidden_size", 512)),
                ErrorCode::CheckpointUnsupported, "without a projection");
}

ARIOSO_TEST(decoderAlone)
{
    const json alone = test::decoderConfigJson(test::tinyStereo());
    const engine::DecoderConfig c = engine::parseDecoderConfig(JsonObject(alone, "config.json"));
    QVERIFY(c.hiddenSize == 24 && c.codebooks == 8 && c.codebooksPerChannel() == 4 && c.headWidth() == 6 &&
            c.crossAttention);
    const json whole = test::configJson(test::tinyMelody());
    QVERIFY(!engine::parseDecoderConfig(JsonObject(whole, "config.json")).crossAttention);
}

ARIOSO_TEST(generationWithoutAFile)
{
    engine::DecoderConfig decoder;
    decoder.padTokenId = 6;
    const engine::GenerationDefaults c = engine::generationDefaults(decoder);
    QVERIFY(c.sample && c.guidanceScale == 3 && c.temperature == 1 && c.topK == 50 && c.topP == 1 &&
            c.minP == 0);
    QVERIFY(c.maxLength == 1500 && !c.maxNewTokens && c.padTokenId == 6);
}

ARIOSO_TEST(generationFromAFile)
{
    const engine::GenerationDefaults c = parseGeneration({{"do_sample", false},
                                                          {"guidance_scale", 2.5},
                                                          {"temperature", 0.5},
                                                          {"top_k", 250},
                                                          {"top_p", 0.9},
                                                          {"min_p", 0.1},
                                                          {"max_length", 100},
                                                          {"max_new_tokens", 20},
                                                          {"pad_token_id", 4},
                                                          {"transformers_version", "4.42.0"}});
    QVERIFY(!c.sample && c.guidanceScale == 2.5F && c.temperature == 0.5F && c.topK == 250 && c.topP == 0.9F);
    QVERIFY(c.minP == 0.1F && c.maxLength == 100 && c.maxNewTokens == 20 && c.padTokenId == 4);
    const engine::GenerationDefaults silent = parseGeneration(json::object());
    QVERIFY(silent.sample && silent.topK == 50 && silent.maxLength == 1500);
}

ARIOSO_TEST(generationNullMeansOff)
{
    const engine::GenerationDefaults c = parseGeneration({{"do_sample", nullptr},
                                                          {"guidance_scale", nullptr},
                                                          {"temperature", nullptr},
                                                          {"top_k", nullptr},
                                                          {"top_p", nullptr},
                                                          {"min_p", nullptr},
                                                          {"max_length", nullptr},
                                                          {"max_new_tokens", nullptr}});
    QVERIFY(c.sample && c.guidanceScale == 1 && c.temperature == 1 && c.topK == 0 && c.topP == 1 &&
            c.minP == 0);
    QVERIFY(c.maxLength == 1500 && !c.maxNewTokens);
}

ARIOSO_TEST(generationRanges)
{
    for (const auto& [key, value] : std::vector<std::pair<std::string, json>>{{"temperature", 0},
                                                                              {"temperature", -1},
                                                                              {"top_k", -1},
                                                                              {"top_k", 1.5},
                                                                              {"top_p", 1.1},
                                                                              {"min_p", -0.1},
                                                                              {"max_length", 0},
                                                                              {"max_length", 1e30},
                                                                              {"max_new_tokens", 0},
                                                                              {"pad_token_id", -1},
                                                                              {"do_sample", 1},
                                                                              {"guidance_scale", "3"}})
        CHECK_ERROR(parseGeneration({{key, value}}), ErrorCode::CheckpointInvalid, "'" + key + "'");
}

// "dense_act_fn" and "is_gated_act" override what "feed_forward_proj" says, as in transformers 5.24 (T5Config
// sets them after it).
ARIOSO_TEST(derivedFieldsOfTheTextEncoderWin)
{
    json config = with(bare(), "text_encoder", "feed_forward_proj", "relu");
    config["text_encoder"]["dense_act_fn"] = "gelu_new";
    QVERIFY(parse(config).text.activation == Activation::GeluTanh && !parse(config).text.gated);
    config["text_encoder"]["is_gated_act"] = true;
    QVERIFY(parse(config).text.gated);
    config["text_encoder"]["dense_act_fn"] = nullptr;
    QVERIFY(parse(config).text.activation == Activation::Relu);
    CHECK_INVALID("text_encoder", "is_gated_act", 3, "is_gated_act");
}

ARIOSO_TEST(aCodecWithoutResidualLayers)
{
    QVERIFY(parse(with(bare(), "audio_encoder", "num_residual_layers", 0)).audio.numResidualLayers == 0);
    CHECK_INVALID("audio_encoder", "num_residual_layers", -1, "num_residual_layers");
}

ARIOSO_TEST(settingsThatAreNotSupportedAreListed)
{
    const auto ignored = [](const json& value) {
        return engine::ignoredSettings(JsonObject(value, "generation_config.json"));
    };
    QVERIFY(ignored({{"repetition_penalty", 1.2},
                     {"typical_p", 1.0},
                     {"num_beams", 1},
                     {"suppress_tokens", {3, 4}},
                     {"begin_suppress_tokens", nullptr},
                     {"bad_words_ids", json::array()},
                     {"no_repeat_ngram_size", 0},
                     {"top_k", 3}}) == (std::vector<std::string>{"repetition_penalty", "suppress_tokens"}));
    QVERIFY(ignored(json::object()).empty());
}

ARIOSO_TEST(melodySettings)
{
    engine::ModelConfig model = test::tinyMelody();
    const auto parseChroma = [&](const json& value) {
        return engine::parseChromaConfig(JsonObject(value, "preprocessor_config.json"), model);
    };
    engine::ChromaConfig c = parseChroma(json::object());
    QVERIFY(c.sampleRate == 32000 && c.fftSize == 16384 && c.hopLength == 4096 && c.chroma == 12 &&
            c.maxSeconds == 30);
    model.numChroma = 24;
    c = parseChroma({{"sampling_rate", 16000},
                     {"n_fft", 8192},
                     {"hop_length", 2048},
                     {"chunk_length", 10},
                     {"num_chroma", 24},
                     {"feature_size", 7}});
    QVERIFY(c.sampleRate == 16000 && c.fftSize == 8192 && c.hopLength == 2048 && c.chroma == 24 &&
            c.maxSeconds == 10);
    CHECK_ERROR(parseChroma({{"num_chroma", 12}}), ErrorCode::CheckpointInvalid, "24 pitch classes");
    CHECK_ERROR(parseChroma({{"sampling_rate", 0}}), ErrorCode::CheckpointInvalid, "'sampling_rate' is 0");
    CHECK_ERROR(parseChroma({{"hop_length", "x"}}), ErrorCode::CheckpointInvalid, "hop_length");
}
