// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// What holds for every implementation of the decoder: the reference's numbers on stores of every dtype, steps
// that equal one another however they are fed, and the same refusals.

#include "engine/checkpoint/checkpoint.h"
#include "engine/decoder/cpu/cpu_decoder.h"
#include "engine/decoder/torch/torch_decoder.h"
#include "engine/pipeline/generator.h"
#include "support/formula_weights.h"
#include "support/golden_conditions.h"
#include "support/test.h"
#include "support/tiny_checkpoint.h"
#include "support/tiny_model.h"

#include <ATen/Context.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/full.h>
#include <ATen/ops/zeros.h>

#include <functional>
#include <memory>

using namespace arioso::engine;
using namespace arioso::test;

namespace {

constexpr const char* kPositionTable = "decoder.model.decoder.embed_positions.weights";

/// An implementation on one store, and its name.
struct Implementation
{
    std::string name;
    std::unique_ptr<Decoder> decoder;
};

/// Every implementation in float32, on the CPU and on a GPU where there is one.
std::vector<Implementation> implementations(const WeightStore& store, const ModelConfig& config)
{
    const Weights weights(store, "decoder");
    std::vector<Implementation> all;
    all.push_back({"native", std::make_unique<CpuDecoder>(weights, config.decoder,
                                                          CpuDecoderOptions{Precision::Float32, 2})});
    all.push_back({"torch, growing", std::make_unique<TorchDecoder>(
                                         weights, config.decoder,
                                         TorchDecoderOptions{at::kCPU, at::kFloat, StepForm::Growing})});
    all.push_back({"torch, fixed",
                   std::make_unique<TorchDecoder>(
                       weights, config.decoder, TorchDecoderOptions{at::kCPU, at::kFloat, StepForm::Fixed})});
    if (at::hasCUDA()) {
        for (const StepForm form : {StepForm::Growing, StepForm::Fixed})
            all.push_back(
                {"torch on the GPU", std::make_unique<TorchDecoder>(
                                         weights, config.decoder,
                                         TorchDecoderOptions{at::Device(at::kCUDA, 0), at::kFloat, form})});
    }
    return all;
}

template <typename Change>
WeightStore eachTensor(const WeightStore& store, Change change)
{
    WeightStore other;
    for (const auto& [name, tensor] : store.tensors())
        other.add(name, change(tensor));
    return other;
}

/// The same weights in every way that a file can store them, and as an adapter changes them.
std::vector<std::pair<std::string, WeightStore>> storesOf(const ModelConfig& config)
{
    const WeightStore store = formulaWeights(config, 4);
    std::vector<std::pair<std::string, WeightStore>> all;
    for (const at::ScalarType dtype : {at::kFloat, at::kHalf, at::kBFloat16, at::kDouble})
        all.emplace_back(c10::toString(dtype),
                         eachTensor(store, [&](const at::Tensor& tensor) { return tensor.to(dtype); }));
    all.emplace_back("transposed", eachTensor(store, [](const at::Tensor& tensor) {
                         return tensor.dim() == 2 ? tensor.t().contiguous().t() : tensor;
                     }));
    all.emplace_back("part of a larger tensor", eachTensor(store, [](const at::Tensor& tensor) {
                         return at::cat({tensor, tensor}).narrow(0, tensor.size(0), tensor.size(0));
                     }));
    all.emplace_back("changed",
                     eachTensor(store, [](const at::Tensor& tensor) { return tensor.to(at::kHalf); }));
    for (const auto& [name, tensor] : store.tensors()) {
        if (name.rfind("decoder.", 0) == 0)
            all.back().second.change(name,
                                     [](const at::Tensor& stored) { return stored.to(at::kFloat) * 1.25; });
    }
    return all;
}

/// A tiny model, and what its goldens are conditioned on.
struct Tiny
{
    explicit Tiny(const ModelConfig& modelConfig) : config(modelConfig), store(formulaWeights(config, 4)) {}

    [[nodiscard]] Conditioning text(NullRows nullRows = NullRows::None) const
    {
        return conditioningOf(store, config, goldenTexts(store, config), nullRows);
    }
    [[nodiscard]] Conditioning melody() const
    {
        return conditioningOf(store, config, goldenMelodies(store, config));
    }

