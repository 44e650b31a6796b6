// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/pattern/delay_pattern.h"

#include "engine/api/error.h"

#include <algorithm>
#include <string>

namespace arioso::engine {

IdGrid::IdGrid(int rowCount, int columnCount, std::int64_t fill)
    : rows(rowCount), columns(columnCount), ids(std::size_t(rowCount) * std::size_t(columnCount), fill)
{
}

DelayPattern::DelayPattern(const IdGrid& prompt, int audioChannels, int length, std::int64_t pad)
    : m_audioChannels(audioChannels), m_levels(prompt.rows / audioChannels),
      m_delayed(length >= 2 * m_levels - 1), m_mask(prompt.rows, length, IdGrid::kFree),
      m_start(prompt.rows, prompt.columns + 1, pad)
{
    const int deepest = m_delayed ? m_levels - 1 : 0;
    if (m_start.columns + deepest > length) {
        throw Error(ErrorCode::RequestTooLong, "A prompt of " + std::to_string(prompt.columns) +
                                                   " frames does not fit into " + std::to_string(length) +
                                                   " decoder steps.");
    }
    for (int row = 0; row < prompt.rows; ++row) {
        for (int column = 0; column < prompt.columns; ++column)
            m_start.at(row, column + 1) = prompt.at(row, column);
    }
    if (!m_delayed) {
        m_firstFree = m_start.columns;
        return;
    }

    for (int row = 0; row < m_mask.rows; ++row) {
        const int j = delay(row);
        for (int column = 0; column < length; ++column) {
            if (column <= j || column >= length - m_levels + 1 + j)
                m_mask.at(row, column) = pad; // the two triangles of the staircase
            else if (column - j < m_start.columns)
                m_mask.at(row, column) = m_start.at(row, column - j);
        }
    }
    m_firstFree = m_start.columns;
    for (int column = 0; column < length; ++column) {
        if (m_mask.at(0, column) == IdGrid::kFree) {
            m_firstFree = column;
            break;
        }
    }
}

IdGrid DelayPattern::initial() const
{
    const IdGrid& source = m_delayed ? m_mask : m_start;
    IdGrid grid(source.rows, m_firstFree, 0);
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column)
            grid.at(row, column) = source.at(row, column);
    }
    return grid;
}

std::vector<std::int64_t> DelayPattern::apply(int column, const std::vector<std::int64_t>& drawn) const
{
    std::vector<std::int64_t> ids(drawn);
    for (int row = 0; row < m_mask.rows; ++row) {
        if (m_mask.at(row, column) != IdGrid::kFree)
            ids[std::size_t(row)] = m_mask.at(row, column);
    }
    return ids;
}

int DelayPattern::completeFrames(int columns) const
{
    return std::max(0, columns - (m_delayed ? m_levels : 1));
}

IdGrid DelayPattern::revert(const IdGrid& ids, int columns) const
{
    IdGrid frames(ids.rows, completeFrames(columns), 0);
    for (int row = 0; row < ids.rows; ++row) {
        for (int frame = 0; frame < frames.columns; ++frame)
            frames.at(row, frame) = ids.at(row, columnOf(row, frame));
    }
    return frames;
}

} // namespace arioso::engine
