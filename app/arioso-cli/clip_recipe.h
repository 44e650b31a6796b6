// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What a clip was made from, as it is kept beside its codes: enough to continue it as if it had been longer
// from the start.

#include "engine/api/generation.h"

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <optional>
#include <string>

namespace arioso::cli {

struct ClipRecipe
{
    std::optional<std::string> prompt;  ///< absent: unconditional
    std::optional<std::string> exclude; ///< negative prompt
    std::uint64_t seed = 0;
    engine::GenerationOverrides overrides;
    std::optional<double> overlap; ///< seconds
    bool melody = false;           ///< it followed one, which is not kept
    std::string model;             ///< folder; "": unknown, or the starter model
    std::string modelName;         ///< of a take of the application, which keeps no folder
    std::string adapter;
    std::optional<double> strength; ///< of the adapter
    std::string precision;          ///< as of --precision; "" unknown
};

[[nodiscard]] nlohmann::json toJson(const ClipRecipe& recipe);

/// Throws nlohmann::json::exception for fields of the wrong type. Reads toJson's, and the recipe of a take of
/// the window, which calls some things by other names.
[[nodiscard]] ClipRecipe recipeFromJson(const nlohmann::json& object);

} // namespace arioso::cli
