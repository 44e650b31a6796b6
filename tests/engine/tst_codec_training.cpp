// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The codec that is trained against the engine's, its gradients against finite differences, and a training
// that is interrupted against one that is not.

#include "engine/codec/encodec.h"
#include "support/test.h"
#include "support/tiny_checkpoint.h"
#include "training/checkpoint_export.h"
#include "training/codec_measures.h"
#include "training/codec_network.h"
#include "training/codec_training.h"
#include "training/discriminator.h"
#include "training/lstm.h"
#include "training/spectrum.h"
#include "training/tensor_file.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/cumsum.h>
#include <ATen/ops/randint.h>
#include <ATen/ops/randn.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/zeros.h>
#include <c10/core/GradMode.h>

#include <cmath>
#include <functional>
#include <stdexcept>

using namespace arioso;
using training::TensorMap;

namespace {

at::Generator generator(std::uint64_t seed)
{
    return at::detail::createCPUGenerator(seed);
}

at::Tensor random(at::IntArrayRef shape, std::uint64_t seed)
{
    return at::randn(shape, generator(seed), at::kFloat);
}

/// Odd and even ratios, two LSTM layers: what all shapes of codecs have in common.
engine::AudioEncoderConfig oddCodec(engine::PadMode padMode)
{
    engine::AudioEncoderConfig config = training::smallCodec();
    config.padMode = padMode;
    config.numFilters = 4;
    config.hiddenSize = config.codebookDim = 6;
    config.upsamplingRatios = {3, 2};
    config.lstmLayers = 2;
    config.codebookSize = 8;
    return config;
}

/// Weights large enough that biases and both directions of a kernel matter.
TensorMap weightsOf(const engine::AudioEncoderConfig& config)
{
    TensorMap tensors = training::initialCodec(config, 3);
    std::uint64_t seed = 100;
    for (auto& [name, tensor] : tensors)
        tensor = tensor + 0.05 * random(tensor.sizes(), ++seed);
    for (int k = 0; k < 2; ++k)
        tensors["quantizer.layers." + std::to_string(k) + ".codebook.embed"] =
            random({config.codebookSize, config.codebookDim}, 50 + std::uint64_t(k));
    return tensors;
}

double largestDifference(const at::Tensor& a, const at::Tensor& b)
{
    return a.sizes() == b.sizes() ? (a - b).abs().max().item<double>() : 1e9;
}

/// How far a gradient is from what a small step along it and back says, relative to it. A gradient that
/// points elsewhere finds less slope than its own length.
double gradientError(const std::function<at::Tensor(const at::Tensor&)>& loss, const at::Tensor& x,
                     double step)
{
    const at::Tensor leaf = x.clone().requires_grad_();
    loss(leaf).backward();
    const double slope = leaf.grad().norm().item<double>();
    const at::Tensor direction = leaf.grad() / slope;
    const double measured =
        (loss(x + step * direction).item<double>() - loss(x - step * direction).item<double>()) / (2 * step);
    return std::abs(slope - measured) / slope;
}

training::Clip noise(const std::string& name, std::uint64_t seed)
{
    training::Clip clip{name, {{}}, {}};
    const at::Tensor x = random({40000}, seed) * 3000;
    for (std::int64_t i = 0; i < x.size(0); ++i)
        clip.channels[0].push_back(std::int16_t(x[i].item<float>()));
    return clip;
}

const training::ClipSet& noises()
{
    static const training::ClipSet kSet{32000, {noise("a", 1), noise("b", 2)}, {noise("c_val", 3)}};
    return kSet;
}

training::CodecTrainingOptions quickTraining(const std::filesystem::path& run)
{
    training::CodecTrainingOptions options;
    options.trainer.run = run;
    options.trainer.budget.steps = 12;
    options.trainer.workers = 2;
    options.trainer.saveSteps = 5;
    options.config.numFilters = 2;
    options.config.hiddenSize = options.config.codebookDim = 8;
    options.config.codebookSize = 8;
    options.codebooks = 2;
    options.batch = 1;
    options.segment = 0.2;
    options.warmUp = 7;
    options.fadeIn = 3;
    return options;
}

/// Killed in the middle: what was done after the last checkpoint is lost.
class KilledTraining : public training::CodecTraining
{
public:
    using CodecTraining::CodecTraining;

protected:
    void prepare(double spent) override
    {
        if (step() == 6)
            throw std::runtime_error("killed");
        CodecTraining::prepare(spent);
    }
};

} // namespace

