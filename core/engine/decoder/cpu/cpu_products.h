// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The parallel loops of a CpuDecoderSession: over rows, over the outputs of products, and over heads.

#include "engine/decoder/cpu/cpu_session.h"

#include <algorithm>

namespace arioso::engine {

template <typename Body>
void CpuDecoderSession::eachRow(Member& member, const RowRange& range, Body body)
{
    member.each(range.count, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t row = range.first + begin; row < range.first + end; ++row)
            body(row);
    });
}

template <typename Epilogue>
void CpuDecoderSession::multiply(Member& member, const Operand& x, const RowRange& rows,
                                 c10::ArrayRef<Product> products, Epilogue epilogue)
{
    // Outputs are distributed in units: with Int8 a group of what the next product reads, else whole tiles of
    // the kernels. The units of all products are numbered one after the other.
    const std::int64_t unit = m_int8 ? kernels::kInt8Group : 48;
    const auto outputsOf = [&](const Product& product) {
        return m_int8 ? product.weights->int8.out : product.weights->floats.out;
    };
    const auto unitsOf = [&](const Product& product) { return (outputsOf(product) + unit - 1) / unit; };
    const auto compute = [&](const Product& product, std::int64_t first, std::int64_t last) {
        if (m_int8) {
            constexpr std::int64_t kBlock = kernels::kInt8Block;
            const kernels::Int8Matrix& w = product.weights->int8;
            const kernels::Int8Rows from{x.quantized.data() + rows.first * w.groups() * kernels::kInt8Group,
                                         x.scales.data() + rows.first * w.groups(), rows.count};
            kernels::linearInt8(
                {from, w, first / kBlock, (last + kBlock - 1) / kBlock, product.y, product.yStride});
        } else {
            kernels::linearPart({x.values.data() + rows.first * x.width, x.width, rows.count,
                                 product.weights->floats, nullptr, product.y, product.yStride},
                                first, last);
        }
        epilogue(first, last);
    };

    std::int64_t units = 0;
    for (const Product& product : products)
        units += unitsOf(product);
    member.each(units, 1, [&](std::int64_t first, std::int64_t last) {
        for (const Product& product : products) {
            // Here first and last count from this product's first unit.
            const std::int64_t count = unitsOf(product);
            if (first < count && last > 0) {
                compute(product, std::max<std::int64_t>(first, 0) * unit,
                        std::min(outputsOf(product), std::min(last, count) * unit));
            }
            first -= count;
            last -= count;
        }
    });
}

template <typename Attend>
void CpuDecoderSession::attendHeads(Member& member, const RowRange& range, std::int64_t tokens, Attend attend)
{
    const int width = m_config.headWidth();
    const std::int64_t tasks = (m_config.heads + m_headsPerTask - 1) / m_headsPerTask; // of one row
    eachRow(member, {0, range.count * tasks}, [&](std::int64_t task) {
        const std::int64_t row = range.first + task / tasks;
        const int first = int(task % tasks) * m_headsPerTask;
        const int last = std::min(m_config.heads, first + m_headsPerTask);
        for (int head = first; head < last; ++head)
            attend(row, head);
        for (std::int64_t token = row * tokens; token < (row + 1) * tokens; ++token)
            quantize(m_attended, token, first * width, last * width);
    });
}

} // namespace arioso::engine
