// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The tables of the composer: instruments, drum kits and styles.

#include <array>
#include <optional>
#include <span>
#include <string_view>

namespace arioso::training {

enum class Style { LoFi, House, Ambient, Rock, Jazz, Piano, Reggae, Chiptune, Synthwave };
enum class Mode { Major, Minor };
enum class Instrument {
    Piano,
    ElectricPiano,
    Organ,
    NylonGuitar,
    CleanGuitar,
    DistortedGuitar,
    AcousticBass,
    ElectricBass,
    SynthBass,
    SquareLead,
    SawLead,
    Strings,
    Pad,
    Flute,
    Saxophone
};
enum class Kit { Acoustic, Electronic };
enum class Swing { None, Eighths, Sixteenths };
enum class Voicing { Triad, Seventh, Power };

inline constexpr std::array kStyles{Style::LoFi,   Style::House,    Style::Ambient,
                                    Style::Rock,   Style::Jazz,     Style::Piano,
                                    Style::Reggae, Style::Chiptune, Style::Synthwave};
inline constexpr int kInstruments = 15;
inline constexpr int kStepsPerBar = 16;

/// One bar of a part, as sixteen steps. A digit starts a note, given as a degree of the scale above the root
/// of the chord (1 is the root, 8 the octave). 'x' starts the complete chord or a drum, 'X' a louder drum,
/// '-' sustains, '.' is silence.
using Pattern = std::string_view;

struct DrumLine
{
    int key = 0; ///< General MIDI percussion key
    Pattern steps;
};

struct DrumPattern
{
    std::array<DrumLine, 4> lines; ///< lines without steps are not used
    Pattern fillSnare;             ///< the snare in the second bar of a phrase
};

/// The roots of four chords as degrees 1..7 of the scale, half a bar each.
using Progression = std::array<int, 4>;

struct StyleRules
{
    std::string_view name;
    std::span<const int> framesPerStep; ///< tempos as frames of 20 ms per sixteenth: 6 or 12
    Swing swing = Swing::None;
    Voicing voicing = Voicing::Triad;
    std::span<const Progression> major;
    std::span<const Progression> minor;
    double minorShare = 0.5;
    std::optional<Kit> kit;
    std::span<const DrumPattern> drums;
    std::span<const std::optional<Instrument>> basses;
    std::span<const Pattern> bassPatterns;
    std::span<const Instrument> chords;
    std::span<const Pattern> chordPatterns;
    std::span<const std::optional<Instrument>> leads;
    std::span<const Pattern> leadRhythms; ///< only starts and ends of notes; the composer chooses the pitches
};

[[nodiscard]] const StyleRules& rulesOf(Style style);

/// The name of an instrument and how it is used.
struct InstrumentRules
{
    std::string_view name;
    int program = 0;      ///< General MIDI, 0..127
    int lowestChord = 55; ///< chords are in the octave that starts at this key
    int lowestLead = 67;
    int velocity = 90;
};

[[nodiscard]] const InstrumentRules& rulesOf(Instrument instrument);

/// The program of the kit in bank 128.
[[nodiscard]] int programOf(Kit kit);
[[nodiscard]] std::string_view nameOf(Kit kit);
[[nodiscard]] std::string_view nameOf(Mode mode);

/// 750 / framesPerStep, as a beat has four steps and a frame 20 ms.
[[nodiscard]] double beatsPerMinute(int framesPerStep);

} // namespace arioso::training
