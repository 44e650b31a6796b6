// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Checkpoint directories: every spelling gives the same tensors, and what is wrong is named.

#include "engine/checkpoint/checkpoint.h"
#include "engine/checkpoint/tensor_names.h"
#include "support/formula_weights.h"
#include "support/test.h"
#include "support/tiny_checkpoint.h"

#include <ATen/ops/allclose.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/zeros.h>

#include <algorithm>
#include <fstream>

using namespace arioso;
using engine::ErrorCode;
using test::CheckpointStyle;
using test::TemporaryFolder;

namespace {

void writeText(const std::filesystem::path& path, const std::string& text)
{
    std::ofstream(path, std::ios::binary | std::ios::trunc) << text;
}

bool endsWith(const std::string& text, const std::string& end)
{
    return text.size() >= end.size() && text.compare(text.size() - end.size(), end.size(), end) == 0;
}

std::string without(const std::string& text, const std::string& end)
{
    return text.substr(0, text.size() - end.size());
}

/// Asks the store for everything a model of this configuration needs, as layers do, and compares it with the
/// formula.
/// "" or the first tensor that differs by more than `tolerance` of its size.
std::string compare(const engine::WeightStore& store, const engine::ModelConfig& config, double tolerance)
{
    const engine::WeightStore expected = test::formulaWeights(config, 4);
    for (const auto& [name, tensor] : expected.tensors()) {
        if (endsWith(name, ".weight_g"))
            continue; // compared folded
        at::Tensor actual;
        at::Tensor wanted = tensor;
        if (endsWith(name, ".weight_v")) {
            const std::string conv = without(name, ".weight_v");
            actual = engine::Weights(store, conv).convWeight(tensor.sizes());
            wanted = engine::Weights(expected, conv).convWeight(tensor.sizes());
        } else {
            actual = engine::Weights(store).f32(name, tensor.sizes());
        }
        if (!at::allclose(actual, wanted, tolerance, tolerance))
            return name;
    }
    return {};
}

/// Writes, reads and compares one style.
std::string roundTrip(const engine::ModelConfig& config, const CheckpointStyle& style, double tolerance)
{
    const TemporaryFolder folder;
    test::writeCheckpoint(folder.path(), config, test::formulaWeights(config, 4), style);
    const engine::CheckpointHeader header = engine::readCheckpointHeader(folder.path());
    const auto store = engine::readWeights(header);
    const std::string different = compare(*store, header.config, tolerance);
    if (!different.empty())
        return different;
    const auto unexpected = engine::unexpectedTensors(*store);
    return unexpected.empty() ? "" : "unexpected: " + unexpected.front();
}

/// A sound checkpoint of the mono model that a test then damages.
struct TinyFolder
{
    explicit TinyFolder(const CheckpointStyle& style = {})
    {
        test::writeCheckpoint(folder.path(), test::tinyMono(), test::formulaWeights(test::tinyMono(), 4),
                              style);
    }

    [[nodiscard]] engine::CheckpointHeader header() const
    {
        return engine::readCheckpointHeader(folder.path());
    }
    [[nodiscard]] std::unique_ptr<engine::WeightStore> weights() const
    {
        return engine::readWeights(header());
    }

    TemporaryFolder folder;
};

/// A folder with an index over two small shards.
struct ShardFolder : TinyFolder
{
    explicit ShardFolder(const std::string& weightMap)
    {
        std::filesystem::remove(folder / "model.safetensors");
        test::writeSafetensors(folder / "one.safetensors", {{"a", at::zeros({1})}, {"b", at::zeros({1})}});
        test::writeSafetensors(folder / "two.safetensors", {{"b", at::zeros({1})}, {"c", at::zeros({1})}});
        test::writeSafetensors(folder / "three.safetensors", {{"c", at::zeros({1})}});
        writeText(folder / "model.safetensors.index.json", "{\"weight_map\":" + weightMap + "}");
    }
};

} // namespace

#define CHECK_ROUND_TRIP(config, style, tolerance)                                                           \
    do {                                                                                                     \
        const std::string problem_ = roundTrip(config, style, tolerance);                                    \
        QVERIFY2(problem_.empty(), problem_.c_str());                                                        \
    } while (false)

