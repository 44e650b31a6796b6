// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "piece_file.h"

#include "codes_file.h"
#include "engine/api/error.h"
#include "engine/files/file_map.h"

#include <nlohmann/json.hpp>

#include <cstring>
#include <stdexcept>

namespace arioso::cli {
namespace {

using namespace engine;
using nlohmann::json;

constexpr std::uintmax_t kMaxBytes = 256U << 20U;

template <typename Stored>
void readValues(const std::string& bytes, std::size_t begin, Codes& codes)
{
    const std::size_t count = std::size_t(codes.codebooks) * std::size_t(codes.frames);
    if (bytes.size() != begin + count * sizeof(Stored))
        throw std::invalid_argument("its length is not that of its codes");
    codes.values.reserve(count);
    for (std::size_t i = 0; i < count; ++i) {
        Stored value = 0;
        std::memcpy(&value, bytes.data() + begin + i * sizeof(Stored), sizeof(Stored));
        codes.values.push_back(value);
    }
}

/// The only tensor of a take's codes.safetensors: "codes", [K, F].
Codes takeCodes(const std::string& bytes)
{
    std::uint64_t length = 0;
    if (bytes.size() < sizeof length)
        throw std::invalid_argument("it is too short");
    std::memcpy(&length, bytes.data(), sizeof length);
    if (length > bytes.size() - sizeof length)
        throw std::invalid_argument("its header is longer than the file");
    const std::size_t begin = sizeof length + std::size_t(length);
    const json tensor = json::parse(bytes.substr(sizeof length, std::size_t(length))).at("codes");
    Codes codes;
    codes.codebooks = tensor.at("shape").at(0).get<int>();
    codes.frames = tensor.at("shape").at(1).get<int>();
    if (codes.codebooks < 1 || codes.frames < 1)
        throw std::invalid_argument("it holds no codes");
    if (tensor.at("dtype") == "I16")
        readValues<std::int16_t>(bytes, begin, codes);
    else if (tensor.at("dtype") == "I32")
        readValues<std::int32_t>(bytes, begin, codes);
    else
        throw std::invalid_argument("its codes are of another type");
    return codes;
}

/// Returns parse(text of the file). Errors name the file.
template <typename Parse>
auto parsed(const std::filesystem::path& path, Parse parse)
{
    const std::string text = readFile(path, kMaxBytes);
    try {
        return parse(text);
    } catch (const json::exception&) {
        throw Error(ErrorCode::FileUnreadable,
                    "'" + path.string() + "' is corrupted, or not part of a take.");
    } catch (const std::invalid_argument& error) {
        throw Error(ErrorCode::FileUnreadable,
                    "'" + path.string() + "' can't be used: " + error.what() + ".");
    }
}

Piece readTake(const std::filesystem::path& folder)
{
    Piece piece = parsed(folder / "take.json", [](const std::string& text) {
        const json take = json::parse(text);
        Piece piece;
        piece.sampleRate = take.value("sample_rate", 0);
        piece.frameRate = take.value("frame_rate", 0);
        piece.recipe = recipeFromJson(take.at("recipe"));
        return piece;
    });
    piece.codes = parsed(folder / "codes.safetensors", takeCodes);
    return piece;
}

} // namespace

Piece readPiece(const std::filesystem::path& path, int clip)
{
    std::error_code ignored;
    if (std::filesystem::is_directory(path, ignored))
        return readTake(path);
    CodesFile file = readCodesFile(path);
    if (clip < 1 || std::size_t(clip) > file.clips.size()) {
        throw Error(ErrorCode::RequestInvalid, "'" + path.string() + "' holds " +
                                                   std::to_string(file.clips.size()) +
                                                   (file.clips.size() == 1 ? " clip" : " clips") +
                                                   ", so there is no clip " + std::to_string(clip) + ".");
    }
    const auto index = std::size_t(clip - 1);
    Piece piece{std::move(file.clips[index]), file.sampleRate, file.frameRate, {}};
    if (index < file.recipes.size())
        piece.recipe = std::move(file.recipes[index]);
    return piece;
}

} // namespace arioso::cli
