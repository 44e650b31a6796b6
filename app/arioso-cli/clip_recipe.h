// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The settings that a clip was generated with. They are stored with its codes, so that the clip can be
// continued as if it had been longer from the start.

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
    bool melody = false;           ///< it followed a melody, which is not stored
    std::string model;             ///< folder; "": unknown, or the starter model
    std::string modelName;         ///< of a take of the window, which stores no folder
    std::string adapter;
    std::optional<double> strength; ///< of the adapter
    std::string precision;          ///< as of --precision; "" unknown
};

[[nodiscard]] nlohmann::json toJson(const ClipRecipe& recipe);

/// Reads the output of toJson, and the recipe of a take of the window, in which some fields have other names.
/// Throws nlohmann::json::exception for fields of the wrong type.
[[nodiscard]] ClipRecipe recipeFromJson(const nlohmann::json& object);

} // namespace arioso::cli