ARIOSO_TEST(allFamiliesComeBack)
{
    for (const auto& config :
         {test::tinyMono(), test::tinyStereo(), test::tinyMelody(), test::tinyStereoMelody()})
        CHECK_ROUND_TRIP(config, CheckpointStyle{}, 0);
}

ARIOSO_TEST(allSpellingsOfWeightNormComeBack)
{
    CheckpointStyle style;
    style.weightNorm = test::WeightNormSpelling::New;
    CHECK_ROUND_TRIP(test::tinyMono(), style, 0);
    style.weightNorm = test::WeightNormSpelling::Folded;
    CHECK_ROUND_TRIP(test::tinyMono(), style, 1e-6);
}

ARIOSO_TEST(allDtypesComeBack)
{
    CheckpointStyle style;
    style.dtype = at::kDouble;
    CHECK_ROUND_TRIP(test::tinyMono(), style, 0);
    style.dtype = at::kHalf;
    CHECK_ROUND_TRIP(test::tinyMono(), style, 2e-3); // 2^-11 for each of gain and direction
    style.dtype = at::kBFloat16;
    CHECK_ROUND_TRIP(test::tinyMono(), style, 1.6e-2);
}

ARIOSO_TEST(shardsComeBack)
{
    for (const int shards : {2, 3, 7}) {
        CheckpointStyle style;
        style.shards = shards;
        CHECK_ROUND_TRIP(test::tinyStereo(), style, 0);
    }
    const TinyFolder tiny([] {
        CheckpointStyle s;
        s.shards = 3;
        return s;
    }());
    QVERIFY(tiny.header().weightFiles.size() == 3 &&
            tiny.header().weightMap.size() == tiny.weights()->tensors().size());
}

ARIOSO_TEST(optionalTensorsComeBackWithoutWarning)
{
    CheckpointStyle style;
    style.embedTokensAlias = true;
    style.positionTable = true;
    style.codebookStatistics = true;
    style.shards = 2;
    style.weightNorm = test::WeightNormSpelling::New;
    CHECK_ROUND_TRIP(test::tinyMono(), style, 0);
}

ARIOSO_TEST(storedDtypeIsKeptUntilItIsConverted)
{
    CheckpointStyle style;
    style.dtype = at::kBFloat16;
    const auto store = TinyFolder(style).weights();
    const engine::Weights decoder(*store, "decoder.lm_heads.0");
    QVERIFY(decoder.stored("weight", {1024, 24}).scalar_type() == at::kBFloat16);
    QVERIFY(decoder.f32("weight", {1024, 24}).scalar_type() == at::kFloat);
}

ARIOSO_TEST(headerDescribesTheFolder)
{
    const TinyFolder tiny;
    writeText(tiny.folder / "tokenizer.json", "{}");
    engine::CheckpointHeader header = tiny.header();
    QVERIFY(header.config.decoder.hiddenSize == 24 && header.config.projectsText);
    QVERIFY(header.defaults.maxLength == 1500);
    QVERIFY(header.weightFiles.size() == 1 && header.weightFiles[0].filename() == "model.safetensors");
    writeText(tiny.folder / "spiece.model", "");
    QVERIFY(tiny.header().tokenizer.filename() == "tokenizer.json"); // as Transformers chooses
    std::filesystem::remove(tiny.folder / "tokenizer.json");
    QVERIFY(tiny.header().tokenizer.filename() == "spiece.model");
    std::filesystem::remove(tiny.folder / "spiece.model");
    QVERIFY(tiny.header().tokenizer.empty());

    std::filesystem::remove(tiny.folder / "generation_config.json");
    std::filesystem::remove(tiny.folder / "preprocessor_config.json");
    header = tiny.header();
    QVERIFY(header.defaults.guidanceScale == 3 && header.defaults.padTokenId == 1024 &&
            header.defaults.topK == 50);
}

