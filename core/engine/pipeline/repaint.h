// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Fills a gap of a piece: generates candidates, in the delay pattern around the known codes, and ranks them
// by the likelihood of the codes that follow.

#include "engine/api/generation.h"
#include "engine/pipeline/model_parts.h"

namespace arioso::engine {

/// See Model::repaint.
[[nodiscard]] RepaintResult repaintGap(const ModelParts& parts, const RepaintRequest& request,
                                       GenerationListener& listener);

} // namespace arioso::engine