ARIOSO_TEST(theTrainedNetworkIsTheEngines)
{
    for (const engine::PadMode padMode :
         {engine::PadMode::Constant, engine::PadMode::Reflect, engine::PadMode::Replicate}) {
        const engine::AudioEncoderConfig config = oddCodec(padMode);
        const TensorMap tensors = weightsOf(config);
        engine::WeightStore store;
        for (const auto& [name, tensor] : training::codecTensors(tensors))
            store.add(name, tensor);
        const engine::Encodec codec(engine::Weights(store, "audio_encoder"), config, at::kCPU, 1);
        const training::CodecNetwork network(tensors, config);

        const at::Tensor audio = random({2, 1, 60}, 7);
        QVERIFY(largestDifference(network.encode(audio), codec.latents(audio)) < 1e-5);

        const at::Tensor codes = at::randint(0, 8, {2, 2, 10}, generator(9), at::kLong);
        at::Tensor latents = at::zeros({2, 10, 6}, at::kFloat);
        for (int k = 0; k < 2; ++k)
            latents = latents + tensors.at("quantizer.layers." + std::to_string(k) + ".codebook.embed")
                                    .index_select(0, codes.select(1, k).reshape(-1))
                                    .view({2, 10, 6});
        const at::Tensor sound = network.decode(latents.transpose(1, 2).contiguous());
        QVERIFY(largestDifference(sound, codec.decodeWhole(codes)) < 1e-5);
    }
}

ARIOSO_TEST(theFastLstmHasTheGradientsOfTheSlowOne)
{
    const std::vector<at::Tensor> base{random({5, 3, 4}, 1), random({16, 4}, 2), random({16, 4}, 3),
                                       random({16}, 4), random({16}, 5)};
    const at::Tensor direction = random({5, 3, 4}, 6);
    std::vector<std::vector<at::Tensor>> gradients;
    std::vector<at::Tensor> results;
    for (const at::ScalarType type : {at::kFloat, at::kDouble}) { // double takes libtorch's way
        std::vector<at::Tensor> leaves;
        for (const at::Tensor& tensor : base)
            leaves.push_back(tensor.to(type, false, true).requires_grad_());
        const at::Tensor y = training::lstmLayer(leaves[0], {leaves[1], leaves[2], leaves[3], leaves[4]});
        (y * direction.to(type)).sum().backward();
        results.push_back(y.to(at::kFloat));
        gradients.emplace_back();
        for (const at::Tensor& leaf : leaves)
            gradients.back().push_back(leaf.grad().to(at::kFloat));
    }
    QVERIFY(largestDifference(results[0], results[1]) < 1e-5);
    for (std::size_t i = 0; i < base.size(); ++i)
        QVERIFY(largestDifference(gradients[0][i], gradients[1][i]) < 1e-5);
}

ARIOSO_TEST(theNetworksGradientsAreThoseOfFiniteDifferences)
{
    const engine::AudioEncoderConfig config = oddCodec(engine::PadMode::Constant);
    TensorMap tensors;
    for (const auto& [name, tensor] : weightsOf(config))
        tensors[name] = tensor.to(at::kDouble);
    const at::Tensor audio = random({1, 1, 24}, 7).to(at::kDouble);
    for (const char* name : {"encoder.layers.0.conv.weight", "encoder.layers.3.conv.weight",
                             "encoder.layers.7.lstm.weight_hh_l0", "decoder.layers.3.conv.weight",
                             "decoder.layers.4.block.1.conv.bias"}) {
        QVERIFY2(tensors.count(name) != 0, name);
        const auto loss = [&](const at::Tensor& x) {
            TensorMap changed = tensors;
            changed[name] = x;
            const training::CodecNetwork network(changed, config);
            const at::Tensor y = network.decode(network.encode(audio));
            return (y * y).sum();
        };
        QVERIFY2(gradientError(loss, tensors.at(name), 1e-6) < 1e-4, name);
    }
}

