// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "starter/composer/vocabulary.h"

#include "starter/composer/words.h"

#include <algorithm>
#include <set>
#include <string>

namespace arioso::training {
namespace {

constexpr std::array kPaces{Pace::Slow, Pace::Medium, Pace::Fast};
constexpr std::array kModes{Mode::Major, Mode::Minor};
constexpr std::array kKits{Kit::Acoustic, Kit::Electronic};
constexpr std::size_t kMoodsOffered = 4;
// Function words.
constexpr std::array<std::string_view, 20> kLittleWords{
    "a",     "an",     "at", "and", "beats", "bpm",  "featuring", "in",    "key", "major",
    "minor", "minute", "of", "per", "the",   "with", "for",       "tempo", "i",   "want"};

class Collector
{
public:
    void add(std::string_view phrase)
    {
        std::string word;
        for (const char c : phrase) {
            if (c != ' ') {
                word += c;
            } else if (!word.empty()) {
                m_words.insert(word);
                word.clear();
            }
        }
        if (!word.empty())
            m_words.insert(word);
    }

    void add(Words phrases)
    {
        for (const std::string_view phrase : phrases)
            add(phrase);
    }

    [[nodiscard]] std::vector<std::string> words() const { return {m_words.begin(), m_words.end()}; }

private:
    std::set<std::string> m_words;
};

void offer(nlohmann::ordered_json& list, std::string_view phrase)
{
    if (std::find(list.begin(), list.end(), phrase) == list.end())
        list.push_back(std::string(phrase));
}

std::vector<std::string> allWords()
{
    Collector all;
    for (const Style style : kStyles) {
        all.add(wordsFor(style));
        all.add(usesFor(style));
    }
    for (int i = 0; i < kInstruments; ++i)
        all.add(wordsFor(Instrument(i)));
    for (const Kit kit : kKits)
        all.add(wordsFor(kit));
    for (const Pace pace : kPaces) {
        all.add(wordsFor(pace));
        for (const Mode mode : kModes)
            all.add(moodsFor(mode, pace));
    }
    for (const Words words : {wordsForNoDrums(), wordsForDrumsAlone(), Words(kMusicWords), Words(kOpenings),
                              Words(kNoVoiceWords), Words(kLittleWords)})
        all.add(words);
    return all.words();
}

} // namespace

nlohmann::ordered_json vocabulary()
{
    using List = nlohmann::ordered_json;
    List styles = List::array(), moods = List::array(), tempi = List::array(), instruments = List::array(),
         drums = List::array();
    for (const Style style : kStyles)
        offer(styles, wordsFor(style).front());
    for (const Pace pace : {Pace::Fast, Pace::Medium, Pace::Slow}) {
        for (const Mode mode : kModes) {
            for (const std::string_view mood : moodsFor(mode, pace).first(kMoodsOffered))
                offer(moods, mood);
        }
    }
    for (const Pace pace : kPaces)
        offer(tempi, wordsFor(pace).front());
    for (int i = 0; i < kInstruments; ++i)
        offer(instruments, wordsFor(Instrument(i)).front());
    for (const Kit kit : kKits)
        offer(drums, wordsFor(kit)[1]);
    offer(drums, wordsForDrumsAlone().front());
    offer(drums, wordsForNoDrums().front());

    nlohmann::ordered_json json;
    json["styles"] = styles;
    json["moods"] = moods;
    json["tempi"] = tempi;
    json["instruments"] = instruments;
    json["drums"] = drums;
    json["beats"] = {{"min", 50}, {"max", 180}};
    json["words"] = allWords();
    return json;
}

} // namespace arioso::training
