// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "clip_recipe.h"

#include <nlohmann/json.hpp>

#include <charconv>
#include <map>

namespace arioso::cli {
namespace {

using nlohmann::json;

template <typename Value>
void insert(json& object, const char* name, const std::optional<Value>& value)
{
    if (value)
        object[name] = *value;
}

template <typename Value>
void read(const json& object, const char* name, std::optional<Value>& value)
{
    if (object.contains(name) && !object.at(name).is_null())
        value = object.at(name).get<Value>();
}

std::uint64_t seedFrom(const json& value)
{
    if (!value.is_string())
        return value.get<std::uint64_t>();
    const std::string digits = value.get<std::string>(); // JSON's numbers are exact only up to 2^53
    std::uint64_t seed = 0;
    std::from_chars(digits.data(), digits.data() + digits.size(), seed);
    return seed;
}

void readSettings(const json& object, ClipRecipe& recipe)
{
    if (object.contains("seed"))
        recipe.seed = seedFrom(object.at("seed"));
    read(object, "sample", recipe.overrides.sample);
    read(object, "guidance_scale", recipe.overrides.guidanceScale);
    read(object, "temperature", recipe.overrides.temperature);
    read(object, "top_k", recipe.overrides.topK);
    read(object, "top_p", recipe.overrides.topP);
    read(object, "min_p", recipe.overrides.minP);
    read(object, "overlap", recipe.overlap);
    read(object, "exclude", recipe.exclude);
}

} // namespace

json toJson(const ClipRecipe& recipe)
{
    json settings{{"seed", std::to_string(recipe.seed)}};
    insert(settings, "sample", recipe.overrides.sample);
    insert(settings, "guidance_scale", recipe.overrides.guidanceScale);
    insert(settings, "temperature", recipe.overrides.temperature);
    insert(settings, "top_k", recipe.overrides.topK);
    insert(settings, "top_p", recipe.overrides.topP);
    insert(settings, "min_p", recipe.overrides.minP);
    insert(settings, "overlap", recipe.overlap);
    insert(settings, "exclude", recipe.exclude);
    json object{{"settings", settings},
                {"model", recipe.model},
                {"adapter", recipe.adapter},
                {"precision", recipe.precision},
                {"melody", recipe.melody}};
    insert(object, "prompt", recipe.prompt);
    insert(object, "strength", recipe.strength);
    return object;
}

ClipRecipe recipeFromJson(const json& object)
{
    ClipRecipe recipe;
    read(object, "prompt", recipe.prompt);
    readSettings(object.value("settings", json::object()), recipe);
    if (!object.contains("model") || object.at("model").is_string()) {
        recipe.model = object.value("model", "");
        recipe.adapter = object.value("adapter", "");
        recipe.precision = object.value("precision", "");
        recipe.melody = object.value("melody", false);
        read(object, "strength", recipe.strength);
    } else { // of a take of the window, which stores the model's name
        static const std::map<std::string, std::string> precisions{
            {"float32", "fp32"}, {"bfloat16", "bf16"}, {"float16", "fp16"}, {"int8", "int8"}};
        const auto named = precisions.find(object.at("model").value("precision", ""));
        recipe.precision = named != precisions.end() ? named->second : "";
        recipe.modelName = object.at("model").value("name", "");
        recipe.melody = object.contains("melody");
    }
    return recipe;
}

} // namespace arioso::cli
