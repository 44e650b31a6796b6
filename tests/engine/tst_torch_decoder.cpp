// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The reference decoder's full pass against the outputs of the implementation it follows, and its cache
// against its own full pass. What holds for every decoder is in tst_decoders.

#include "engine/decoder/positions.h"
#include "engine/decoder/torch/torch_decoder.h"
#include "engine/tensor_ops/attention.h"
#include "support/formula_weights.h"
#include "support/golden_conditions.h"
#include "support/test.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/full.h>
#include <ATen/ops/matmul.h>
#include <ATen/ops/zeros.h>

using namespace arioso;
using engine::Conditioning;
using engine::ErrorCode;
using engine::TorchDecoder;
using test::flat;
using test::golden;

namespace {

/// A tiny model by formula: its weights, its decoder, the conditioning of the goldens.
struct Tiny
{
    explicit Tiny(const engine::ModelConfig& modelConfig, at::ScalarType dtype = at::kFloat)
        : config(modelConfig), store(test::formulaWeights(config, 4)),
          decoder(engine::Weights(store, "decoder"), config.decoder, {at::kCPU, dtype})
    {
    }

    Conditioning text(engine::NullRows nullRows = engine::NullRows::None) const
    {
        return test::conditioningOf(store, config, test::goldenTexts(store, config), nullRows);
    }
    Conditioning melody() const
    {
        return test::conditioningOf(store, config, test::goldenMelodies(store, config));
    }

    engine::ModelConfig config;
    engine::WeightStore store;
    TorchDecoder decoder;
};

/// The first four logits of every row and step, as the goldens list them.
std::vector<double> firstFour(const at::Tensor& logits)
{
    return flat(logits.narrow(3, 0, 4));
}

/// Logits of all columns, fed to one session in portions of the given sizes: one column of logits for each
/// portion.
at::Tensor stepwise(const TorchDecoder& decoder, const Conditioning& conditioning, const at::Tensor& ids,
                    const std::vector<int>& portions)
{
    const auto session = decoder.begin(conditioning, int(ids.size(0)), int(ids.size(2)));
    std::vector<at::Tensor> columns;
    std::int64_t past = 0;
    for (const int portion : portions) {
        columns.push_back(session->step(ids.narrow(2, past, portion)).unsqueeze(2));
        past += portion;
    }
    return at::cat(columns, 2);
}

} // namespace

ARIOSO_TEST(forwardMatchesTheReference)
{
    const Tiny tiny(test::tinyMono());
    const at::Tensor logits = tiny.decoder.forward(test::goldenDecoderIds(), tiny.text());
    QCOMPARE(logits.sizes().vec(), (std::vector<std::int64_t>{2, 4, 3, 1024}));
    CHECK_CLOSE(firstFour(logits), flat(golden("decoder_forward").at("logits[:, :, :4]")), 1e-4);

    const at::Tensor hidden = tiny.decoder.hidden(test::goldenDecoderIds(), tiny.text());
    CHECK_CLOSE(flat(hidden[0][2]), flat(golden("decoder_forward").at("last_hidden[0,2,:]")), 1e-4);
}

ARIOSO_TEST(forwardWithoutEncoderStatesMatchesTheReference)
{
    const Tiny tiny(test::tinyMono());
    const at::Tensor logits = tiny.decoder.forward(test::goldenDecoderIds().narrow(0, 0, 1), {});
    CHECK_CLOSE(firstFour(logits), flat(golden("decoder_forward_no_encoder").at("logits[:, :, :4]")), 1e-4);
}

ARIOSO_TEST(forwardWithAMelodyMatchesTheReference)
{
    const Tiny tiny(test::tinyMelody());
    const at::Tensor logits = tiny.decoder.forward(test::goldenDecoderIds(), tiny.melody());
    QCOMPARE(logits.sizes().vec(), (std::vector<std::int64_t>{2, 4, 5 + 4 + 3, 1024}));
    CHECK_CLOSE(firstFour(logits.narrow(2, 9, 3)), flat(golden("melody_forward").at("logits[:, -3:, :4]")),
                1e-4);
}

