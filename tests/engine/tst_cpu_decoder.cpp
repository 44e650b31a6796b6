// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The decoder on our own kernels in every precision: its logits depend neither on the batch nor on the
// threads, and stay near those of libtorch in float32.

#include "engine/decoder/cpu/cpu_decoder.h"
#include "engine/decoder/cpu/kv_cache.h"
#include "engine/decoder/torch/torch_decoder.h"
#include "support/formula_weights.h"
#include "support/test.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/Tensor.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/empty.h>
#include <ATen/ops/equal.h>
#include <ATen/ops/norm.h>

#include <random>
#include <vector>

using namespace arioso::engine;
using namespace arioso::test;

namespace {

constexpr Precision kPrecisions[] = {Precision::Float32, Precision::BFloat16, Precision::Float16,
                                     Precision::Int8};

/// Sizes that need several groups and blocks and fill none of them evenly.
ModelConfig oddConfig()
{
    ModelConfig config = tinyMono();
    config.decoder.hiddenSize = 144;
    config.decoder.heads = 3;
    config.decoder.feedForward = 200;
    config.decoder.layers = 3;
    config.decoder.vocabSize = 37;
    config.decoder.padTokenId = 37;
    return config;
}

at::Tensor randomTensor(at::IntArrayRef shape, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<float> normal;
    at::Tensor tensor = at::empty(shape, at::kFloat);
    for (std::int64_t i = 0; i < tensor.numel(); ++i)
        tensor.data_ptr<float>()[i] = normal(random);
    return tensor;
}

/// [rows, K, columns]
at::Tensor randomIds(const DecoderConfig& config, int rows, int columns, unsigned seed)
{
    std::mt19937 random(seed);
    at::Tensor ids = at::empty({rows, config.codebooks, columns}, at::kLong);
    for (std::int64_t i = 0; i < ids.numel(); ++i)
        ids.data_ptr<std::int64_t>()[i] = std::int64_t(random() % unsigned(config.vocabSize));
    return ids;
}

/// Logits of the last column of every call, [calls, R, K, V]: `first` columns at once, then one by one.
at::Tensor logitsOf(const Decoder& decoder, const Conditioning& conditioning, const at::Tensor& ids,
                    std::int64_t first)
{
    const auto session = decoder.begin(conditioning, int(ids.size(0)), int(ids.size(2)));
    std::vector<at::Tensor> logits{session->step(ids.narrow(2, 0, first)).unsqueeze(0)};
    for (std::int64_t column = first; column < ids.size(2); ++column)
        logits.push_back(session->step(ids.narrow(2, column, 1)).unsqueeze(0));
    return at::cat(logits);
}

Conditioning rowsOf(const Conditioning& all, std::int64_t first, std::int64_t count)
{
    Conditioning part = all;
    part.cross = all.cross.narrow(0, first, count);
    part.crossMask = all.crossMask.narrow(0, first, count);
    return part;
}

struct Sample
{
    ModelConfig config = oddConfig();
    WeightStore store = formulaWeights(config, 4);
    Weights decoder = Weights(store).scope("decoder");
    Conditioning conditioning;

    Sample()
    {
        conditioning.cross = randomTensor({5, 7, config.decoder.hiddenSize}, 1);
        conditioning.crossMask = at::empty({5, 7}, at::kFloat).fill_(1);
        conditioning.crossMask[1].narrow(0, 4, 3).fill_(0); // a shorter text
        conditioning.crossMask[3].fill_(0);                 // null condition
        conditioning.cross[3].fill_(0);
    }
};

} // namespace

