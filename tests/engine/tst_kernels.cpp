// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The fast variants of the kernels against the plain ones and against double precision, over odd sizes.

#include "engine/kernels/attention.h"
#include "engine/kernels/elementwise.h"
#include "engine/kernels/linear.h"
#include "engine/machine/advice.h"
#include "support/test.h"

#include <ATen/TensorOperators.h>
#include <ATen/core/Tensor.h>
#include <ATen/ops/gelu.h>
#include <ATen/ops/layer_norm.h>
#include <ATen/ops/linspace.h>
#include <ATen/ops/silu.h>
#include <ATen/ops/tensor.h>
#include <c10/util/accumulate.h>

#include <cmath>
#include <cstring>
#include <random>
#include <vector>

using namespace arioso::kernels;
using arioso::engine::Activation;

namespace {

std::vector<float> randomFloats(std::size_t count, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<float> normal;
    std::vector<float> values(count);
    for (float& value : values)
        value = normal(random);
    return values;
}

/// libtorch's own generator starts from another seed in every process.
at::Tensor randomTensor(at::IntArrayRef shape, unsigned seed)
{
    return at::tensor(randomFloats(static_cast<std::size_t>(c10::multiply_integers(shape)), seed))
        .reshape(shape);
}

std::vector<float> asVector(const at::Tensor& tensor)
{
    const at::Tensor flat = tensor.contiguous();
    return {flat.data_ptr<float>(), flat.data_ptr<float>() + flat.numel()};
}

struct Case
{
    std::int64_t rows, in, out;
};

const std::vector<Case>& cases()
{
    static const std::vector<Case> all{
        {1, 8, 8},   {1, 1, 1},    {2, 7, 5},    {2, 24, 48},  {3, 64, 13},    {4, 33, 9},   {5, 100, 7},
        {7, 17, 31}, {8, 128, 50}, {13, 65, 24}, {50, 40, 27}, {2, 1024, 100}, {1, 4096, 3}, {60, 1024, 30}};
    return all;
}

std::vector<float> run(const Case& c, const std::vector<float>& x, const Matrix& w, const float* bias,
                       int threads, Isa isa)
{
    std::vector<float> y(std::size_t(c.rows * c.out), NAN);
    linear({x.data(), c.in, c.rows, w, bias, y.data(), c.out}, threads, isa);
    return y;
}

Matrix matrixOf(const at::Tensor& weights)
{
    Matrix w;
    w.data = weights.data_ptr();
    w.type = weights.scalar_type() == at::kFloat      ? Matrix::Type::Float32
             : weights.scalar_type() == at::kBFloat16 ? Matrix::Type::BFloat16
                                                      : Matrix::Type::Float16;
    w.out = weights.size(0);
    w.in = weights.size(1);
    return w;
}

} // namespace

ARIOSO_TEST(linearIsTheMatrixProduct)
{
    for (const Case& c : cases()) {
        const auto x = randomFloats(std::size_t(c.rows * c.in), 1);
        const auto w = randomFloats(std::size_t(c.out * c.in), 2);
        const auto bias = randomFloats(std::size_t(c.out), 3);
        std::vector<double> expected;
        for (std::int64_t r = 0; r < c.rows; ++r) {
            for (std::int64_t o = 0; o < c.out; ++o) {
                double sum = bias[std::size_t(o)];
                for (std::int64_t i = 0; i < c.in; ++i)
                    sum += double(x[std::size_t(r * c.in + i)]) * w[std::size_t(o * c.in + i)];
                expected.push_back(sum);
            }
        }
        const Matrix matrix{w.data(), Matrix::Type::Float32, c.out, c.in};
        CHECK_CLOSE(run(c, x, matrix, bias.data(), 1, Isa::Plain), expected, 1e-5 * std::sqrt(double(c.in)));
    }
}

ARIOSO_TEST(linearVariantsAgreeToTheBit)
{
    if (bestIsa() == Isa::Plain)
        QSKIP("this processor has only the plain variant");
    for (const Case& c : cases()) {
        const auto x = randomFloats(std::size_t(c.rows * c.in), 4);
        for (const at::ScalarType type : {at::kFloat, at::kBFloat16, at::kHalf}) {
            const at::Tensor weights = randomTensor({c.out, c.in}, 11).to(type);
            const auto plain = run(c, x, matrixOf(weights), nullptr, 1, Isa::Plain);
            QCOMPARE(run(c, x, matrixOf(weights), nullptr, 1, Isa::Avx2), plain);
            QCOMPARE(run(c, x, matrixOf(weights), nullptr, 3, Isa::Avx2), plain);
        }
    }
}

