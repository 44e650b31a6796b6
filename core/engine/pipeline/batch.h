// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The clips of a request during generation, window by window: their ids and the random numbers for sampling.

#include "engine/api/generation.h"
#include "engine/pattern/delay_pattern.h"
#include "engine/pipeline/model_parts.h"
#include "engine/pipeline/prompt_codes.h"
#include "engine/pipeline/request_plan.h"
#include "engine/sampling/sampler.h"

#include <ATen/core/Tensor.h>

#include <vector>

namespace arioso::engine {

class Batch
{
public:
    /// Creates the clips with the codes of their prompts and space for `frames` frames.
    Batch(const ModelParts& parts, const GenerationRequest& request, const PromptCodes& prompts, int frames);

    /// Starts a window: its columns begin with the existing codes.
    void open(const WindowSpan& window);

    /// Of the current window.
    [[nodiscard]] int columns() const { return m_columns; }
    [[nodiscard]] bool windowDone() const { return m_columns >= m_patterns.front().length(); }

    /// Columns first..columns()-1 for the decoder: [R, K, T] int64. Each clip occurs once or, with
    /// guidance, twice.
    [[nodiscard]] at::Tensor columnsFrom(int first, int copies) const;

    /// Random numbers for the next column, [B, K] float64. They depend on the position in the piece, not on
    /// the window.
    [[nodiscard]] at::Tensor uniforms() const;

    /// Appends the sampled column, [B, K] int64.
    void append(const at::Tensor& drawn);

    /// Number of complete frames of every clip.
    [[nodiscard]] int frames() const { return m_frames; }

    [[nodiscard]] std::vector<Clip>& clips() { return m_clips; }

    /// Truncates the codes to the complete frames.
    void trim();

private:
    const DecoderConfig& m_config;
    const std::int64_t m_pad;
    std::vector<Clip> m_clips;
    int m_frames;
    WindowSpan m_window;
    std::vector<DelayPattern> m_patterns; // of the current window
    std::vector<IdGrid> m_ids;            // [K, columns of the window]
    int m_columns = 0;
};

} // namespace arioso::engine
