// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The text encoder against the reference's outputs, and its position buckets against their published table.

#include "engine/text/t5_encoder.h"
#include "support/formula_weights.h"
#include "support/golden_tensors.h"
#include "support/test.h"

#include <ATen/ops/arange.h>
#include <ATen/ops/ones_like.h>

using namespace arioso;
using engine::ErrorCode;
using engine::relativePositionBucket;
using test::flat;
using test::golden;

namespace {

/// Forward through an encoder with formula weights.
at::Tensor encode(const engine::TextEncoderConfig& config, const at::Tensor& ids, const at::Tensor& mask)
{
    engine::ModelConfig model = test::tinyMono();
    model.text = config;
    const auto store = test::formulaWeights(model, 4);
    return engine::T5Encoder(engine::Weights(store, "text_encoder"), config, at::kCPU, 2).forward(ids, mask);
}

at::Tensor encode(const at::Tensor& ids, const at::Tensor& mask)
{
    return encode(test::tinyMono().text, ids, mask);
}

at::Tensor encodeUnmasked(const at::Tensor& ids)
{
    return encode(ids, at::ones_like(ids));
}

} // namespace

ARIOSO_TEST(hiddenStatesMatchTheReferenceWithPadding)
{
    const at::Tensor states = encode(test::goldenTextIds(), test::goldenTextMask());
    CHECK_CLOSE(flat(states), flat(golden("text_hidden")), 1e-4);
}

ARIOSO_TEST(gatedVariantMatchesTheReference)
{
    engine::TextEncoderConfig config = test::tinyMono().text;
    config.gated = true;
    config.activation = engine::Activation::GeluTanh;
    const at::Tensor states = encode(config, test::goldenTextIds(), test::goldenTextMask());
    CHECK_CLOSE(flat(states[0]), flat(golden("text_hidden_gated_gelu_row0")), 1e-4);
}

ARIOSO_TEST(twoHundredTokensMatchTheReference)
{
    const at::Tensor states = encodeUnmasked(at::arange(2, 202, at::kLong).view({1, 200}));
    CHECK_CLOSE(flat(states[0][0]), flat(golden("text_hidden_long").at("h[0,0,:]")), 1e-4);
    CHECK_CLOSE(flat(states[0][199]), flat(golden("text_hidden_long").at("h[0,199,:]")), 1e-4);
}

ARIOSO_TEST(paddingDoesNotReachTheTokens)
{
    const at::Tensor batch = encode(test::goldenTextIds(), test::goldenTextMask());
    const at::Tensor alone = encodeUnmasked(test::ids({9, 1}, {1, 2}));
    CHECK_CLOSE(flat(batch[1].narrow(0, 0, 2)), flat(alone), 1e-6);
}

ARIOSO_TEST(bucketsFollowThePublishedTable)
{
    struct Range
    {
        int first, last, bucket;
    };
    for (const Range& range : {Range{8, 11, 8},
                               {12, 15, 9},
                               {16, 22, 10},
                               {23, 31, 11},
                               {32, 45, 12},
                               {46, 63, 13},
                               {64, 90, 14},
                               {91, 5000, 15}}) {
        for (int distance = range.first; distance <= range.last; ++distance) {
            QCOMPARE(relativePositionBucket(-distance, 32, 128), range.bucket);
            QCOMPARE(relativePositionBucket(distance, 32, 128), range.bucket + 16);
        }
    }
}

ARIOSO_TEST(nearBucketsAreOneForEachDistance)
{
    const std::vector<int> expected{0, 17, 18, 19, 1, 0, 17, 18, 2, 1, 0, 17, 3, 2, 1, 0};
    std::vector<int> actual;
    for (int query = 0; query < 4; ++query) {
        for (int key = 0; key < 4; ++key)
            actual.push_back(relativePositionBucket(key - query, 32, 128));
    }
    QCOMPARE(actual, expected);
    QCOMPARE(relativePositionBucket(-7, 32, 128), 7);
    QCOMPARE(relativePositionBucket(7, 32, 128), 23);
}

ARIOSO_TEST(idsOutsideTheVocabularyAreRefused)
{
    CHECK_ERROR(encodeUnmasked(test::ids({5, 1100}, {1, 2})), ErrorCode::RequestInvalid, "1100");
    CHECK_ERROR(encodeUnmasked(test::ids({-1, 5}, {1, 2})), ErrorCode::RequestInvalid, "-1");
    CHECK_ERROR(encodeUnmasked(test::ids({}, {1, 0})), ErrorCode::RequestInvalid, "empty");
}

ARIOSO_TEST(bucketsThatHaveNoLogarithmicScaleAreRefused)
{
    engine::TextEncoderConfig config = test::tinyMono().text;
    config.relativeMaxDistance = 8;
    CHECK_ERROR(encode(config, test::goldenTextIds(), test::goldenTextMask()),
                ErrorCode::CheckpointUnsupported, "8");
    config.relativeMaxDistance = 128;
    config.relativeBuckets = 3;
    CHECK_ERROR(encode(config, test::goldenTextIds(), test::goldenTextMask()),
                ErrorCode::CheckpointUnsupported, "3");
}
