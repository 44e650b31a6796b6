// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The codec's layers, one by one: against the specification's padded signals, against ATen's own operators on
// a signal padded as a whole, and against themselves when the signal comes in portions.

#include "engine/codec/conv.h"
#include "engine/codec/conv_transpose.h"
#include "engine/codec/lstm.h"
#include "engine/codec/residual_block.h"
#include "support/formula_weights.h"
#include "support/test.h"

#include <ATen/TensorOperators.h>
#include <ATen/ops/arange.h>
#include <ATen/ops/cat.h>
#include <ATen/ops/constant_pad_nd.h>
#include <ATen/ops/conv1d.h>
#include <ATen/ops/conv_transpose1d.h>
#include <ATen/ops/elu.h>
#include <ATen/ops/eye.h>
#include <ATen/ops/lstm.h>
#include <ATen/ops/ones.h>
#include <ATen/ops/reflection_pad1d.h>
#include <ATen/ops/replication_pad1d.h>
#include <ATen/ops/stack.h>
#include <ATen/ops/zeros.h>
#include <c10/core/InferenceMode.h>

#include <random>

using namespace arioso;
using namespace arioso::engine;

namespace {

const Backend kAten{at::kCPU, 1, false};

/// With our kernels where the processor can, and with ATen's operators.
std::vector<Backend> backends()
{
    return {Backend::best(at::kCPU, 1), Backend::best(at::kCPU, 2), kAten};
}

at::Tensor noise(at::IntArrayRef shape, const std::string& seed = "noise")
{
    return test::formulaTensor(seed, shape) * 2; // -1..1
}

double largestDifference(const at::Tensor& a, const at::Tensor& b)
{
    if (a.sizes() != b.sizes())
        return INFINITY;
    return a.numel() == 0 ? 0 : (a - b).abs().max().item<double>();
}

at::Tensor whole(const Layer& layer, const at::Tensor& x)
{
    return layer.begin()->next(x, Portion::Last);
}

/// x in portions of 0 to `largest` samples.
at::Tensor inPortions(const Layer& layer, const at::Tensor& x, int largest, unsigned seed)
{
    std::mt19937 random(seed);
    const auto pass = layer.begin();
    std::vector<at::Tensor> outputs;
    std::int64_t begin = 0;
    while (begin < x.size(0)) {
        const auto count = std::min<std::int64_t>(random() % unsigned(largest + 1), x.size(0) - begin);
        outputs.push_back(pass->next(x.narrow(0, begin, count), Portion::More));
        begin += count;
    }
    outputs.push_back(pass->next(x.narrow(0, 0, 0), Portion::Last));
    return at::cat(outputs);
}

std::vector<double> numbers(const at::Tensor& tensor)
{
    const at::Tensor flat = tensor.contiguous().view(-1).to(at::kDouble);
    return {flat.data_ptr<double>(), flat.data_ptr<double>() + flat.numel()};
}

AudioEncoderConfig layerConfig(bool causal, PadMode mode)
{
    AudioEncoderConfig config;
    config.causal = causal;
    config.padMode = mode;
    return config;
}

void addConv(WeightStore& store, const std::string& name, at::IntArrayRef shape, std::int64_t out)
{
    store.add(name + ".conv.weight", noise(shape, name + "w"));
    store.add(name + ".conv.bias", noise({out}, name + "b"));
}

/// What a whole signal [T, C] becomes before the convolution, by the definition.
at::Tensor padded(const at::Tensor& x, std::int64_t left, std::int64_t right, PadMode mode)
{
    const at::Tensor signal = x.t().unsqueeze(0);
    switch (mode) {
    case PadMode::Constant:
        return at::constant_pad_nd(signal, {left, right});
    case PadMode::Replicate:
        return at::replication_pad1d(signal, {left, right});
    case PadMode::Reflect:
        break;
    }
    const std::int64_t zeros = std::max<std::int64_t>(std::max(left, right) - x.size(0) + 1, 0);
    const at::Tensor reflected = at::reflection_pad1d(at::constant_pad_nd(signal, {0, zeros}), {left, right});
    return reflected.narrow(2, 0, reflected.size(2) - zeros);
}

struct PaddingRow
{
    int kernel;
    int stride;
    int length;
    std::vector<double> signal; ///< padded, of 1..length
};

const std::vector<PaddingRow> kPaddingTable{
    {7, 1, 5, {4, 3, 2, 1, 2, 3, 4, 5, 4, 3, 2}},
    {7, 1, 3, {0, 3, 2, 1, 2, 3, 0, 3, 2}},
    {7, 1, 2, {0, 0, 2, 1, 2, 0, 0, 0}},
    {7, 1, 1, {0, 0, 0, 1, 0, 0, 0}},
    {3, 1, 4, {2, 1, 2, 3, 4, 3}},
    {8, 4, 10, {3, 2, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 9, 8, 7, 6}},
    {10, 5, 7, {4, 3, 2, 1, 2, 3, 4, 5, 6, 7, 6, 5, 4, 3, 2}},
    {16, 8, 9, {5, 4, 3, 2, 1, 2, 3, 4, 5, 6, 7, 8, 9, 0, 0, 0, 0, 0, 9, 8, 7, 6, 5, 4}},
};

} // namespace

