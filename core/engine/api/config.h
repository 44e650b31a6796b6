// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A checkpoint's config.json and generation_config.json as plain structs. Fields, defaults and names follow
// the checkpoint format of Transformers (MusicGen).

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace arioso::engine {

enum class Activation {
    Gelu,     ///< exact, with erf
    GeluTanh, ///< "gelu_new", the tanh approximation
    Relu,
    Silu,
};

/// How the model is conditioned.
enum class Family {
    MusicGen,       ///< text by cross-attention
    MusicGenMelody, ///< melody and text as a prefix
};

/// T5 encoder.
struct TextEncoderConfig
{
    int vocabSize = 32128;
    int width = 512;        ///< d_model
    int headWidth = 64;     ///< d_kv
    int feedForward = 2048; ///< d_ff
    int layers = 6;
    int heads = 8;
    int relativeBuckets = 32;
    int relativeMaxDistance = 128;
    float layerNormEpsilon = 1e-6F;
    Activation activation = Activation::Relu;
    bool gated = false;
    int padTokenId = 0;
    int eosTokenId = 1;

    [[nodiscard]] int innerWidth() const { return heads * headWidth; }
};

enum class PadMode { Reflect, Constant, Replicate };
enum class NormType { WeightNorm, TimeGroupNorm };

/// EnCodec.
struct AudioEncoderConfig
{
    std::vector<double> targetBandwidths{1.5, 3, 6, 12, 24}; ///< kbit/s
    int samplingRate = 24000;                                ///< Hz
    int audioChannels = 1;
    bool normalize = false;
    std::optional<double> chunkLengthSeconds;
    int hiddenSize = 128;
    int numFilters = 32;
    int numResidualLayers = 1;
    std::vector<int> upsamplingRatios{8, 5, 4, 2};
    NormType normType = NormType::WeightNorm;
    int kernelSize = 7;
    int lastKernelSize = 7;
    int residualKernelSize = 3;
    int dilationGrowthRate = 2;
    bool causal = true;
    PadMode padMode = PadMode::Reflect;
    int compress = 2;
    int lstmLayers = 2;
    double trimRightRatio = 1.0;
    int codebookSize = 1024;
    int codebookDim = 128;
    bool convShortcut = true;

    [[nodiscard]] int hopLength() const; ///< samples a frame
    [[nodiscard]] int frameRate() const; ///< frames a second, rounded up
    /// Codebooks for the first target bandwidth. The number of `quantizer.layers` in the file takes
    /// precedence.
    [[nodiscard]] int quantizers() const;
};

/// MusicGen decoder.
struct DecoderConfig
{
    int vocabSize = 2048; ///< V: codes are 0..V-1, embeddings have V+1 rows
    int hiddenSize = 1024;
    int layers = 24;
    int heads = 16;
    int feedForward = 4096;
    Activation activation = Activation::Gelu;
    int maxPositions = 2048;
    int codebooks = 4;     ///< K
    int audioChannels = 1; ///< 1 or 2
    int padTokenId = 2048;
    int bosTokenId = 2048;
    std::optional<int> startTokenId; ///< decoder_start_token_id, absent in most files
    bool crossAttention = true;      ///< false in the melody family

    [[nodiscard]] int headWidth() const { return hiddenSize / heads; }
    [[nodiscard]] int codebooksPerChannel() const { return codebooks / audioChannels; }
};

/// config.json.
struct ModelConfig
{
    Family family = Family::MusicGen;
    TextEncoderConfig text;
    AudioEncoderConfig audio;
    DecoderConfig decoder;
    int numChroma = 12;     ///< melody family
    int chromaLength = 235; ///< melody family: rows of the melody prefix

    /// The model has `enc_to_dec_proj`: the text encoder's width differs from the decoder's, and
    /// cross_attention_hidden_size isn't set.
    bool projectsText = true;
};

/// generation_config.json, with the defaults of Transformers for absent keys.
struct GenerationDefaults
{
    bool sample = true;
    float guidanceScale = 3.0F;
    float temperature = 1.0F;
    int topK = 50;
    float topP = 1.0F;
    float minP = 0.0F;
    int maxLength = 1500; ///< decoder columns, including the start column and the prompt
    std::optional<int> maxNewTokens;
    int padTokenId = 2048;
};

} // namespace arioso::engine
