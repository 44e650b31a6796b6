// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Computes the decoder's conditioning from the text encoder's states and the melody's pitch classes.

#include "engine/api/config.h"
#include "engine/checkpoint/weights.h"
#include "engine/decoder/decoder.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <optional>
#include <vector>

namespace arioso::engine {

/// The conditions of one clip.
struct ClipCondition
{
    std::optional<at::Tensor> text; ///< [L, text encoder's D] float32, unpadded; absent: null condition
    std::optional<std::vector<int>>
        melody; ///< pitch class of each frame (melodyBins); absent: null condition
    /// Text of the clip's null row (a negative prompt), as `text`; absent: null condition
    std::optional<at::Tensor> exclude{};
};

/// Rows without conditions, for classifier-free guidance.
enum class NullRows { None, Appended };

class Conditioner
{
public:
    /// `weights`: the whole checkpoint, from which the projections are read if the model has them. Throws
    /// Error CheckpointInvalid.
    Conditioner(const Weights& weights, const ModelConfig& config, at::Device device, int threads);

    /// Builds one row for each clip and, with NullRows::Appended, then one null row for each, whose text is
    /// the clip's `exclude`: R = clips or 2 x clips. Rows are padded to the longest text; apart from that
    /// they don't depend on each other. The MusicGen family gets `cross` and `crossMask`, both undefined if
    /// no clip has a text. The melody family gets `prefix`: chromaLength rows of melody, which is repeated or
    /// cut to that length, then at least one row of text. Throws Error RequestInvalid for no clips, and for a
    /// melody that is empty or that the model can't use.
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
    at::Tensor m_textWeight, m_textBias;     // [D, text encoder's D], [D]; undefined: no projection
    at::Tensor m_chromaWeight, m_chromaBias; // [D, chroma], [D]; undefined: no projection
};

} // namespace arioso::engine
