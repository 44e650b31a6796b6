// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "engine/pipeline/batch.h"

#include "engine/sampling/philox.h"

#include <ATen/ops/empty.h>

#include <utility>

namespace arioso::engine {
namespace {

/// Extends `grid` to codes with `frames` frames.
Codes withRoom(const IdGrid& grid, int frames)
{
    Codes codes{grid.rows, frames, {}};
    codes.values.resize(std::size_t(grid.rows) * std::size_t(frames));
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < grid.columns; ++column)
            codes.at(row, column) = std::int32_t(grid.at(row, column));
    }
    return codes;
}

IdGrid gridOf(const Codes& codes, int begin, int frames)
{
    IdGrid grid(codes.codebooks, frames, 0);
    for (int row = 0; row < grid.rows; ++row) {
        for (int column = 0; column < frames; ++column)
            grid.at(row, column) = codes.at(row, begin + column);
    }
    return grid;
}

} // namespace

Batch::Batch(const ModelParts& parts, const GenerationRequest& request, const PromptCodes& prompts,
             int frames)
    : m_config(parts.info.config.decoder), m_pad(parts.info.defaults.padTokenId),
      m_frames(prompts.codes.front().columns)
{
    for (std::size_t i = 0; i < request.prompts.size(); ++i) {
        for (int take = 0; take < request.takes; ++take) {
            Clip clip;
            clip.prompt = int(i);
            clip.seed = request.seed + m_clips.size();
            clip.skippedSamples = prompts.skippedSamples[i];
            clip.codes = withRoom(prompts.codes[i], frames);
            m_clips.push_back(std::move(clip));
        }
    }
}

void Batch::open(const WindowSpan& window)
{
    m_window = window;
    m_patterns.clear();
    m_ids.clear();
    for (const Clip& clip : m_clips) {
        m_patterns.emplace_back(gridOf(clip.codes, window.offset, window.promptFrames),
                                m_config.audioChannels, window.columns, m_pad);
        m_ids.push_back(m_patterns.back().mask()); // unset ids are overwritten column by column
        const IdGrid initial = m_patterns.back().initial();
        for (int row = 0; row < initial.rows; ++row) {
            for (int column = 0; column < initial.columns; ++column)
                m_ids.back().at(row, column) = initial.at(row, column);
        }
    }
    m_columns = m_patterns.front().firstFree();
}

at::Tensor Batch::columnsFrom(int first, int copies) const
{
    const auto count = std::int64_t(m_ids.size());
    at::Tensor ids = at::empty({copies * count, m_config.codebooks, m_columns - first}, at::kLong);
    auto out = ids.accessor<std::int64_t, 3>();
    for (std::int64_t row = 0; row < copies * count; ++row) {
        const IdGrid& grid = m_ids[std::size_t(row % count)];
        for (int k = 0; k < m_config.codebooks; ++k) {
            for (int column = first; column < m_columns; ++column)
                out[row][k][column - first] = grid.at(k, column);
        }
    }
    return ids;
}

at::Tensor Batch::uniforms() const
{
    const auto column = std::uint32_t(m_window.offset + m_columns);
    at::Tensor numbers = at::empty({std::int64_t(m_clips.size()), m_config.codebooks}, at::kDouble);
    auto out = numbers.accessor<double, 2>();
    for (std::size_t i = 0; i < m_clips.size(); ++i) {
        for (int k = 0; k < m_config.codebooks; ++k)
            out[std::int64_t(i)][k] = uniformAt(m_clips[i].seed, column, std::uint32_t(k));
    }
    return numbers;
}

void Batch::append(const at::Tensor& drawn)
{
    for (std::size_t i = 0; i < m_clips.size(); ++i) {
        const auto* first = drawn.data_ptr<std::int64_t>() + std::int64_t(i) * m_config.codebooks;
        const std::vector<std::int64_t> column =
            m_patterns[i].apply(m_columns, {first, first + m_config.codebooks});
        for (int k = 0; k < m_config.codebooks; ++k)
            m_ids[i].at(k, m_columns) = column[std::size_t(k)];
    }
    ++m_columns;

    const int complete = m_window.offset + m_patterns.front().completeFrames(m_columns);
    for (; m_frames < complete; ++m_frames) {
        for (std::size_t i = 0; i < m_clips.size(); ++i) {
            for (int k = 0; k < m_config.codebooks; ++k)
                m_clips[i].codes.at(k, m_frames) =
                    std::int32_t(m_ids[i].at(k, m_patterns[i].columnOf(k, m_frames - m_window.offset)));
        }
    }
}

void Batch::trim()
{
    for (Clip& clip : m_clips) {
        if (m_frames < clip.codes.frames)
            clip.codes = clip.codes.part(0, m_frames);
    }
}

} // namespace arioso::engine
