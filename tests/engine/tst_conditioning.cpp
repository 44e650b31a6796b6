// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// What the decoder is told: padding, null rows and prefixes, against the projections computed element by
// element.

#include "engine/decoder/conditioning.h"
#include "support/formula_weights.h"
#include "support/golden_conditions.h"
#include "support/test.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/ones.h>

using namespace arioso;
using engine::ClipCondition;
using engine::Conditioning;
using engine::ErrorCode;
using engine::NullRows;
using test::conditioningOf;
using test::flat;

namespace {

using Row = std::vector<double>;

const Row kNothing(24, 0.0);

/// W x + b by the definition, W and b by formula.
Row project(const std::string& name, const Row& x)
{
    const Row weight = flat(test::formulaTensor(name + ".weight", {24, std::int64_t(x.size())}));
    Row y = flat(test::formulaTensor(name + ".bias", {24}));
    for (std::size_t o = 0; o < y.size(); ++o) {
        for (std::size_t i = 0; i < x.size(); ++i)
            y[o] += weight[o * x.size() + i] * x[i];
    }
    return y;
}

Row text(const at::Tensor& state)
{
    return project("enc_to_dec_proj", flat(state));
}

Row chroma(int bin)
{
    Row oneHot(12, 0.0);
    oneHot[std::size_t(bin)] = 1;
    return project("audio_enc_to_dec_proj", oneHot);
}

/// States of a text that no other shares.
at::Tensor states(std::int64_t length, float first)
{
    return at::arange(length * 16, at::kFloat).view({length, 16}) * 0.01F + first;
}

Conditioning build(const engine::ModelConfig& config, const std::vector<ClipCondition>& clips,
                   NullRows nullRows = NullRows::None)
{
    return conditioningOf(test::formulaWeights(config, 4), config, clips, nullRows);
}

} // namespace

ARIOSO_TEST(textsArePaddedAndMaskedAfterTheProjection)
{
    const at::Tensor longer = states(3, 0.5F);
    const at::Tensor shorter = states(1, -0.25F);
    const Conditioning result =
        build(test::tinyMono(), {{longer, {}}, {shorter, {}}, {}}, NullRows::Appended);
    QVERIFY(!result.prefix.defined());
    QCOMPARE(result.cross.sizes().vec(), (std::vector<std::int64_t>{6, 3, 24}));
    QCOMPARE(flat(result.crossMask), (Row{1, 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0}));
    for (int i = 0; i < 3; ++i)
        CHECK_CLOSE(flat(result.cross[0][i]), text(longer[i]), 1e-5);
    CHECK_CLOSE(flat(result.cross[1][0]), text(shorter[0]), 1e-5);
    QCOMPARE(flat(result.cross[1][1]), kNothing);
    QCOMPARE(flat(result.cross[1][2]), kNothing);
    for (int row = 2; row < 6; ++row) {
        for (int i = 0; i < 3; ++i)
            QCOMPARE(flat(result.cross[row][i]), kNothing);
    }
}

ARIOSO_TEST(anExcludedTextIsTheNullRowsText)
{
    const at::Tensor words = states(2, 0.5F);
    const at::Tensor unwanted = states(3, -0.25F);
    const std::vector<ClipCondition> clips{{words, {}, unwanted}, {words, {}}};
    const Conditioning result = build(test::tinyMono(), clips, NullRows::Appended);
    QCOMPARE(flat(result.crossMask), (Row{1, 1, 0, 1, 1, 0, 1, 1, 1, 0, 0, 0}));
    for (int i = 0; i < 3; ++i) {
        CHECK_CLOSE(flat(result.cross[2][i]), text(unwanted[i]), 1e-5);
        QCOMPARE(flat(result.cross[3][i]), kNothing);
    }

    const Conditioning prefixed =
        build(test::tinyMelody(), {{words, std::vector<int>{2}, unwanted}}, NullRows::Appended);
    QCOMPARE(prefixed.prefix.sizes().vec(), (std::vector<std::int64_t>{2, 5 + 3, 24}));
    CHECK_CLOSE(flat(prefixed.prefix[1][0]), chroma(0), 1e-6);
    for (int i = 0; i < 3; ++i)
        CHECK_CLOSE(flat(prefixed.prefix[1][5 + i]), text(unwanted[i]), 1e-5);

    QCOMPARE(build(test::tinyMono(), clips).cross.size(0), std::int64_t(2)); // without guidance nobody sees it
    QCOMPARE(build(test::tinyMono(), clips).cross.size(1), std::int64_t(2));
}

