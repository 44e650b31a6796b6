// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// The composer: the grid, the repetition and the harmony of many pieces, by rules written out here again.

#include "starter/composer/composer.h"
#include "starter/composer/description.h"
#include "support/test.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <string>
#include <tuple>

using namespace arioso::training;

namespace {

constexpr int kFrames = 20 * kFramesPerSecond;
constexpr int kSeeds = 1000;

std::string name(const Piece& piece)
{
    return "seed " + std::to_string(piece.seed) + ", " + std::string(rulesOf(piece.style).name);
}

/// Frames within a beat at which something may start: four sixteenths, later ones moved by a third for swing.
std::set<int> placesInBeat(const Piece& piece)
{
    const int n = piece.framesPerStep;
    if (piece.style == Style::Jazz)
        return {0, n, 2 * n + int(std::lround(2.0 * n / 3)), 3 * n};
    if (piece.style == Style::LoFi)
        return {0, n + int(std::lround(n / 3.0)), 2 * n, 3 * n + int(std::lround(n / 3.0))};
    return {0, n, 2 * n, 3 * n};
}

using NoteValue = std::tuple<int, int, int, int>; // part, frame, key, velocity

std::multiset<NoteValue> notesBetween(const Piece& piece, int from, int to)
{
    std::multiset<NoteValue> found;
    for (const Note& note : piece.notes) {
        if (note.frame >= from && note.frame < to)
            found.insert({int(note.part), note.frame - from, note.key, note.velocity});
    }
    return found;
}

bool sounds(const Piece& piece, Part part)
{
    return std::any_of(piece.notes.begin(), piece.notes.end(),
                       [&](const Note& note) { return note.part == part; });
}

} // namespace

ARIOSO_TEST(everyOnsetIsOnTheGrid)
{
    for (int seed = 0; seed < kSeeds; ++seed) {
        const Piece piece = composePiece(std::uint64_t(seed), kFrames);
        const std::set<int> places = placesInBeat(piece);
        QVERIFY2(!piece.notes.empty(), name(piece).c_str());
        for (const Note& note : piece.notes)
            QVERIFY2(places.count(note.frame % (4 * piece.framesPerStep)) == 1, name(piece).c_str());
    }
}

ARIOSO_TEST(pieceBeginsOnTheFirstBeatAndStaysWithinItsLength)
{
    for (int seed = 0; seed < kSeeds; ++seed) {
        const Piece piece = composePiece(std::uint64_t(seed), kFrames);
        int first = kFrames;
        for (const Note& note : piece.notes) {
            first = std::min(first, note.frame);
            QVERIFY2(note.frames >= 1 && note.frame >= 0 && note.frame + note.frames <= kFrames,
                     name(piece).c_str());
            QVERIFY2(note.key >= 21 && note.key <= 108, name(piece).c_str());
            QVERIFY2(note.velocity >= 1 && note.velocity <= 127, name(piece).c_str());
        }
        QVERIFY2(first < 4 * piece.framesPerStep, name(piece).c_str());
    }
}

ARIOSO_TEST(phraseComesAgain)
{
    for (int seed = 0; seed < kSeeds; ++seed) {
        const Piece piece = composePiece(std::uint64_t(seed), 60 * kFramesPerSecond);
        constexpr int phrase = 192;
        QCOMPARE(phrase % (16 * piece.framesPerStep), 0); // whole bars
        const auto second = notesBetween(piece, phrase, 2 * phrase);
        QVERIFY2(second == notesBetween(piece, 2 * phrase, 3 * phrase), name(piece).c_str());
        const auto first = notesBetween(piece, 0, phrase);
        if (piece.form == Form::Loop)
            QVERIFY2(first == second, name(piece).c_str());
        else
            QVERIFY2(first.size() < second.size(), name(piece).c_str());
    }
}

ARIOSO_TEST(basePitchChangesEveryHalfBarAtMost)
{
    // House's first bass pattern plays the root alone, so that the chords can be read from it.
    std::set<std::size_t> roots;
    for (int seed = 0; seed < kSeeds; ++seed) {
        const Piece piece = composePiece(std::uint64_t(seed), kFrames, Style::House);
        std::map<int, std::set<int>> ofHalfBar; // pitch classes
        for (const Note& note : piece.notes) {
            if (note.part == Part::Bass)
                ofHalfBar[note.frame / 48].insert(note.key % 12);
        }
        std::set<int> different;
        for (const auto& [half, pitches] : ofHalfBar) {
            QVERIFY2(pitches.size() == 1, name(piece).c_str());
            different.insert(*pitches.begin());
        }
        roots.insert(different.size());
    }
    QVERIFY(roots.count(3) == 1 || roots.count(4) == 1);
}

ARIOSO_TEST(aPhraseOfOneBarHasNoFill)
{
    for (int seed = 0; seed < kSeeds; ++seed) {
        const Piece piece = composePiece(std::uint64_t(seed), kFrames, Style::LoFi);
        for (const Note& note : piece.notes) {
            const bool snare = note.part == Part::Drums && note.key == 38;
            QVERIFY2(!snare || note.frame % 192 == 48 || note.frame % 192 == 144, name(piece).c_str());
        }
    }
}

