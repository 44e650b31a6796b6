// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "starter/composer/description.h"

namespace arioso::training {
namespace {

nlohmann::ordered_json nameOrNull(const std::optional<Instrument>& instrument)
{
    if (!instrument)
        return nullptr;
    return std::string(rulesOf(*instrument).name);
}

} // namespace

nlohmann::ordered_json describePiece(const Piece& piece)
{
    static constexpr std::array kTonics{"C", "C#", "D", "D#", "E", "F", "F#", "G", "G#", "A", "A#", "B"};
    nlohmann::ordered_json json;
    json["style"] = std::string(rulesOf(piece.style).name);
    json["bpm"] = beatsPerMinute(piece.framesPerStep);
    json["frames_per_step"] = piece.framesPerStep;
    json["mode"] = std::string(nameOf(piece.mode));
    json["tonic"] = kTonics[std::size_t(piece.tonic)];
    json["form"] = piece.form == Form::Loop ? "loop" : "build";
    json["bass"] = nameOrNull(piece.bass);
    json["chords"] = nameOrNull(piece.chords);
    json["lead"] = nameOrNull(piece.lead);
    json["drums"] =
        piece.kit ? nlohmann::ordered_json(std::string(nameOf(*piece.kit))) : nlohmann::ordered_json(nullptr);
    json["phrase_frames"] = kPhraseFrames;
    json["seed"] = piece.seed;
    return json;
}

} // namespace arioso::training