ARIOSO_TEST(theLosssGradientsAreThoseOfFiniteDifferences)
{
    const training::SpectralLoss loss(32000, at::kCPU);
    const at::Tensor reference = 0.1 * random({2, 4096}, 1);
    const at::Tensor estimate = 0.1 * random({2, 4096}, 2);
    const auto term = [&](at::Tensor training::SpectralLoss::Terms::*member) {
        return gradientError([&](const at::Tensor& x) { return loss(reference, x).*member; }, estimate, 1e-3);
    };
    QVERIFY(term(&training::SpectralLoss::Terms::mel) < 0.03);
    QVERIFY(term(&training::SpectralLoss::Terms::linear) < 0.03);
    QVERIFY(term(&training::SpectralLoss::Terms::waveform) < 0.03);
    QVERIFY(term(&training::SpectralLoss::Terms::balance) < 0.03);
    QVERIFY(term(&training::SpectralLoss::Terms::overshoot) < 0.03);
}

ARIOSO_TEST(onlyWhatLeavesTheEnvelopeOvershoots)
{
    const training::SpectralLoss loss(32000, at::kCPU);
    const at::Tensor reference = 0.1 * random({1, 4096}, 1);
    const double level = reference.abs().mean().item<double>() + 1e-3;
    const auto overshoot = [&](const at::Tensor& estimate) {
        return loss(reference, estimate).overshoot.item<double>();
    };
    QCOMPARE(overshoot(-reference), 0.0);
    const at::Tensor click = reference.clone();
    click[0][2000] = -1.5F;
    const double nearby = reference[0].narrow(0, 2000 - 32, 65).abs().max().item<double>();
    QVERIFY(std::abs(overshoot(click) - (1.5 - nearby) / level / 4096) < 1e-6);
}

ARIOSO_TEST(theBalanceComparesLevelsNotTimes)
{
    const training::SpectralLoss loss(32000, at::kCPU);
    const at::Tensor reference = 0.1 * random({1, 16384}, 1);
    const auto balance = [&](const at::Tensor& estimate) {
        return loss(reference, estimate).balance.item<double>();
    };
    QVERIFY(std::abs(balance(reference * 0.5) - std::log(2.0)) < 0.01);
    QVERIFY(balance(reference.flip(1)) < 0.05 * std::log(2.0));
}

ARIOSO_TEST(aBalancedGradientGivesEachTermItsShare)
{
    constexpr training::SpectralLoss::Shares kShares{0.4, 0.2, 0.2, 0.2};
    const training::SpectralLoss loss(32000, at::kCPU);
    const at::Tensor reference = 0.1 * random({1, 4096}, 1);
    const at::Tensor estimate = (0.1 * random({1, 4096}, 2)).requires_grad_();
    training::SpectralLoss::Terms terms = loss(reference, estimate);
    const at::Tensor once = training::SpectralLoss::balancedGradient(terms, estimate, kShares);
    terms = loss(reference, estimate);
    terms.mel = terms.mel * 1000; // its size does not matter
    terms.balance = terms.balance * 1000;
    const at::Tensor scaled = training::SpectralLoss::balancedGradient(terms, estimate, kShares);
    QVERIFY(largestDifference(once, scaled) < 1e-3 * once.abs().max().item<double>());
}

ARIOSO_TEST(aSineHasItsPowerInItsBin)
{
    at::Tensor sine = at::zeros({1, 4096}, at::kFloat);
    for (int i = 0; i < 4096; ++i)
        sine[0][i] = std::sin(2 * 3.14159265358979 * 100 * i / 1024);
    const at::Tensor power =
        training::powerSpectrum(sine, {1024, 256}, training::hannWindow(1024, at::kCPU))[0][3];
    QCOMPARE(power.argmax().item<std::int64_t>(), std::int64_t(100));
    QVERIFY(std::abs(power[100].item<double>() - 1) < 1e-3);
    QVERIFY(power[110].item<double>() < 1e-8);
}

