// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The generation loop: a request and the parts of a model in, clips out.

#include "engine/generation.h"
#include "engine/model.h"

#include <vector>

namespace arioso::engine {

/// See Model::generate.
[[nodiscard]] GenerationResult generateClips(const ModelParts& parts, const GenerationRequest& request,
                                             GenerationListener& listener);

/// The same with conditions that were made elsewhere, one for each clip (prompts x takes), in place of the texts and
/// melodies of the request.
[[nodiscard]] GenerationResult generateClips(const ModelParts& parts, const GenerationRequest& request,
                                             const std::vector<ClipCondition>& conditions,
                                             GenerationListener& listener);

} // namespace arioso::engine
