// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "starter/composer/prompts.h"

#include "starter/composer/random.h"
#include "starter/composer/words.h"

#include <algorithm>
#include <sstream>

namespace arioso::training {
namespace {

constexpr double kWordsDropped = 0.06;
constexpr double kWordsAdded = 0.1;
constexpr double kTrueTempo = 0.5;

/// Chooses the parts of a text.
class Phrasing
{
public:
    Phrasing(const Piece& piece, Random& random) : m_piece(piece), m_random(random), m_pace(paceOf(piece)) {}

    [[nodiscard]] std::string text()
    {
        const std::string whole = phrase();
        if (m_random.chance(kWordsDropped))
            return withoutAWord(whole);
        if (m_random.chance(kWordsAdded))
            return m_random.chance(0.5) ? any(otherWords()) + " " + whole
                                        : whole + (m_random.chance(0.5) ? ", " : " ") + any(otherWords());
        return whole;
    }

private:
    /// A text that describes the piece correctly.
    [[nodiscard]] std::string phrase()
    {
        switch (m_random.below(10)) {
        case 0:
            return alone();
        case 1:
            return styleText() + " " + tempo();
        case 2:
            return mood() + " " + styleText();
        case 3:
            return sentence();
        case 4:
        case 5:
            return keywords();
        case 6:
            return styleText() + joined(" with ", instruments(2)) + ending();
        case 7:
            return mood() + ", " + tempo() + joined(", ", instruments(2)) + ending();
        case 8:
            return mood() + " " + styleText() + joined(" with ", instruments(3)) + ending() + ", " + tempo();
        default:
            return tempo() + " " + mood() + " " + styleText() + joined(" with ", instruments(1)) + ending();
        }
    }

    /// Removes one of at least four words, unless this would invert the meaning.
    [[nodiscard]] std::string withoutAWord(const std::string& text)
    {
        std::vector<std::string> words;
        std::istringstream stream(text);
        for (std::string word; stream >> word;)
            words.push_back(word);
        const std::size_t gone = m_random.below(words.size());
        const bool negates =
            text.find("no ") != std::string::npos || text.find("without") != std::string::npos;
        if (words.size() < 4 || negates)
            return text;
        words.erase(words.begin() + std::ptrdiff_t(gone));
        std::string shorter;
        for (const std::string& word : words)
            shorter += (shorter.empty() ? "" : " ") + word;
        if (shorter.back() == ',')
            shorter.pop_back();
        return shorter;
    }

    [[nodiscard]] std::string any(Words words) { return std::string(m_random.pick(words)); }
    [[nodiscard]] std::string styleText() { return any(wordsFor(m_piece.style)); }
    [[nodiscard]] std::string mood() { return any(moodsFor(m_piece.mode, m_pace)); }

    [[nodiscard]] std::string tempo()
    {
        if (m_random.chance(0.4))
            return any(wordsFor(m_pace));
        const std::span<const int> beats = beatsFor(m_piece.framesPerStep);
        const int number = m_random.chance(kTrueTempo) ? beats.front() : m_random.pick(beats);
        return std::to_string(number) + (m_random.chance(0.8) ? " bpm" : " beats per minute");
    }

    /// At most `count` instruments, including drums.
    [[nodiscard]] std::vector<std::string> instruments(std::size_t count)
    {
        std::vector<std::string> words;
        for (const Instrument instrument : instrumentsOf(m_piece))
            words.push_back(any(wordsFor(instrument)));
        if (m_piece.kit)
            words.push_back(any(wordsFor(*m_piece.kit)));
        shuffle(words);
        words.resize(std::min(words.size(), count));
        return words;
    }