ARIOSO_TEST(linearRowDoesNotDependOnItsNeighbours)
{
    const Case whole{23, 200, 61};
    const auto x = randomFloats(std::size_t(whole.rows * whole.in), 5);
    const at::Tensor weights = randomTensor({whole.out, whole.in}, 12);
    const auto together = run(whole, x, matrixOf(weights), nullptr, 2, bestIsa());
    for (std::int64_t r = 0; r < whole.rows; ++r) {
        const Case one{1, whole.in, whole.out};
        const std::vector<float> row(x.begin() + r * whole.in, x.begin() + (r + 1) * whole.in);
        const auto alone = run(one, row, matrixOf(weights), nullptr, 1, bestIsa());
        QVERIFY(std::equal(alone.begin(), alone.end(), together.begin() + r * whole.out));
    }
}

namespace {

/// `count` vectors as the cache keeps them.
std::vector<std::byte> cached(CacheType type, const std::vector<float>& vectors, int width, Isa isa)
{
    const std::int64_t bytes = cacheBytes(type, width);
    const std::int64_t count = std::int64_t(vectors.size()) / width;
    std::vector<std::byte> result(static_cast<std::size_t>(count * bytes));
    for (std::int64_t t = 0; t < count; ++t)
        cacheStore(type, vectors.data() + t * width, width, result.data() + t * bytes, isa);
    return result;
}

void checkAttention(CacheType type, int width, std::int64_t count, double tolerance)
{
    const auto q = randomFloats(std::size_t(width), 6);
    const auto keys = randomFloats(std::size_t(count * width), 7);
    const auto values = randomFloats(std::size_t(count * width), 8);
    const float scale = 0.7F;
    std::vector<double> weights;
    double sum = 0;
    for (std::int64_t t = 0; t < count; ++t) {
        double dot = 0;
        for (int i = 0; i < width; ++i)
            dot += double(q[std::size_t(i)]) * keys[std::size_t(t * width + i)];
        weights.push_back(std::exp(dot * scale));
        sum += weights.back();
    }
    std::vector<double> expected(static_cast<std::size_t>(width));
    for (std::int64_t t = 0; t < count; ++t) {
        for (int i = 0; i < width; ++i)
            expected[std::size_t(i)] += weights[std::size_t(t)] / sum * values[std::size_t(t * width + i)];
    }
    for (const Isa isa : {Isa::Plain, bestIsa()}) {
        const auto k = cached(type, keys, width, isa);
        const auto v = cached(type, values, width, isa);
        std::vector<float> out(static_cast<std::size_t>(width));
        std::vector<float> scores(static_cast<std::size_t>(count));
        attend(q.data(), {type, k.data(), v.data(), count, width}, scale, out.data(), scores.data(), isa);
        CHECK_CLOSE(out, expected, tolerance);
    }
}

} // namespace

ARIOSO_TEST(attentionIsSoftmaxOfScaledProducts)
{
    for (const int width : {6, 8, 24, 64, 80, 128}) {
        for (const std::int64_t count : {1, 2, 7, 8, 9, 100, 1503}) {
            checkAttention(CacheType::Float32, width, count, 1e-5);
            // Scores reach 30 here, and what rounds them by a part of 5e-4 or 4e-3 moves the weights by as
            // much as that.
            checkAttention(CacheType::Float16, width, count, 0.02);
            checkAttention(CacheType::Int8, width, count, 0.25);
        }
    }
}

ARIOSO_TEST(cacheVariantsAgreeToTheBit)
{
    std::vector<float> x = randomFloats(64, 9);
    x[3] = 1e6F;
    x[17] = -INFINITY;
    x[18] = 65519;           // rounds to the largest; the next float would be infinite
    x[19] = 1e-7F;           // a subnormal of 16 bits
    x[20] = 0.5F + 0x1p-12F; // half way: to even
    for (const CacheType type : {CacheType::Float32, CacheType::Float16, CacheType::Int8})
        QVERIFY(cached(type, x, 64, bestIsa()) == cached(type, x, 64, Isa::Plain));
    x[5] = NAN;
    for (const CacheType type : {CacheType::Float32, CacheType::Float16, CacheType::Int8}) {
        for (const Isa isa : {Isa::Plain, bestIsa()}) {
            const auto k = cached(type, x, 64, isa);
            std::vector<float> out(64);
            float score = 0;
            attend(x.data(), {type, k.data(), k.data(), 1, 64}, 1, out.data(), &score, isa);
            QVERIFY(std::isnan(out[5]));
            QVERIFY(std::isnan(out[6])); // through the score
        }
    }
}

