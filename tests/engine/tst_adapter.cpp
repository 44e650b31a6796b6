// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// PEFT adapters: the arithmetic by hand, adapters that PEFT itself wrote with the codes of its merged models,
// how files and models are found, what is refused and why.

#include "conversion/convert.h"
#include "engine/adapter/adapter.h"
#include "engine/adapter/adapter_tensors.h"
#include "engine/api/error.h"
#include "engine/checkpoint/checkpoint.h"
#include "engine/decoder/cpu/int8_weights.h"
#include "engine/pipeline/generator.h"
#include "engine/pipeline/model_loading.h"
#include "support/formula_weights.h"
#include "support/golden_tensors.h"
#include "support/test.h"
#include "support/tiny_checkpoint.h"
#include "support/tiny_model.h"
#include "support/torch_archive.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/tensor.h>

#include <cmath>
#include <cstdlib>
#include <fstream>
#include <string>
#include <utility>
#include <vector>

using namespace arioso::engine;
using namespace arioso::test;
namespace fs = std::filesystem;

namespace {

using Tensors = std::vector<std::pair<std::string, at::Tensor>>;

const std::string kPrefix = "base_model.model.";
const std::string kModule = "decoder.model.decoder.layers.0.fc1";

void write(const fs::path& file, const std::string& text)
{
    fs::create_directories(file.parent_path());
    std::ofstream(file) << text;
}

/// adapter_config.json with `more` in it, such as ", \"use_dora\": true".
void writeConfig(const fs::path& folder, const std::string& more = "")
{
    write(folder / "adapter_config.json",
          R"({"peft_type": "LORA", "r": 2, "lora_alpha": 6, "base_model_name_or_path": "some/model")" + more +
              "}");
}

at::Tensor matrix(const std::vector<float>& values, std::int64_t columns)
{
    return at::tensor(values).view({-1, columns});
}

/// A of rank 2, B, of a matrix of two rows and three columns:  B A = [[1 0 2] [2 1 6]]
Tensors factors(const std::string& infix = "")
{
    return {{kPrefix + kModule + ".lora_A" + infix + ".weight", matrix({1, 0, 2, 0, 1, 2}, 3)},
            {kPrefix + kModule + ".lora_B" + infix + ".weight", matrix({1, 0, 2, 1}, 2)}};
}

WeightStore smallStore()
{
    WeightStore store;
    store.add(kModule + ".weight", matrix({1, 1, 1, 0, -3, 0}, 3));
    store.add(kModule + ".bias", at::tensor({1.0F, 2.0F}));
    store.add("text_encoder.shared.weight", matrix({1, 2, 3, 4, 5, 6}, 2));
    return store;
}

ModelSource sourceIn(const fs::path& folder, double strength = 1)
{
    return {"model", folder, readAdapterConfig(folder), strength};
}

std::vector<float> merged(const fs::path& folder, const std::string& name = kModule + ".weight",
                          at::IntArrayRef shape = {2, 3}, double strength = 1)
{
    WeightStore store = smallStore();
    (void)mergeAdapter(sourceIn(folder, strength), store);
    const at::Tensor tensor = Weights(store).f32(name, shape);
    return {tensor.data_ptr<float>(), tensor.data_ptr<float>() + tensor.numel()};
}

/// A folder of Hugging Face's cache that goes away with it.
struct HubCache
{
    HubCache() { setenv("HF_HUB_CACHE", folder.path().c_str(), 1); }
    ~HubCache() { unsetenv("HF_HUB_CACHE"); }

    /// Where a repository's files are.
    [[nodiscard]] fs::path snapshot(const std::string& repository) const
    {
        write(folder / repository / "refs" / "main", "abc");
        return folder / repository / "snapshots" / "abc";
    }

    TemporaryFolder folder;
};

} // namespace

ARIOSO_TEST(factorsAreAddedTimesAlphaByRank)
{
    const TemporaryFolder folder;
    writeConfig(folder.path());
    writeSafetensors(folder / "adapter_model.safetensors", factors());
    CHECK_CLOSE(merged(folder.path()), (std::vector<float>{4, 1, 7, 6, 0, 18}), 1e-6); // W + 3 B A
    CHECK_CLOSE(merged(folder.path(), kModule + ".weight", {2, 3}, 0.5),
                (std::vector<float>{2.5F, 1, 4, 3, -1.5F, 9}), 1e-6);
    CHECK_CLOSE(merged(folder.path(), kModule + ".weight", {2, 3}, 0),
                (std::vector<float>{1, 1, 1, 0, -3, 0}), 0);

    writeConfig(folder.path(), R"(, "use_rslora": true)"); // 6 / sqrt 2
    const float s = 4.2426407F;
    CHECK_CLOSE(merged(folder.path()), (std::vector<float>{1 + s, 1, 1 + 2 * s, 2 * s, s - 3, 6 * s}), 1e-5);
}

