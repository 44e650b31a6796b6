// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The delay pattern: level j is delayed by j steps, so that each level of a frame can depend on the coarser
// levels of that frame.
//
//     level 0   P a b c -     P = pad, also the start column
//     level 1   P P a b c
//
// Source: MusicGen paper, section 2.2; shapes and edge cases as Transformers' build_delay_pattern_mask.

#include <cstdint>
#include <vector>

namespace arioso::engine {

/// A grid of ids: rows are codebooks, columns are decoder steps. kFree marks ids that the model generates.
struct IdGrid
{
    static constexpr std::int64_t kFree = -1;

    int rows = 0;
    int columns = 0;
    std::vector<std::int64_t> ids; ///< [rows, columns] row-major

    IdGrid() = default;
    IdGrid(int rowCount, int columnCount, std::int64_t fill);
    [[nodiscard]] std::int64_t& at(int row, int column) { return ids[std::size_t(row) * columns + column]; }
    [[nodiscard]] std::int64_t at(int row, int column) const
    {
        return ids[std::size_t(row) * columns + column];
    }
    [[nodiscard]] bool operator==(const IdGrid& other) const
    {
        return rows == other.rows && columns == other.columns && ids == other.ids;
    }
};

/// The pattern of one clip.
class DelayPattern
{
public:
    /// prompt: [K, n] codes without the start column, n >= 0. length: number of columns, including the start
    /// column (the reference's max_length). With fewer than 2 x levels - 1 columns there is no delay, as in
    /// the reference. Throws Error RequestTooLong if the delayed prompt does not fit into `length`.
    DelayPattern(const IdGrid& prompt, int audioChannels, int length, std::int64_t pad);

    [[nodiscard]] int length() const { return m_mask.columns; }
    [[nodiscard]] const IdGrid& mask() const { return m_mask; } ///< [K, length], kFree for generated ids
    [[nodiscard]] IdGrid initial() const; ///< [K, firstFree()], the columns to feed first
    [[nodiscard]] int firstFree() const { return m_firstFree; } ///< number of columns that are known
    [[nodiscard]] int delay(int row) const { return row / m_audioChannels; }

    /// The ids of a column: those that the pattern fixes, and for the other rows those of `drawn` (one per
    /// row).
    [[nodiscard]] std::vector<std::int64_t> apply(int column, const std::vector<std::int64_t>& drawn) const;

    /// The column that contains the id of codebook `row` in frame `frame`.
    [[nodiscard]] int columnOf(int row, int frame) const { return 1 + frame + (m_delayed ? delay(row) : 0); }

    /// Number of complete frames in the first `columns` columns.
    [[nodiscard]] int completeFrames(int columns) const;

    /// Number of frames of the whole pattern: length - levels, or length - 1 without delay.
    [[nodiscard]] int frames() const { return completeFrames(length()); }

    /// Undoes the delay: the complete frames of the first `columns` columns of `ids`, [K,
    /// completeFrames(columns)].
    [[nodiscard]] IdGrid revert(const IdGrid& ids, int columns) const;

private:
    int m_audioChannels;
    int m_levels; // delays 0..levels-1
    bool m_delayed;
    int m_firstFree = 0;
    IdGrid m_mask;
    IdGrid m_start; // [K, 1 + n], start column and prompt
};

} // namespace arioso::engine