    ModelConfig config;
    WeightStore store;
};

/// Logits [R, K, portions, V] of the last column of each portion, fed to one session.
at::Tensor stepwise(const Decoder& decoder, const Conditioning& conditioning, const at::Tensor& ids,
                    const std::vector<int>& portions)
{
    const auto session = decoder.begin(conditioning, int(ids.size(0)), int(ids.size(2)));
    std::vector<at::Tensor> columns;
    std::int64_t past = 0;
    for (const int portion : portions) {
        columns.push_back(session->step(ids.narrow(2, past, portion)).clone().unsqueeze(2));
        past += portion;
    }
    return at::cat(columns, 2);
}

std::vector<double> firstFour(const at::Tensor& logits)
{
    return flat(logits.narrow(3, 0, 4));
}

/// `check` for every implementation; a failure names which.
void forAll(const WeightStore& store, const ModelConfig& config,
            const std::function<std::string(const Decoder&)>& check)
{
    for (const Implementation& one : implementations(store, config)) {
        const std::string problem = check(*one.decoder);
        QVERIFY2(problem.empty(), (one.name + ": " + problem).c_str());
    }
}

void forAll(const Tiny& tiny, const std::function<std::string(const Decoder&)>& check)
{
    forAll(tiny.store, tiny.config, check);
}

/// "" when `work` throws an Error of this code whose sentence contains `fragment`.
template <typename Work>
std::string refusal(Work work, ErrorCode code, const std::string& fragment)
{
    try {
        work();
    } catch (const Error& error) {
        const bool right =
            error.code() == code && std::string(error.what()).find(fragment) != std::string::npos;
        return right ? "" : std::string("another error: ") + error.what();
    }
    return "no error for '" + fragment + "'";
}

std::vector<std::vector<std::int32_t>> greedyCodes(const ModelConfig& config, const WeightStore& store,
                                                   DecoderBackend backend)
{
    GenerationRequest request;
    request.prompts = {Prompt{"a", {}, {}}, Prompt{"b", {}, {}}};
    request.overrides.sample = false;
    request.length = NewTokens{30};
    GenerationListener quiet;
    std::vector<std::vector<std::int32_t>> codes;
    for (const Clip& clip : generateClips(partsOf(config, store, backend), request, quiet).clips)
        codes.push_back(clip.codes.values);
    return codes;
}

} // namespace

ARIOSO_TEST(stepsMatchTheReference)
{
    const Tiny tiny(tinyMono());
    const std::vector<double> expected = flat(golden("decoder_forward").at("logits[:, :, :4]"));
    forAll(tiny, [&](const Decoder& decoder) {
        return difference(firstFour(stepwise(decoder, tiny.text(), goldenDecoderIds(), {1, 1, 1})), expected,
                          1e-4);
    });
}

ARIOSO_TEST(stepsWithoutEncoderStatesMatchTheReference)
{
    const Tiny tiny(tinyMono());
    const std::vector<double> expected = flat(golden("decoder_forward_no_encoder").at("logits[:, :, :4]"));
    forAll(tiny, [&](const Decoder& decoder) {
        const at::Tensor ids = goldenDecoderIds().narrow(0, 0, 1);
        return difference(firstFour(stepwise(decoder, {}, ids, {1, 1, 1})), expected, 1e-4);
    });
}

ARIOSO_TEST(stepsAfterAMelodyMatchTheReference)
{
    const Tiny tiny(tinyMelody());
    const std::vector<double> expected = flat(golden("melody_forward").at("logits[:, -3:, :4]"));
    forAll(tiny, [&](const Decoder& decoder) { // the prefix is fed once, with the first column
        return difference(firstFour(stepwise(decoder, tiny.melody(), goldenDecoderIds(), {1, 1, 1})),
                          expected, 1e-4);
    });
}

ARIOSO_TEST(stereoModelsFirstGreedyCodesMatchTheReference)
{
    // Level 0 of both channels is drawn from the first column alone.
    const Tiny tiny(tinyStereo());
    const nlohmann::json codes = golden("gen_stereo_text_cfg3_N12").at("codes");
    forAll(tiny, [&](const Decoder& decoder) -> std::string {
        const at::Tensor start = at::full({4, 8, 1}, 1024, at::kLong);
        const at::Tensor logits = decoder.begin(tiny.text(NullRows::Appended), 4, 1)->step(start);
        if (logits.sizes().vec() != std::vector<std::int64_t>{4, 8, 1024})
            return "another shape";
        const at::Tensor without = logits.narrow(0, 2, 2);
        const at::Tensor guided = without + (logits.narrow(0, 0, 2) - without) * 3;
        for (const int clip : {0, 1}) {
            for (const int row : {0, 1}) {
                if (guided[clip][row].argmax().item<std::int64_t>() !=
                    codes[clip][row][0].get<std::int64_t>())
                    return "another code";
            }
        }
        return "";
    });
}

