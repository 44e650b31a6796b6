// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The continuations of a request as codes of one length.

#include "engine/decoder/delay_pattern.h"
#include "engine/model.h"

#include <cstdint>
#include <vector>

namespace arioso::engine {

struct PromptCodes
{
    std::vector<IdGrid> codes;               ///< [K, n] of each prompt, the same n
    std::vector<std::int64_t> skippedSamples; ///< padding in front of each prompt's own sound
};

/// Encodes sound (shorter prompts are padded on the left with silence, as the reference's feature extractor does) and
/// checks given codes. Without continuations n = 0.
/// Sound of kMaxSeconds or more is refused before it is encoded. Throws Error AudioInvalid, RequestInvalid,
/// RequestTooLong.
[[nodiscard]] PromptCodes promptCodes(const ModelParts& parts, const std::vector<Prompt>& prompts);

} // namespace arioso::engine
