// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Encodes the continuations of a request to codes of the same length.

#include "engine/pattern/delay_pattern.h"
#include "engine/pipeline/model.h"

#include <cstdint>
#include <vector>

namespace arioso::engine {

struct PromptCodes
{
    std::vector<IdGrid> codes;                ///< [K, n] for each prompt, with the same n
    std::vector<std::int64_t> skippedSamples; ///< padding before each prompt's audio
};

/// Encodes audio and checks given codes. Shorter prompts are padded with silence on the left, as by the
/// reference's feature extractor. Without continuations n = 0. Throws Error AudioInvalid, RequestInvalid, and
/// RequestTooLong for audio of kMaxSeconds or more, before it is encoded.
[[nodiscard]] PromptCodes promptCodes(const ModelParts& parts, const std::vector<Prompt>& prompts);

} // namespace arioso::engine