ARIOSO_TEST(aMagnitudeSetsTheLengthOfEachRow)
{
    const TemporaryFolder folder;
    writeConfig(folder.path(), R"(, "use_dora": true)");
    Tensors tensors = factors();
    tensors.emplace_back(kPrefix + kModule + ".lora_magnitude_vector", at::tensor({3.0F, 5.0F}));
    writeSafetensors(folder / "adapter_model.safetensors", tensors);
    // The rows (4 1 7) and (6 0 18) are sqrt 66 and sqrt 360 long.
    const float a = 3 / std::sqrt(66.0F);
    const float b = 5 / std::sqrt(360.0F);
    CHECK_CLOSE(merged(folder.path()), (std::vector<float>{4 * a, a, 7 * a, 6 * b, 0, 18 * b}), 1e-6);
    // As peft's set_scale does it, the strength is the factors' alone: (1 1 1) and (0 -3 0) at their new
    // lengths.
    const float c = 3 / std::sqrt(3.0F);
    CHECK_CLOSE(merged(folder.path(), kModule + ".weight", {2, 3}, 0),
                (std::vector<float>{c, c, c, 0, -5, 0}), 1e-6);

    writeSafetensors(folder / "adapter_model.safetensors", factors());
    CHECK_ERROR(merged(folder.path()), ErrorCode::CheckpointInvalid,
                "lacks the magnitude of '" + kModule + "'");
}

ARIOSO_TEST(patternsSetRankAndAlphaOfSomeModules)
{
    AdapterConfig config;
    config.rank = 8;
    config.alpha = 16;
    config.rankPatterns = {{"fc1", 4}};
    config.alphaPatterns = {{R"(layers\.[01]\..*)", 2}, {"fc1", 40}};
    QCOMPARE(config.scaleOf("decoder.model.decoder.layers.7.fc2"), 2.0);
    QCOMPARE(config.scaleOf("decoder.model.decoder.layers.7.fc1"), 10.0);
    QCOMPARE(config.scaleOf("decoder.model.decoder.layers.1.fc1"), 0.5); // the first that matches
    QCOMPARE(config.scaleOf("xfc1"), 2.0); // not the end of a name but a part of one
    config.alphaPatterns = {{"(", 1}};
    CHECK_ERROR(config.scaleOf("fc1"), ErrorCode::CheckpointUnsupported, "the pattern \"(\"");
}

ARIOSO_TEST(everySpellingOfTheNamesIsRead)
{
    const TemporaryFolder folder;
    writeConfig(folder.path());
    const std::vector<float> expected{4, 1, 7, 6, 0, 18};
    writeSafetensors(folder / "adapter_model.safetensors", factors(".default"));
    CHECK_CLOSE(merged(folder.path()), expected, 1e-6);

    Tensors bare;
    for (const auto& [name, tensor] : factors())
        bare.emplace_back("_orig_mod." + name.substr(kPrefix.size() + 8), tensor); // of a decoder alone
    writeSafetensors(folder / "adapter_model.safetensors", bare);
    CHECK_CLOSE(merged(folder.path()), expected, 1e-6);

    fs::remove(folder / "adapter_model.safetensors");
    TorchDict dict;
    for (const auto& [name, tensor] : factors())
        dict.push_back({name, tensor});
    write(folder / "adapter_model.bin", torchFile(dict));
    CHECK_CLOSE(merged(folder.path()), expected, 1e-6);
}

