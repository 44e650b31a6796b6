// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Training of decoders: it learns a clip by heart, the result is a checkpoint, low-rank changes touch only
// what they should.

#include "engine/checkpoint/checkpoint.h"
#include "engine/pipeline/generator.h"
#include "support/formula_weights.h"
#include "support/test.h"
#include "support/tiny_checkpoint.h"
#include "support/tiny_model.h"
#include "training/checkpoint_export.h"
#include "training/codec_network.h"
#include "training/decoder_training.h"
#include "training/model_start.h"
#include "training/tensor_file.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/randint.h>
#include <ATen/ops/randn.h>
#include <ATen/ops/softmax.h>
#include <c10/core/GradMode.h>

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

using namespace arioso;
using training::TensorMap;

namespace {

/// The tiny mono model with fewer codes, so that it learns fast.
engine::ModelConfig tinyConfig()
{
    engine::ModelConfig config = test::tinyMono();
    config.audio.codebookSize = 32;
    config.decoder.vocabSize = 32;
    config.decoder.padTokenId = config.decoder.bosTokenId = 32;
    config.decoder.startTokenId = 32;
    return config;
}

TensorMap allTensors(const engine::ModelConfig& config)
{
    const engine::WeightStore store = test::formulaWeights(config, 4);
    return {store.tensors().begin(), store.tensors().end()};
}

/// One clip of random codes, described by the tiny tokenizer's "a".
training::Pieces oneClip(int codes)
{
    training::Pieces pieces;
    pieces.texts = {{5, 6, 7, 1}};
    const at::Generator generator = at::detail::createCPUGenerator(5);
    pieces.training.push_back({"clip", at::randint(0, codes, {4, 16}, generator, at::kLong), {0}});
    return pieces;
}

training::DecoderTrainingOptions quickTraining(const std::filesystem::path& run,
                                               const engine::ModelConfig& config, long steps)
{
    training::DecoderTrainingOptions options;
    options.trainer.run = run;
    options.trainer.budget.steps = steps;
    options.trainer.workers = 1;
    options.trainer.saveSteps = steps;
    options.trainer.logEvery = 100;
    options.trainer.learningRate = {5e-3, 1e-4, 10};
    options.trainer.adam = {0.9, 0.95, 1e-8, 0};
    options.config = config;
    options.batch = 1;
    options.frames = 16;
    options.withoutText = 0;
    return options;
}

double sum(const std::vector<double>& values)
{
    double total = 0;
    for (const double value : values)
        total += value;
    return total;
}

/// Shows what a step would take and an evaluation would say.
class Drawing : public training::DecoderTraining
{
public:
    using DecoderTraining::DecoderTraining;

    std::vector<Example> drawAt(long step, int rank)
    {
        m_step = step;
        return draw(rank);
    }

    /// Losses of a step, and the norm of its gradient.
    std::pair<double, double> step()
    {
        const training::Replica replica(m_parameters);
        const std::vector<double> losses = differentiate(0, replica);
        return {sum(losses), replica.gradient.norm().item<double>()};
    }

    training::RunLog::Row columns()
    {
        const c10::AutoGradMode off(false);
        return evaluate().columns;
    }
};

} // namespace

ARIOSO_TEST(aClipIsLearntByHeart)
{
    const test::TemporaryFolder folder;
    const engine::ModelConfig config = tinyConfig();
    const training::Pieces pieces = oneClip(config.decoder.vocabSize);
    const TensorMap all = allTensors(config);
    const training::TrainedWeights weights(training::initialModel(config, 1), training::Trained::All, 0, 1);
    training::DecoderTraining training(quickTraining(folder / "run", config, 200), weights, pieces);
    training.run();

    const c10::AutoGradMode off(false);
    TensorMap trained = weights.complete(training::readTensors(folder / "run" / "best.safetensors"));
    for (const auto& [name, tensor] : all)
        trained.emplace(name, tensor); // the codec
    const engine::WeightStore store = training::storeOf(trained);
    engine::GenerationRequest request;
    request.prompts.front().text = "a";
    request.overrides.sample = false;
    request.overrides.guidanceScale = 1.0F;
    request.length = engine::NewTokens{16 + 3};
    engine::GenerationListener quiet;
    const engine::GenerationResult result =
        engine::generateClips(test::partsOf(config, store, engine::DecoderBackend::Native), request, quiet);
    const at::Tensor expected = pieces.training.front().codes.reshape(-1);
    const std::vector<std::int64_t> codes(expected.data_ptr<std::int64_t>(),
                                          expected.data_ptr<std::int64_t>() + expected.numel());
    CHECK_CLOSE(result.clips.front().codes.values, codes, 0);
}