ARIOSO_TEST(rowDoesNotDependOnTheBatchNorOnTheThreads)
{
    const Sample model;
    const at::Tensor ids = randomIds(model.config.decoder, 5, 12, 2);
    for (const Precision precision : kPrecisions) {
        const CpuDecoder decoder(model.decoder, model.config.decoder, {precision, 1});
        const at::Tensor together = logitsOf(decoder, model.conditioning, ids, 3);
        for (const int threads : {2, 3, 7}) {
            const CpuDecoder other(model.decoder, model.config.decoder, {precision, threads});
            QVERIFY(at::equal(logitsOf(other, model.conditioning, ids, 3), together));
        }
        for (std::int64_t row = 0; row < 5; ++row) {
            const at::Tensor alone =
                logitsOf(decoder, rowsOf(model.conditioning, row, 1), ids.narrow(0, row, 1), 3);
            QVERIFY(at::equal(alone, together.narrow(1, row, 1)));
        }
    }
}

ARIOSO_TEST(columnsAtOnceAreTheSameAsOneByOne)
{
    const Sample model;
    const at::Tensor ids = randomIds(model.config.decoder, 5, 12, 3);
    for (const Precision precision : kPrecisions) {
        const CpuDecoder decoder(model.decoder, model.config.decoder, {precision, 2});
        const at::Tensor oneByOne = logitsOf(decoder, model.conditioning, ids, 1);
        QVERIFY(at::equal(logitsOf(decoder, model.conditioning, ids, 12)[0], oneByOne[11]));
    }
}

// How far each format is from libtorch in float32: the root mean square of the difference of all logits, as a
// part of that of the logits. The weights have no pattern and are large, so that this model makes fifteen
// times as much of a rounding as its single products do.
ARIOSO_TEST(everyPrecisionStaysNearTheExactOne)
{
    const Sample model;
    const at::Tensor ids = randomIds(model.config.decoder, 5, 12, 4);
    const TorchDecoder exact(model.decoder, model.config.decoder, {at::kCPU, at::kFloat});
    const at::Tensor expected = logitsOf(exact, model.conditioning, ids, 3);
    const auto distance = [&](Precision precision) {
        const CpuDecoder decoder(model.decoder, model.config.decoder, {precision, 2});
        const at::Tensor logits = logitsOf(decoder, model.conditioning, ids, 3);
        return at::norm(logits - expected).item<double>() / at::norm(expected).item<double>();
    };
    QVERIFY(distance(Precision::Float32) < 2e-5);
    QVERIFY(distance(Precision::Float16) < 0.01);
    QVERIFY(distance(Precision::BFloat16) < 0.05);
    QVERIFY(distance(Precision::Int8) < 0.2);
}

// Every position of every row, head and layer has memory of its own, also with rows of different lengths.
ARIOSO_TEST(theCacheKeepsAllPositionsApart)
{
    constexpr int kLayers = 2;
    constexpr int kHeads = 3;
    constexpr int kWidth = 4;
    const std::vector<std::int64_t> lengths{2, 0, 5};
    KvCache cache({arioso::kernels::CacheType::Float32, kLayers, kHeads, kWidth}, lengths);
    QCOMPARE(cache.offset(2), std::int64_t(2));
    QCOMPARE(cache.length(2), std::int64_t(5));
    QCOMPARE(KvCache::bytes({arioso::kernels::CacheType::Float32, kLayers, kHeads, kWidth}, 7),
             std::int64_t(2 * 7 * kLayers * kHeads * kWidth * 4));
    const auto each = [&](auto visit) {
        float number = 1;
        for (int layer = 0; layer < kLayers; ++layer)
            for (int row = 0; row < 3; ++row)
                for (int head = 0; head < kHeads; ++head)
                    for (std::int64_t t = 0; t < lengths[std::size_t(row)]; ++t)
                        visit(KvHead{std::size_t(layer), row, head}, t, number++);
    };
    each([&](const KvHead& head, std::int64_t t, float number) {
        const std::vector<float> key(kWidth, number);
        const std::vector<float> value(kWidth, -number);
        cache.store(head, t, key.data(), value.data());
    });
    each([&](const KvHead& head, std::int64_t t, float number) {
        const arioso::kernels::HeadCache read = cache.positions(head, t + 1);
        QCOMPARE(reinterpret_cast<const float*>(read.keys)[t * kWidth + kWidth - 1], number);
        QCOMPARE(reinterpret_cast<const float*>(read.values)[t * kWidth], -number);
    });
}
