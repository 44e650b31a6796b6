// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Steps of a fixed form, which a GPU records and repeats, against the plain ones; drawing where the logits
// are against drawing on the CPU. On every device there is: with a GPU the recorded operations are what is
// tested.

#include "engine/api/error.h"
#include "engine/decoder/torch/recorded_step.h"
#include "engine/decoder/torch/torch_decoder.h"
#include "engine/pipeline/generator.h"
#include "engine/sampling/sampler.h"
#include "support/formula_weights.h"
#include "support/golden_conditions.h"
#include "support/test.h"
#include "support/tiny_model.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/Context.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/full.h>
#include <ATen/ops/rand.h>
#include <ATen/ops/randint.h>
#include <ATen/ops/randn.h>

#include <limits>
#include <stdexcept>

using namespace arioso::engine;
using namespace arioso::test;

namespace {

/// In place of at::cuda::CUDAGraph.
struct FakeGraph
{
    void capture_begin() { ++begun; }
    void capture_end()
    {
        ++ended;
        if (invalid)
            throw std::runtime_error("CUDA error: operation failed due to a previous error during capture");
    }
    int begun = 0;
    int ended = 0;
    bool invalid = false;
};

std::vector<at::Device> devices()
{
    std::vector<at::Device> all{at::kCPU};
    if (at::hasCUDA())
        all.emplace_back(at::kCUDA, 0);
    return all;
}

/// Random numbers that are the same in every run.
at::Generator generator(std::uint64_t seed)
{
    return at::detail::createCPUGenerator(seed);
}

/// Logits of every step, R x K x V each: the columns one by one after a first portion.
std::vector<at::Tensor> steps(const Decoder& decoder, const Conditioning& conditioning, const at::Tensor& ids,
                              int first)
{
    const auto session = decoder.begin(conditioning, int(ids.size(0)), int(ids.size(2)));
    std::vector<at::Tensor> all{session->step(ids.narrow(2, 0, first))};
    for (std::int64_t column = first; column < ids.size(2); ++column)
        all.push_back(session->step(ids.narrow(2, column, 1)).clone());
    return all;
}

void compareForms(ModelConfig config, const Conditioning& conditioning, const WeightStore& store, int columns)
{
    const at::Tensor ids = at::randint(config.decoder.vocabSize + 1, {2, config.decoder.codebooks, columns},
                                       generator(1), at::kLong);
    const Weights weights = Weights(store).scope("decoder");
    const TorchDecoder growing(weights, config.decoder, {at::kCPU, at::kFloat, StepForm::Growing});
    for (const at::Device device : devices()) {
        const TorchDecoder fixed(weights, config.decoder, {device, at::kFloat, StepForm::Fixed});
        for (const int first : {1, 7}) {
            const auto expected = steps(growing, conditioning, ids, first);
            const auto actual = steps(fixed, conditioning, ids, first);
            for (std::size_t i = 0; i < expected.size(); ++i)
                CHECK_CLOSE(flat(actual[i]), flat(expected[i]), 2e-5);
        }
    }
}

ModelConfig longer(ModelConfig config)
{
    config.decoder.maxPositions = 700; // three blocks of the recorded steps
    return config;
}

} // namespace

ARIOSO_TEST(fixedStepsEqualGrowingOnes)
{
    const ModelConfig config = longer(tinyMono());
    const WeightStore store = formulaWeights(config, 4);
    compareForms(config, conditioningOf(store, config, goldenTexts(store, config)), store, 530);
    compareForms(config, {}, store, 20);
}

ARIOSO_TEST(fixedStepsFollowAPrefix)
{
    const ModelConfig config = longer(tinyMelody());
    const WeightStore store = formulaWeights(config, 4);
    compareForms(config, conditioningOf(store, config, goldenMelodies(store, config)), store, 300);
}

ARIOSO_TEST(severalColumnsAtOnceAreFedOneByOne)
{
    const ModelConfig config = tinyMono();
    const WeightStore store = formulaWeights(config, 4);
    const Weights weights = Weights(store).scope("decoder");
    const at::Tensor ids = at::randint(1024, {1, 4, 12}, generator(2), at::kLong);
    const at::Tensor expected =
        TorchDecoder(weights, config.decoder, {at::kCPU, at::kFloat, StepForm::Growing})
            .begin({}, 1, 12)
            ->step(ids);
    const TorchDecoder decoder(weights, config.decoder, {at::kCPU, at::kFloat, StepForm::Fixed});
    const auto session = decoder.begin({}, 1, 12);
    (void)session->step(ids.narrow(2, 0, 5));
    CHECK_CLOSE(flat(session->step(ids.narrow(2, 5, 7))), flat(expected), 2e-5);
    CHECK_ERROR((void)session->step(ids.narrow(2, 0, 1)), ErrorCode::RequestTooLong, "room");
}