ARIOSO_TEST(attentionSurvivesExtremeScores)
{
    const int width = 8;
    std::vector<float> q(width, 30.0F);
    std::vector<float> keys(9 * width, -30.0F); // -7200 each, but for the one below
    std::fill(keys.begin() + 4 * width, keys.begin() + 5 * width, 30.0F);
    std::vector<float> values(9 * width, 1.0F);
    std::fill(values.begin() + 4 * width, values.begin() + 5 * width, 2.0F);
    for (const CacheType type : {CacheType::Float32, CacheType::Float16, CacheType::Int8}) {
        const auto k = cached(type, keys, width, bestIsa());
        const auto v = cached(type, values, width, bestIsa());
        std::vector<float> out(width);
        std::vector<float> scores(9);
        attend(q.data(), {type, k.data(), v.data(), 9, width}, 1, out.data(), scores.data());
        CHECK_CLOSE(out, std::vector<float>(width, 2.0F), 0);
    }
}

ARIOSO_TEST(attentionOverInt8AddsNoErrorOfItsOwn)
{
    // Against the softmax of what the cache holds: all that is left is the rounding of query and weights.
    for (const int width : {24, 64, 80, 512, 528}) {
        for (const std::int64_t count : {1, 3, 4, 9, 16, 101, 1503, 5000}) {
            const auto q = randomFloats(std::size_t(width), 6);
            const auto k =
                cached(CacheType::Int8, randomFloats(std::size_t(count * width), 7), width, bestIsa());
            const auto v =
                cached(CacheType::Int8, randomFloats(std::size_t(count * width), 8), width, bestIsa());
            const auto held = [&](const std::vector<std::byte>& all, std::int64_t t, int i) {
                const std::byte* at = all.data() + t * cacheBytes(CacheType::Int8, width);
                float scale = 0;
                std::memcpy(&scale, at, sizeof scale);
                return double(scale) * double(std::int8_t(at[std::int64_t(sizeof scale) + i]));
            };
            const float scale = 0.05F;
            double sum = 0;
            std::vector<double> expected(static_cast<std::size_t>(width));
            for (std::int64_t t = 0; t < count; ++t) {
                double dot = 0;
                for (int i = 0; i < width; ++i)
                    dot += double(q[std::size_t(i)]) * held(k, t, i);
                const double weight = std::exp(dot * scale);
                sum += weight;
                for (int i = 0; i < width; ++i)
                    expected[std::size_t(i)] += weight * held(v, t, i);
            }
            for (double& value : expected)
                value /= sum;
            std::vector<float> out(static_cast<std::size_t>(width));
            std::vector<float> scores(static_cast<std::size_t>(count));
            attend(q.data(), {CacheType::Int8, k.data(), v.data(), count, width}, scale, out.data(),
                   scores.data());
            CHECK_CLOSE(out, expected, 3e-4);
        }
    }
}

ARIOSO_TEST(attentionOverInt8KeepsWhatIsNotFinite)
{
    const int width = 64;
    std::vector<float> q = randomFloats(width, 6);
    const auto keys = randomFloats(9 * width, 7);
    auto values = randomFloats(9 * width, 8);
    const auto attended = [&] {
        const auto k = cached(CacheType::Int8, keys, width, bestIsa());
        const auto v = cached(CacheType::Int8, values, width, bestIsa());
        std::vector<float> out(width);
        std::vector<float> scores(9);
        attend(q.data(), {CacheType::Int8, k.data(), v.data(), 9, width}, 1, out.data(), scores.data());
        return out;
    };
    std::fill(values.begin() + 8 * width, values.end(), 0.0F);
    QVERIFY(std::isfinite(attended()[5]));
    values[8 * width + 3] = INFINITY;
    QVERIFY(std::isnan(attended()[5]));
    values[8 * width + 3] = 0;
    for (const float bad : {NAN, INFINITY}) {
        q[7] = bad;
        QVERIFY(std::isnan(attended()[5]));
    }
    std::fill(q.begin(), q.end(), 0.0F); // all keys the same weight
    std::fill(values.begin(), values.end(), 2.0F);
    CHECK_CLOSE(attended(), std::vector<float>(width, 2.0F), 1e-4);
    std::fill(values.begin(), values.end(), 0.0F);
    CHECK_CLOSE(attended(), std::vector<float>(width, 0.0F), 0);
}