ARIOSO_TEST(melodySettingsComeFromEitherFile)
{
    const TemporaryFolder folder;
    test::writeCheckpoint(folder.path(), test::tinyMelody(), test::formulaWeights(test::tinyMelody(), 4));
    const auto rate = [&] { return engine::readCheckpointHeader(folder.path()).chroma.sampleRate; };
    QVERIFY(rate() == 400);
    // Transformers 5 reads the processor's file first.
    writeText(folder / "processor_config.json", R"({"processor_class": "MusicgenMelodyProcessor"})");
    QVERIFY(rate() == 400);
    writeText(folder / "processor_config.json",
              R"({"feature_extractor": {"sampling_rate": 500, "num_chroma": 12}})");
    QVERIFY(rate() == 500);
    std::filesystem::remove(folder / "preprocessor_config.json");
    QVERIFY(rate() == 500);
    std::filesystem::remove(folder / "processor_config.json");
    QVERIFY(rate() == 32000);
}

ARIOSO_TEST(lfsPointersAreToldFromFiles)
{
    const std::string pointer =
        "version https://git-lfs.github.com/spec/v1\noid sha256:" + std::string(64, '0') +
        "\nsize 2364408000\n";
    for (const char* name : {"config.json", "generation_config.json", "model.safetensors"}) {
        const TinyFolder tiny;
        writeText(tiny.folder / name, pointer);
        CHECK_ERROR(tiny.weights(), ErrorCode::CheckpointInvalid,
                    std::string(name) + "' is a Git LFS pointer, not the file itself; run 'git lfs pull'");
    }
}

ARIOSO_TEST(quantizedWeightsAreNamed)
{
    const TinyFolder tiny;
    const std::string header = R"({"a":{"dtype":"I8","shape":[2],"data_offsets":[0,2]}})";
    writeText(tiny.folder / "model.safetensors",
              std::string(1, char(header.size())) + std::string(7, '\0') + header + "ab");
    const auto store = tiny.weights();
    CHECK_ERROR(engine::Weights(*store).stored("a", {2}), ErrorCode::CheckpointUnsupported, "is quantized");
}

ARIOSO_TEST(listIsSortedAndComplete)
{
    CheckpointStyle style;
    style.dtype = at::kBFloat16;
    style.shards = 2;
    style.embedTokensAlias = true;
    const TinyFolder tiny(style);
    const auto list = engine::listWeights(tiny.header());
    const auto shapes = test::tensorShapes(test::tinyMono(), 4);
    QVERIFY(list.size() == shapes.size());
    auto expected = shapes.begin(); // a map: in the order of names
    for (const engine::TensorEntry& entry : list) {
        QVERIFY2(entry.name == expected->first && entry.shape == expected->second && entry.dtype == "BF16",
                 entry.name.c_str());
        std::int64_t count = 1;
        for (const std::int64_t size : entry.shape)
            count *= size;
        QVERIFY(entry.bytes == 2 * count);
        ++expected;
    }
}

ARIOSO_TEST(missingTensorIsNamed)
{
    const auto store = TinyFolder().weights();
    const engine::Weights decoder(*store, "decoder.model.decoder");
    CHECK_ERROR(decoder.scope("layers", 2).stored("fc1.weight", {48, 24}), ErrorCode::CheckpointInvalid,
                "lacks the tensor 'decoder.model.decoder.layers.2.fc1.weight'");
    CHECK_ERROR(engine::Weights(*store, "audio_encoder.none").convWeight({1, 1, 1}),
                ErrorCode::CheckpointInvalid,
                "lacks the tensor 'audio_encoder.none.parametrizations.weight.original0'");
}

ARIOSO_TEST(wrongShapeNamesTensorAndBothSides)
{
    const auto store = TinyFolder().weights();
    const engine::Weights decoder(*store, "decoder.model.decoder");
    for (const char* fragment : {"'decoder.model.decoder.layers.1.fc1.weight'", "[48, 24]", "[48, 25]"}) {
        CHECK_ERROR(decoder.scope("layers", 1).stored("fc1.weight", {48, 25}), ErrorCode::CheckpointInvalid,
                    fragment);
        CHECK_ERROR(decoder.scope("layers", 1).f32("fc1.weight", {48, 25}), ErrorCode::CheckpointInvalid,
                    fragment);
    }
}

