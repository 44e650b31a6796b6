// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The generation loop: from a request and the parts of a model to clips.

#include "engine/api/generation.h"
#include "engine/pipeline/model_parts.h"

#include <vector>

namespace arioso::engine {

/// See Model::generate.
[[nodiscard]] GenerationResult generateClips(const ModelParts& parts, const GenerationRequest& request,
                                             GenerationListener& listener);

/// The same with given conditions, one for each clip (prompts x takes), instead of the request's texts and
/// melodies.
[[nodiscard]] GenerationResult generateClips(const ModelParts& parts, const GenerationRequest& request,
                                             const std::vector<ClipCondition>& conditions,
                                             GenerationListener& listener);

} // namespace arioso::engine