ARIOSO_TEST(portionsDoNotMatter)
{
    const Tiny tiny(tinyMono());
    forAll(tiny, [&](const Decoder& decoder) {
        const at::Tensor oneByOne = stepwise(decoder, tiny.text(), goldenDecoderIds(), {1, 1, 1});
        const at::Tensor two = stepwise(decoder, tiny.text(), goldenDecoderIds(), {1, 2});
        const at::Tensor one = stepwise(decoder, tiny.text(), goldenDecoderIds(), {3});
        const at::Tensor last = oneByOne.narrow(2, 2, 1);
        return difference(flat(two.narrow(2, 1, 1)), flat(last), 1e-5) +
               difference(flat(one), flat(last), 1e-5);
    });
}

ARIOSO_TEST(aFullyMaskedRowAddsExactlyNothing)
{
    const Tiny tiny(tinyMono());
    forAll(tiny, [&](const Decoder& decoder) {
        const Conditioning null{at::zeros({2, 4, 24}), at::zeros({2, 4}), {}};
        const at::Tensor ids = goldenDecoderIds();
        return difference(flat(stepwise(decoder, null, ids, {3})), flat(stepwise(decoder, {}, ids, {3})), 0);
    });
}

ARIOSO_TEST(maskedKeysDoNotCount)
{
    const Tiny tiny(tinyMono());
    forAll(tiny, [&](const Decoder& decoder) {
        const Conditioning text = tiny.text(); // the second text is two tokens shorter than the first
        const Conditioning shorter{text.cross.narrow(0, 1, 1).narrow(1, 0, 2), {}, {}};
        const at::Tensor ids = goldenDecoderIds();
        return difference(flat(stepwise(decoder, text, ids, {3})[1]),
                          flat(stepwise(decoder, shorter, ids.narrow(0, 1, 1), {3})[0]), 1e-5);
    });
}

ARIOSO_TEST(aStoredPositionTableIsIgnored)
{
    // Transformers 5 computes the positions whatever the file holds: its buffer is not persistent.
    const Tiny tiny(tinyMono());
    for (const at::Tensor& table : {at::full({64, 24}, -0.5), at::full({2, 3}, 7.0)}) {
        WeightStore store = formulaWeights(tiny.config, 4);
        store.add(kPositionTable, table);
        const std::vector<double> expected = flat(golden("decoder_forward").at("logits[:, :, :4]"));
        forAll(store, tiny.config, [&](const Decoder& decoder) {
            return difference(firstFour(stepwise(decoder, tiny.text(), goldenDecoderIds(), {1, 1, 1})),
                              expected, 1e-4);
        });
        const auto codes = greedyCodes(tiny.config, tiny.store, DecoderBackend::Native);
        QVERIFY(greedyCodes(tiny.config, store, DecoderBackend::Native) == codes);
        QVERIFY(greedyCodes(tiny.config, store, DecoderBackend::Torch) == codes);
    }
}

ARIOSO_TEST(everyStoreGivesTheSameCodes)
{
    for (const ModelConfig& config : {tinyMono(), tinyStereo()}) {
        for (const auto& [name, store] : storesOf(config)) {
            const auto native = greedyCodes(config, store, DecoderBackend::Native);
            QCOMPARE(native.size(), std::size_t(2));
            QVERIFY2(native == greedyCodes(config, store, DecoderBackend::Torch), name.c_str());
        }
    }
}

ARIOSO_TEST(everyStoreGivesTheSameLogits)
{
    const Tiny tiny(tinyMono());
    for (const auto& [name, store] : storesOf(tiny.config)) {
        std::vector<double> first;
        for (const Implementation& one : implementations(store, tiny.config)) {
            const std::vector<double> logits =
                flat(stepwise(*one.decoder, tiny.text(), goldenDecoderIds(), {2, 1}));
            if (first.empty())
                first = logits;
            const std::string problem = difference(logits, first, 2e-5);
            QVERIFY2(problem.empty(), (name + ", " + one.name + ": " + problem).c_str());
        }
    }
}

