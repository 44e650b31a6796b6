// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The training loss against the reference's number, and its gradients against finite differences.

#include "support/formula_weights.h"
#include "support/golden_conditions.h"
#include "support/test.h"
#include "training/loss.h"

#include <ATen/ops/arange.h>
#include <ATen/ops/full.h>
#include <ATen/ops/log_softmax.h>

using namespace arioso;
using engine::Conditioning;
using engine::decoderLoss;
using engine::ErrorCode;
using test::flat;
using test::golden;

namespace {

constexpr std::int64_t kStart = 1024;

struct Tiny
{
    explicit Tiny(at::ScalarType dtype = at::kFloat,
                  const engine::ModelConfig& modelConfig = test::tinyMono())
        : config(modelConfig), store(test::formulaWeights(config, 4)),
          decoder(engine::Weights(store, "decoder"), config.decoder, {at::kCPU, dtype})
    {
    }

    Conditioning text() const
    {
        return test::conditioningOf(store, config, test::goldenTexts(store, config));
    }

    engine::ModelConfig config;
    engine::WeightStore store;
    engine::TorchDecoder decoder;
};

at::Tensor goldenLabels()
{
    std::vector<std::int64_t> values;
    for (const double label : flat(golden("loss").at("labels")))
        values.push_back(std::int64_t(label));
    return test::ids(values, {2, 6, 4});
}

double lossOf(const Tiny& tiny, const at::Tensor& labels)
{
    return decoderLoss(tiny.decoder, labels, tiny.text(), kStart).item<double>();
}

} // namespace

ARIOSO_TEST(lossMatchesTheReference)
{
    CHECK_CLOSE((std::vector<double>{lossOf(Tiny(), goldenLabels())}), flat(golden("loss").at("loss")), 1e-4);
    CHECK_CLOSE((std::vector<double>{lossOf(Tiny(at::kDouble), goldenLabels())}),
                flat(golden("loss").at("loss")), 1e-4);
}

ARIOSO_TEST(bothWaysToIgnoreALabelAreOne)
{
    const Tiny tiny;
    const at::Tensor labels = goldenLabels();
    QCOMPARE(lossOf(tiny, labels.masked_fill(labels.eq(-100), 1024)), lossOf(tiny, labels));
    QCOMPARE(lossOf(tiny, labels.masked_fill(labels.eq(1024), -100)), lossOf(tiny, labels));
}

ARIOSO_TEST(aCodebookWithoutLabelsGivesNaN)
{
    at::Tensor labels = goldenLabels().clone();
    labels.select(2, 3).fill_(-100);
    QVERIFY(std::isnan(lossOf(Tiny(), labels)));
}

ARIOSO_TEST(logitsOfAPrefixDoNotCount)
{
    const Tiny tiny(at::kDouble, test::tinyMelody());
    const Conditioning melody =
        test::conditioningOf(tiny.store, tiny.config, test::goldenMelodies(tiny.store, tiny.config));
    const at::Tensor labels = test::ids({5, 6, 7, 8, 9, 10, 11, 12}, {2, 1, 4});
    const at::Tensor start = at::full({2, 4, 1}, kStart, at::kLong);
    const at::Tensor scores =
        at::log_softmax(tiny.decoder.forward(start, melody).select(2, 9), -1); // [2, 4, V]
    double expected = 0;
    for (int clip = 0; clip < 2; ++clip) {
        for (int k = 0; k < 4; ++k)
            expected -= scores[clip][k][5 + 4 * clip + k].item<double>() / 8;
    }
    const double loss = decoderLoss(tiny.decoder, labels, melody, kStart).item<double>();
    CHECK_CLOSE((std::vector<double>{loss}), (std::vector<double>{expected}), 1e-9);
}