ARIOSO_TEST(dtypesThatCannotBeUsedAreAnErrorOnlyWhenAskedFor)
{
    const TinyFolder tiny;
    const std::string header =
        R"({"a":{"dtype":"F8_E4M3","shape":[2],"data_offsets":[0,2]},)"
        R"("b":{"dtype":"I16","shape":[1],"data_offsets":[2,4]},"c":{"dtype":"F16","shape":[1],"data_offsets":[4,6]}})";
    writeText(tiny.folder / "model.safetensors",
              std::string(1, char(header.size())) + std::string(7, '\0') + header + "abcdef");
    const auto store = tiny.weights();
    QVERIFY(store->contains("a") && store->find("a") == nullptr && store->tensors().size() == 2);
    QVERIFY(engine::listWeights(tiny.header())[0].dtype == "F8_E4M3");
    const engine::Weights weights(*store);
    QVERIFY(weights.stored("c", {1}).scalar_type() == at::kHalf);
    CHECK_ERROR(weights.stored("a", {2}), ErrorCode::CheckpointUnsupported, "'a' is stored as F8_E4M3");
    CHECK_ERROR(weights.stored("b", {1}), ErrorCode::CheckpointInvalid, "must be floating-point");
    writeText(tiny.folder / "config.json", R"({"model_type":"musicgen_decoder"})");
    QVERIFY(
        engine::readDecoderCheckpoint(tiny.folder.path()).weights->unused().empty()); // none is the decoder's
    QVERIFY(engine::unexpectedTensors(*store) ==
            (std::vector<std::string>{"a"})); // what is asked for is expected
}

ARIOSO_TEST(onlyUnknownTensorsAreUnexpected)
{
    engine::WeightStore store;
    for (const char* name :
         {"decoder.model.decoder.embed_positions.weights", "text_encoder.decoder.block.0.x",
          "text_encoder.lm_head.weight",
          "text_encoder.encoder.block.1.layer.0.SelfAttention.relative_attention_bias.weight",
          "audio_encoder.quantizer.layers.9.codebook.embed",
          "audio_encoder.quantizer.layers.0.codebook.inited", "decoder.extra", "used", "zzz"})
        store.add(name, at::zeros({1}));
    QVERIFY(store.find("used") != nullptr);
    QVERIFY(engine::unexpectedTensors(store) == (std::vector<std::string>{"decoder.extra", "zzz"}));
}

ARIOSO_TEST(namesAreMadeCanonical)
{
    using engine::canonicalName;
    QVERIFY(canonicalName("text_encoder.encoder.embed_tokens.weight") == "text_encoder.shared.weight");
    QVERIFY(canonicalName("model.decoder.layer_norm.bias") == "decoder.model.decoder.layer_norm.bias");
    QVERIFY(canonicalName("lm_heads.3.weight") == "decoder.lm_heads.3.weight");
    for (const char* same : {"decoder.lm_heads.3.weight", "audio_encoder.decoder.layers.0.conv.bias",
                             "text_encoder.shared.weight"})
        QVERIFY(canonicalName(same) == same);
}

ARIOSO_TEST(tensorsUnderTwoNames)
{
    const TinyFolder tiny;
    const at::Tensor zero = at::zeros({1});
    // A tied pair may come with both names: one is enough.
    test::writeSafetensors(
        tiny.folder / "model.safetensors",
        {{"text_encoder.encoder.embed_tokens.weight", zero}, {"text_encoder.shared.weight", at::zeros({2})}});
    QVERIFY(tiny.weights()->tensors().size() == 1 && tiny.weights()->tensors().begin()->second.numel() == 2);
    QVERIFY(engine::listWeights(tiny.header()).size() == 1);
    test::writeSafetensors(tiny.folder / "model.safetensors",
                           {{"decoder.lm_heads.0.weight", zero}, {"lm_heads.0.weight", zero}});
    CHECK_ERROR(tiny.weights(), ErrorCode::CheckpointInvalid, "\"decoder.lm_heads.0.weight\" twice");
    CHECK_ERROR(engine::listWeights(tiny.header()), ErrorCode::CheckpointInvalid, "twice");
}

