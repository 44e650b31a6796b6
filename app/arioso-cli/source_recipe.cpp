// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "source_recipe.h"

#include "commands.h"
#include "engine/api/error.h"
#include "engine/api/starter_model.h"

#include <filesystem>

namespace arioso::cli {

using namespace engine;

namespace {

template <typename Value>
void fill(std::optional<Value>& value, const std::optional<Value>& usual)
{
    if (!value)
        value = usual;
}

} // namespace

void chooseModel(RunOptions& run, const ClipRecipe& recipe, const std::string& askedPrecision)
{
    if (usesStarter(run.model)) {
        const std::string starter = starterModelFolder().filename().string();
        if (!recipe.modelName.empty() && recipe.modelName != starter)
            throw UsageError("This take was generated with " + recipe.modelName +
                             ". Specify its folder with --model DIR.");
        run.model.directory = recipe.model;
        run.model.adapter = recipe.adapter;
        if (!run.model.strength)
            run.model.strength = recipe.strength;
        for (const std::string& folder : {recipe.model, recipe.adapter}) {
            if (!folder.empty() && !std::filesystem::is_directory(folder))
                throw Error(ErrorCode::FileNotFound, "The model that made this piece isn't in '" + folder +
                                                         "' anymore; name one with --model DIR.");
        }
    }
    if (askedPrecision == "auto" && !recipe.precision.empty())
        run.model.precision = recipe.precision;
}

GenerationOverrides overridesOf(const RunOptions& run, const ClipRecipe& recipe)
{
    GenerationOverrides overrides = overridesOf(run);
    fill(overrides.sample, recipe.overrides.sample);
    fill(overrides.guidanceScale, recipe.overrides.guidanceScale);
    fill(overrides.temperature, recipe.overrides.temperature);
    fill(overrides.topK, recipe.overrides.topK);
    fill(overrides.topP, recipe.overrides.topP);
    fill(overrides.minP, recipe.overrides.minP);
    return overrides;
}

void requireCodec(const Piece& piece, const ModelInfo& info)
{
    if ((piece.sampleRate != 0 && piece.sampleRate != info.sampleRate) ||
        (piece.frameRate != 0 && piece.frameRate != info.frameRate)) {
        throw Error(ErrorCode::RequestInvalid,
                    "The codes are for " + std::to_string(piece.sampleRate) + " Hz and " +
                        std::to_string(piece.frameRate) + " frames per second, but this model has " +
                        std::to_string(info.sampleRate) + " Hz and " + std::to_string(info.frameRate) + ".");
    }
}

} // namespace arioso::cli
