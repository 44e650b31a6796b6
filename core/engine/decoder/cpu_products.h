// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The loops of a CpuDecoderSession over outputs and over heads.

#include "engine/decoder/cpu_session.h"

#include <algorithm>

namespace arioso::engine {

template <typename Done>
void CpuDecoderSession::products(Member& member, const Operand& x, std::int64_t row, std::int64_t rows,
                                 c10::ArrayRef<Part> parts, Done done)
{
    // Int8: as many outputs as make a group of the next product. Floats: whole tiles of the kernels.
    const std::int64_t unit = m_int8 ? kernels::kInt8Group : 48;
    const auto outputsOf = [&](const Part& part) {
        return m_int8 ? part.weights->int8.out : part.weights->floats.out;
    };
    const auto unitsOf = [&](const Part& part) { return (outputsOf(part) + unit - 1) / unit; };
    const auto work = [&](const Part& part, std::int64_t first, std::int64_t last) {
        if (m_int8) {
            const kernels::Int8Matrix& w = part.weights->int8;
            const kernels::Int8Rows from{x.quantized.data() + row * w.groups() * kernels::kInt8Group,
                                         x.scales.data() + row * w.groups(), rows};
            constexpr std::int64_t kBlock = kernels::kInt8Block;
            kernels::linearInt8(from, w, first / kBlock, (last + kBlock - 1) / kBlock, part.y, part.yStride);
        } else {
            kernels::linearPart(x.values.data() + row * x.width, x.width, rows, part.weights->floats, first,
                                last, part.y, part.yStride);
        }
        done(first, last);
    };

    std::int64_t units = 0;
    for (const Part& part : parts)
        units += unitsOf(part);
    member.each(units, 1, [&](std::int64_t first, std::int64_t last) {
        for (const Part& part : parts) { // whose units are 0..count-1 now
            const std::int64_t count = unitsOf(part);
            if (first < count && last > 0) {
                work(part, std::max<std::int64_t>(first, 0) * unit,
                     std::min(outputsOf(part), std::min(last, count) * unit));
            }
            first -= count;
            last -= count;
        }
    });
}

template <typename Attend>
void CpuDecoderSession::attendRows(Member& member, const Stretch& stretch, std::int64_t tokens, Attend attend)
{
    const std::int64_t pieces = (m_config.heads + m_headsTogether - 1) / m_headsTogether;
    member.each(stretch.count * pieces, 1, [&](std::int64_t begin, std::int64_t end) {
        for (std::int64_t piece = begin; piece < end; ++piece) {
            const std::int64_t row = stretch.first + piece / pieces;
            const int first = int(piece % pieces) * m_headsTogether;
            const int last = std::min(m_config.heads, first + m_headsTogether);
            for (int head = first; head < last; ++head)
                attend(row, head);
            const int width = m_config.headWidth();
            for (std::int64_t t = row * tokens; t < (row + 1) * tokens; ++t)
                seal(m_attended, t, first * width, last * width);
        }
    });
}

} // namespace arioso::engine