ARIOSO_TEST(tablesBiasesAndWholeTensorsAreChangedToo)
{
    const TemporaryFolder folder;
    writeConfig(folder.path(), R"(, "bias": "all", "modules_to_save": ["fc1"])");
    writeSafetensors(
        folder / "adapter_model.safetensors",
        {{kPrefix + kModule + ".base_layer.bias", at::tensor({7.0F, 8.0F})},
         {kPrefix + kModule + ".modules_to_save.default.weight", matrix({1, 2, 3, 4, 5, 6}, 3)},
         {kPrefix + kModule + ".original_module.weight", matrix({9, 9, 9, 9, 9, 9}, 3)},
         // 3 (B A)' of [[1 0] [1 2]] and [[1 0 1] [0 1 0]]
         {kPrefix + "text_encoder.encoder.embed_tokens.lora_embedding_A", matrix({1, 0, 1, 0, 1, 0}, 3)},
         {kPrefix + "text_encoder.encoder.embed_tokens.lora_embedding_B", matrix({1, 0, 1, 2}, 2)}});
    CHECK_CLOSE(merged(folder.path(), kModule + ".bias", {2}), (std::vector<float>{7, 8}), 0);
    CHECK_CLOSE(merged(folder.path()), (std::vector<float>{1, 2, 3, 4, 5, 6}), 0);
    CHECK_CLOSE(merged(folder.path(), "text_encoder.shared.weight", {3, 2}),
                (std::vector<float>{4, 5, 3, 10, 8, 9}), 1e-6);

    Tensors tensors = factors();
    tensors.emplace_back(kPrefix + kModule + ".lora_B.bias", at::tensor({1.0F, -1.0F}));
    writeSafetensors(folder / "adapter_model.safetensors", tensors);
    CHECK_CLOSE(merged(folder.path(), kModule + ".bias", {2}), (std::vector<float>{4, -1}), 1e-6);
}

// golden/adapters holds what the Python library wrote, and the codes after its merge_and_unload.
ARIOSO_TEST(codesAreThoseOfPeft)
{
    const fs::path golden = fs::path(ARIOSO_GOLDEN_DIR) / "adapters";
    const auto all = nlohmann::json::parse(std::ifstream(golden / "codes.json"));
    GenerationRequest request;
    request.prompts.resize(2);
    request.prompts[0].text = "a"; // the tiny tokenizer's two prompts
    request.prompts[1].text = "b";
    request.overrides.sample = false;
    request.overrides.guidanceScale = 3.0F;
    request.length = NewTokens{12};
    GenerationListener quiet;
    for (const auto& [kind, strengths] : all.items()) {
        if (kind == "about")
            continue;
        const AdapterConfig config = readAdapterConfig(golden / kind);
        for (const auto& [strength, expected] : strengths.items()) {
            WeightStore store = formulaWeights(tinyMono(), 4);
            (void)mergeAdapter({"tiny", golden / kind, config, nlohmann::json::parse(strength).get<double>()},
                               store);
            for (const DecoderBackend backend : {DecoderBackend::Native, DecoderBackend::Torch}) {
                const GenerationResult result =
                    generateClips(partsOf(tinyMono(), store, backend), request, quiet);
                std::vector<double> codes;
                for (const Clip& clip : result.clips)
                    codes.insert(codes.end(), clip.codes.values.begin(), clip.codes.values.end());
                const std::string problem = difference(codes, flat(expected.at("codes")), 0);
                QVERIFY2(problem.empty(), (kind + " at " + strength + ": " + problem).c_str());
            }
        }
    }
}

ARIOSO_TEST(whatDoesNotFitNamesBothSides)
{
    const TemporaryFolder folder;
    const fs::path file = folder / "adapter_model.safetensors";
    writeConfig(folder.path());
    const auto fails = [&](const Tensors& tensors, ErrorCode code, const std::string& fragment) {
        writeSafetensors(file, tensors);
        CHECK_ERROR(merged(folder.path()), code, fragment);
    };
    CHECK_ERROR(merged(folder.path()), ErrorCode::FileNotFound, "neither adapter_model.safetensors nor");
    Tensors wide = factors();
    wide[0].second = at::ones({2, 4});
    fails(wide, ErrorCode::CheckpointInvalid,
          "\"some/model\", changes the tensor '" + kModule +
              ".weight' in the shape [2, 4], but in the model 'model' it is [2, 3]");
    fails({{kPrefix + "x.lora_A.weight", at::ones({2, 3})}, {kPrefix + "x.lora_B.weight", at::ones({2, 2})}},
          ErrorCode::CheckpointInvalid, "'x.weight', which the model 'model' does not have");
    fails({factors()[0]}, ErrorCode::CheckpointInvalid, "one of the two factors");
    Tensors high = factors();
    high[0].second = at::ones({3, 3});
    high[1].second = at::ones({2, 3});
    fails(high, ErrorCode::CheckpointInvalid, "its rank for '" + kModule + "' is 2, but its factors have 3");
    fails({{kPrefix + kModule + ".lora_C.weight", at::ones({2, 3})}}, ErrorCode::CheckpointUnsupported,
          "lora_C.weight\" does not belong to LoRA");
    Tensors two = factors(".one");
    two.push_back(factors(".two")[0]);
    fails(two, ErrorCode::CheckpointUnsupported, "two adapters, \"one\" and \"two\"");
    fails({}, ErrorCode::CheckpointInvalid, "no tensors");
}

