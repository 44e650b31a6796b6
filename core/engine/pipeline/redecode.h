// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Decodes parts of a piece, and pieces that repeat.

#include "engine/api/generation.h"
#include "engine/pipeline/model_parts.h"

namespace arioso::engine {

/// All samples of the codes, hop x F.
[[nodiscard]] Audio decodeCodes(const ModelParts& parts, const Codes& codes);

/// See Model::redecode.
[[nodiscard]] Audio redecodeGap(const ModelParts& parts, const RedecodeRequest& request);

/// See Model::decodeLoop.
[[nodiscard]] Audio decodeRepeated(const ModelParts& parts, const Codes& codes);

} // namespace arioso::engine