// bfloat16 has 8 bits of precision; the loss is summed in float32.
ARIOSO_TEST(productsInBfloat16GiveNearlyTheSameStep)
{
    const test::TemporaryFolder folder;
    const engine::ModelConfig config = tinyConfig();
    const training::Pieces pieces = oneClip(32);
    const training::TrainedWeights weights(allTensors(config), training::Trained::All, 0, 1);
    training::DecoderTrainingOptions options = quickTraining(folder / "run", config, 1);
    const auto [loss, norm] = Drawing(options, weights, pieces).step();
    options.bf16 = true;
    const auto [roundedLoss, roundedNorm] = Drawing(options, weights, pieces).step();
    QVERIFY(roundedLoss != loss);
    QVERIFY(std::abs(roundedLoss - loss) < 0.01 * loss);
    QVERIFY(std::abs(roundedNorm - norm) < 0.05 * norm);
}

ARIOSO_TEST(lowRankChangesLowerTheLossAndTouchOnlyTheLayers)
{
    const test::TemporaryFolder folder;
    const engine::ModelConfig config = tinyConfig();
    const TensorMap all = allTensors(config);
    test::writeCheckpoint(folder / "model", config, training::storeOf(all));
    const training::Pieces pieces = oneClip(config.decoder.vocabSize);
    const training::TrainedWeights weights(training::networkTensors(training::storeOf(all)),
                                           training::Trained::LowRank, 4, 1);
    training::DecoderTraining training(quickTraining(folder / "run", config, 60), weights, pieces);
    const double before = sum(training.measure(pieces.training));
    training.run();
    QVERIFY(sum(training.measure(pieces.training)) < 0.9 * before);

    const c10::AutoGradMode off(false);
    const TensorMap best = training::readTensors(folder / "run" / "best.safetensors");
    const TensorMap merged = training::merged(training::storeOf(all), weights, best);
    training::writeVariant(folder / "tuned", folder / "model", merged);

    const auto store = engine::readWeights(engine::readCheckpointHeader(folder / "tuned"));
    QCOMPARE(store->tensors().size(), all.size());
    int changed = 0;
    for (const auto& [name, tensor] : store->tensors()) {
        const bool same = tensor.equal(all.at(name));
        changed += same ? 0 : 1;
        QVERIFY2(same || name.rfind("decoder.model.decoder.layers.", 0) == 0, name.c_str());
    }
    QCOMPARE(changed, config.decoder.layers * 10); // eight projections and two of the feed-forward part
    QVERIFY(std::filesystem::exists(folder / "tuned" / "spiece.model"));
}

ARIOSO_TEST(lowRankChangesBeginAtNothing)
{
    const TensorMap base = training::networkTensors(test::formulaWeights(tinyConfig(), 4));
    const training::TrainedWeights weights(base, training::Trained::LowRank, 4, 1);
    const c10::AutoGradMode off(false);
    int changed = 0;
    for (const auto& [name, tensor] : base) {
        const at::Tensor trained = weights.value(name, weights.initial());
        changed += trained.defined() ? 1 : 0;
        QVERIFY2(!trained.defined() || trained.equal(tensor), name.c_str());
    }
    QCOMPARE(changed, tinyConfig().decoder.layers * 10);
}

ARIOSO_TEST(headsLookAPhraseBackFromTheStart)
{
    // By hand: random codes under the positions' sinusoids, normalised, times the weights. The largest score
    // of each head's row is the one so many steps back.
    const engine::ModelConfig config = training::smallModel(training::smallCodec(), 4, 8);
    const TensorMap tensors = training::initialModel(config, 1, 192);
    const std::int64_t width = 192, half = 96;
    const std::int64_t length = 500;
    at::Tensor x = at::randn({length, width}, at::detail::createCPUGenerator(7), at::kFloat) * 0.05;
    for (std::int64_t t = 0; t < length; ++t) {
        for (std::int64_t i = 0; i < half; ++i) {
            const double phase = double(t) * std::pow(10000.0, -double(i) / 95);
            x[t][i] += std::cos(phase);
            x[t][half + i] += std::sin(phase);
        }
    }
    x = (x - x.mean(at::IntArrayRef{1}, true)) / x.std(at::IntArrayRef{1}, false, true);
    const std::map<std::pair<int, int>, std::int64_t> steps{
        {{0, 0}, 0},   {{0, 1}, 1},  {{1, 0}, 191}, {{1, 1}, 95},  {{1, 2}, 47}, {{1, 3}, 383}, {{2, 0}, 191},
        {{2, 1}, 191}, {{2, 2}, 95}, {{2, 3}, 23},  {{3, 0}, 191}, {{3, 1}, 95}, {{3, 2}, 383}};
    for (const auto& [place, back] : steps) {
        const std::string name =
            "decoder.model.decoder.layers." + std::to_string(place.first) + ".self_attn.";
        const auto project = [&](const char* part) {
            return at::matmul(x, tensors.at(name + part).narrow(0, 32 * place.second, 32).t());
        };
        const at::Tensor scores =
            at::matmul(project("q_proj.weight"), project("k_proj.weight").t()) / std::sqrt(32.0);
        for (const std::int64_t t : {400, 433, 499}) {
            const at::Tensor weights = at::softmax(scores[t].narrow(0, 0, t + 1), 0);
            QCOMPARE(weights.argmax().item<std::int64_t>(), t - back);
            QVERIFY(weights[t - back].item<double>() > 0.5);
        }
    }
    CHECK_ERROR(training::initialModel(tinyConfig(), 1, 192), engine::ErrorCode::RequestInvalid, "phrase");
}

