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
#include <vector>

namespace arioso::cli {

/// A change of codes after they were generated.
struct ClipEdit
{
    std::string kind; ///< "repaint": frames from..to-1 were replaced; "loop": they were cut out
    int from = 0;
    int to = 0;
    int seam = 0; ///< loop: frames at its end that were generated again
    std::uint64_t seed = 0;
    std::optional<std::string> prompt; ///< of the new frames
    engine::GenerationOverrides overrides{};
};

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
    std::vector<ClipEdit> edits{};  ///< in order
};

[[nodiscard]] nlohmann::json toJson(const ClipRecipe& recipe);

/// Reads the output of toJson, and the recipe of a take of the window, in which some fields have other names.
/// Throws nlohmann::json::exception for fields of the wrong type.
[[nodiscard]] ClipRecipe recipeFromJson(const nlohmann::json& object);

} // namespace arioso::cli
