// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Turns the codes of a growing batch into sound while it grows.

#include "engine/generation.h"
#include "engine/model.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <vector>

namespace arioso::engine {

/// Turns the `codes` of the clips into their `audio` and tells the listener of each new piece of both. The pieces are
/// those of the codec's stream, so the sound does not depend on when `render` is called.
class ClipRenderer
{
public:
    /// The clips must outlive the renderer. `keptSamples`: where each clip's sound ends, counted from the start of its
    /// codes; the samples that a clip skips are dropped before.
    ClipRenderer(const ModelParts& parts, std::vector<Clip>& clips, std::optional<std::int64_t> keptSamples,
                 ClipAudio audio, GenerationListener& listener);

    /// Decodes what became complete, once enough has gathered to be worth it. `completeFrames`: of each clip's codes,
    /// those that are there.
    void render(int completeFrames);

    /// Decodes the rest.
    void finish(int completeFrames);

private:
    void push(int completeFrames);
    void emitSamples(const at::Tensor& samples);

    const ModelParts& m_parts;
    std::vector<Clip>& m_clips;
    std::optional<std::int64_t> m_keptSamples;
    ClipAudio m_audio;
    GenerationListener& m_listener;
    std::unique_ptr<EncodecStream> m_stream; // rows: clip x channel
    int m_pushedFrames = 0;
    std::int64_t m_emittedSamples = 0; // of the stream, before anything is dropped
};

/// [K, F] codes as the codec's rows: [C, levels, F] int64, channel c from the codebooks with k mod C = c.
[[nodiscard]] at::Tensor codecRows(const Codes& codes, int channels);

} // namespace arioso::engine