ARIOSO_TEST(otherKindsOfAdaptersAreRefusedByName)
{
    const TemporaryFolder folder;
    const auto fails = [&](const std::string& json, const std::string& fragment) {
        write(folder / "adapter_config.json", json);
        CHECK_ERROR(readAdapterConfig(folder.path()), ErrorCode::CheckpointUnsupported, fragment);
    };
    fails(R"({"peft_type": "LOHA"})", "of the kind \"LOHA\", but Arioso reads LoRA and DoRA. Merge it");
    fails(R"({"peft_type": "IA3"})", "\"IA3\"");
    fails(R"({"peft_type": "PROMPT_TUNING"})", "\"PROMPT_TUNING\", but Arioso reads LoRA and DoRA.");
    fails(R"({"peft_type": "LORA", "init_lora_weights": "pissa_niter_4"})", "changes the base model");
    fails(R"({"peft_type": "LORA", "layer_replication": [[0, 4], [2, 5]]})", "\"layer_replication\"");
    write(folder / "adapter_config.json", R"({"peft_type": "LORA", "r": 0})");
    CHECK_ERROR(readAdapterConfig(folder.path()), ErrorCode::CheckpointInvalid, "'r' is 0");
}

ARIOSO_TEST(anAdapterBringsItsModel)
{
    const HubCache cache;
    const TemporaryFolder folder;
    const fs::path adapter = folder / "adapter";
    writeConfig(adapter);
    write(adapter / "config.json",
          R"({"model_type": "musicgen"})"); // as musicgen-dreamboothing leaves it there
    CHECK_ERROR(
        findModel(adapter, {}, {}), ErrorCode::FileNotFound,
        "is a LoRA adapter for the model \"some/model\", which is not on this computer. Download it from");
    write(cache.snapshot("models--some--model") / "config.json", "{}");
    QCOMPARE(findModel(adapter, {}, {}).model.string(), cache.snapshot("models--some--model").string());
    QCOMPARE(findModel({}, adapter, {}).model.string(), cache.snapshot("models--some--model").string());

    write(folder / "base" / "config.json", "{}");
    QCOMPARE(findModel(folder / "base", adapter, 0.5).model.string(), (folder / "base").string());
    QCOMPARE(findModel(folder / "base", adapter, 0.5).strength, 0.5);
    write(adapter / "adapter_config.json",
          R"({"peft_type": "LORA", "base_model_name_or_path": ")" + (folder / "base").string() + "\"}");
    QCOMPARE(findModel(adapter, {}, {}).model.string(), (folder / "base").string());
    write(adapter / "adapter_config.json", R"({"peft_type": "LORA", "base_model_name_or_path": "../base"})");
    QVERIFY(fs::equivalent(findModel(adapter, {}, {}).model, folder / "base"));
    write(adapter / "adapter_config.json", R"({"peft_type": "LORA", "base_model_name_or_path": null})");
    CHECK_ERROR(findModel(adapter, {}, {}), ErrorCode::FileNotFound, "doesn't name its base model");
}