    /// A description of missing drums, or of drums without other parts.
    [[nodiscard]] std::string ending()
    {
        if (!m_piece.kit && m_random.chance(0.15))
            return m_piece.style == Style::Piano ? "" : " and no drums";
        if (!m_piece.kit)
            return m_random.chance(0.5) ? ", " + any(wordsForNoDrums()) : "";
        if (!m_piece.chords)
            return ", " + any(wordsForDrumsAlone());
        return m_random.chance(0.06) ? ", " + any(kNoVoiceWords) : "";
    }

    /// A single attribute.
    [[nodiscard]] std::string alone()
    {
        const std::vector<std::string> sounding = instruments(1);
        switch (m_random.below(5)) {
        case 0:
            return mood() + " " + any(kMusicWords);
        case 1:
            return sounding.empty() ? styleText() : sounding.front();
        case 2:
            return styleText() + " " + any(kMusicWords);
        default:
            return styleText();
        }
    }

    [[nodiscard]] std::string sentence()
    {
        const std::string what = mood() + " " + styleText() + " " + any(kMusicWords);
        std::string start = any(kOpenings);
        if (start == "a" && what.find_first_of("aeiou8") == 0)
            start = "an";
        const std::string where = m_random.chance(0.4) ? " " + any(usesFor(m_piece.style)) : "";
        const std::string when = m_random.chance(0.4) ? " at " + number() : "";
        return (start.empty() ? what : start + " " + what) +
               joined(m_random.chance(0.5) ? " with " : " featuring ", instruments(2)) + where + when +
               ending();
    }

    [[nodiscard]] std::string number()
    {
        return std::to_string(beatsFor(m_piece.framesPerStep).front()) + " bpm";
    }

    /// Attributes separated by commas, in random order.
    [[nodiscard]] std::string keywords()
    {
        std::vector<std::string> words = instruments(2);
        words.push_back(styleText());
        if (m_random.chance(0.7))
            words.push_back(mood());
        if (m_random.chance(0.7))
            words.push_back(tempo());
        if (!m_piece.kit && m_random.chance(0.5))
            words.push_back(any(wordsForNoDrums()));
        if (m_random.chance(0.15))
            words.push_back(std::string(nameOf(m_piece.mode)) + " key");
        shuffle(words);
        std::string text;
        for (const std::string& word : words)
            text += (text.empty() ? "" : ", ") + word;
        return text;
    }

    [[nodiscard]] static std::string joined(std::string_view before, const std::vector<std::string>& words)
    {
        std::string text;
        for (std::size_t i = 0; i < words.size(); ++i)
            text += (i == 0 ? std::string(before) : i + 1 == words.size() ? " and " : ", ") + words[i];
        return text;
    }

    void shuffle(std::vector<std::string>& words)
    {
        for (std::size_t i = words.size(); i > 1; --i)
            std::swap(words[i - 1], words[m_random.below(i)]);
    }

    const Piece& m_piece;
    Random& m_random;
    Pace m_pace;
};

} // namespace

Pace paceOf(const Piece& piece)
{
    if (piece.framesPerStep > 6)
        return Pace::Slow;
    const bool driving =
        piece.style == Style::House || piece.style == Style::Rock || piece.style == Style::Chiptune;
    return driving ? Pace::Fast : Pace::Medium;
}

std::vector<Instrument> instrumentsOf(const Piece& piece)
{
    std::vector<Instrument> all;
    for (const std::optional<Instrument>& one : {piece.bass, piece.chords, piece.lead}) {
        if (one && std::find(all.begin(), all.end(), *one) == all.end())
            all.push_back(*one);
    }
    return all;
}

std::vector<std::string> textsFor(const Piece& piece, int count)
{
    Random random(piece.seed ^ 0x7465787473ULL); // a sequence other than that of the composition
    Phrasing phrasing(piece, random);
    std::vector<std::string> texts;
    while (int(texts.size()) < count) {
        std::string text = phrasing.text();
        if (std::find(texts.begin(), texts.end(), text) == texts.end())
            texts.push_back(std::move(text));
    }
    return texts;
}

} // namespace arioso::training