ARIOSO_TEST(indexMustMatchItsShards)
{
    QVERIFY(ShardFolder(R"({"a":"one.safetensors","b":"one.safetensors","c":"three.safetensors"})")
                .weights()
                ->tensors()
                .size() == 3);
    // Tensors of a shard that the index does not list are there all the same.
    QVERIFY(ShardFolder(R"({"b":"one.safetensors"})").weights()->tensors().size() == 2);
    const ShardFolder absent(R"({"a":"one.safetensors","x":"three.safetensors"})");
    CHECK_ERROR(absent.weights(), ErrorCode::CheckpointInvalid, "\"x\" is missing from");
    CHECK_ERROR(engine::listWeights(absent.header()), ErrorCode::CheckpointInvalid, "three.safetensors");
    const ShardFolder elsewhere(R"({"a":"three.safetensors","c":"one.safetensors"})");
    CHECK_ERROR(elsewhere.weights(), ErrorCode::CheckpointInvalid, "\"a\" is missing from");
    const ShardFolder twice(R"({"a":"one.safetensors","c":"two.safetensors"})");
    CHECK_ERROR(twice.weights(), ErrorCode::CheckpointInvalid, "\"b\" of");
}

ARIOSO_TEST(shardNamesStayInTheFolder)
{
    for (const char* name : {"\"../one.safetensors\"", "\"/etc/passwd\"", "\"sub/one.safetensors\"", "\"..\"",
                             "\".\"", "\"\"", "\"a\\\\b\"", "\"a..b\"", "\"one.safetensors\\u0000\""})
        CHECK_ERROR(ShardFolder(std::string("{\"a\":") + name + "}").header(), ErrorCode::CheckpointInvalid,
                    "not a plain file name");
    CHECK_ERROR(ShardFolder(R"({"a":7})").header(), ErrorCode::CheckpointInvalid, "not a string");
    CHECK_ERROR(ShardFolder(R"({"a":"none.safetensors"})").header(), ErrorCode::FileNotFound,
                "\"none.safetensors\"");
    CHECK_ERROR(ShardFolder("{}").header(), ErrorCode::CheckpointInvalid, "lists no tensors");
    CHECK_ERROR(ShardFolder("[]").header(), ErrorCode::CheckpointInvalid, "must be an object");
    const ShardFolder folder(R"({"a":"dir"})");
    std::filesystem::create_directory(folder.folder / "dir");
    CHECK_ERROR(folder.weights(), ErrorCode::FileUnreadable, "is a folder");
}

ARIOSO_TEST(linksLikeThoseOfADownloadCacheAreFollowed)
{
    const TinyFolder blobs;
    const TemporaryFolder snapshot;
    for (const char* name : {"config.json", "model.safetensors"})
        std::filesystem::create_symlink(blobs.folder / name, snapshot / name);
    QVERIFY(compare(*engine::readWeights(engine::readCheckpointHeader(snapshot.path())), test::tinyMono(), 0)
                .empty());
}

ARIOSO_TEST(weightsInPyTorchsFormatAreReadAsOthers)
{
    CheckpointStyle style;
    style.format = test::WeightFormat::Torch;
    style.positionTable = true;
    style.codebookStatistics = true;
    for (const int shards : {1, 3}) {
        style.shards = shards;
        for (const auto& config : {test::tinyMono(), test::tinyStereoMelody()})
            CHECK_ROUND_TRIP(config, style, 0);
    }
    // The header alone lists the same.
    const TinyFolder safetensors;
    const TinyFolder torch(style);
    for (const engine::TensorEntry& entry : engine::listWeights(torch.header())) {
        if (engine::isOptionalTensor(entry.name))
            continue;
        const auto all = engine::listWeights(safetensors.header());
        QVERIFY(std::any_of(all.begin(), all.end(), [&](const engine::TensorEntry& other) {
            return other.name == entry.name && other.dtype == entry.dtype && other.shape == entry.shape &&
                   other.bytes == entry.bytes;
        }));
    }
    CheckpointStyle half = style;
    half.dtype = at::kHalf;
    half.decoder = test::DecoderSpelling::StandAlone;
    const TinyFolder decoder(half);
    QVERIFY(engine::readDecoderCheckpoint(decoder.folder.path()).weights->tensors().size() > 40);
}

