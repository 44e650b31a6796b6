// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Checkpoints of the official sizes with random weights: speed and memory do not depend on their values.

#include "engine/api/config.h"

#include <filesystem>
#include <string>

namespace arioso::bench {

/// "small", "medium", "large", each also with "stereo-" before it. Throws std::invalid_argument for another
/// name.
[[nodiscard]] engine::ModelConfig officialConfig(const std::string& size);

/// Writes a whole checkpoint directory in float32, weights uniform and scaled so that activations stay in
/// range; the same bytes every time.
void writeRandomCheckpoint(const std::filesystem::path& directory, const engine::ModelConfig& config);

} // namespace arioso::bench