ARIOSO_TEST(eachModeHasTwoKeys)
{
    std::set<std::tuple<Mode, int>> keys;
    for (int seed = 0; seed < kSeeds; ++seed) {
        const Piece piece = composePiece(std::uint64_t(seed), kFrames);
        keys.insert({piece.mode, piece.tonic});
    }
    // C and G major, A and E minor.
    QCOMPARE(keys, (std::set<std::tuple<Mode, int>>{
                       {Mode::Major, 0}, {Mode::Major, 7}, {Mode::Minor, 9}, {Mode::Minor, 4}}));
}

ARIOSO_TEST(pitchesAreOfTheKey)
{
    const std::set<int> major{0, 2, 4, 5, 7, 9, 11};
    const std::set<int> minor{0, 2, 3, 5, 7, 8, 10};
    for (int seed = 0; seed < kSeeds; ++seed) {
        const Piece piece = composePiece(std::uint64_t(seed), kFrames);
        const std::set<int>& scale = piece.mode == Mode::Major ? major : minor;
        for (const Note& note : piece.notes) {
            if (note.part != Part::Drums)
                QVERIFY2(scale.count((note.key - piece.tonic + 120) % 12) == 1, name(piece).c_str());
        }
    }
}

ARIOSO_TEST(partsThatAreNamedSoundAndNoOthers)
{
    std::set<Style> styles;
    std::set<Instrument> instruments;
    std::set<int> tempos;
    int withoutDrums = 0, drumsAlone = 0;
    for (int seed = 0; seed < kSeeds; ++seed) {
        const Piece piece = composePiece(std::uint64_t(seed), kFrames);
        QVERIFY2(sounds(piece, Part::Bass) == piece.bass.has_value(), name(piece).c_str());
        QVERIFY2(sounds(piece, Part::Chords) == piece.chords.has_value(), name(piece).c_str());
        QVERIFY2(sounds(piece, Part::Lead) == piece.lead.has_value(), name(piece).c_str());
        QVERIFY2(sounds(piece, Part::Drums) == piece.kit.has_value(), name(piece).c_str());
        styles.insert(piece.style);
        tempos.insert(piece.framesPerStep);
        for (const std::optional<Instrument>& one : {piece.bass, piece.chords, piece.lead}) {
            if (one)
                instruments.insert(*one);
        }
        withoutDrums += rulesOf(piece.style).kit && !piece.kit ? 1 : 0;
        drumsAlone += piece.kit && !piece.chords ? 1 : 0;
    }
    QCOMPARE(styles.size(), kStyles.size());
    QCOMPARE(instruments.size(), std::size_t(kInstruments));
    QCOMPARE(tempos, (std::set<int>{6, 12}));
    QVERIFY(withoutDrums > 20 && drumsAlone > 20);
}

ARIOSO_TEST(sameSeedGivesTheSamePieceEverywhere)
{
    const Piece piece = composePiece(1, kFrames, Style::House);
    const Piece again = composePiece(1, kFrames, Style::House);
    QVERIFY(notesBetween(piece, 0, kFrames) == notesBetween(again, 0, kFrames));

    // FNV-1a over the notes of the seeds 1..50: data sets must not change by accident, nor from machine to
    // machine.
    std::uint64_t hash = 0xcbf29ce484222325ULL;
    for (std::uint64_t seed = 1; seed <= 50; ++seed) {
        for (const Note& note : composePiece(seed, kFrames).notes) {
            for (const int value : {int(note.part), note.frame, note.frames, note.key, note.velocity})
                hash = (hash ^ std::uint64_t(value)) * 0x100000001b3ULL;
        }
    }
    QCOMPARE(hash, std::uint64_t(11412913245764517095ULL));
}

ARIOSO_TEST(lengthOnlyCuts)
{
    const Piece whole = composePiece(7, 2 * kFrames);
    const Piece half = composePiece(7, kFrames);
    QVERIFY(notesBetween(whole, 0, kFrames) == notesBetween(half, 0, kFrames));
}

ARIOSO_TEST(descriptionIsTheGroundTruth)
{
    Piece piece = composePiece(3, kFrames, Style::Reggae);
    piece.framesPerStep = 12;
    piece.mode = Mode::Minor;
    piece.tonic = 9;
    piece.lead = std::nullopt;
    piece.kit = Kit::Acoustic;
    const auto json = describePiece(piece);
    QCOMPARE(json.at("style"), "reggae");
    QCOMPARE(json.at("bpm"), 62.5);
    QCOMPARE(json.at("phrase_frames"), 192);
    QCOMPARE(json.at("mode"), "minor");
    QCOMPARE(json.at("tonic"), "A");
    QCOMPARE(json.at("drums"), "acoustic");
    QVERIFY(json.at("lead").is_null());
}
