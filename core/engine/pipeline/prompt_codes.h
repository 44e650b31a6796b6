// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Encodes audio to codes, and the continuations of a request to codes of the same length.

#include "engine/pattern/delay_pattern.h"
#include "engine/pipeline/model_parts.h"

#include <cstdint>
#include <functional>
#include <vector>

namespace arioso::engine {

/// Throws Error RequestInvalid for codes that a model with this configuration doesn't have.
void checkCodes(const Codes& codes, const ModelConfig& config);

/// Encodes audio [C][N] at the model's own rate and number of channels to [K, F]. Each channel is encoded by
/// the mono codec; in a stereo model rows 2j and 2j + 1 are level j of the left and right channel.
[[nodiscard]] Codes encodeChannels(const Encodec& codec, const Audio& audio);

struct PromptCodes
{
    std::vector<IdGrid> codes;                ///< [K, n] for each prompt, with the same n
    std::vector<std::int64_t> skippedSamples; ///< padding before each prompt's audio
};

/// Encodes audio and checks given codes. Shorter prompts are padded with silence on the left, as by the
/// reference's feature extractor. Without continuations n = 0. Throws Error AudioInvalid, RequestInvalid, and
/// RequestTooLong for audio of kMaxSeconds or more, before it is encoded. Encoding takes seconds, so audio's
/// number of frames is passed to `check` before, which may throw.
[[nodiscard]] PromptCodes promptCodes(const ModelParts& parts, const std::vector<Prompt>& prompts,
                                      const std::function<void(int frames)>& check);

} // namespace arioso::engine
