// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The integer product: what it means, against sums by hand, and its variants against the plain one.

#include "engine/kernels/elementwise.h"
#include "engine/kernels/int8.h"
#include "support/int8_variants.h"
#include "support/test.h"

#include <cmath>
#include <cstdlib>
#include <cstring>
#include <iterator>
#include <limits>
#include <memory>
#include <new>
#include <random>
#include <vector>

using namespace arioso::kernels;
using arioso::test::Int8Variant;
using arioso::test::int8Variants;

namespace {

struct Rows
{
    std::vector<std::int8_t> values;
    std::vector<float> scales;
    std::int64_t rows = 0;

    [[nodiscard]] Int8Rows view() const { return {values.data(), scales.data(), rows}; }
};

Rows quantized(const std::vector<float>& x, std::int64_t rows, std::int64_t in)
{
    const std::int64_t groups = Int8Matrix{nullptr, 0, in}.groups();
    Rows result{std::vector<std::int8_t>(std::size_t(rows * groups * kInt8Group), 99),
                std::vector<float>(std::size_t(rows * groups), NAN), rows};
    for (std::int64_t r = 0; r < rows; ++r) {
        quantizeInt8(x.data() + r * in, in, result.values.data() + r * groups * kInt8Group,
                     result.scales.data() + r * groups);
    }
    return result;
}

/// In memory that ends with the matrix and is aligned no better than it must be.
struct Packed
{
    std::unique_ptr<std::byte, decltype(&std::free)> memory{nullptr, std::free};
    Int8Matrix matrix;

    Packed(std::int64_t out, std::int64_t in) : matrix{nullptr, out, in}
    {
        memory.reset(static_cast<std::byte*>(std::aligned_alloc(64, std::size_t(matrix.bytes()))));
        if (memory == nullptr)
            throw std::bad_alloc();
        matrix.data = memory.get();
    }

    Packed(const std::vector<float>& weights, std::int64_t out, std::int64_t in) : Packed(out, in)
    {
        for (std::int64_t block = 0; block < matrix.blocks(); ++block)
            packInt8(weights.data(), matrix, block, memory.get());
    }

    void setScales(float scale)
    {
        for (std::int64_t i = 0; i < matrix.blocks() * matrix.groups() * kInt8Block; ++i)
            std::memcpy(group(i / kInt8Block) + i % kInt8Block * std::int64_t(sizeof scale), &scale,
                        sizeof scale);
    }

    std::int8_t& weight(std::int64_t o, std::int64_t i)
    {
        std::byte* at = group(o / kInt8Block * matrix.groups() + i / kInt8Group) + kInt8Block * sizeof(float);
        const std::int64_t column = i % kInt8Group;
        return reinterpret_cast<std::int8_t&>(at[column / 4 * 64 + o % kInt8Block * 4 + column % 4]);
    }

private:
    [[nodiscard]] std::byte* group(std::int64_t index) const
    {
        return memory.get() + index * kInt8Block * std::int64_t(sizeof(float) + kInt8Group);
    }
};

std::vector<float> randomFloats(std::int64_t count, unsigned seed)
{
    std::mt19937 random(seed);
    std::normal_distribution<float> normal;
    std::vector<float> values(static_cast<std::size_t>(count));
    for (float& value : values)
        value = normal(random);
    return values;
}

constexpr std::int64_t kBeside = 3; ///< floats after each row of the result, which stay as they are

std::vector<float> product(const Rows& x, const Int8Matrix& w, const Int8Variant& variant)
{
    const std::int64_t stride = w.out + kBeside;
    std::vector<float> y(std::size_t(x.rows * stride), 77);
    variant.run({x.view(), w, 0, w.blocks(), y.data(), stride});
    return y;
}

/// To the bit, NaN included.
bool same(const std::vector<float>& a, const std::vector<float>& b)
{
    return a.size() == b.size() && std::memcmp(a.data(), b.data(), a.size() * sizeof(float)) == 0;
}

struct Case
{
    std::int64_t rows, in, out;
};

constexpr Case kCases[] = {{1, 1, 1},    {1, 64, 16},  {2, 63, 15},     {2, 65, 17},
                           {3, 24, 48},  {4, 200, 33}, {5, 128, 16},    {7, 1024, 20},
                           {8, 130, 50}, {2, 4096, 3}, {23, 1000, 100}, {60, 256, 64}};

} // namespace

