// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/checkpoint/config_json.h"

#include "engine/api/error.h"

#include <cstdint>
#include <string_view>

namespace arioso::engine {
namespace {

// Far larger than in any published model, and small enough that products don't overflow an int.
constexpr int kMostVocabulary = 1 << 22;
constexpr int kMostWidth = 1 << 14;
constexpr int kMostFeedForward = 1 << 17;
constexpr int kMostLayers = 1024;
constexpr int kMostPositions = 1 << 16;
constexpr std::int64_t kMostTableValues = std::int64_t(1) << 28; ///< of the position table: 1 GiB
constexpr int kMostCodebooks = 64;
constexpr int kMostRate = 1'000'000;
constexpr int kMostCodebookSize = 1 << 20;

int positive(const JsonObject& object, const std::string& key, int fallback, int most)
{
    return int(object.integer(key, fallback, 1, most));
}

/// The name of a key that the object uses: `key`, or its alias.
std::string either(const JsonObject& object, const std::string& key, const std::string& alias)
{
    return object.has(key) || !object.has(alias) ? key : alias;
}

Activation parseActivation(const JsonObject& object, std::string_view name)
{
    if (name == "gelu")
        return Activation::Gelu;
    if (name == "gelu_new" || name == "gelu_pytorch_tanh")
        return Activation::GeluTanh;
    if (name == "relu")
        return Activation::Relu;
    if (name == "silu" || name == "swish")
        return Activation::Silu;
    object.failUnsupported("uses the activation " + quotedText(name) +
                           ", but only gelu, gelu_new, relu and silu are available");
}

/// "ACT" or "gated-ACT". The keys that Transformers derives from it take precedence.
void parseFeedForward(const JsonObject& object, TextEncoderConfig& config)
{
    const std::string text = object.text("feed_forward_proj", "relu");
    const auto dash = text.find('-');
    const bool dashed = dash != std::string::npos;
    config.gated = text.substr(0, dash) == "gated";
    if (dashed && (!config.gated || text.find('-', dash + 1) != std::string::npos))
        object.fail("feed_forward_proj",
                    "is " + quotedText(text) + ", but must be an activation or gated-ACTIVATION");
    // In T5 1.1 this name stands for the tanh approximation.
    const std::string name = text == "gated-gelu" ? "gelu_new" : text.substr(dashed ? dash + 1 : 0);
    const bool overridden = object.has("dense_act_fn") && !object.isNull("dense_act_fn");
    config.activation = parseActivation(object, overridden ? object.text("dense_act_fn", "") : name);
    config.gated =
        object.isNull("is_gated_act") ? config.gated : object.boolean("is_gated_act", config.gated);
}

void checkModelType(const JsonObject& object, const char* part, const std::string& expected)
{
    const std::string type = object.text("model_type", expected);
    if (type != expected)
        object.failUnsupported(std::string("has ") + part + " of the type " + quotedText(type) +
                               ", but only " + expected + " is available");
}

TextEncoderConfig parseTextEncoder(const JsonObject& object)
{
    checkModelType(object, "a text encoder", "t5");
    TextEncoderConfig c;
    c.vocabSize = int(object.integer("vocab_size", c.vocabSize, 2, kMostVocabulary)); // at least pad and eos
    c.width = positive(object, either(object, "d_model", "hidden_size"), c.width, kMostWidth);
    c.headWidth = positive(object, "d_kv", c.headWidth, kMostWidth);
    c.feedForward = positive(object, "d_ff", c.feedForward, kMostFeedForward);
    c.layers = positive(object, either(object, "num_layers", "num_hidden_layers"), c.layers, kMostLayers);
    c.heads = positive(object, either(object, "num_heads", "num_attention_heads"), c.heads, kMostWidth);
    // Each direction has half of the buckets, and half of those are exact, so at least four are needed.
    c.relativeBuckets = int(object.integer("relative_attention_num_buckets", c.relativeBuckets, 4, 4096));
    c.relativeMaxDistance =
        positive(object, "relative_attention_max_distance", c.relativeMaxDistance, 1 << 20);
    if (c.relativeMaxDistance <= c.relativeBuckets / 4) {
        object.fail("relative_attention_max_distance", "is " + std::to_string(c.relativeMaxDistance) +
                                                           ", but must be above a quarter of the " +
                                                           std::to_string(c.relativeBuckets) + " buckets");
    }
    c.layerNormEpsilon = float(object.number("layer_norm_epsilon", c.layerNormEpsilon, 0, 1));
    parseFeedForward(object, c);
    c.padTokenId = int(object.integer("pad_token_id", c.padTokenId, 0, c.vocabSize - 1));
    c.eosTokenId = int(object.integer("eos_token_id", c.eosTokenId, 0, c.vocabSize - 1));
    return c;
}

DecoderConfig parseDecoder(const JsonObject& object, Family family)
{
    DecoderConfig c;
    c.vocabSize = positive(object, "vocab_size", c.vocabSize, kMostCodebookSize);
    c.hiddenSize =
        int(object.integer("hidden_size", c.hiddenSize, 4, kMostWidth)); // at least two position frequencies
    c.layers = positive(object, "num_hidden_layers", c.layers, kMostLayers);
    c.heads = positive(object, "num_attention_heads", c.heads, kMostWidth);
    if (c.hiddenSize % c.heads != 0) {
        object.fail("hidden_size", "is " + std::to_string(c.hiddenSize) + ", which the " +
                                       std::to_string(c.heads) + " num_attention_heads do not divide");
    }
    c.feedForward = positive(object, "ffn_dim", c.feedForward, kMostFeedForward);
    c.activation = parseActivation(object, object.text("activation_function", "gelu"));
    c.maxPositions = positive(object, "max_position_embeddings", c.maxPositions, kMostPositions);
    if (std::int64_t(c.maxPositions) * c.hiddenSize > kMostTableValues)
        object.fail("max_position_embeddings", "gives a position table of more than 1 GiB");
    c.codebooks = positive(object, "num_codebooks", c.codebooks, kMostCodebooks);
    c.audioChannels = positive(object, "audio_channels", c.audioChannels, 2);
    if (c.codebooks % c.audioChannels != 0) {
        object.fail("num_codebooks", "is " + std::to_string(c.codebooks) +
                                         ", which is not the same number for each of " +
                                         std::to_string(c.audioChannels) + " audio_channels");
    }
    // Embeddings have one row more than there are codes. The defaults apply to 2048 codes; models of other
    // sizes set these keys.
    c.padTokenId = int(object.integer("pad_token_id", c.padTokenId, 0, c.vocabSize));
    c.bosTokenId = int(object.integer("bos_token_id", c.bosTokenId, 0, c.vocabSize));
    for (const auto& [key, id] :
         {std::pair("pad_token_id", c.padTokenId), std::pair("bos_token_id", c.bosTokenId)}) {
        if (id > c.vocabSize)
            object.fail(key, "is missing, and its default 2048 is beyond a vocab_size of " +
                                 std::to_string(c.vocabSize));
    }
    if (const auto start = object.optionalInteger("decoder_start_token_id", 0, c.vocabSize))
        c.startTokenId = int(*start);
    c.crossAttention = family == Family::MusicGen;
    return c;
}

/// Whether the model has enc_to_dec_proj. Checks the field that can replace it.
bool parseProjectsText(const JsonObject& decoder, const ModelConfig& config)
{
    const auto crossWidth = decoder.optionalInteger("cross_attention_hidden_size", 1, kMostWidth);
    if (!crossWidth)
        return config.text.width != config.decoder.hiddenSize;
    if (*crossWidth != config.text.width) {
        decoder.fail("cross_attention_hidden_size", "is " + std::to_string(*crossWidth) +
                                                        ", but the text encoder's width is " +
                                                        std::to_string(config.text.width));
    }
    if (config.text.width != config.decoder.hiddenSize) {
        decoder.failUnsupported("sets cross_attention_hidden_size, so that text of width " +
                                std::to_string(config.text.width) + " would enter a decoder of width " +
                                std::to_string(config.decoder.hiddenSize) + " without a projection");
    }
    return false;
}

} // namespace

ModelConfig parseModelConfig(const JsonObject& root)
{
    if (!root.has("model_type"))
        root.fail("model_type", "is missing");
    const std::string type = root.text("model_type", "");
    if (type == "musicgen_decoder" || type == "musicgen_melody_decoder") {
        root.failUnsupported("describes a stand-alone decoder (" + type +
                             "), but a whole model is needed: musicgen or musicgen_melody");
    }
    if (type != "musicgen" && type != "musicgen_melody") {
        root.failUnsupported("describes a model of the type " + quotedText(type) +
                             ", but only musicgen and musicgen_melody can be run");
    }
    ModelConfig config;
    config.family = type == "musicgen" ? Family::MusicGen : Family::MusicGenMelody;
    config.text = parseTextEncoder(root.object("text_encoder"));
    config.audio = parseAudioEncoderConfig(root.object("audio_encoder"));
    config.decoder = parseDecoderConfig(root);
    if (config.decoder.vocabSize != config.audio.codebookSize) {
        root.fail("decoder.vocab_size", "is " + std::to_string(config.decoder.vocabSize) +
                                            ", but the audio encoder has " +
                                            std::to_string(config.audio.codebookSize) +
                                            " codes in a codebook; both must be the same");
    }
    config.numChroma = positive(root, "num_chroma", config.numChroma, 1024);
    config.chromaLength = positive(root, "chroma_length", config.chromaLength, kMostPositions);
    config.projectsText = parseProjectsText(root.object("decoder"), config);
    return config;
}

DecoderConfig parseDecoderConfig(const JsonObject& root)
{
    const std::string type = root.text("model_type", "");
    if (type == "musicgen_decoder" || type == "musicgen_melody_decoder")
        return parseDecoder(root, type == "musicgen_decoder" ? Family::MusicGen : Family::MusicGenMelody);
    if (type == "musicgen" || type == "musicgen_melody") {
        const JsonObject decoder = root.object("decoder");
        checkModelType(decoder, "a decoder", type + "_decoder");
        return parseDecoder(decoder, type == "musicgen" ? Family::MusicGen : Family::MusicGenMelody);
    }
    root.failUnsupported("describes a model of the type " + quotedText(type) +
                         ", which has no MusicGen decoder");
}

GenerationDefaults generationDefaults(const DecoderConfig& decoder)
{
    GenerationDefaults defaults;
    defaults.padTokenId = decoder.padTokenId;
    return defaults;
}

std::vector<std::string> ignoredSettings(const JsonObject& root)
{
    const std::pair<const char*, nlohmann::json> settings[] = {
        {"repetition_penalty", 1},
        {"encoder_repetition_penalty", 1},
        {"typical_p", 1},
        {"epsilon_cutoff", 0},
        {"eta_cutoff", 0},
        {"no_repeat_ngram_size", 0},
        {"encoder_no_repeat_ngram_size", 0},
        {"num_beams", 1},
        {"diversity_penalty", 0},
        {"penalty_alpha", 0},
        {"min_length", 0},
        {"min_new_tokens", 0},
        {"suppress_tokens", nlohmann::json::array()},
        {"begin_suppress_tokens", nlohmann::json::array()},
        {"bad_words_ids", nlohmann::json::array()},
        {"sequence_bias", nlohmann::json::object()},
        {"forced_bos_token_id", nullptr},
        {"forced_eos_token_id", nullptr},
        {"exponential_decay_length_penalty", nullptr},
        {"watermarking_config", nullptr},
    };
    std::vector<std::string> ignored;
    for (const auto& [key, off] : settings) {
        if (root.has(key) && !root.isNull(key) && root.value().at(key) != off)
            ignored.emplace_back(key);
    }
    return ignored;
}

GenerationDefaults parseGenerationDefaults(const JsonObject& root, const DecoderConfig& decoder)
{
    constexpr int kMostLength = 1 << 24;
    // Null disables what can be disabled, and is the default for the other keys.
    const auto number = [&](const char* key, float fallback, float off, double least, double most) {
        return root.isNull(key) ? off : float(root.number(key, fallback, least, most));
    };
    const auto integer = [&](const char* key, int fallback, int off, int least, int most) {
        return root.isNull(key) ? off : int(root.integer(key, fallback, least, most));
    };
    GenerationDefaults c = generationDefaults(decoder);
    c.sample = root.isNull("do_sample") ? c.sample : root.boolean("do_sample", c.sample);
    c.guidanceScale = number("guidance_scale", c.guidanceScale, 1, -1000, 1000);
    c.temperature = number("temperature", c.temperature, 1, 1e-6, 1e6);
    c.topK = integer("top_k", c.topK, 0, 0, 1 << 30);
    c.topP = number("top_p", c.topP, 1, 0, 1);
    c.minP = number("min_p", c.minP, 0, 0, 1);
    c.maxLength = integer("max_length", c.maxLength, c.maxLength, 1, kMostLength);
    if (const auto steps = root.optionalInteger("max_new_tokens", 1, kMostLength))
        c.maxNewTokens = int(*steps);
    c.padTokenId = integer("pad_token_id", c.padTokenId, c.padTokenId, 0, decoder.vocabSize);
    return c;
}

ChromaConfig parseChromaConfig(const JsonObject& root, const ModelConfig& model)
{
    ChromaConfig c;
    c.sampleRate = positive(root, "sampling_rate", c.sampleRate, kMostRate);
    c.fftSize = positive(root, "n_fft", c.fftSize, 1 << 20);
    c.hopLength = positive(root, "hop_length", c.hopLength, 1 << 20);
    c.maxSeconds = positive(root, "chunk_length", c.maxSeconds, 3600);
    c.chroma = positive(root, "num_chroma", model.numChroma, 1024);
    if (c.chroma != model.numChroma) {
        root.fail("num_chroma", "is " + std::to_string(c.chroma) + ", but config.json has " +
                                    std::to_string(model.numChroma) + " pitch classes");
    }
    return c;
}

} // namespace arioso::engine