ARIOSO_TEST(layerNormAsLibtorch)
{
    for (const std::int64_t width : {1, 6, 24, 1024, 1027}) {
        const at::Tensor x = randomTensor({width}, 13) * 3 + 1;
        const at::Tensor weight = randomTensor({width}, 14);
        const at::Tensor bias = randomTensor({width}, 15);
        std::vector<float> y(static_cast<std::size_t>(width));
        layerNorm(x.data_ptr<float>(), {weight.data_ptr<float>(), bias.data_ptr<float>(), width, 1e-5F},
                  y.data());
        // In double: a row of one has no variance, and libtorch in float loses four digits there.
        const at::Tensor expected =
            at::layer_norm(x.to(at::kDouble), {width}, weight.to(at::kDouble), bias.to(at::kDouble), 1e-5);
        CHECK_CLOSE(y, asVector(expected.to(at::kFloat)), 2e-5);
    }
}

ARIOSO_TEST(elementwiseVariantsAgreeToTheBit)
{
    const auto x = randomFloats(1027, 16);
    const auto weight = randomFloats(1027, 17);
    const auto run = [&](Isa isa) {
        std::vector<float> all(x.size());
        layerNorm(x.data(), {weight.data(), x.data(), std::int64_t(x.size()), 1e-5F}, all.data(), isa);
        for (const Activation activation :
             {Activation::Gelu, Activation::GeluTanh, Activation::Relu, Activation::Silu}) {
            std::vector<float> y = x;
            for (float& value : y)
                value *= 4;
            activate(activation, y.data(), std::int64_t(y.size()), isa);
            all.insert(all.end(), y.begin(), y.end());
        }
        std::vector<std::int8_t> quantized(1088);
        all.resize(all.size() + 17);
        quantizeInt8(x.data(), std::int64_t(x.size()), quantized.data(), &all[all.size() - 17], isa);
        all.insert(all.end(), quantized.begin(), quantized.end());
        return all;
    };
    QVERIFY(run(bestIsa()) == run(Isa::Plain));
}

ARIOSO_TEST(activationsKeepWhatIsNotANumber)
{
    for (const Activation activation :
         {Activation::Gelu, Activation::GeluTanh, Activation::Relu, Activation::Silu}) {
        std::vector<float> values(9, NAN);
        activate(activation, values.data(), 9);
        for (const float value : values)
            QVERIFY(std::isnan(value));
    }
}

ARIOSO_TEST(activationsAsLibtorch)
{
    const at::Tensor x = at::linspace(-9, 9, 1001);
    const auto apply = [&](Activation activation) {
        std::vector<float> values = asVector(x);
        activate(activation, values.data(), std::int64_t(values.size()));
        return values;
    };
    CHECK_CLOSE(apply(Activation::Gelu), asVector(at::gelu(x)), 2e-6);
    CHECK_CLOSE(apply(Activation::GeluTanh), asVector(at::gelu(x, "tanh")), 2e-6);
    CHECK_CLOSE(apply(Activation::Silu), asVector(at::silu(x)), 2e-6);
    CHECK_CLOSE(apply(Activation::Relu), asVector(x.clamp_min(0)), 0);
}

ARIOSO_TEST(adviceFitsTheProcessor)
{
    using arioso::engine::adviceFor;
    using arioso::engine::Processor;
    const auto count = [](Processor processor, Isa floats, Int8Isa int8) {
        return adviceFor({100, processor, floats, int8}).size();
    };
    QCOMPARE(count(Processor::X86, Isa::Avx2, Int8Isa::Avx2), std::size_t(0));
    QCOMPARE(count(Processor::X86, Isa::Plain, Int8Isa::Plain), std::size_t(1));
    QCOMPARE(count(Processor::Arm, Isa::Plain, Int8Isa::NeonDot),
             std::size_t(0)); // which has no AVX2 to lack
    QCOMPARE(count(Processor::Arm, Isa::Plain, Int8Isa::Plain), std::size_t(1));
    QCOMPARE(count(Processor::Other, Isa::Plain, Int8Isa::Plain), std::size_t(1));
    const std::string arm = adviceFor({100, Processor::Arm, Isa::Plain, Int8Isa::Plain}).front();
    QVERIFY2(arm.find("AVX2") == std::string::npos && arm.find("dot product") != std::string::npos,
             arm.c_str());
    QCOMPARE(adviceFor({6, Processor::Arm, Isa::Plain, Int8Isa::NeonDot}).size(),
             std::size_t(1)); // a slow BLAS
}