ARIOSO_TEST(searchOrderOfWeights)
{
    CheckpointStyle style;
    style.shards = 2;
    const TinyFolder tiny(style);
    writeText(tiny.folder / "pytorch_model.bin", "x");
    QVERIFY(tiny.header().weightFiles.size() == 2);
    test::writeSafetensors(tiny.folder / "model.safetensors", {});
    QVERIFY(tiny.header().weightFiles.size() == 1 && tiny.header().weightMap.empty());
    std::filesystem::remove(tiny.folder / "model.safetensors");
    std::filesystem::remove(tiny.folder / "model.safetensors.index.json");
    writeText(tiny.folder / "pytorch_model.bin.index.json", "x");
    QCOMPARE(tiny.header().weightFiles.front().filename().string(), std::string("pytorch_model.bin"));
    std::filesystem::remove(tiny.folder / "pytorch_model.bin");
    CHECK_ERROR(tiny.header(), ErrorCode::CheckpointInvalid, "pytorch_model.bin.index.json");
    std::filesystem::remove(tiny.folder / "pytorch_model.bin.index.json");
    CHECK_ERROR(tiny.header(), ErrorCode::FileNotFound, "has no weights");
}

ARIOSO_TEST(foldersThatAreNoCheckpoint)
{
    const TemporaryFolder folder;
    CHECK_ERROR(engine::readCheckpointHeader(folder / "none"), ErrorCode::FileNotFound,
                "none' does not exist");
    CHECK_ERROR(engine::readCheckpointHeader(folder.path()), ErrorCode::FileNotFound, "has no config.json");
    writeText(folder / "state_dict.bin", "");
    CHECK_ERROR(engine::readCheckpointHeader(folder.path()), ErrorCode::CheckpointUnsupported, "audiocraft");
    writeText(folder / "config.json", "{\"model_type\":");
    CHECK_ERROR(engine::readCheckpointHeader(folder.path()), ErrorCode::CheckpointInvalid,
                "config.json' is not valid JSON");
    CHECK_ERROR(engine::readCheckpointHeader(folder / "config.json"), ErrorCode::FileUnreadable,
                "is not a folder");
    const TinyFolder tiny;
    writeText(tiny.folder / "generation_config.json", R"({"top_k":-5})");
    CHECK_ERROR(tiny.header(), ErrorCode::CheckpointInvalid, "generation_config.json', 'top_k' is -5");
}

ARIOSO_TEST(decoderAloneFromEitherKindOfFolder)
{
    for (const auto spelling : {test::DecoderSpelling::Composite, test::DecoderSpelling::StandAlone}) {
        CheckpointStyle style;
        style.decoder = spelling;
        style.shards = spelling == test::DecoderSpelling::Composite ? 1 : 2;
        style.positionTable = true;
        const TinyFolder tiny(style);
        const engine::DecoderCheckpoint decoder = engine::readDecoderCheckpoint(tiny.folder.path());
        QVERIFY(decoder.config.hiddenSize == 24 && decoder.config.codebooks == 4 &&
                decoder.config.crossAttention);
        std::size_t expected = 1; // the position table
        for (const auto& [name, shape] : test::tensorShapes(test::tinyMono(), 4)) {
            if (name.rfind("decoder.", 0) != 0)
                continue;
            ++expected;
            QVERIFY2(at::equal(engine::Weights(*decoder.weights).f32(name, shape),
                               test::formulaTensor(name, shape)),
                     name.c_str());
        }
        QVERIFY(decoder.weights->tensors().size() == expected);
        QVERIFY(engine::unexpectedTensors(*decoder.weights).empty());
        if (spelling == test::DecoderSpelling::StandAlone)
            CHECK_ERROR(tiny.header(), ErrorCode::CheckpointUnsupported,
                        "a stand-alone decoder (musicgen_decoder)");
    }
}

// A codec of several bandwidths (as encodec_24khz, or one that Transformers 5 wrote again) has more levels
// than the decoder works with. The first ones count.
ARIOSO_TEST(codebooksBeyondThoseInUseAreLeftOut)
{
    const TemporaryFolder folder;
    test::writeCheckpoint(folder.path(), test::tinyStereo(), test::formulaWeights(test::tinyStereo(), 11));
    engine::CheckpointHeader header = engine::readCheckpointHeader(folder.path());
    const auto codebooks = [&] {
        const auto store = engine::readWeights(header);
        int count = 0;
        while (store->contains("audio_encoder.quantizer.layers." + std::to_string(count) + ".codebook.embed"))
            ++count;
        return store->contains("audio_encoder.quantizer.layers.10.codebook.embed") ? 10 * count : count;
    };
    QVERIFY(codebooks() == 4);
    header.codebooks = 0;
    QVERIFY(codebooks() == 110);
}
