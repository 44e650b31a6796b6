// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
// What is said of composed pieces is true of them, and the vocabulary has every word of it.

#include "starter/composer/prompts.h"
#include "starter/composer/vocabulary.h"
#include "support/test.h"

#include <algorithm>
#include <cctype>
#include <cmath>
#include <functional>
#include <map>
#include <set>
#include <sstream>

using namespace arioso::training;

namespace {

constexpr int kFrames = 20 * kFramesPerSecond;
constexpr int kSeeds = 800;

/// Calls `check` with each text of many pieces.
void forEachText(const std::function<void(const Piece&, const std::string&)>& check)
{
    for (int seed = 0; seed < kSeeds; ++seed) {
        const Piece piece = composePiece(std::uint64_t(seed), kFrames);
        for (const std::string& text : textsFor(piece, 8))
            check(piece, text);
    }
}

std::vector<std::string> wordsOf(std::string text)
{
    std::replace(text.begin(), text.end(), ',', ' ');
    std::istringstream stream(text);
    std::vector<std::string> words;
    for (std::string word; stream >> word;)
        words.push_back(word);
    return words;
}

bool has(const std::vector<std::string>& words, const std::string& word)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool plays(const Piece& piece, Instrument instrument)
{
    const std::vector<Instrument> all = instrumentsOf(piece);
    return std::find(all.begin(), all.end(), instrument) != all.end();
}

} // namespace

ARIOSO_TEST(textsOfAPieceDifferAndAreTheSameAgain)
{
    for (std::uint64_t seed = 0; seed < 200; ++seed) {
        const Piece piece = composePiece(seed, kFrames);
        const std::vector<std::string> texts = textsFor(piece, 10);
        QCOMPARE(std::set<std::string>(texts.begin(), texts.end()).size(), std::size_t(10));
        QVERIFY(texts == textsFor(piece, 10));
    }
}

ARIOSO_TEST(textsAreCleanLines)
{
    std::string bad;
    forEachText([&](const Piece&, const std::string& text) {
        const bool clean = !text.empty() && text.front() != ' ' && text.front() != ',' &&
                           text.back() != ' ' && text.back() != ',' && text.find("  ") == std::string::npos &&
                           text.find(",,") == std::string::npos &&
                           std::all_of(text.begin(), text.end(), [](unsigned char c) {
                               return c >= ' ' && c < 127 && std::isupper(c) == 0;
                           });
        if (!clean)
            bad = text;
    });
    QVERIFY2(bad.empty(), bad.c_str());
}

ARIOSO_TEST(textsNameOnlyInstrumentsThatPlay)
{
    // Words that stand for one instrument alone.
    const std::map<std::string, Instrument> names{{"saxophone", Instrument::Saxophone},
                                                  {"sax", Instrument::Saxophone},
                                                  {"flute", Instrument::Flute},
                                                  {"rhodes", Instrument::ElectricPiano},
                                                  {"hammond", Instrument::Organ},
                                                  {"strings", Instrument::Strings},
                                                  {"violins", Instrument::Strings},
                                                  {"nylon", Instrument::NylonGuitar},
                                                  {"upright", Instrument::AcousticBass},
                                                  {"distorted", Instrument::DistortedGuitar},
                                                  {"pads", Instrument::Pad},
                                                  {"saw", Instrument::SawLead}};
    std::string bad;
    std::set<std::string> seen;
    forEachText([&](const Piece& piece, const std::string& text) {
        for (const std::string& word : wordsOf(text)) {
            const auto named = names.find(word);
            if (named == names.end())
                continue;
            seen.insert(word);
            if (!plays(piece, named->second))
                bad = text;
        }
    });
    QVERIFY2(bad.empty(), bad.c_str());
    QCOMPARE(seen.size(), names.size());
}

ARIOSO_TEST(textsAreRightAboutDrums)
{
    std::string bad;
    int negated = 0;
    forEachText([&](const Piece& piece, const std::string& text) {
        const std::vector<std::string> words = wordsOf(text);
        const bool denies = text.find("no drums") != std::string::npos ||
                            text.find("without drums") != std::string::npos || has(words, "drumless") ||
                            text.find("no percussion") != std::string::npos;
        const bool says = has(words, "drums") || has(words, "percussion") || has(words, "808");
        negated += denies ? 1 : 0;
        if (denies && piece.kit)
            bad = text;
        if (says && !denies && !piece.kit)
            bad = text;
        if (text.find("drums only") != std::string::npos && piece.chords)
            bad = text;
    });
    QVERIFY2(bad.empty(), bad.c_str());
    QVERIFY(negated > 50);
}

