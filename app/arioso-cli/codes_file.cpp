// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "codes_file.h"

#include "engine/api/error.h"
#include "engine/files/codes_file.h"
#include "engine/files/file_map.h"
#include "engine/files/new_file.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <stdexcept>
#include <string>
#include <utility>

namespace arioso::cli {
namespace {

using engine::Codes;
using engine::Error;
using engine::ErrorCode;
using nlohmann::json;

/// An hour of stereo codes is less than 10 MB of text.
constexpr std::uintmax_t kMaxBytes = 256U << 20U;

Codes codesOf(const json& rows)
{
    Codes codes;
    codes.codebooks = int(rows.size());
    for (const json& row : rows) {
        if (codes.frames != 0 && row.size() != std::size_t(codes.frames))
            throw std::invalid_argument("its rows differ in length");
        codes.frames = int(row.size());
        for (const json& value : row) {
            if (!value.is_number_integer() || value < 0 || value > 0xFFFFFF)
                throw std::invalid_argument("a code isn't an integer in range");
            codes.values.push_back(value.get<std::int32_t>());
        }
    }
    if (codes.values.empty())
        throw std::invalid_argument("a clip is empty");
    return codes;
}

json rowsOf(const Codes& codes)
{
    json rows = json::array();
    for (int k = 0; k < codes.codebooks; ++k) {
        const auto row = codes.values.begin() + std::ptrdiff_t(k) * codes.frames;
        rows.push_back(std::vector<std::int32_t>(row, row + codes.frames));
    }
    return rows;
}

CodesFile fromJson(const std::string& text)
{
    const json root = json::parse(text);
    CodesFile file;
    for (const json& rows : root.at("codes"))
        file.clips.push_back(codesOf(rows));
    if (file.clips.empty())
        throw std::invalid_argument("it contains no clip");
    for (const json& recipe : root.value("recipes", json::array()))
        file.recipes.push_back(recipeFromJson(recipe));
    file.sampleRate = root.value("sample_rate", 0);
    file.frameRate = root.value("frame_rate", 0);
    return file;
}

json recipesOf(const CodesFile& file)
{
    json recipes = json::array();
    for (const ClipRecipe& recipe : file.recipes)
        recipes.push_back(toJson(recipe));
    return recipes;
}

std::string toJsonText(const CodesFile& file)
{
    json root;
    root["codes"] = json::array();
    for (const Codes& codes : file.clips)
        root["codes"].push_back(rowsOf(codes));
    if (!file.recipes.empty())
        root["recipes"] = recipesOf(file);
    root["sample_rate"] = file.sampleRate;
    root["frame_rate"] = file.frameRate;
    return root.dump() + "\n";
}

/// The metadata of a safetensors file: each value as JSON.
constexpr const char* kRecipes = "recipes";
constexpr const char* kSampleRate = "sample_rate";
constexpr const char* kFrameRate = "frame_rate";

CodesFile fromStored(engine::StoredCodes stored)
{
    const auto value = [&](const char* name) {
        const auto found = stored.metadata.find(name);
        return found == stored.metadata.end() ? json() : json::parse(found->second);
    };
    CodesFile file;
    for (const Codes& codes : stored.clips) {
        if (codes.values.empty())
            throw std::invalid_argument("a clip is empty");
    }
    if (const json recipes = value(kRecipes); recipes.is_array()) {
        for (const json& recipe : recipes)
            file.recipes.push_back(recipeFromJson(recipe));
    }
    if (const json rate = value(kSampleRate); rate.is_number_integer())
        file.sampleRate = rate.get<int>();
    if (const json rate = value(kFrameRate); rate.is_number_integer())
        file.frameRate = rate.get<int>();
    file.clips = std::move(stored.clips);
    return file;
}

engine::StoredCodes toStored(const CodesFile& file)
{
    engine::StoredCodes stored{file.clips, {}};
    if (!file.recipes.empty())
        stored.metadata[kRecipes] = recipesOf(file).dump();
    stored.metadata[kSampleRate] = std::to_string(file.sampleRate);
    stored.metadata[kFrameRate] = std::to_string(file.frameRate);
    return stored;
}

} // namespace

CodesFile readCodesFile(const std::filesystem::path& path)
{
    const std::string name = "'" + path.string() + "'";
    const std::string bytes = engine::readFile(path, kMaxBytes);
    try {
        return engine::isSafetensors(bytes) ? fromStored(engine::codesFromSafetensors(bytes, path.string()))
                                            : fromJson(bytes);
    } catch (const json::exception&) {
        throw Error(ErrorCode::FileUnreadable,
                    name +
                        " is not a codes file. The format is safetensors with a tensor \"codes\", or JSON: "
                        R"({"codes": [[[…], …]], "sample_rate": 32000}.)");
    } catch (const std::invalid_argument& error) {
        throw Error(ErrorCode::FileUnreadable,
                    "Couldn't read the codes file " + name + ": " + error.what() + ".");
    }
}

void writeCodesFile(const std::filesystem::path& path, const CodesFile& file)
{
    const std::string bytes =
        path.extension() == ".safetensors" ? engine::codesToSafetensors(toStored(file)) : toJsonText(file);
    engine::NewFile out(path);
    out.write(bytes.data(), std::int64_t(bytes.size()));
    out.commit();
}

} // namespace arioso::cli