ARIOSO_TEST(gradientsEqualFiniteDifferences)
{
    const Tiny tiny(at::kDouble);
    Conditioning text = tiny.text();
    text.cross = text.cross.to(at::kDouble).requires_grad_();
    for (const auto& [name, tensor] : tiny.decoder.parameters())
        at::Tensor(tensor).requires_grad_();
    decoderLoss(tiny.decoder, goldenLabels(), text, kStart).backward();

    struct Place
    {
        std::string name;
        std::int64_t index;
    };
    const std::string layer = "decoder.model.decoder.layers.0.";
    std::vector<std::pair<at::Tensor, std::int64_t>> places{{text.cross, 5}};
    for (const Place& place : {Place{"decoder.model.decoder.embed_tokens.2.weight", kStart * 24 + 3},
                               {layer + "self_attn.q_proj.weight", 17},
                               {layer + "self_attn.k_proj.weight", 100},
                               {layer + "encoder_attn.k_proj.weight", 200},
                               {layer + "encoder_attn.v_proj.weight", 31},
                               {layer + "encoder_attn_layer_norm.bias", 7},
                               {layer + "fc1.weight", 50},
                               {layer + "fc2.weight", 900},
                               {layer + "final_layer_norm.weight", 11},
                               {"decoder.model.decoder.layer_norm.bias", 23},
                               {"decoder.lm_heads.1.weight", 35 * 24 + 2}})
        places.emplace_back(tiny.decoder.parameters().at(place.name), place.index);

    std::vector<double> gradients;
    std::vector<double> slopes;
    for (auto& [tensor, index] : places) {
        constexpr double kStep = 1e-5;
        double* value = tensor.data_ptr<double>() + index;
        const double before = *value;
        *value = before + kStep;
        const double above = decoderLoss(tiny.decoder, goldenLabels(), text, kStart).item<double>();
        *value = before - kStep;
        const double below = decoderLoss(tiny.decoder, goldenLabels(), text, kStart).item<double>();
        *value = before;
        slopes.push_back((above - below) / (2 * kStep));
        gradients.push_back(tensor.grad().reshape(-1)[index].item<double>());
        QVERIFY(std::abs(gradients.back()) > 1e-5); // a place where there is something to compare
    }
    CHECK_CLOSE(gradients, slopes, 1e-8);
}

ARIOSO_TEST(otherLabelsAreRefused)
{
    const Tiny tiny;
    at::Tensor labels = goldenLabels().clone();
    labels[0][0][0] = 1025;
    CHECK_ERROR(lossOf(tiny, labels), ErrorCode::RequestInvalid, "1023");
    labels[0][0][0] = -1;
    CHECK_ERROR(lossOf(tiny, labels), ErrorCode::RequestInvalid, "-100");
    CHECK_ERROR(lossOf(tiny, labels.narrow(2, 0, 3)), ErrorCode::RequestInvalid, "4 codebooks");
}

ARIOSO_TEST(labelsOfAMonoClipAreDelayedByLevel)
{
    const at::Tensor codes = test::ids({10, 11, 20, 21, 30, 31, 40, 41}, {1, 4, 2});
    const at::Tensor expected = test::ids({10,   1024, 1024, 1024, //
                                           11,   20,   1024, 1024, //
                                           1024, 21,   30,   1024, //
                                           1024, 1024, 31,   40,   //
                                           1024, 1024, 1024, 41},
                                          {1, 5, 4});
    QVERIFY(engine::delayedLabels(codes, test::tinyMono().decoder).equal(expected));
}

ARIOSO_TEST(leftAndRightShareTheDelayOfTheirLevel)
{
    const at::Tensor codes = at::arange(8, at::kLong).view({1, 8, 1});
    const std::int64_t p = 1024;
    const at::Tensor expected = test::ids({0, 1, p, p, p, p, p, p, //
                                           p, p, 2, 3, p, p, p, p, //
                                           p, p, p, p, 4, 5, p, p, //
                                           p, p, p, p, p, p, 6, 7},
                                          {1, 4, 8});
    QVERIFY(engine::delayedLabels(codes, test::tinyStereo().decoder).equal(expected));
}