ARIOSO_TEST(quantizingKeepsEachValueWithinHalfAStep)
{
    const auto x = randomFloats(150, 1);
    const Rows q = quantized(x, 1, 150);
    QCOMPARE(q.scales.size(), std::size_t(3));
    for (std::size_t i = 0; i < x.size(); ++i) {
        const float scale = q.scales[i / kInt8Group];
        QVERIFY(std::abs(float(q.values[i]) * scale - x[i]) <= 0.5001F * scale);
    }
    for (std::size_t i = x.size(); i < q.values.size(); ++i)
        QCOMPARE(int(q.values[i]), 0); // what fills up the last group
}

ARIOSO_TEST(quantizingExtremes)
{
    std::vector<float> x(4 * kInt8Group, 0.0F);
    x[1] = 254;
    x[2] = -254;
    x[3] = 1; // exactly half a step: to even
    x[4] = 3;
    x[kInt8Group] = std::numeric_limits<float>::infinity();
    x[2 * kInt8Group] = -std::numeric_limits<float>::quiet_NaN();
    x[3 * kInt8Group] = std::numeric_limits<float>::denorm_min();
    const Rows q = quantized(x, 1, 4 * kInt8Group);
    QCOMPARE(q.scales[0], 2.0F);
    QVERIFY(std::vector<int>(q.values.begin(), q.values.begin() + 5) ==
            (std::vector<int>{0, 127, -127, 0, 2}));
    QVERIFY(std::isnan(q.scales[1]));
    QVERIFY(std::isnan(q.scales[2]));
    QCOMPARE(q.scales[3], 0.0F);
}

ARIOSO_TEST(productIsThatOfTheQuantisedNumbers)
{
    for (const Case& c : kCases) {
        const auto weights = randomFloats(c.out * c.in, 2);
        const Rows x = quantized(randomFloats(c.rows * c.in, 3), c.rows, c.in);
        const Packed w(weights, c.out, c.in);
        const std::int64_t groups = w.matrix.groups();
        std::vector<double> expected;
        for (std::int64_t r = 0; r < c.rows; ++r) {
            for (std::int64_t o = 0; o < c.out; ++o) {
                const std::vector<float> row(weights.begin() + o * c.in, weights.begin() + (o + 1) * c.in);
                const Rows q = quantized(row, 1, c.in); // a row of weights is quantised as activations are
                double sum = 0;
                for (std::int64_t i = 0; i < groups * kInt8Group; ++i) {
                    const auto at = std::size_t(r * groups * kInt8Group + i);
                    sum += double(x.values[at]) * x.scales[at / kInt8Group] * q.values[std::size_t(i)] *
                           q.scales[std::size_t(i / kInt8Group)];
                }
                expected.push_back(sum);
            }
            expected.insert(expected.end(), kBeside, 77.0);
        }
        CHECK_CLOSE(product(x, w.matrix, arioso::test::kPlainInt8), expected, 1e-5 * std::sqrt(double(c.in)));
    }
}

ARIOSO_TEST(productIsCloseToThatOfTheFloats)
{
    const Case c{2, 1024, 64};
    const auto weights = randomFloats(c.out * c.in, 4);
    const auto x = randomFloats(c.rows * c.in, 5);
    const std::vector<float> y =
        product(quantized(x, c.rows, c.in), Packed(weights, c.out, c.in).matrix, arioso::test::kPlainInt8);
    double error = 0;
    double power = 0;
    for (std::int64_t r = 0; r < c.rows; ++r) {
        for (std::int64_t o = 0; o < c.out; ++o) {
            double sum = 0;
            for (std::int64_t i = 0; i < c.in; ++i)
                sum += double(x[std::size_t(r * c.in + i)]) * weights[std::size_t(o * c.in + i)];
            error += std::pow(sum - y[std::size_t(r * (c.out + kBeside) + o)], 2);
            power += sum * sum;
        }
    }
    // Both sides are rounded by at most half of 1/127 of a largest magnitude of about 2.4 deviations.
    QVERIFY(std::sqrt(error / power) < 0.01);
}

ARIOSO_TEST(variantsAgreeToTheBit)
{
    for (const Case& c : kCases) {
        const Rows x = quantized(randomFloats(c.rows * c.in, 6), c.rows, c.in);
        const Packed w(randomFloats(c.out * c.in, 7), c.out, c.in);
        const std::vector<float> expected = product(x, w.matrix, arioso::test::kPlainInt8);
        for (const Int8Variant& variant : int8Variants())
            QVERIFY2(same(product(x, w.matrix, variant), expected), variant.name);
    }
}

