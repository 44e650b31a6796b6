// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Composes short pieces by rule, for training. Each onset lies on the codec's grid of 20 ms frames and every
// piece repeats after the same number of frames, so that a small decoder can learn to copy.

#include "training/composer/styles.h"

#include <cstdint>
#include <vector>

namespace arioso::training {

inline constexpr int kFramesPerSecond = 50;
/// After this many frames everything repeats, in every piece: two bars at 125 beats a minute, one at 62.5.
inline constexpr int kPhraseFrames = 192;

enum class Part { Bass, Chords, Lead, Drums };
enum class Form {
    Loop, ///< everything from the first beat on
    Build ///< bass and chords for one phrase, then everything
};

struct Note
{
    Part part = Part::Chords;
    int frame = 0;  ///< onset
    int frames = 1; ///< length
    int key = 60;   ///< MIDI
    int velocity = 90;
};

/// A piece as notes, and the ground truth of what it is.
struct Piece
{
    std::uint64_t seed = 0;
    Style style = Style::LoFi;
    Mode mode = Mode::Major;
    Form form = Form::Loop;
    int tonic = 0;         ///< pitch class, 0 is C
    int framesPerStep = 6; ///< a step is a sixteenth
    std::optional<Instrument> bass;
    std::optional<Instrument> chords; ///< none only where there are drums alone
    std::optional<Instrument> lead;
    std::optional<Kit> kit;
    int frames = 0;
    std::vector<Note> notes; ///< by onset
};

/// The piece of a seed: the same on every platform. frames: its length; notes that start later are left out
/// and none reaches beyond the end.
[[nodiscard]] Piece composePiece(std::uint64_t seed, int frames);

/// As above, of a given style.
[[nodiscard]] Piece composePiece(std::uint64_t seed, int frames, Style style);

/// The frame at which a step starts, swing included.
[[nodiscard]] int frameOfStep(const Piece& piece, int step);

} // namespace arioso::training