ARIOSO_TEST(cachedStepsEqualTheFullPass)
{
    const Tiny tiny(test::tinyMono());
    const at::Tensor ids = test::goldenDecoderIds();
    const at::Tensor full = tiny.decoder.forward(ids, tiny.text());
    CHECK_CLOSE(flat(stepwise(tiny.decoder, tiny.text(), ids, {1, 1, 1})), flat(full), 1e-5);
    CHECK_CLOSE(flat(stepwise(tiny.decoder, tiny.text(), ids, {1, 2})[1]),
                flat(at::cat({full.narrow(2, 0, 1), full.narrow(2, 2, 1)}, 2)[1]), 1e-5);
    CHECK_CLOSE(flat(stepwise(tiny.decoder, tiny.text(), ids, {3})), flat(full.narrow(2, 2, 1)), 1e-5);
}

ARIOSO_TEST(positionsHaveTheReferencesValues)
{
    const at::Tensor table = engine::sinusoidalPositions(2048, 1024);
    const auto at = [&](int row, int column) { return table[row][column].item<double>(); };
    const std::vector<double> actual{at(1, 0),    at(1, 1),    at(1, 255),  at(1, 512),    at(1, 513),
                                     at(1, 1023), at(1503, 0), at(1503, 2), at(1503, 512), at(1503, 1023)};
    const std::vector<double> expected{0.5403023,    0.5552462, 0.9999491,  0.841471,  0.831686,
                                       9.999999e-05, 0.2494234, -0.0606706, 0.9683946, 0.1497347};
    CHECK_CLOSE(actual, expected, 1e-4);
    CHECK_CLOSE((std::vector<double>{at(1, 1023)}), (std::vector<double>{9.999999e-05}), 1e-9);
}

ARIOSO_TEST(anOddWidthEndsWithZero)
{
    // half = 2, so the frequencies are 1 and 1/10000.
    const std::vector<double> expected{1,
                                       1,
                                       0,
                                       0,
                                       0, //
                                       std::cos(1),
                                       std::cos(1e-4),
                                       std::sin(1),
                                       std::sin(1e-4),
                                       0};
    CHECK_CLOSE(flat(engine::sinusoidalPositions(2, 5)), expected, 1e-6);
}

ARIOSO_TEST(parametersAreTheWeightsUnderTheirNames)
{
    const Tiny tiny(test::tinyMono());
    std::size_t expected = 0;
    for (const auto& [name, tensor] : tiny.store.tensors()) {
        if (name.rfind("decoder.", 0) != 0)
            continue;
        ++expected;
        QVERIFY2(tiny.decoder.parameters().count(name) == 1, name.c_str());
        QVERIFY2(tiny.decoder.parameters().at(name).equal(tensor), name.c_str());
    }
    QCOMPARE(tiny.decoder.parameters().size(), expected);
}

ARIOSO_TEST(lowRankFactorsAddToTheirMatrices)
{
    constexpr int kRank = 3;
    const Tiny tiny(test::tinyMono());
    engine::WeightStore beside;
    engine::WeightStore multiplied;
    std::vector<at::Tensor> factors;
    for (const auto& [name, tensor] : tiny.store.tensors()) {
        beside.add(name, tensor);
        if (name.rfind("decoder.model.decoder.layers.", 0) != 0 || tensor.dim() != 2) {
            multiplied.add(name, tensor);
            continue;
        }
        const at::Tensor a = test::formulaTensor(name + "a", {kRank, tensor.size(1)}).requires_grad_();
        const at::Tensor b = test::formulaTensor(name + "b", {tensor.size(0), kRank}).requires_grad_();
        beside.add(name + ".low_rank_a", a);
        beside.add(name + ".low_rank_b", b);
        multiplied.add(name, tensor + at::matmul(b, a).detach());
        factors.insert(factors.end(), {a, b});
    }
    const auto logits = [&](const engine::WeightStore& store) {
        const engine::Weights weights(store, "decoder");
        const TorchDecoder decoder(weights, tiny.config.decoder, {at::kCPU, at::kFloat});
        return decoder.forward(at::full({2, 4, 3}, 5, at::kLong), tiny.text());
    };
    const at::Tensor found = logits(beside);
    CHECK_CLOSE(flat(found.detach()), flat(logits(multiplied)), 1e-4);
    QVERIFY((found - logits(tiny.store)).abs().max().item<double>() > 0.01);
    found.sum().backward();
    QCOMPARE(factors.size(), std::size_t(tiny.config.decoder.layers * 20));
    for (const at::Tensor& factor : factors)
        QVERIFY(factor.grad().defined() && factor.grad().abs().max().item<double>() > 0);
}