ARIOSO_TEST(paddedSignalsAreThoseOfTheReference)
{
    const c10::InferenceMode inference;
    for (const PaddingRow& row : kPaddingTable) {
        // Output channel k of this convolution is the sample under tap k, so its rows are windows of the
        // padded signal.
        const at::Tensor taps = at::eye(row.kernel).unsqueeze(1);
        std::vector<double> windows;
        for (std::size_t begin = 0; begin + std::size_t(row.kernel) <= row.signal.size();
             begin += std::size_t(row.stride))
            windows.insert(windows.end(), row.signal.begin() + long(begin),
                           row.signal.begin() + long(begin) + row.kernel);
        const at::Tensor x = at::arange(1, row.length + 1).to(at::kFloat).unsqueeze(1);
        for (const Backend& backend : backends()) {
            const Conv conv(UnpaddedConv(taps, at::zeros({row.kernel}), backend, {row.stride}),
                            convPadding(row.kernel, row.stride, false, PadMode::Reflect),
                            InputActivation::None);
            CHECK_CLOSE(numbers(whole(conv, x)), windows, 0);
            CHECK_CLOSE(numbers(inPortions(conv, x, 1, 1)), windows, 0);
        }
    }
}

ARIOSO_TEST(stridedConvolutionsRoundTheirLengthUp)
{
    const c10::InferenceMode inference;
    std::int64_t length = 1000;
    const int ratios[] = {4, 4, 5, 8};
    const std::int64_t expected[] = {250, 63, 13, 2};
    for (int i = 0; i < 4; ++i) {
        const Conv conv(UnpaddedConv(at::ones({1, 1, 2 * ratios[i]}), at::zeros({1}), kAten, {ratios[i]}),
                        convPadding(2 * ratios[i], ratios[i], false, PadMode::Reflect),
                        InputActivation::None);
        length = whole(conv, at::ones({length, 1})).size(0);
        QCOMPARE(length, expected[i]);
    }
}

ARIOSO_TEST(convolutionsEqualThoseOfATen)
{
    const c10::InferenceMode inference;
    const ConvShape shapes[] = {{3, 5, 7, 1, 1}, {4, 16, 8, 4, 1}, {2, 33, 10, 5, 1}, {40, 24, 3, 1, 4},
                                {9, 1, 7, 1, 1}, {33, 1, 7, 1, 2}, {300, 7, 1, 1, 1}, {1, 64, 16, 8, 1}};
    for (const ConvShape& s : shapes) {
        WeightStore store;
        addConv(store, "c", {s.out, s.in, s.kernel}, s.out);
        for (const bool causal : {false, true}) {
            for (const PadMode mode : {PadMode::Reflect, PadMode::Constant, PadMode::Replicate}) {
                for (const int length : {1, 2, 3, 8, 9, 211}) {
                    const at::Tensor x = noise({length, s.in});
                    const std::int64_t span = (s.kernel - 1) * s.dilation + 1;
                    const std::int64_t right = causal ? 0 : (span - s.stride) / 2;
                    const std::int64_t filling = (length + s.stride - 1) / s.stride * s.stride - length;
                    const at::Tensor signal = padded(x, span - s.stride - right, right + filling, mode);
                    const at::Tensor expected = at::conv1d(
                        at::elu(signal), *store.find("c.conv.weight"), *store.find("c.conv.bias"),
                        at::IntArrayRef(s.stride), at::IntArrayRef(0), at::IntArrayRef(s.dilation));
                    for (const Backend& backend : backends()) {
                        const Conv conv(Weights(store).scope("c"), s, {layerConfig(causal, mode), backend},
                                        InputActivation::Elu);
                        const at::Tensor y = whole(conv, x);
                        QVERIFY(largestDifference(y, expected[0].t()) < 1e-5);
                        const at::Tensor again = inPortions(conv, x, 1 + length % 10, unsigned(length));
                        QVERIFY(largestDifference(y, again) <= (backend.native ? 0 : 1e-5));
                    }
                }
            }
        }
    }
}

