// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Decodes the codes of a batch to audio while it is generated.

#include "engine/api/generation.h"
#include "engine/pipeline/model_parts.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace arioso::engine {

/// Decodes the `codes` of the clips to their `audio` and passes each new chunk of both to the listener. The
/// chunks are those of the codec's stream, so the audio doesn't depend on when `render` is called.
class ClipRenderer
{
public:
    /// What becomes of the audio.
    struct Output
    {
        ClipAudio audio = ClipAudio::Kept;
        std::optional<std::int64_t> keptSamples; ///< where each clip's audio ends, counted from the start of
                                                 ///< its codes, samples that it skips included
    };

    /// The clips must outlive the renderer.
    ClipRenderer(const ModelParts& parts, std::vector<Clip>& clips, const Output& output,
                 GenerationListener& listener);

    /// Decodes new frames if they fill at least one of the codec's blocks. `completeFrames`: number of
    /// complete frames of each clip.
    void render(int completeFrames);

    /// Decodes the rest.
    void finish(int completeFrames);

private:
    void push(int completeFrames);
    void emitSamples(const at::Tensor& samples);

    const ModelParts& m_parts;
    std::vector<Clip>& m_clips;
    Output m_output;
    GenerationListener& m_listener;
    std::unique_ptr<EncodecStream> m_stream; // rows: clip x channel
    int m_pushedFrames = 0;
    std::int64_t m_emittedSamples = 0; // of the stream, including those that clips skip
};

/// Converts codes [K, F] to the codec's rows: [C, levels, F] int64. Channel c consists of the codebooks with
/// k mod C = c.
[[nodiscard]] at::Tensor codecRows(const Codes& codes, int channels);

} // namespace arioso::engine
