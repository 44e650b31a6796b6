// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The conditions of clips: from the texts and melodies of prompts to what the decoder is conditioned on.

#include "engine/api/generation.h"
#include "engine/pipeline/model_parts.h"
#include "engine/pipeline/request_plan.h"

#include <optional>
#include <vector>

namespace arioso::engine {

/// The conditions of `takes` clips for each prompt. `guided`: excluded texts are used. Throws Error
/// CheckpointInvalid for a text if the checkpoint has no tokenizer, RequestInvalid for a melody that the
/// model can't follow.
[[nodiscard]] std::vector<ClipCondition>
clipConditions(const ModelParts& parts, const std::vector<Prompt>& prompts, int takes, bool guided);

/// Whether any clip has a condition.
[[nodiscard]] bool conditioned(const std::vector<ClipCondition>& clips);

/// What the model attends to at once with these conditions.
[[nodiscard]] Window modelWindow(const ModelInfo& info, const std::vector<ClipCondition>& clips);

/// The prompts' melodies as mono audio at the sampling rate of the chroma.
[[nodiscard]] std::vector<std::optional<Audio>> monoMelodies(const ModelParts& parts,
                                                             const std::vector<Prompt>& prompts);

/// The melody of the window that begins at frame `offset`, repeated to its length.
[[nodiscard]] std::vector<int> windowMelody(const ModelParts& parts, const Audio& melody, int offset,
                                            const Window& window);

} // namespace arioso::engine