ARIOSO_TEST(otherDtypesStayNearFloat32)
{
    const Tiny single(test::tinyMono());
    const Conditioning text = single.text();
    const at::Tensor ids = test::goldenDecoderIds();
    const std::vector<double> expected = flat(single.decoder.forward(ids, text));
    CHECK_CLOSE(flat(Tiny(test::tinyMono(), at::kDouble).decoder.forward(ids, text)), expected, 1e-4);
    CHECK_CLOSE(flat(Tiny(test::tinyMono(), at::kBFloat16).decoder.forward(ids, text)), expected, 0.15);
    const Tiny half(test::tinyMono(), at::kBFloat16);
    QCOMPARE(half.decoder.begin(text, 2, 3)->step(ids).scalar_type(), at::kFloat);
}

ARIOSO_TEST(aDeviceThatIsNotThereIsNamed)
{
    const engine::ModelConfig config = test::tinyMono();
    const auto store = test::formulaWeights(config, 4);
    const auto load = [&] {
        return TorchDecoder(engine::Weights(store, "decoder"), config.decoder,
                            {at::Device("cuda:99"), at::kFloat});
    };
    CHECK_ERROR(load(), ErrorCode::DeviceUnavailable, "cuda:99");
}

ARIOSO_TEST(requestsThatDoNotFitAreRefused)
{
    const Tiny tiny(test::tinyMelody());
    CHECK_ERROR(tiny.decoder.forward(at::zeros({1, 4, 65}, at::kLong), {}), ErrorCode::RequestTooLong, "65");
}

ARIOSO_TEST(wrongIdsAreRefused)
{
    const Tiny tiny(test::tinyMono());
    CHECK_ERROR(tiny.decoder.forward(at::full({1, 4, 1}, 1025, at::kLong), {}), ErrorCode::RequestInvalid,
                "1025");
    CHECK_ERROR(tiny.decoder.forward(at::zeros({1, 4, 1}, at::kLong), {at::zeros({2, 2, 24}), {}, {}}),
                ErrorCode::Internal, "encoder states");
}

ARIOSO_TEST(attentionOfTwoKeysByHand)
{
    // Scores 0 and ln 3: weights 1/4 and 3/4.
    const at::Tensor q = at::full({1, 1, 1, 1}, std::log(3.0));
    const at::Tensor k = at::tensor({0.0, 1.0}, at::kFloat).view({1, 1, 2, 1});
    const at::Tensor v = at::tensor({4.0, 8.0}, at::kFloat).view({1, 1, 2, 1});
    CHECK_CLOSE(flat(engine::attend(q, k, v, {})), (std::vector<double>{7}), 1e-6);
    const at::Tensor first = engine::keyBias(at::tensor({1.0, 0.0}, at::kFloat).view({1, 2}));
    QCOMPARE(flat(engine::attend(q, k, v, first)), (std::vector<double>{4}));
    const at::Tensor none = engine::keyBias(at::zeros({1, 2}));
    QCOMPARE(flat(engine::attend(q, k, v, none)), (std::vector<double>{6}));
}

ARIOSO_TEST(theFutureIsHidden)
{
    const at::Tensor bias = engine::causalBias(3, 1, at::kCPU);
    const std::vector<double> hidden{0, 0, 1, 1, 0, 0, 0, 1, 0, 0, 0, 0};
    QCOMPARE(flat(bias.lt(-1e38)), hidden);
    QCOMPARE(flat(bias.eq(0)), flat(1 - bias.lt(-1e38).to(at::kFloat)));
    QVERIFY(!engine::causalBias(1, 5, at::kCPU).defined());
}
