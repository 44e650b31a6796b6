// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The JSON files of a checkpoint with the field names of Transformers, which could load them too.

#include "engine/api/config.h"

#include <nlohmann/json.hpp>

namespace arioso::test {

/// config.json of a whole model.
[[nodiscard]] nlohmann::json configJson(const engine::ModelConfig& config);

/// config.json of a stand-alone decoder, which is also the "decoder" of a whole model.
[[nodiscard]] nlohmann::json decoderConfigJson(const engine::ModelConfig& config);

[[nodiscard]] nlohmann::json generationConfigJson(const engine::ModelConfig& config);
[[nodiscard]] nlohmann::json preprocessorConfigJson(const engine::ModelConfig& config);

} // namespace arioso::test
