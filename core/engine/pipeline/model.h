// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The implementation of Model.

#include "engine/api/generation.h"
#include "engine/pipeline/model_parts.h"

#include <memory>

namespace arioso::engine {

/// A Model with these parts.
[[nodiscard]] std::unique_ptr<Model> makeModel(ModelParts parts);

} // namespace arioso::engine
