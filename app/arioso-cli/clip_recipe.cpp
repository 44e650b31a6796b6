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

void readOverrides(const json& object, engine::GenerationOverrides& overrides)
{
    read(object, "sample", overrides.sample);
    read(object, "guidance_scale", overrides.guidanceScale);
    read(object, "temperature", overrides.temperature);
    read(object, "top_k", overrides.topK);
    read(object, "top_p", overrides.topP);
    read(object, "min_p", overrides.minP);
}

void insertOverrides(json& object, const engine::GenerationOverrides& overrides)
{
    insert(object, "sample", overrides.sample);
    insert(object, "guidance_scale", overrides.guidanceScale);
    insert(object, "temperature", overrides.temperature);
    insert(object, "top_k", overrides.topK);
    insert(object, "top_p", overrides.topP);
    insert(object, "min_p", overrides.minP);
}

json toJson(const ClipEdit& edit)
{
    json object{{"kind", edit.kind}, {"from", edit.from}, {"to", edit.to}, {"seed", std::to_string(edit.seed)}};
    if (edit.seam > 0)
        object["seam"] = edit.seam;
    insert(object, "prompt", edit.prompt);
    insertOverrides(object, edit.overrides);
    return object;
}

ClipEdit editFromJson(const json& object)
{
    ClipEdit edit;
    edit.kind = object.value("kind", "");
    edit.from = object.value("from", 0);
    edit.to = object.value("to", 0);
    edit.seam = object.value("seam", 0);
    if (object.contains("seed"))
        edit.seed = seedFrom(object.at("seed"));
    read(object, "prompt", edit.prompt);
    readOverrides(object, edit.overrides);
    return edit;
}

void readSettings(const json& object, ClipRecipe& recipe)
{
    if (object.contains("seed"))
        recipe.seed = seedFrom(object.at("seed"));
    readOverrides(object, recipe.overrides);
    read(object, "overlap", recipe.overlap);
    read(object, "exclude", recipe.exclude);
}

} // namespace

json toJson(const ClipRecipe& recipe)
{
    json settings{{"seed", std::to_string(recipe.seed)}};
    insertOverrides(settings, recipe.overrides);
    insert(settings, "overlap", recipe.overlap);
    insert(settings, "exclude", recipe.exclude);
    json object{{"settings", settings},
                {"model", recipe.model},
                {"adapter", recipe.adapter},
                {"precision", recipe.precision},
                {"melody", recipe.melody}};
    insert(object, "prompt", recipe.prompt);
    insert(object, "strength", recipe.strength);
    for (const ClipEdit& edit : recipe.edits)
        object["edits"].push_back(toJson(edit));
    return object;
}

ClipRecipe recipeFromJson(const json& object)
{
    ClipRecipe recipe;
    read(object, "prompt", recipe.prompt);
    readSettings(object.value("settings", json::object()), recipe);
    for (const json& edit : object.value("edits", json::array()))
        recipe.edits.push_back(editFromJson(edit));
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
