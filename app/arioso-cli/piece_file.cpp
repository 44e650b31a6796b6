// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "piece_file.h"

#include "codes_file.h"
#include "engine/api/error.h"
#include "engine/files/codes_file.h"
#include "engine/files/file_map.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <utility>

namespace arioso::cli {
namespace {

using namespace engine;
using nlohmann::json;

constexpr std::uintmax_t kMaxBytes = 256U << 20U;

Codes takeCodes(const std::filesystem::path& path)
{
    StoredCodes stored = codesFromSafetensors(readFile(path, kMaxBytes), path.string());
    if (stored.clips.size() != 1 || stored.clips.front().values.empty()) {
        throw Error(ErrorCode::FileUnreadable,
                    "'" + path.string() + "' can't be used: it does not contain the codes of one clip.");
    }
    return std::move(stored.clips.front());
}

Piece readTake(const std::filesystem::path& folder)
{
    const std::filesystem::path description = folder / "take.json";
    Piece piece;
    try {
        const json take = json::parse(readFile(description, kMaxBytes));
        piece.sampleRate = take.value("sample_rate", 0);
        piece.frameRate = take.value("frame_rate", 0);
        piece.recipe = recipeFromJson(take.at("recipe"));
        piece.skippedSamples = take.value("skipped_samples", std::int64_t(0));
    } catch (const json::exception&) {
        throw Error(ErrorCode::FileUnreadable,
                    "'" + description.string() + "' is corrupted, or not part of a take.");
    }
    piece.codes = takeCodes(folder / "codes.safetensors");
    piece.audio = folder / "audio.wav";
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