ARIOSO_TEST(numbersAreNearerToThisTempoThanToAnother)
{
    std::string bad;
    int exact = 0, numbers = 0;
    forEachText([&](const Piece& piece, const std::string& text) {
        const std::size_t end = std::min(text.find(" bpm"), text.find(" beats per minute"));
        if (end == std::string::npos)
            return;
        const std::size_t start = text.find_last_not_of("0123456789", end - 1) + 1;
        if (start == end)
            return; // the number was the word that is left out
        const double beats = std::stod(text.substr(start, end - start));
        const auto distance = [&](int framesPerStep) {
            return std::abs(std::log(beats / beatsPerMinute(framesPerStep)));
        };
        ++numbers;
        exact += std::abs(beats - beatsPerMinute(piece.framesPerStep)) <= 0.5 ? 1 : 0;
        for (const int other : {6, 12}) {
            if (distance(other) < distance(piece.framesPerStep) - 1e-9)
                bad = text;
        }
    });
    QVERIFY2(bad.empty(), bad.c_str());
    QVERIFY(numbers > 500 && 2 * exact > numbers);
}

ARIOSO_TEST(tempoWordsMeanOneTempo)
{
    std::string bad;
    int slow = 0, fast = 0;
    forEachText([&](const Piece& piece, const std::string& text) {
        const std::vector<std::string> words = wordsOf(text);
        const bool isSlow = piece.framesPerStep == 12;
        slow += has(words, "slow") ? 1 : 0;
        fast += has(words, "fast") ? 1 : 0;
        if ((has(words, "slow") && !isSlow) || ((has(words, "fast") || has(words, "mid-tempo")) && isSlow))
            bad = text;
    });
    QVERIFY2(bad.empty(), bad.c_str());
    QVERIFY(slow > 50 && fast > 50);
}

ARIOSO_TEST(moodsAreOfTheMode)
{
    std::string bad;
    forEachText([&](const Piece& piece, const std::string& text) {
        const std::vector<std::string> words = wordsOf(text);
        const bool saysMinor = has(words, "sad") || has(words, "dark") || has(words, "melancholic") ||
                               has(words, "angry") || has(words, "minor");
        const bool saysMajor =
            has(words, "happy") || has(words, "cheerful") || has(words, "peaceful") || has(words, "major");
        if ((saysMinor && piece.mode == Mode::Major) || (saysMajor && piece.mode == Mode::Minor))
            bad = text;
    });
    QVERIFY2(bad.empty(), bad.c_str());
}

ARIOSO_TEST(someTextsSayOneThingOnly)
{
    int ofOneWord = 0;
    forEachText(
        [&](const Piece&, const std::string& text) { ofOneWord += wordsOf(text).size() == 1 ? 1 : 0; });
    QVERIFY(ofOneWord > 100);
}

ARIOSO_TEST(vocabularyHasEveryWordOfTheTexts)
{
    const auto json = vocabulary();
    const std::vector<std::string> list = json.at("words");
    QVERIFY(std::is_sorted(list.begin(), list.end()));
    const std::set<std::string> known(list.begin(), list.end());
    std::set<std::string> passedOver;
    for (const std::string_view phrase : otherWords()) {
        for (const std::string& word : wordsOf(std::string(phrase)))
            passedOver.insert(word);
    }
    std::string bad;
    forEachText([&](const Piece&, const std::string& text) {
        for (const std::string& word : wordsOf(text)) {
            const bool number = word.find_first_not_of("0123456789") == std::string::npos;
            if (!number && known.count(word) == 0 && passedOver.count(word) == 0)
                bad = word;
        }
    });
    QVERIFY2(bad.empty(), bad.c_str());
}

ARIOSO_TEST(vocabularyOffersEveryStyleAndInstrumentOnce)
{
    const auto json = vocabulary();
    QCOMPARE(json.at("styles").size(), kStyles.size());
    QCOMPARE(json.at("instruments").size(), std::size_t(kInstruments));
    for (const char* list : {"styles", "moods", "tempi", "instruments", "drums"}) {
        const std::vector<std::string> entries = json.at(list);
        QVERIFY(!entries.empty());
        QCOMPARE(std::set<std::string>(entries.begin(), entries.end()).size(), entries.size());
        for (const std::string& entry : entries) {
            for (const std::string& word : wordsOf(entry)) {
                const std::vector<std::string> words = json.at("words");
                QVERIFY2(has(words, word), word.c_str());
            }
        }
    }
}