ARIOSO_TEST(kMeansFindsTheClusters)
{
    std::vector<at::Tensor> points;
    for (int cluster = 0; cluster < 4; ++cluster)
        points.push_back(0.01 * random({50, 3}, std::uint64_t(cluster)) +
                         5 * random({1, 3}, 40 + std::uint64_t(cluster)));
    const at::Tensor latents = at::cat(points);
    training::Codebooks codebooks(2, 8, 3, at::kCPU);
    codebooks.initialise(latents, generator(1));
    const training::Quantized quantized = codebooks.quantize(latents);
    QVERIFY(largestDifference(quantized.values, latents) < 0.05);
    QVERIFY(quantized.commitment.item<double>() < 1e-3);
}

ARIOSO_TEST(unusedEntriesAreRestarted)
{
    training::Codebooks codebooks(1, 4, 2, at::kCPU);
    codebooks.initialise(random({100, 2}, 1), generator(1));
    codebooks.entries[0][2].fill_(1000); // nothing is near it any more
    codebooks.sums[0][2].fill_(1000 * codebooks.sizes[0][2].item<float>());
    const at::Tensor latents = random({100, 2}, 2);
    int restarted = 0;
    for (int step = 0; step < 200; ++step) {
        const training::Quantized quantized = codebooks.quantize(latents);
        codebooks.follow(quantized.use, 0.9);
        restarted += codebooks.restartUnused(quantized.use, 0.1, generator(std::uint64_t(step)));
    }
    QVERIFY(restarted > 0);
    QVERIFY(codebooks.entries.abs().max().item<double>() < 10);
    QVERIFY(codebooks.perplexities()[0] > 3);
}

ARIOSO_TEST(aKilledTrainingGoesOnToTheBit)
{
    const test::TemporaryFolder folder;
    training::CodecTraining whole(quickTraining(folder / "whole"), noises());
    whole.run();
    try {
        KilledTraining killed(quickTraining(folder / "killed"), noises());
        killed.run();
        QFAIL("the training was not killed");
    } catch (const std::runtime_error&) {
    }
    training::CodecTraining resumed(quickTraining(folder / "killed"), noises());
    resumed.run();

    const TensorMap a = training::readTensors(folder / "whole" / "state.safetensors");
    const TensorMap b = training::readTensors(folder / "killed" / "state.safetensors");
    QCOMPARE(a.size(), b.size());
    QVERIFY(resumed.step() == 12 && whole.step() == 12);
    for (const auto& [name, tensor] : a) {
        if (name != "training.progress") // holds the time spent
            QVERIFY2(tensor.equal(b.at(name)), name.c_str());
    }
    QVERIFY(std::filesystem::exists(folder / "whole" / "metrics.svg"));
}

ARIOSO_TEST(theDecoderAloneLeavesTheCodesAsTheyAre)
{
    const test::TemporaryFolder folder;
    training::CodecTrainingOptions options = quickTraining(folder / "run");
    training::CodecTraining(options, noises()).run();
    const TensorMap before = training::readTensors(folder / "run" / "state.safetensors");
    options.trainer.budget.steps = 16;
    options.decoderOnly = true;
    training::CodecTraining(options, noises()).run();

    bool learnt = false;
    for (const auto& [name, tensor] : training::readTensors(folder / "run" / "state.safetensors")) {
        if (name.rfind("encoder.", 0) == 0 || name.rfind("quantizer.", 0) == 0)
            QVERIFY2(tensor.equal(before.at(name)), name.c_str());
        else if (name.rfind("decoder.", 0) == 0)
            learnt = learnt || !tensor.equal(before.at(name));
    }
    QVERIFY(learnt);
}