ARIOSO_TEST(stepsAreOfOneKindForAllWorkersAndCorruptWhatIsFedAlone)
{
    const engine::ModelConfig config = tinyConfig();
    training::Pieces pieces;
    const at::Generator generator = at::detail::createCPUGenerator(5);
    for (int i = 0; i < 5; ++i)
        pieces.training.push_back({"clip", at::randint(0, 32, {4, 700}, generator, at::kLong), {}});
    const test::TemporaryFolder folder;
    training::DecoderTrainingOptions options = quickTraining(folder / "run", config, 1);
    options.frames = 600;
    options.phraseFrames = 160;
    options.corrupted = 0.35;
    const training::TrainedWeights weights(training::initialModel(config, 1), training::Trained::All, 0, 1);
    Drawing training(options, weights, pieces);

    std::vector<double> parts;
    std::map<std::int64_t, int> lengths;
    for (long step = 0; step < 64; ++step) {
        const auto first = training.drawAt(step, 0), second = training.drawAt(step, 1);
        QCOMPARE(first.size(), second.size());
        QCOMPARE(first.front().codes.size(1), second.front().codes.size(1));
        const std::int64_t length = first.front().codes.size(1);
        QCOMPARE(std::int64_t(first.size()), 600 / length);
        ++lengths[length];
        for (const auto& example : first) {
            bool clean = false; // the targets are a part of a piece as it is
            for (const training::EncodedPiece& piece : pieces.training) {
                for (std::int64_t begin = 0; begin + length <= 700 && !clean; ++begin)
                    clean = piece.codes.narrow(1, begin, length).equal(example.codes);
            }
            QVERIFY(clean);
            parts.push_back(example.fed.ne(example.codes).to(at::kDouble).mean().item<double>());
        }
        QVERIFY(training.drawAt(step, 0).front().fed.equal(first.front().fed)); // from the seed
    }
    QCOMPARE(lengths, (std::map<std::int64_t, int>{{600, 32}, {200, 28}, {32, 4}}));
    // Uniform from 0 to 0.35; one replacement in 32 is the code that it replaces.
    QVERIFY(std::abs(sum(parts) / double(parts.size()) - 0.175 * 31 / 32) < 0.02);
    const auto [least, most] = std::minmax_element(parts.begin(), parts.end());
    QVERIFY(*least < 0.03 && *most > 0.3 && *most < 0.5);
}

ARIOSO_TEST(piecesOfEveryKindAreMeasured)
{
    for (const std::size_t size : {90, 96, 135}) { // nine kinds in turn
        std::set<std::size_t> kinds;
        const std::vector<std::size_t> places = training::measuredPlaces(size, 36);
        QCOMPARE(std::set<std::size_t>(places.begin(), places.end()).size(), std::size_t(36));
        for (const std::size_t place : places)
            kinds.insert(place % 9);
        QCOMPARE(kinds.size(), std::size_t(9));
    }
    QCOMPARE(training::measuredPlaces(5, 36).size(), std::size_t(5));
}

ARIOSO_TEST(lossesAreToldApartByTime)
{
    // A decoder that gives every code the same chance has log 32 nats everywhere.
    const engine::ModelConfig config = tinyConfig();
    const test::TemporaryFolder folder;
    training::Pieces pieces = oneClip(32);
    training::DecoderTrainingOptions options = quickTraining(folder / "run", config, 1);
    options.phraseFrames = 6;
    TensorMap tensors = training::initialModel(config, 1);
    for (int k = 0; k < 4; ++k)
        tensors.at("decoder.lm_heads." + std::to_string(k) + ".weight").zero_();
    const training::TrainedWeights weights(tensors, training::Trained::All, 0, 1);
    Drawing training(options, weights, pieces);
    const auto columns = training.columns();
    for (const char* name :
         {"first_phrase", "second_phrase", "later", "first_frames", "first_frames_wrong", "val_loss_4"})
        QVERIFY2(std::abs(columns.at(name) - std::log(32.0)) < 1e-4, name);
}

