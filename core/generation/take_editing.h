// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Executes an edit of a take: replaces a part, or makes a loop.

#include "core/generation/generation_job.h"
#include "engine/api/generation.h"

namespace arioso::core {

/// `settings`: prompt, melody and settings of the job; its continuation is ignored. The clips have no recipes
/// yet, but for the seed; the best one comes first. Empty if stopped. Throws as engine::Model::repaint.
[[nodiscard]] JobResult executeEdit(const engine::Model& model, const EditInput& input,
                                    const engine::GenerationRequest& settings,
                                    engine::GenerationListener& listener);

} // namespace arioso::core