ARIOSO_TEST(strengthsAndFoldersThatMakeNoSenseAreRefused)
{
    const TemporaryFolder folder;
    writeConfig(folder / "adapter");
    write(folder / "base" / "config.json", "{}");
    CHECK_ERROR(findModel(folder / "base", {}, 0.5), ErrorCode::RequestInvalid,
                "A strength needs an adapter");
    CHECK_ERROR(findModel(folder / "base", folder / "adapter", 11), ErrorCode::RequestInvalid,
                "between -10 and 10");
    CHECK_ERROR(findModel(folder / "base", folder / "adapter", NAN), ErrorCode::RequestInvalid,
                "between -10 and 10");
    CHECK_ERROR(findModel(folder / "adapter", folder / "adapter", {}), ErrorCode::RequestInvalid,
                "is itself an adapter");
    CHECK_ERROR(findModel(folder / "base", folder / "base", {}), ErrorCode::FileNotFound,
                "has no adapter_config.json");
    CHECK_ERROR(readCheckpointHeader(folder / "adapter"), ErrorCode::CheckpointUnsupported,
                "contains an adapter");
    write(folder / "adapter" / "config.json", "{}");
    QVERIFY(isAdapter(folder / "adapter"));
    write(folder / "adapter" / "model.safetensors", ""); // then it is a whole model with an adapter beside it
    QVERIFY(!isAdapter(folder / "adapter"));
}

// What was packed with another adapter, or at another strength, would be other music.
ARIOSO_TEST(packedWeightsAreKeptForEachAdapterAndStrength)
{
    const TemporaryFolder folder;
    writeConfig(folder.path());
    writeSafetensors(folder / "adapter_model.safetensors", factors());
    const auto text = [&](double strength) {
        WeightStore store = smallStore();
        return mergeAdapter(sourceIn(folder.path(), strength), store);
    };
    QVERIFY(text(1) == text(1) && text(1) != text(0.5));
    const std::string before = text(1);
    Tensors other = factors();
    other[0].second = other[0].second.clone();
    other[0].second[1][1] = 5;
    writeSafetensors(folder / "adapter_model.safetensors", other);
    QVERIFY(text(1) != before);
}

ARIOSO_TEST(aModelIsConvertedWithItsAdapter)
{
    const TemporaryFolder folder;
    const ModelConfig config = tinyMono();
    const WeightStore base = formulaWeights(config, 4);
    CheckpointStyle style;
    style.dtype = at::kHalf;
    writeCheckpoint(folder / "base", config, base, style);
    writeConfig(folder / "adapter");
    const at::Tensor a = formulaTensor("a", {2, 24});
    const at::Tensor b = formulaTensor("b", {48, 2});
    writeSafetensors(folder / "adapter" / "adapter_model.safetensors",
                     {{kPrefix + kModule + ".lora_A.weight", a}, {kPrefix + kModule + ".lora_B.weight", b}});
    ConversionOptions options;
    options.from = folder / "base";
    options.adapter = folder / "adapter";
    options.strength = 2;
    options.to = folder / "merged";
    ConversionListener quiet;
    QVERIFY(convertCheckpoint(options, quiet) == ConversionOutcome::Done);
    const auto store = readWeights(readCheckpointHeader(folder / "merged"));
    for (const auto& [name, tensor] : base.tensors()) {
        const bool changes = name == kModule + ".weight";
        const at::Tensor half = tensor.to(at::kHalf);
        const at::Tensor expected = changes ? half.to(at::kFloat) + 6 * b.matmul(a) : half.to(at::kFloat);
        const at::Tensor found = store->tensors().at(name);
        QVERIFY2(found.scalar_type() == at::kHalf && found.equal(expected.to(at::kHalf)), name.c_str());
    }
    options.strength = 1;
    options.adapter.clear();
    options.to = folder / "other";
    CHECK_ERROR(convertCheckpoint(options, quiet), ErrorCode::RequestInvalid, "needs an adapter");
}

ARIOSO_TEST(anAdapterIsDescribed)
{
    const TemporaryFolder folder;
    writeCheckpoint(folder / "base", tinyMono(), formulaWeights(tinyMono(), 4));
    writeConfig(folder / "adapter", R"(, "use_rslora": true)");
    writeSafetensors(folder / "adapter" / "adapter_model.safetensors", factors());
    LoadOptions options;
    options.directory = folder / "base";
    options.adapter = folder / "adapter";
    const ModelInfo info = inspectCheckpoint(options);
    QCOMPARE(info.name, std::string("base"));
    QVERIFY(info.adapter.has_value());
    QCOMPARE(info.adapter->name, std::string("adapter"));
    QCOMPARE(info.adapter->kind, std::string("rsLoRA"));
    QCOMPARE(info.adapter->base, std::string("some/model"));
    QCOMPARE(info.adapter->parameters, std::int64_t(10));
    QCOMPARE(info.adapter->rank, 2);
}