ARIOSO_TEST(aCaptureEndsWhateverHappens)
{
    FakeGraph graph;
    QCOMPARE(flat(captured(graph, [] { return at::full({2}, 3.0); })), (std::vector<double>{3, 3}));
    QVERIFY(graph.begun == 1 && graph.ended == 1);
    const auto fails = []() -> at::Tensor {
        throw Error(ErrorCode::OutOfMemory, "in the pool of the graph");
    };
    CHECK_ERROR(captured(graph, fails), ErrorCode::OutOfMemory, "in the pool");
    QVERIFY(graph.begun == 2 && graph.ended == 2);
    graph.invalid = true; // ending a capture that went wrong fails too
    CHECK_ERROR(captured(graph, fails), ErrorCode::OutOfMemory, "in the pool");
    QVERIFY(graph.begun == 3 && graph.ended == 3);
}

ARIOSO_TEST(aGpuRecordsTheSteps)
{
    if (!at::hasCUDA())
        QSKIP("No GPU: what is recorded on one was not tested.");
    QCOMPARE(devices().size(), std::size_t(2)); // which the other tests then use
}

ARIOSO_TEST(wholeGenerationsAgree)
{
    for (const ModelConfig& config : {tinyMono(), tinyStereo()}) {
        const WeightStore store = formulaWeights(config, 4);
        ModelParts parts = tinyParts(config);
        GenerationRequest request;
        Prompt prompt;
        prompt.text = "a";
        request.prompts = {prompt};
        request.takes = 2;
        request.seed = 5;
        request.length = NewTokens{30};
        request.overrides.topK = 200;
        request.overrides.topP = 0.9F;
        GenerationListener quiet;
        std::vector<std::vector<std::int32_t>> codes;
        for (const StepForm form : {StepForm::Growing, StepForm::Fixed}) {
            parts.decoder = std::make_shared<TorchDecoder>(Weights(store).scope("decoder"), config.decoder,
                                                           TorchDecoderOptions{at::kCPU, at::kFloat, form});
            const GenerationResult result = generateClips(parts, request, quiet);
            QCOMPARE(result.clips.size(), std::size_t(2));
            for (const Clip& clip : result.clips)
                codes.push_back(clip.codes.values);
        }
        QCOMPARE(codes[2], codes[0]);
        QCOMPARE(codes[3], codes[1]);
    }
}

ARIOSO_TEST(drawingInPlaceEqualsDrawingOnTheCpu)
{
    std::vector<Sampling> settings(8);
    settings[0].sample = false;
    settings[2].topK = 250;
    settings[3].topP = 0.7F;
    settings[4].minP = 0.05F;
    settings[5] = {true, 0.6F, 50, 0.9F, 0.02F};
    settings[6].topK = 1;
    settings[7].temperature = 3.0F;
    const at::Tensor logits = at::randn({6, 4, 2048}, generator(3)) * 4;
    logits[0][0].narrow(0, 100, 700).fill_(2.5F); // ties
    at::Tensor uniforms = at::rand({3, 4}, generator(4), at::kDouble);
    uniforms[0][0] = 0;
    uniforms[1][1] = 1 - 0x1.0p-53;
    for (const Sampling& sampling : settings) {
        for (const bool guided : {true, false}) {
            const SamplingRule rule{sampling, 3, guided};
            const at::Tensor rows = guided ? logits : logits.narrow(0, 0, 3).contiguous();
            const at::Tensor expected = sampleCodes(rows, rule, uniforms);
            for (const at::Device device : devices()) {
                const at::Tensor drawn =
                    sampleCodesOnDevice(rows.to(device), rule, uniforms.to(device)).to(at::kCPU);
                QCOMPARE(flat(drawn), flat(expected));
            }
        }
    }
}

ARIOSO_TEST(whatIsNotANumberIsReported)
{
    const SamplingRule rule;
    const at::Tensor uniforms = at::full({1, 4}, 0.5, at::kDouble);
    for (const double bad :
         {std::numeric_limits<double>::quiet_NaN(), std::numeric_limits<double>::infinity()}) {
        at::Tensor logits = at::randn({1, 4, 16}, generator(5));
        logits[0][2][3] = bad;
        CHECK_ERROR((void)sampleCodes(logits, rule, uniforms), ErrorCode::NumericalFailure, "not a number");
        const at::Tensor codes = sampleCodesOnDevice(logits, rule, uniforms);
        QCOMPARE(codes[0][2].item<std::int64_t>(), std::int64_t(-1));
        CHECK_ERROR(requireCodes(codes), ErrorCode::NumericalFailure, "not a number");
    }
}
