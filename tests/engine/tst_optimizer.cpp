// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// Adam and Muon, against what their definitions say.

#include "support/test.h"
#include "training/optimizer.h"

#include <ATen/CPUGeneratorImpl.h>
#include <ATen/TensorOperators.h>
#include <ATen/ops/diag.h>
#include <ATen/ops/linalg_svd.h>
#include <ATen/ops/mm.h>
#include <ATen/ops/randn.h>
#include <ATen/ops/tensor.h>

#include <cmath>
#include <vector>

using namespace arioso;
using training::TensorMap;

namespace {

at::Tensor random(at::IntArrayRef shape, std::uint64_t seed)
{
    return at::randn(shape, at::detail::createCPUGenerator(seed));
}

training::MuonOptions muon()
{
    training::MuonOptions options;
    options.size = 0.4;
    options.tables = {"embed"};
    return options;
}

/// Two matrices, one table, and what is too narrow or has one dimension.
TensorMap network()
{
    return {{"a.bias", random({16}, 1)},
            {"a.weight", random({16, 24}, 2)},
            {"b.convolution", random({8, 4, 3}, 3)},
            {"c.convolution", random({32, 8, 4}, 4)},
            {"d.embed.weight", random({40, 16}, 5)}};
}

} // namespace

ARIOSO_TEST(adamsFirstStepIsTheLearningRate)
{
    // The moments' corrections cancel, so the step has the size of the rate and the gradient's sign.
    training::Parameters parameters({{"a", at::tensor({1.0F, 1.0F})}}, at::kCPU);
    training::adamStep(parameters, 0, 2, at::tensor({0.3F, -20.0F}), 1, 0.01, {});
    CHECK_CLOSE((std::vector<float>{parameters.values[0].item<float>(), parameters.values[1].item<float>()}),
                (std::vector<double>{0.99, 1.01}), 1e-6);
}

ARIOSO_TEST(partsCanLearnMoreSlowly)
{
    training::Parameters parameters(
        {{"decoder.a", at::tensor({1.0F})}, {"text.a", at::tensor({1.0F})}, {"text.b", at::tensor({1.0F})}},
        at::kCPU);
    parameters.setRate("text.", 0.1);
    parameters.setRate("text.b", 0);
    training::AdamOptions decaying;
    decaying.weightDecay = 0.5;
    training::adamStep(parameters, 0, 3, at::tensor({1.0F, 1.0F, 1.0F}), 1, 0.01, decaying);
    const TensorMap values = parameters.views();
    QVERIFY(std::abs(values.at("decoder.a").item<double>() - (1 - 0.01 - 0.005)) < 1e-6);
    QVERIFY(std::abs(values.at("text.a").item<double>() - (1 - 0.001 - 0.0005)) < 1e-6);
    QCOMPARE(values.at("text.b").item<double>(), 1.0);
}

ARIOSO_TEST(anOrthogonalizedMatrixKeepsItsSingularVectors)
{
    for (const std::vector<std::int64_t>& shape :
         std::vector<std::vector<std::int64_t>>{{20, 48}, {48, 20}, {32, 32}}) {
        const at::Tensor x = random(shape, 7) * 1e-4; // the size does not matter
        const at::Tensor y = training::orthogonalized(x);
        QVERIFY(y.sizes() == x.sizes());
        const auto [u, s, v] = at::linalg_svd(x, false); // x = u diag(s) v
        const at::Tensor inside = at::mm(at::mm(u.t(), y), v.t());
        const at::Tensor values = at::diag(inside);
        QVERIFY((inside - at::diag(values)).abs().max().item<double>() < 0.02);
        const at::Tensor large = values.masked_select(s.gt(0.1 * s.max()));
        QVERIFY2(large.min().item<double>() > 0.6 && large.max().item<double>() < 1.3,
                 std::to_string(large.min().item<double>()) + " to " +
                     std::to_string(large.max().item<double>()));
    }
}

ARIOSO_TEST(matricesChangeByMuonAndTheRestByAdam)
{
    const TensorMap initial = network();
    training::Parameters both(initial, at::kCPU);
    training::Parameters adam(initial, at::kCPU);
    const at::Tensor gradient = random({both.size()}, 8);
    training::Optimizer(both, {}, muon()).apply(both, gradient, 1, 0.01, 0, 1);
    training::adamStep(adam, 0, adam.size(), gradient, 1, 0.01, {});
    const TensorMap changed = both.views();
    const TensorMap byAdam = adam.views();
    for (const char* name : {"a.bias", "b.convolution", "d.embed.weight"})
        QVERIFY2(changed.at(name).equal(byAdam.at(name)), name);

    const TensorMap gradients = both.split(gradient);
    for (const char* name : {"a.weight", "c.convolution"}) {
        const at::Tensor change = (initial.at(name) - changed.at(name)).flatten(1);
        const double size = std::sqrt((change * change).mean().item<double>());
        QVERIFY2(size > 0.6 * 0.4 * 0.01 && size < 1.3 * 0.4 * 0.01, std::to_string(size));
        const at::Tensor expected = training::orthogonalized(gradients.at(name).flatten(1));
        const double cosine = ((change * expected).sum() / change.norm() / expected.norm()).item<double>();
        QVERIFY2(cosine > 0.9999, std::to_string(cosine));
    }
}

ARIOSO_TEST(sharesMakeUpTheWhole)
{
    const TensorMap initial = network();
    training::Parameters whole(initial, at::kCPU);
    training::Parameters shared(initial, at::kCPU);
    const training::Optimizer optimizer(whole, {}, muon());
    for (int step = 1; step <= 3; ++step) {
        const at::Tensor gradient = random({whole.size()}, std::uint64_t(10 + step));
        optimizer.apply(whole, gradient, step, 0.01, 0, 1);
        for (const int share : {2, 0, 1})
            optimizer.apply(shared, gradient, step, 0.01, share, 3);
    }
    QVERIFY(shared.values.equal(whole.values));
    QVERIFY(shared.firstMoment.equal(whole.firstMoment));
    QVERIFY(!whole.values.equal(training::Parameters(initial, at::kCPU).values));
}

ARIOSO_TEST(matricesOfPartsCanLearnMoreSlowly)
{
    const TensorMap initial = network();
    training::Parameters parameters(initial, at::kCPU);
    parameters.setRate("c.", 0);
    training::AdamOptions decaying;
    decaying.weightDecay = 0.5;
    training::Optimizer(parameters, decaying, muon())
        .apply(parameters, random({parameters.size()}, 8), 1, 0.01, 0, 1);
    QVERIFY(parameters.views().at("c.convolution").equal(initial.at("c.convolution")));
    QVERIFY(!parameters.views().at("a.weight").equal(initial.at("a.weight")));
}

ARIOSO_TEST(withoutASizeEverythingChangesByAdam)
{
    training::Parameters parameters(network(), at::kCPU);
    training::Parameters adam(network(), at::kCPU);
    const at::Tensor gradient = random({adam.size()}, 8);
    training::Optimizer(parameters, {}, {}).apply(parameters, gradient, 1, 0.01, 0, 1);
    training::adamStep(adam, 0, adam.size(), gradient, 1, 0.01, {});
    QVERIFY(parameters.values.equal(adam.values));
}
