// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// From the text encoder's states and the melody's pitch classes to what the decoder is told.

#include "engine/checkpoint/weights.h"
#include "engine/config.h"
#include "engine/decoder/decoder.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace arioso::engine {

/// What one clip is conditioned on.
struct ClipCondition
{
    std::optional<at::Tensor> text; ///< [L, D of the text encoder] float32, unpadded; absent: null condition
    std::optional<std::vector<int>>
        melody; ///< pitch class of each frame (melodyBins); absent: null condition
    /// Text of the clip's null row (a negative prompt), as `text`; absent: null condition
    std::optional<at::Tensor> exclude{};
};

/// The rows that classifier-free guidance compares with.
enum class NullRows { None, Appended };

class Conditioner
{
public:
    /// `weights`: the whole checkpoint, of which the projections are read where the model has them. Throws
    /// Error CheckpointInvalid.
    Conditioner(const Weights& weights, const ModelConfig& config, at::Device device, int threads);

    /// One row for each clip, then, with NullRows::Appended, one null row for each, whose text is the clip's
    /// `exclude`: R = clips or 2 x clips.
    /// Rows are padded to the longest text; a row's own part does not depend on the others. The MusicGen
    /// family gets `cross` and `crossMask` (both undefined when no clip has a text), the melody family
    /// `prefix`: chromaLength rows of melody, repeated or cut to that length, then the text, at least one
    /// row. Throws Error RequestInvalid for no clips, for a melody that is empty or that the model cannot
    /// use.
    [[nodiscard]] Conditioning build(const std::vector<ClipCondition>& clips, NullRows nullRows) const;

    /// Bytes of this computer's memory that `build` allocates; 0 on a GPU.
    [[nodiscard]] std::int64_t bytesFor(const std::vector<ClipCondition>& clips, NullRows nullRows) const;

private:
    [[nodiscard]] at::Tensor projectText(const at::Tensor& states) const;
    [[nodiscard]] at::Tensor projectMelody(const std::vector<int>& bins) const;
    [[nodiscard]] at::Tensor textRows(const std::vector<ClipCondition>& clips) const;

    Family m_family;
    std::int64_t m_width;     // D of the decoder
    std::int64_t m_textWidth; // D of the text encoder
    int m_numChroma;
    int m_chromaLength;
    at::Device m_device;
    int m_threads;
    at::Tensor m_textWeight, m_textBias; // [D, text D], [D]; undefined: the widths are equal
    at::Tensor m_chromaWeight,
        m_chromaBias; // [D, chroma], [D]; undefined: as above, or not of the melody family
};

} // namespace arioso::engine