// As after a training on a graphics card: the base is there, the factors come from a file. The device "meta"
// stands for the card: it has no numbers, but refuses, as every device does, to be combined with another.
ARIOSO_TEST(factorsFromAFileFollowTheBaseToItsDevice)
{
    const test::TemporaryFolder folder;
    const TensorMap onCard = training::networkTensors(test::formulaWeights(tinyConfig(), 4), at::kMeta);
    const training::TrainedWeights weights(onCard, training::Trained::LowRank, 4, 1);
    training::writeTensors(folder / "best.safetensors", weights.initial());
    const TensorMap best = training::readTensors(folder / "best.safetensors");
    const c10::AutoGradMode off(false);
    for (const auto& [name, tensor] : onCard) {
        const at::Tensor trained = weights.value(name, best);
        QVERIFY2(!trained.defined() || (trained.is_meta() && trained.sizes() == tensor.sizes()),
                 name.c_str());
    }
}

ARIOSO_TEST(aModelIsWrittenInBothPrecisions)
{
    const test::TemporaryFolder folder;
    const engine::ModelConfig config = tinyConfig();
    TensorMap codec = training::initialCodec(config.audio, 2);
    for (int k = 0; k < 4; ++k)
        codec["quantizer.layers." + std::to_string(k) + ".codebook.embed"] =
            test::formulaTensor("book" + std::to_string(k), {32, 8});
    TensorMap tensors = training::initialModel(config, 1);
    tensors.merge(training::codecTensors(codec));
    training::ModelFiles files{config, {}, folder.path(), 500, training::StoredAs::Float32};
    files.defaults.temperature = 0.7F;
    training::writeModel(folder / "fp32", files, tensors);
    files.storedAs = training::StoredAs::Float16;
    training::writeModel(folder / "fp16", files, tensors);

    const at::Tensor codes = at::randint(0, 32, {1, 4, 10}, at::detail::createCPUGenerator(3), at::kLong);
    std::vector<at::Tensor> sounds;
    for (const char* name : {"fp32", "fp16"}) {
        const engine::CheckpointHeader header = engine::readCheckpointHeader(folder / name);
        QCOMPARE(header.config.decoder.hiddenSize, config.decoder.hiddenSize);
        QCOMPARE(header.config.decoder.padTokenId, 32);
        QCOMPARE(header.config.decoder.maxPositions, 503); // 500 frames, delayed by 3
        QCOMPARE(header.defaults.maxLength, 500);
        QCOMPARE(header.defaults.temperature, 0.7F);
        QCOMPARE(header.config.text.layers, config.text.layers);
        QVERIFY(header.config.audio.padMode == config.audio.padMode);
        const auto store = engine::readWeights(header);
        (void)test::partsOf(header.config, *store, engine::DecoderBackend::Torch); // every tensor is there
        const engine::Encodec encodec(engine::Weights(*store, "audio_encoder"), header.config.audio, at::kCPU,
                                      1);
        sounds.push_back(encodec.decodeWhole(codes));
    }
    const double largest = sounds[0].abs().max().item<double>();
    const double difference = (sounds[0] - sounds[1]).abs().max().item<double>();
    QVERIFY(difference > 0 && difference < 1e-2 * largest);
}

ARIOSO_TEST(repeatsAndFrequenciesAreCounted)
{
    training::EncodedPiece piece{
        "loop", at::randint(0, 8, {1, 100}, at::detail::createCPUGenerator(1), at::kLong), {}};
    piece.codes = piece.codes.repeat({2, 3}).index_put_(
        {at::randint(1, 2, {1}, at::kLong)},
        at::randint(0, 8, {300}, at::detail::createCPUGenerator(2), at::kLong));
    const std::vector<double> rates = training::repeatRates({piece}, 50);
    QVERIFY(rates[0] > 0.999);
    QVERIFY(rates[1] < 0.3);

    training::EncodedPiece constant{"constant", piece.codes * 0, {}};
    const std::vector<double> losses = training::unigramLosses({piece}, {piece}, 8);
    QVERIFY(losses[0] > 1.9 && losses[0] < 2.2); // log 8 = 2.08
    QVERIFY(training::unigramLosses({constant}, {constant}, 8)[0] < 0.1);
}
