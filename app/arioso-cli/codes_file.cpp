// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "codes_file.h"

#include "engine/api/error.h"
#include "engine/files/file_map.h"
#include "engine/files/new_file.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <stdexcept>

namespace arioso::cli {
namespace {

using engine::Codes;
using engine::Error;
using engine::ErrorCode;
using nlohmann::json;

/// An hour of stereo codes is below 10 MB of text.
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

} // namespace

CodesFile readCodesFile(const std::filesystem::path& path)
{
    const std::string name = "'" + path.string() + "'";
    const std::string text = engine::readFile(path, kMaxBytes);
    try {
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
    } catch (const json::exception&) {
        throw Error(
            ErrorCode::FileUnreadable,
            name +
                R"( is not a codes file. The format is JSON: {"codes": [[[…], …]], "sample_rate": 32000}.)");
    } catch (const std::invalid_argument& error) {
        throw Error(ErrorCode::FileUnreadable,
                    "Couldn't read the codes file " + name + ": " + error.what() + ".");
    }
}

void writeCodesFile(const std::filesystem::path& path, const CodesFile& file)
{
    json root;
    root["codes"] = json::array();
    for (const Codes& codes : file.clips)
        root["codes"].push_back(rowsOf(codes));
    if (!file.recipes.empty())
        root["recipes"] = json::array();
    for (const ClipRecipe& recipe : file.recipes)
        root["recipes"].push_back(toJson(recipe));
    root["sample_rate"] = file.sampleRate;
    root["frame_rate"] = file.frameRate;

    const std::string text = root.dump() + "\n";
    engine::NewFile out(path);
    out.write(text.data(), std::int64_t(text.size()));
    out.commit();
}

} // namespace arioso::cli