ARIOSO_TEST(rowsDoNotDependOnTheirNeighboursNorOnTheShareOfBlocks)
{
    const Case c{11, 300, 70};
    const auto x = randomFloats(c.rows * c.in, 8);
    const Packed w(randomFloats(c.out * c.in, 9), c.out, c.in);
    for (const Int8Variant& variant : int8Variants()) {
        const std::vector<float> together = product(quantized(x, c.rows, c.in), w.matrix, variant);
        for (std::int64_t r = 0; r < c.rows; ++r) {
            const Rows row = quantized({x.begin() + r * c.in, x.begin() + (r + 1) * c.in}, 1, c.in);
            std::vector<float> alone(std::size_t(c.out + kBeside), 77);
            for (std::int64_t block = 0; block < w.matrix.blocks(); ++block)
                variant.run({row.view(), w.matrix, block, block + 1, alone.data(), c.out});
            QVERIFY2(same(alone, {together.begin() + r * (c.out + kBeside),
                                  together.begin() + (r + 1) * (c.out + kBeside)}),
                     variant.name);
        }
    }
}

// The largest sums that there are: nothing may saturate. Weights of -128 are never packed, but must be
// harmless.
ARIOSO_TEST(worstCasesAreExact)
{
    const Case c{6, 4 * kInt8Group, 2 * kInt8Block};
    Packed w(c.out, c.in);
    w.setScales(1);
    for (const int weight : {-128, -127, 127}) {
        for (std::int64_t i = 0; i < c.out * c.in; ++i)
            w.weight(i / c.in, i % c.in) = std::int8_t(weight);
        for (const int activation : {-127, 127}) {
            const Rows x{std::vector<std::int8_t>(std::size_t(c.rows * c.in), std::int8_t(activation)),
                         std::vector<float>(std::size_t(c.rows * w.matrix.groups()), 1.0F), c.rows};
            std::vector<float> expected;
            for (std::int64_t r = 0; r < c.rows; ++r) {
                expected.insert(expected.end(), std::size_t(c.out), float(int(c.in) * weight * activation));
                expected.insert(expected.end(), kBeside, 77.0F);
            }
            for (const Int8Variant& variant : int8Variants())
                QVERIFY2(same(product(x, w.matrix, variant), expected), variant.name);
        }
    }
}

// Zeros, ones and the ends of the range beside each other, in any number of rows.
ARIOSO_TEST(mixedExtremesAreExact)
{
    constexpr std::int8_t kWeights[] = {-128, -127, -1, 0, 1, 127};
    constexpr std::int8_t kActivations[] = {-127, -1, 0, 1, 127};
    const Case c{9, 2 * kInt8Group, kInt8Block + 5};
    std::mt19937 random(12);
    Packed w(2 * kInt8Block, c.in);
    w.setScales(1);
    for (std::int64_t i = 0; i < w.matrix.out * c.in; ++i)
        w.weight(i / c.in, i % c.in) = kWeights[random() % std::size(kWeights)];
    Int8Matrix matrix = w.matrix;
    matrix.out = c.out;
    for (std::int64_t rows = 1; rows <= c.rows; ++rows) {
        Rows x{std::vector<std::int8_t>(std::size_t(rows * c.in)),
               std::vector<float>(std::size_t(rows * matrix.groups()), 1.0F), rows};
        for (std::int8_t& value : x.values)
            value = kActivations[random() % std::size(kActivations)];
        std::vector<float> expected;
        for (std::int64_t r = 0; r < rows; ++r) {
            for (std::int64_t o = 0; o < c.out; ++o) {
                int sum = 0;
                for (std::int64_t i = 0; i < c.in; ++i)
                    sum += int(w.weight(o, i)) * x.values[std::size_t(r * c.in + i)];
                expected.push_back(float(sum));
            }
            expected.insert(expected.end(), kBeside, 77.0F);
        }
        for (const Int8Variant& variant : int8Variants())
            QVERIFY2(same(product(x, matrix, variant), expected), variant.name);
    }
}

ARIOSO_TEST(whatIsNotANumberStaysVisible)
{
    const Case c{2, 2 * kInt8Group, kInt8Block};
    std::vector<float> weights = randomFloats(c.out * c.in, 10);
    weights[std::size_t(3 * c.in + 70)] = NAN;
    std::vector<float> x = randomFloats(c.rows * c.in, 11);
    x[std::size_t(c.in + 1)] = std::numeric_limits<float>::infinity();
    for (const Int8Variant& variant : int8Variants()) {
        const std::vector<float> y =
            product(quantized(x, c.rows, c.in), Packed(weights, c.out, c.in).matrix, variant);
        for (std::int64_t o = 0; o < c.out; ++o) {
            QCOMPARE(std::isnan(y[std::size_t(o)]), o == 3);
            QVERIFY(std::isnan(y[std::size_t(c.out + kBeside + o)]));
        }
    }
}