ARIOSO_TEST(transposedConvolutionsEqualThoseOfATen)
{
    const c10::InferenceMode inference;
    const ConvShape shapes[] = {{3, 2, 16, 8}, {5, 4, 10, 5}, {2, 6, 8, 4},
                                {4, 3, 2, 1},  {3, 1, 7, 3},  {3, 2, 4, 2}};
    for (const ConvShape& s : shapes) {
        WeightStore store;
        addConv(store, "c", {s.in, s.out, s.kernel}, s.out);
        for (const double trimRight : {1.0, 0.5, 0.0, -1.0}) { // -1: not causal
            AudioEncoderConfig config = layerConfig(trimRight >= 0, PadMode::Reflect);
            config.trimRightRatio = std::abs(trimRight);
            for (const int length : {1, 2, 3, 50}) {
                const at::Tensor x = noise({length, s.in});
                const at::Tensor full =
                    at::conv_transpose1d(at::elu(x).t().unsqueeze(0), *store.find("c.conv.weight"),
                                         *store.find("c.conv.bias"), at::IntArrayRef(s.stride));
                const int total = s.kernel - s.stride;
                const int right = trimRight < 0 ? total / 2 : int(std::ceil(total * trimRight));
                const at::Tensor expected = full[0].narrow(1, total - right, full.size(2) - total).t();
                QCOMPARE(expected.size(0), std::int64_t(length) * s.stride);
                for (const Backend& backend : backends()) {
                    const ConvTranspose conv(Weights(store).scope("c"), s, {config, backend},
                                             InputActivation::Elu);
                    const at::Tensor y = whole(conv, x);
                    QVERIFY(largestDifference(y, expected) < 1e-5);
                    QVERIFY(largestDifference(y, inPortions(conv, x, 4, 3)) <= (backend.native ? 0 : 1e-5));
                }
            }
        }
    }
}

ARIOSO_TEST(residualBlocksAddTheirShortcut)
{
    const c10::InferenceMode inference;
    WeightStore store;
    addConv(store, "r.block.1", {4, 8, 3}, 4);
    addConv(store, "r.block.3", {8, 4, 1}, 8);
    addConv(store, "r.shortcut", {8, 8, 1}, 8);
    const auto conv = [&store](const at::Tensor& x, const std::string& name, int dilation) {
        return at::conv1d(x, *store.find(name + ".conv.weight"), *store.find(name + ".conv.bias"),
                          at::IntArrayRef(1), at::IntArrayRef(0), at::IntArrayRef(dilation));
    };
    AudioEncoderConfig config = layerConfig(false, PadMode::Reflect);
    for (const bool shortcut : {false, true}) {
        config.convShortcut = shortcut;
        for (const int length : {1, 4, 60}) {
            const at::Tensor x = noise({length, 8});
            const at::Tensor inner =
                at::elu(conv(at::elu(padded(x, 2, 2, PadMode::Reflect)), "r.block.1", 2));
            const at::Tensor direct = x.t().unsqueeze(0);
            const at::Tensor expected =
                (shortcut ? conv(direct, "r.shortcut", 1) : direct) + conv(inner, "r.block.3", 1);
            for (const Backend& backend : backends()) {
                const ResidualBlock block(Weights(store).scope("r"), 8, 2, {config, backend});
                const at::Tensor before = x.clone();
                const at::Tensor y = whole(block, x);
                QVERIFY(largestDifference(y, expected[0].t()) < 1e-5);
                QVERIFY(largestDifference(y, inPortions(block, x, 5, 7)) <= (backend.native ? 0 : 1e-5));
                QCOMPARE(largestDifference(x, before), 0.0);
            }
        }
    }
}

