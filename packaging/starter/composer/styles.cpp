// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "starter/composer/styles.h"

namespace arioso::training {
namespace {

using I = Instrument;
using MaybeInstrument = std::optional<Instrument>;

constexpr int kKick = 36, kRim = 37, kSnare = 38, kClap = 39, kHat = 42, kPedalHat = 44, kOpenHat = 46,
              kCrash = 49, kRide = 51;

// clang-format off
constexpr std::array kInstrumentRules{
    InstrumentRules{"piano",            0,  55, 67, 100},
    InstrumentRules{"electric piano",   4,  55, 67, 104},
    InstrumentRules{"organ",            16, 60, 67, 90},
    InstrumentRules{"acoustic guitar",  24, 52, 64, 98},
    InstrumentRules{"electric guitar",  27, 52, 64, 92},
    InstrumentRules{"distorted guitar", 30, 40, 64, 82},
    InstrumentRules{"double bass",      32, 28, 40, 90},
    InstrumentRules{"bass guitar",      33, 28, 40, 88},
    InstrumentRules{"synth bass",       38, 28, 40, 74},
    InstrumentRules{"square synth",     80, 60, 72, 78},
    InstrumentRules{"synth lead",       81, 60, 72, 80},
    InstrumentRules{"strings",          48, 60, 72, 100},
    InstrumentRules{"synth pad",        91, 60, 72, 92},
    InstrumentRules{"flute",            73, 67, 72, 100},
    InstrumentRules{"saxophone",        65, 55, 62, 96},
};
static_assert(kInstrumentRules.size() == kInstruments);

constexpr std::array kLoFiTempos{12};
constexpr std::array<Progression, 3> kLoFiMajor{{{2, 5, 1, 6}, {1, 6, 2, 5}, {4, 3, 2, 1}}};
constexpr std::array<Progression, 3> kLoFiMinor{{{1, 6, 3, 7}, {1, 4, 6, 5}, {6, 7, 1, 1}}};
constexpr std::array<DrumPattern, 2> kLoFiDrums{{
    {{{{kKick, "X......x..X....."}, {kSnare, "....X.......X..."}, {kHat, "x.x.x.x.x.x.x.x."}, {}}}, "....X.......X..x"},
    {{{{kKick, "X.....x...X..x.."}, {kSnare, "....X.......X..."}, {kHat, "x.xxx.x.x.xxx.x."}, {}}}, "....X..x....X.x."}}};
constexpr std::array<MaybeInstrument, 1> kElectricBass{I::ElectricBass};
constexpr std::array<Pattern, 2> kLoFiBass{"1-----1-5-------", "1---..1-1---5-3-"};
constexpr std::array kLoFiChords{I::ElectricPiano, I::Piano, I::NylonGuitar};
constexpr std::array<Pattern, 2> kLoFiComp{"x-------x-----x-", "x-----x-x-------"};
constexpr std::array<MaybeInstrument, 5> kLoFiLeads{std::nullopt, std::nullopt, I::Flute, I::Saxophone, I::Piano};
constexpr std::array<Pattern, 3> kCalmRhythms{"....x-x-x---x---", "x---x-x-........", "x-----x-x-------"};

constexpr std::array kHouseTempos{6};
constexpr std::array<Progression, 3> kHouseMajor{{{1, 5, 6, 4}, {4, 5, 6, 5}, {1, 4, 6, 5}}};
constexpr std::array<Progression, 3> kHouseMinor{{{1, 6, 3, 7}, {1, 1, 6, 7}, {1, 4, 6, 7}}};
constexpr std::array<DrumPattern, 2> kHouseDrums{{
    {{{{kKick, "X...X...X...X..."}, {kClap, "....x.......x..."}, {kOpenHat, "..x...x...x...x."}, {}}}, "....x.......x.xx"},
    {{{{kKick, "X...X...X...X..."}, {kClap, "....x.......x..."}, {kOpenHat, "..x...x...x...x."}, {kHat, "xx.xxx.xxx.xxx.x"}}}, "............xxxx"}}};
constexpr std::array<MaybeInstrument, 1> kSynthBass{I::SynthBass};
constexpr std::array<Pattern, 2> kHouseBass{"..1-..1-..1-..1-", "1..1..1.1..1..8."};
constexpr std::array kHouseChords{I::Piano, I::Pad, I::Organ};
constexpr std::array<Pattern, 2> kHouseComp{"x--x--x--x--x-x-", "..x-..x-..x-..x-"};
constexpr std::array<MaybeInstrument, 3> kHouseLeads{std::nullopt, std::nullopt, I::SawLead};
constexpr std::array<Pattern, 3> kBusyRhythms{"x-x-x-x-x---x---", "x-..x-..x-x-x-..", "x--x--x-x--x--x-"};

constexpr std::array kAmbientTempos{12};
constexpr std::array<Progression, 3> kAmbientMajor{{{1, 4, 1, 5}, {1, 6, 4, 5}, {4, 1, 4, 1}}};
constexpr std::array<Progression, 3> kAmbientMinor{{{1, 6, 1, 7}, {1, 4, 6, 1}, {6, 7, 1, 1}}};
constexpr std::array<MaybeInstrument, 1> kNoBass{std::nullopt};
constexpr std::array<Pattern, 1> kHeld{"x---------------"};
constexpr std::array kAmbientChords{I::Pad, I::Strings};
constexpr std::array<MaybeInstrument, 5> kAmbientLeads{std::nullopt, std::nullopt, I::Piano, I::Flute, I::ElectricPiano};
constexpr std::array<Pattern, 3> kSparseRhythms{"....x-------x---", "x-------x-------", "x---------x-----"};

constexpr std::array kRockTempos{6, 6, 6, 12};
constexpr std::array<Progression, 3> kRockMajor{{{1, 4, 5, 4}, {1, 5, 6, 4}, {1, 1, 4, 5}}};
constexpr std::array<Progression, 3> kRockMinor{{{1, 6, 7, 1}, {1, 7, 6, 7}, {1, 3, 7, 6}}};
constexpr std::array<DrumPattern, 2> kRockDrums{{
    {{{{kKick, "X.......X.x....."}, {kSnare, "....X.......X..."}, {kHat, "x.x.x.x.x.x.x.x."}, {}}}, "....X.....x.XxXx"},
    {{{{kKick, "X.x...x.X.x....."}, {kSnare, "....X.......X..."}, {kCrash, "x...x...x...x..."}, {}}}, "....X...X.X.XxXx"}}};
constexpr std::array<Pattern, 2> kRockBass{"1-1-1-1-1-1-1-1-", "1---1-1-1---1-5-"};
constexpr std::array kRockChords{I::DistortedGuitar};
constexpr std::array<Pattern, 3> kRockComp{"x-x-x-x-x-x-x-x-", "x-----x-x---x---", "x---x-x-x---x-x-"};
constexpr std::array<MaybeInstrument, 4> kRockLeads{std::nullopt, std::nullopt, I::DistortedGuitar, I::Organ};

constexpr std::array kJazzTempos{6, 12};
constexpr std::array<Progression, 3> kJazzMajor{{{2, 5, 1, 1}, {1, 6, 2, 5}, {3, 6, 2, 5}}};
constexpr std::array<Progression, 3> kJazzMinor{{{1, 4, 7, 3}, {1, 6, 2, 5}, {4, 5, 1, 1}}};
constexpr std::array<DrumPattern, 2> kJazzDrums{{
    {{{{kRide, "x...x.x.x...x.x."}, {kPedalHat, "....x.......x..."}, {kKick, "x...............", }, {}}}, "..........x...x."},
    {{{{kRide, "x...x.x.x...x.x."}, {kPedalHat, "....x.......x..."}, {kSnare, "......x.......x."}, {}}}, "......x...x.x.x."}}};
constexpr std::array<MaybeInstrument, 1> kAcousticBass{I::AcousticBass};
constexpr std::array<Pattern, 2> kJazzBass{"1---3---5---6---", "1---5---3---2---"};
constexpr std::array kJazzChords{I::Piano, I::CleanGuitar};
constexpr std::array<Pattern, 3> kJazzComp{"......x-......x-", "x---..x---......", "x-....x-........"};
constexpr std::array<MaybeInstrument, 4> kJazzLeads{std::nullopt, I::Saxophone, I::Saxophone, I::Flute};
constexpr std::array<Pattern, 3> kSwingRhythms{"x-x-x-x-x---..x-", "x---x-x-x-x-....", "..x-x-x-x-x-x---"};

constexpr std::array kPianoTempos{12, 6};
constexpr std::array<Progression, 3> kPianoMajor{{{1, 5, 6, 4}, {1, 4, 5, 1}, {1, 6, 4, 5}}};
constexpr std::array<Progression, 3> kPianoMinor{{{1, 4, 7, 3}, {1, 6, 3, 7}, {1, 6, 4, 5}}};
constexpr std::array kPianoChords{I::Piano};
constexpr std::array<Pattern, 3> kPianoComp{"1-5-3-5-1-5-3-5-", "1-3-5-8-5-3-5-3-", "1---5-3-1---5-3-"};
constexpr std::array<MaybeInstrument, 3> kPianoLeads{I::Piano, I::Piano, std::nullopt};
constexpr std::array<Pattern, 3> kPianoRhythms{"x---x---x-x-x---", "x-----x-x---x---", "x---x-x-x-------"};

constexpr std::array kReggaeTempos{12, 6};
constexpr std::array<Progression, 3> kReggaeMajor{{{1, 4, 1, 5}, {1, 5, 6, 4}, {1, 4, 5, 4}}};
constexpr std::array<Progression, 3> kReggaeMinor{{{1, 4, 1, 7}, {1, 7, 6, 7}, {1, 1, 4, 4}}};
constexpr std::array<DrumPattern, 2> kReggaeDrums{{
    {{{{kKick, "........X......."}, {kRim, "........x......."}, {kHat, "x.x.x.x.x.x.x.x."}, {}}}, "........x...x.xx"},
    {{{{kKick, "X...X...X...X..."}, {kRim, "....x.......x..."}, {kHat, "x.xxx.xxx.xxx.xx"}, {}}}, "....x.......x.xx"}}};
constexpr std::array<Pattern, 2> kReggaeBass{"1-....1-3-..5-..", "..1-1---..5-3-1-"};
constexpr std::array kReggaeChords{I::CleanGuitar, I::Organ};
constexpr std::array<Pattern, 2> kReggaeComp{"....x.......x...", "....x.x.....x.x."};
constexpr std::array<MaybeInstrument, 4> kReggaeLeads{std::nullopt, std::nullopt, I::Organ, I::Saxophone};

constexpr std::array kChiptuneTempos{6};
constexpr std::array<Progression, 3> kChiptuneMajor{{{1, 5, 6, 4}, {4, 5, 1, 6}, {1, 4, 5, 5}}};
constexpr std::array<Progression, 3> kChiptuneMinor{{{1, 6, 7, 1}, {6, 7, 1, 1}, {1, 7, 6, 5}}};
constexpr std::array<DrumPattern, 2> kChiptuneDrums{{
    {{{{kKick, "X.....x.X......."}, {kSnare, "....X.......X..."}, {kHat, "x.x.x.x.x.x.x.x."}, {}}}, "....X.......XxXx"},
    {{{{kKick, "X...X...X...X..."}, {kSnare, "....X.......X..."}, {kHat, "..x...x...x...x."}, {}}}, "....X...X.X.X.X."}}};
constexpr std::array<MaybeInstrument, 1> kSquareBass{I::SquareLead};
constexpr std::array<Pattern, 2> kChiptuneBass{"1.8.1.8.1.8.1.8.", "1-1-8-1-1-1-8-5-"};
constexpr std::array kChiptuneChords{I::SquareLead};
constexpr std::array<Pattern, 2> kChiptuneComp{"1358135813581358", "1353135313531353"};
constexpr std::array<MaybeInstrument, 2> kChiptuneLeads{I::SquareLead, std::nullopt};

constexpr std::array kSynthwaveTempos{6, 12};
constexpr std::array<Progression, 3> kSynthwaveMajor{{{1, 5, 6, 4}, {6, 4, 1, 5}, {4, 5, 6, 6}}};
constexpr std::array<Progression, 3> kSynthwaveMinor{{{1, 6, 3, 7}, {1, 7, 6, 6}, {1, 6, 7, 7}}};
constexpr std::array<DrumPattern, 2> kSynthwaveDrums{{
    {{{{kKick, "X.......X......."}, {kSnare, "....X.......X..."}, {kHat, "x.x.x.x.x.x.x.x."}, {}}}, "....X.......X.XX"},
    {{{{kKick, "X...X...X...X..."}, {kSnare, "....X.......X..."}, {kHat, "xxxxxxxxxxxxxxxx"}, {}}}, "....X.......XxXx"}}};
constexpr std::array<Pattern, 2> kSynthwaveBass{"1.1.1.1.1.1.1.1.", "1.118.111.118.11"};
constexpr std::array kSynthwaveChords{I::Pad, I::Strings};
constexpr std::array<MaybeInstrument, 3> kSynthwaveLeads{I::SawLead, I::SawLead, std::nullopt};

const std::array<StyleRules, kStyles.size()> kRules{{
    {"lo-fi", kLoFiTempos, Swing::Sixteenths, Voicing::Seventh, kLoFiMajor, kLoFiMinor, 0.5, Kit::Electronic,
     kLoFiDrums, kElectricBass, kLoFiBass, kLoFiChords, kLoFiComp, kLoFiLeads, kCalmRhythms},
    {"house", kHouseTempos, Swing::None, Voicing::Triad, kHouseMajor, kHouseMinor, 0.6, Kit::Electronic,
     kHouseDrums, kSynthBass, kHouseBass, kHouseChords, kHouseComp, kHouseLeads, kBusyRhythms},
    {"ambient", kAmbientTempos, Swing::None, Voicing::Triad, kAmbientMajor, kAmbientMinor, 0.5, std::nullopt,
     {}, kNoBass, {}, kAmbientChords, kHeld, kAmbientLeads, kSparseRhythms},
    {"rock", kRockTempos, Swing::None, Voicing::Power, kRockMajor, kRockMinor, 0.5, Kit::Acoustic,
     kRockDrums, kElectricBass, kRockBass, kRockChords, kRockComp, kRockLeads, kBusyRhythms},
    {"jazz", kJazzTempos, Swing::Eighths, Voicing::Seventh, kJazzMajor, kJazzMinor, 0.35, Kit::Acoustic,
     kJazzDrums, kAcousticBass, kJazzBass, kJazzChords, kJazzComp, kJazzLeads, kSwingRhythms},
    {"piano", kPianoTempos, Swing::None, Voicing::Triad, kPianoMajor, kPianoMinor, 0.5, std::nullopt,
     {}, kNoBass, {}, kPianoChords, kPianoComp, kPianoLeads, kPianoRhythms},
    {"reggae", kReggaeTempos, Swing::None, Voicing::Triad, kReggaeMajor, kReggaeMinor, 0.35, Kit::Acoustic,
     kReggaeDrums, kElectricBass, kReggaeBass, kReggaeChords, kReggaeComp, kReggaeLeads, kCalmRhythms},
    {"chiptune", kChiptuneTempos, Swing::None, Voicing::Triad, kChiptuneMajor, kChiptuneMinor, 0.4, Kit::Electronic,
     kChiptuneDrums, kSquareBass, kChiptuneBass, kChiptuneChords, kChiptuneComp, kChiptuneLeads, kBusyRhythms},
    {"synthwave", kSynthwaveTempos, Swing::None, Voicing::Triad, kSynthwaveMajor, kSynthwaveMinor, 0.65, Kit::Electronic,
     kSynthwaveDrums, kSynthBass, kSynthwaveBass, kSynthwaveChords, kHeld, kSynthwaveLeads, kBusyRhythms},
}};
// clang-format on

} // namespace

const StyleRules& rulesOf(Style style)
{
    return kRules[std::size_t(style)];
}

const InstrumentRules& rulesOf(Instrument instrument)
{
    return kInstrumentRules[std::size_t(instrument)];
}

int programOf(Kit kit)
{
    return kit == Kit::Acoustic ? 0 : 25;
}

std::string_view nameOf(Kit kit)
{
    return kit == Kit::Acoustic ? "acoustic" : "electronic";
}

std::string_view nameOf(Mode mode)
{
    return mode == Mode::Major ? "major" : "minor";
}

double beatsPerMinute(int framesPerStep)
{
    return 750.0 / framesPerStep;
}

} // namespace arioso::training
