// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The clips of a request while they grow, window by window: their ids, and with what numbers each is drawn.

#include "engine/decoder/delay_pattern.h"
#include "engine/decoder/draw.h"
#include "engine/generation.h"
#include "engine/model.h"
#include "engine/prompt_codes.h"
#include "engine/request_plan.h"

#include <ATen/core/Tensor.h>

#include <vector>

namespace arioso::engine {

class Batch
{
public:
    /// Clips with the codes of their prompts and room for all `frames`.
    Batch(const ModelParts& parts, const GenerationRequest& request, const PromptCodes& prompts, int frames);

    /// Makes the codes that `window` begins with the prompt of its columns.
    void open(const WindowSpan& window);

    /// Of the open window.
    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] bool windowDone() const { return m_columns >= m_patterns.front().length(); }

    /// Columns first..columns()-1 for the decoder: [R, K, T] int64, the clips once or, with guidance, twice.
    [[nodiscard]] at::Tensor columnsFrom(int first, int copies) const;

    /// What the next column is drawn with, [B, K] float64. Depends on the place in the piece, not on the window.
    [[nodiscard]] at::Tensor uniforms() const;

    /// Adds the column that was drawn, [B, K] int64.
    void append(const at::Tensor& drawn);

    /// Frames of every clip's codes that are complete.
    [[nodiscard]] int frames() const { return m_frames; }

    [[nodiscard]] std::vector<Clip>& clips() { return m_clips; }

    /// Takes the room off that was not used.
    void trim();

private:
    const DecoderConfig& m_config;
    const std::int64_t m_pad;
    std::vector<Clip> m_clips;
    int m_frames;
    WindowSpan m_window;
    std::vector<DelayPattern> m_patterns; // of the open window
    std::vector<IdGrid> m_ids;            // [K, columns of the window]
    int m_columns = 0;
};

} // namespace arioso::engine