ARIOSO_TEST(lstmEqualsATens)
{
    const c10::InferenceMode inference;
    for (const int width : {8, 12, 40}) {
        WeightStore store;
        std::vector<at::Tensor> weights;
        for (int layer = 0; layer < 2; ++layer) {
            for (const char* kind : {"weight_ih", "weight_hh", "bias_ih", "bias_hh"}) {
                const std::string name = std::string("lstm.") + kind + "_l" + std::to_string(layer);
                const bool matrix = name.find("weight") != std::string::npos;
                weights.push_back(matrix ? noise({4 * width, width}, name) : noise({4 * width}, name));
                store.add(name, weights.back());
            }
        }
        const std::vector<at::Tensor> clips{noise({30, width}, "left"), noise({30, width}, "right")};
        const at::Tensor zeros = at::zeros({2, 2, width});
        const at::Tensor expected =
            at::stack(clips, 1) + std::get<0>(at::lstm(at::stack(clips, 1), {zeros, zeros}, weights, true, 2,
                                                       0.0, false, false, false));
        for (const Backend& backend : backends()) {
            const Lstm lstm(Weights(store), 2, width, backend);
            Lstm::State state = lstm.begin(2);
            const at::Tensor y = at::stack(lstm.next(state, clips), 1);
            QVERIFY(largestDifference(y, expected) < 1e-5);

            // The same in two portions, and one clip without the other.
            Lstm::State both = lstm.begin(2);
            Lstm::State alone = lstm.begin(1);
            const double tolerance = backend.native ? 0 : 1e-5;
            for (const auto& [begin, count] : {std::pair{0, 13}, std::pair{13, 0}, std::pair{13, 17}}) {
                const at::Tensor part = clips[1].narrow(0, begin, count);
                const at::Tensor expectedPart = y.narrow(0, begin, count);
                const auto two = lstm.next(both, {clips[0].narrow(0, begin, count), part});
                QVERIFY(largestDifference(at::stack(two, 1), expectedPart) <= tolerance);
                QVERIFY(largestDifference(lstm.next(alone, {part})[0], expectedPart.select(1, 1)) <=
                        tolerance);
            }
        }
    }
}

ARIOSO_TEST(eluEqualsItsDefinition)
{
    if (!kernels::codecKernelsAvailable())
        QSKIP("This processor has no AVX2.");
    std::vector<float> x{0.0F,   -0.0F,  1e-30F, -1e-30F,   -1e-7F,  -86.9F,
                         -87.5F, -1e30F, 1e30F,  -INFINITY, INFINITY};
    for (float value = -20; value < 5; value += 0.0137F)
        x.push_back(value);
    std::vector<double> expected;
    for (const float value : x)
        expected.push_back(value > 0 ? value : std::exp(double(value)) - 1);
    std::vector<float> y(x.size());
    kernels::elu(x.data(), y.data(), std::int64_t(x.size()), 1);
    for (std::size_t i = 0; i < x.size(); ++i)
        QVERIFY2(double(y[i]) == expected[i] || std::abs(double(y[i]) - expected[i]) < 1.2e-7,
                 std::to_string(x[i]).c_str());

    float notANumber = NAN;
    kernels::elu(&notANumber, &notANumber, 1, 1);
    QVERIFY(std::isnan(notANumber));
}

ARIOSO_TEST(everyWeightNormSpellingGivesTheSameLayer)
{
    const c10::InferenceMode inference;
    const at::Tensor gain = noise({6, 1, 1}, "gain");
    const at::Tensor direction = noise({6, 4, 3}, "direction");
    const at::Tensor folded = gain * direction / (direction * direction).sum({1, 2}, true).sqrt();
    const std::pair<std::string, std::string> spellings[] = {
        {"weight_g", "weight_v"},
        {"parametrizations.weight.original0", "parametrizations.weight.original1"},
        {"", "weight"}};
    const at::Tensor x = noise({20, 4});
    at::Tensor expected;
    for (const auto& [first, second] : spellings) {
        WeightStore store;
        if (!first.empty())
            store.add("conv." + first, gain);
        store.add("conv." + second, first.empty() ? folded : direction);
        store.add("conv.bias", noise({6}, "bias"));
        const Conv conv(Weights(store), {4, 6, 3},
                        {layerConfig(false, PadMode::Reflect), Backend::best(at::kCPU, 1)},
                        InputActivation::None);
        const at::Tensor y = whole(conv, x);
        if (!expected.defined())
            expected = y;
        QVERIFY(largestDifference(y, expected) < 1e-6);
    }
}

ARIOSO_TEST(aWrongWeightIsNamedWithBothShapes)
{
    WeightStore store;
    addConv(store, "audio_encoder.encoder.layers.0", {4, 1, 5}, 4);
    const Weights scope(store, "audio_encoder.encoder.layers.0");
    const AudioEncoderConfig config = layerConfig(false, PadMode::Reflect);
    CHECK_ERROR(Conv(scope, {1, 4, 7}, CodecSetup{config, kAten}, InputActivation::None),
                ErrorCode::CheckpointInvalid,
                "'audio_encoder.encoder.layers.0.conv.weight' has the shape [4, 1, 5], but the configuration "
                "requires "
                "[4, 1, 7]");
    CHECK_ERROR(Conv(scope.scope("x"), {1, 4, 7}, CodecSetup{config, kAten}, InputActivation::None),
                ErrorCode::CheckpointInvalid, "audio_encoder.encoder.layers.0.x.conv.");
}