ARIOSO_TEST(aTextIsTheSameAloneAndInABatch)
{
    const at::Tensor one = states(2, 0.1F);
    const Conditioning alone = build(test::tinyMono(), {{one, {}}});
    const Conditioning batch = build(test::tinyMono(), {{states(5, 0.7F), {}}, {one, {}}});
    QVERIFY(batch.cross[1].narrow(0, 0, 2).equal(alone.cross[0]));
}

ARIOSO_TEST(withoutAnyTextThereIsNoCrossAttention)
{
    const Conditioning result = build(test::tinyMono(), {{}, {}}, NullRows::Appended);
    QVERIFY(!result.cross.defined() && !result.crossMask.defined() && !result.prefix.defined());
}

ARIOSO_TEST(equalWidthsNeedNoProjection)
{
    engine::ModelConfig config = test::tinyMono();
    config.text.width = 24;
    config.projectsText = false;
    const at::Tensor one = at::arange(48, at::kFloat).view({2, 24});
    QCOMPARE(flat(build(config, {{one, {}}}).cross), flat(one));
    config.text.width = 16;
    CHECK_ERROR(build(config, {{one, {}}}), ErrorCode::CheckpointInvalid, "16 wide");
}

ARIOSO_TEST(aMelodyIsRepeatedInFrontOfTheText)
{
    const at::Tensor words = states(4, 0.3F);
    const Conditioning result =
        build(test::tinyMelody(), {{words, std::vector<int>{2, 5, 0}}}, NullRows::Appended);
    QVERIFY(!result.cross.defined());
    QCOMPARE(result.prefix.sizes().vec(), (std::vector<std::int64_t>{2, 5 + 4, 24}));
    const std::vector<int> bins{2, 5, 0, 2, 5};
    for (int i = 0; i < 5; ++i) {
        CHECK_CLOSE(flat(result.prefix[0][i]), chroma(bins[std::size_t(i)]), 1e-6);
        CHECK_CLOSE(flat(result.prefix[1][i]), chroma(0), 1e-6);
    }
    for (int i = 0; i < 4; ++i) {
        CHECK_CLOSE(flat(result.prefix[0][5 + i]), text(words[i]), 1e-5);
        QCOMPARE(flat(result.prefix[1][5 + i]), kNothing);
    }
}

ARIOSO_TEST(aMelodyWithoutTextIsFollowedByOneZeroRow)
{
    const Conditioning result = build(test::tinyMelody(), {{{}, std::vector<int>{11, 4, 7, 1, 2, 3, 6}}, {}});
    QCOMPARE(result.prefix.sizes().vec(), (std::vector<std::int64_t>{2, 5 + 1, 24}));
    const std::vector<int> cut{11, 4, 7, 1, 2};
    for (int i = 0; i < 5; ++i) {
        CHECK_CLOSE(flat(result.prefix[0][i]), chroma(cut[std::size_t(i)]), 1e-6);
        CHECK_CLOSE(flat(result.prefix[1][i]), chroma(0), 1e-6);
    }
    QCOMPARE(flat(result.prefix[0][5]), kNothing);
    QCOMPARE(flat(result.prefix[1][5]), kNothing);
}

ARIOSO_TEST(shorterTextsLeaveZeroRowsInThePrefix)
{
    const Conditioning result = build(test::tinyMelody(), {{states(3, 0), {}}, {states(1, 1), {}}});
    QCOMPARE(result.prefix.sizes().vec(), (std::vector<std::int64_t>{2, 5 + 3, 24}));
    CHECK_CLOSE(flat(result.prefix[1][5]), text(states(1, 1)[0]), 1e-5);
    QCOMPARE(flat(result.prefix[1][6]), kNothing);
    QCOMPARE(flat(result.prefix[1][7]), kNothing);
}

ARIOSO_TEST(conditionsThatTheModelCannotUseAreRefused)
{
    const std::vector<int> melody{1};
    CHECK_ERROR(build(test::tinyMono(), {}), ErrorCode::RequestInvalid, "no clip");
    CHECK_ERROR(build(test::tinyMono(), {{{}, melody}}), ErrorCode::RequestInvalid, "melody");
    CHECK_ERROR(build(test::tinyMelody(), {{{}, std::vector<int>{}}}), ErrorCode::RequestInvalid, "empty");
    CHECK_ERROR(build(test::tinyMelody(), {{{}, std::vector<int>{12}}}), ErrorCode::RequestInvalid, "12");
    CHECK_ERROR(build(test::tinyMelody(), {{{}, std::vector<int>{-1}}}), ErrorCode::RequestInvalid, "-1");
    CHECK_ERROR(build(test::tinyMono(), {{at::ones({2, 24}), {}}}), ErrorCode::Internal, "16");
}
