// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The likelihood of existing codes: columns of the delay pattern are fed to the decoder, whose logits for
// each column give the likelihood of the next.

#include "engine/api/generation.h"
#include "engine/pattern/delay_pattern.h"
#include "engine/pipeline/model_parts.h"

#include <functional>
#include <vector>

namespace arioso::engine {

/// The codes of a window in the delay pattern, start column included: [K, frames + levels]. Frames of `gap`,
/// which count from the window's start, are kFree.
[[nodiscard]] IdGrid delayedGrid(const ModelInfo& info, const Codes& codes, FrameSpan window,
                                 FrameSpan gap = {});

/// Columns first..last-1 of grids of the same size for the decoder: [copies x grids, K, last - first] int64.
[[nodiscard]] at::Tensor columnsOf(const std::vector<IdGrid>& grids, int first, int last, int copies);

/// The likelihood of every code of grids without free ids, [K, columns - levels] each. `conditions`: one for
/// each grid. `goOn` is called before each block of columns; if it returns false, the result is empty. Throws
/// Error NumericalFailure.
[[nodiscard]] std::vector<Likelihood> scoreGrids(const ModelParts& parts, const std::vector<IdGrid>& grids,
                                                 const std::vector<ClipCondition>& conditions,
                                                 const std::function<bool()>& goOn);

/// See Model::score.
[[nodiscard]] Likelihood scoreCodes(const ModelParts& parts, const ScoreRequest& request);

} // namespace arioso::engine