ARIOSO_TEST(factorsOfATrainingAreNoCheckpoints)
{
    const TemporaryFolder folder;
    WeightStore weights = formulaWeights(tinyMono(), 4);
    weights.add("decoder.model.decoder.layers.0.fc1.weight.low_rank_a", at::zeros({2, 24}));
    writeCheckpoint(folder.path(), tinyMono(), weights);
    CHECK_ERROR(readWeights(readCheckpointHeader(folder.path())), ErrorCode::CheckpointUnsupported,
                "Export the training first");
}

ARIOSO_TEST(requestsThatDoNotFitAreRefused)
{
    const Tiny tiny(tinyMelody());
    forAll(tiny, [&](const Decoder& decoder) {
        (void)decoder.begin(tiny.melody(), 2, 64 - 9);
        const auto session = decoder.begin({}, 1, 2);
        (void)session->step(at::zeros({1, 4, 2}, at::kLong));
        return refusal([&] { (void)decoder.begin(tiny.melody(), 2, 64 - 8); }, ErrorCode::RequestTooLong,
                       "prefix of 9") +
               refusal(
                   [&] {
                       (void)session->step(at::zeros({1, 4, 1}, at::kLong));
                   },
                   ErrorCode::RequestTooLong, "room for 0");
    });
}

ARIOSO_TEST(wrongIdsAreRefused)
{
    const Tiny tiny(tinyMono());
    forAll(tiny, [&](const Decoder& decoder) {
        const auto step = [&](const at::Tensor& ids, int rows) {
            (void)decoder.begin({}, rows, 1)->step(ids);
        };
        step(at::full({1, 4, 1}, 1024, at::kLong), 1); // pad
        return refusal(
                   [&] {
                       step(at::full({1, 4, 1}, 1025, at::kLong), 1);
                   },
                   ErrorCode::RequestInvalid, "1025") +
               refusal(
                   [&] {
                       step(at::full({1, 4, 1}, -1, at::kLong), 1);
                   },
                   ErrorCode::RequestInvalid, "-1") +
               refusal(
                   [&] {
                       step(at::zeros({1, 3, 1}, at::kLong), 1);
                   },
                   ErrorCode::RequestInvalid, "4 codebooks") +
               refusal(
                   [&] {
                       step(at::zeros({4, 1}, at::kLong), 1);
                   },
                   ErrorCode::RequestInvalid, "4 codebooks") +
               refusal(
                   [&] {
                       step(at::zeros({1, 4, 1}), 1);
                   },
                   ErrorCode::RequestInvalid, "64-bit") +
               refusal(
                   [&] {
                       step(at::zeros({1, 4, 1}, at::kLong), 2);
                   },
                   ErrorCode::Internal, "[2, ");
    });
}

ARIOSO_TEST(codesOfAnAudioPromptAreChecked)
{
    // A codec with more codes than the decoder knows; loading refuses such checkpoints.
    ModelConfig config = tinyMono();
    config.decoder.vocabSize = 2;
    config.decoder.padTokenId = 2;
    for (const DecoderBackend backend : {DecoderBackend::Native, DecoderBackend::Torch}) {
        const ModelParts parts = tinyParts(config, backend);
        GenerationRequest request;
        request.prompts.front().continuation = tinyPrompt(37, 1);
        GenerationListener quiet;
        CHECK_ERROR(generateClips(parts, request, quiet), ErrorCode::RequestInvalid, "go from 0 to 1");
    }
}

ARIOSO_TEST(conditioningOfAnotherModelIsRefused)
{
    const auto begin = [](const Decoder& decoder, const Conditioning& conditioning) {
        return [&decoder, conditioning] { (void)decoder.begin(conditioning, 1, 1); };
    };
    forAll(Tiny(tinyMelody()), [&](const Decoder& decoder) {
        return refusal(begin(decoder, {at::zeros({1, 2, 24}), {}, {}}), ErrorCode::Internal,
                       "cross-attention") +
               refusal(begin(decoder, {{}, {}, at::zeros({1, 2, 16})}), ErrorCode::Internal, "prefix");
    });
    forAll(Tiny(tinyMono()), [&](const Decoder& decoder) {
        return refusal(begin(decoder, {at::zeros({2, 2, 24}), {}, {}}), ErrorCode::Internal,
                       "encoder states") +
               refusal(begin(decoder, {at::zeros({1, 2, 24}), at::zeros({1, 3}), {}}), ErrorCode::Internal,
                       "mask");
    });
}
