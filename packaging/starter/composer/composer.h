// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Composes short pieces from rules as training data. All onsets are aligned with the codec's frames of 20 ms,
// and all pieces repeat after the same number of frames, so that a small decoder can learn to copy.

#include "starter/composer/styles.h"

#include <cstdint>
#include <vector>

namespace arioso::training {

inline constexpr int kFramesPerSecond = 50;
/// All pieces repeat after this many frames: two bars at 125 beats a minute, one bar at 62.5.
inline constexpr int kPhraseFrames = 192;

enum class Part { Bass, Chords, Lead, Drums };
enum class Form {
    Loop, ///< all parts from the first beat
    Build ///< bass and chords for one phrase, then all parts
};

struct Note
{
    Part part = Part::Chords;
    int frame = 0;  ///< onset
    int frames = 1; ///< length
    int key = 60;   ///< MIDI
    int velocity = 90;
};

/// A piece as notes, with its ground truth attributes.
struct Piece
{
    std::uint64_t seed = 0;
    Style style = Style::LoFi;
    Mode mode = Mode::Major;
    Form form = Form::Loop;
    int tonic = 0;         ///< pitch class, 0 is C
    int framesPerStep = 6; ///< a step is a sixteenth
    std::optional<Instrument> bass;
    std::optional<Instrument> chords; ///< none only if the piece has only drums
    std::optional<Instrument> lead;
    std::optional<Kit> kit;
    int frames = 0;
    std::vector<Note> notes; ///< sorted by onset
};

/// The piece of a seed, the same on all platforms. `frames`: its duration. Notes that start later are
/// omitted, and longer ones are shortened.
[[nodiscard]] Piece composePiece(std::uint64_t seed, int frames);

/// The same with a given style.
[[nodiscard]] Piece composePiece(std::uint64_t seed, int frames, Style style);

/// The frame at which a step starts, including swing.
[[nodiscard]] int frameOfStep(const Piece& piece, int step);

} // namespace arioso::training