ARIOSO_TEST(aRunBeginsWithATrainedCodecAndGoesBackIntoItsModel)
{
    const test::TemporaryFolder folder;
    training::CodecTrainingOptions options = quickTraining(folder / "run");
    const engine::AudioEncoderConfig config = options.config;
    engine::WeightStore store; // as a checkpoint has it: in half precision
    for (const auto& [name, tensor] : training::codecTensors(weightsOf(config)))
        store.add(name, tensor.to(at::kHalf));
    const TensorMap start = training::codecOf(store, config);
    QCOMPARE(start.size(), weightsOf(config).size());

    // The same codes and the same audio as the engine makes of the checkpoint.
    const engine::Encodec codec(engine::Weights(store, "audio_encoder"), config, at::kCPU, 1);
    const training::CodecNetwork network(start, config);
    const at::Tensor audio = random({1, 1, 1280}, 7);
    QVERIFY(largestDifference(network.encode(audio), codec.latents(audio)) < 1e-5);

    options.start = start;
    options.decoderOnly = options.adversarial = true;
    options.trainer.budget.steps = 64; // the discriminator alone learns in the first 60
    options.trainer.saveSteps = 64;
    options.trainer.muon.tables = {training::kDiscriminator};
    training::CodecTraining(options, noises()).run();
    const TensorMap trained = training::readTensors(folder / "run" / "state.safetensors");
    const TensorMap initial = training::initialDiscriminator(options.trainer.seed);
    int learnt = 0, opposed = 0;
    for (const auto& [name, tensor] : trained) {
        if (name.rfind("encoder.", 0) == 0 || name.rfind("quantizer.", 0) == 0)
            QVERIFY2(tensor.equal(start.at(name)), name.c_str());
        learnt += name.rfind("decoder.", 0) == 0 && !tensor.equal(start.at(name)) ? 1 : 0;
        opposed += name.rfind("discriminator.", 0) == 0 && !tensor.equal(initial.at(name)) ? 1 : 0;
    }
    QVERIFY(learnt > 0);
    QCOMPARE(std::size_t(opposed), initial.size());

    TensorMap best = trained;
    for (auto it = best.begin(); it != best.end();)
        it = it->first.rfind("training.", 0) == 0 ? best.erase(it) : std::next(it);
    const TensorMap stored = training::codecTensors(best, store, config);
    QCOMPARE(stored.size(), store.tensors().size());
    for (const auto& [name, tensor] : stored) {
        if (name.rfind("audio_encoder.decoder.", 0) != 0)
            QVERIFY2(tensor.equal(store.tensors().at(name)), name.c_str());
    }
}

ARIOSO_TEST(aDiscriminatorLearnsToTellRealFromMade)
{
    // White noise and brown noise.
    const at::Tensor real = 0.1 * random({2, 8192}, 1);
    const at::Tensor made = 0.1 * random({2, 8192}, 2).cumsum(1) / 30;
    TensorMap leaves;
    for (const auto& [name, tensor] : training::initialDiscriminator(1))
        leaves[name] = tensor.requires_grad_();
    double first = 0, last = 0;
    for (int step = 0; step < 40; ++step) {
        const training::Discriminator discriminator(leaves, at::kCPU);
        const at::Tensor loss =
            training::discriminatorLoss(discriminator.judge(real), discriminator.judge(made));
        loss.backward();
        last = loss.item<double>();
        first = step == 0 ? last : first;
        const c10::AutoGradMode off(false);
        for (auto& [name, leaf] : leaves) {
            leaf.sub_(0.02 * leaf.grad());
            leaf.mutable_grad().zero_();
        }
    }
    QVERIFY(last < 0.5 * first);
    const training::Discriminator discriminator(leaves, at::kCPU);
    const training::Discriminator::Opinion opinion = discriminator.judge(real);
    const auto deception = [&](const at::Tensor& x) {
        return training::deceptionLoss(opinion, discriminator.judge(x));
    };
    QVERIFY(deception(made).item<double>() > deception(real).item<double>());
    QVERIFY(gradientError(deception, made, 1e-3) < 0.03);
}

ARIOSO_TEST(clicksAreCounted)
{
    const at::Tensor reference = 0.1 * random({2, 32000}, 1).clamp(-3, 3);
    at::Tensor estimate = reference.clone();
    estimate[0][100] = 0.9F;
    estimate[1][500] = -0.9F;
    estimate[1][900] += 0.05F; // loud, but no click
    const training::CodecMeasures measures = training::measureCodec(reference, estimate, 32000);
    QVERIFY(std::abs(measures.clicks - 1) < 1e-9); // two in two seconds
}

ARIOSO_TEST(anotherSizeIsNotContinued)
{
    const test::TemporaryFolder folder;
    training::CodecTrainingOptions options = quickTraining(folder / "run");
    options.trainer.budget.steps = 1;
    training::CodecTraining(options, noises()).run();
    options.config.numFilters = 4;
    training::CodecTraining other(options, noises());
    CHECK_ERROR(other.run(), engine::ErrorCode::CheckpointInvalid, "does not match this training");
}
