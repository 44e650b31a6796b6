// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/request/conditions_vocabulary.h"

#include <QCoreApplication>

#include <array>

namespace arioso::ui {
namespace {

#define LABEL(text) QT_TRANSLATE_NOOP("Conditions", text)

// The order is that of the chips. Keys are kept in sessions: they may be added to, not changed.
constexpr std::array kStyles{
    Condition{"lofi", LABEL("Lo-fi"), "lo-fi hip hop"},
    Condition{"ambient", LABEL("Ambient"), "ambient"},
    Condition{"pop", LABEL("Pop"), "pop"},
    Condition{"rock", LABEL("Rock"), "rock"},
    Condition{"electronic", LABEL("Electronic"), "electronic music"},
    Condition{"house", LABEL("House"), "house"},
    Condition{"synthwave", LABEL("Synthwave"), "80s synthwave"},
    Condition{"hiphop", LABEL("Hip hop"), "hip hop"},
    Condition{"jazz", LABEL("Jazz"), "jazz"},
    Condition{"blues", LABEL("Blues"), "blues"},
    Condition{"funk", LABEL("Funk"), "funk"},
    Condition{"soul", LABEL("Soul"), "soul"},
    Condition{"reggae", LABEL("Reggae"), "reggae"},
    Condition{"folk", LABEL("Folk"), "acoustic folk"},
    Condition{"country", LABEL("Country"), "country"},
    Condition{"classical", LABEL("Classical"), "classical music"},
    Condition{"cinematic", LABEL("Cinematic"), "cinematic film music"},
    Condition{"chiptune", LABEL("Video game"), "8-bit chiptune"},
    Condition{"metal", LABEL("Metal"), "heavy metal"},
    Condition{"latin", LABEL("Latin"), "latin music"},
    Condition{"oriental", LABEL("Middle Eastern"), "Middle Eastern music"},
};

constexpr std::array kMoods{
    Condition{"calm", LABEL("Calm"), "calm"},
    Condition{"happy", LABEL("Happy"), "happy"},
    Condition{"energetic", LABEL("Energetic"), "energetic"},
    Condition{"dreamy", LABEL("Dreamy"), "dreamy"},
    Condition{"romantic", LABEL("Romantic"), "romantic"},
    Condition{"hopeful", LABEL("Hopeful"), "hopeful"},
    Condition{"sad", LABEL("Sad"), "sad"},
    Condition{"dark", LABEL("Dark"), "dark"},
    Condition{"tense", LABEL("Tense"), "tense"},
    Condition{"mysterious", LABEL("Mysterious"), "mysterious"},
    Condition{"epic", LABEL("Epic"), "epic"},
    Condition{"playful", LABEL("Playful"), "playful"},
};

constexpr std::array kInstruments{
    Condition{"piano", LABEL("Piano"), "piano"},
    Condition{"electric-piano", LABEL("Electric piano"), "electric piano"},
    Condition{"organ", LABEL("Organ"), "organ"},
    Condition{"acoustic-guitar", LABEL("Acoustic guitar"), "acoustic guitar"},
    Condition{"electric-guitar", LABEL("Electric guitar"), "electric guitar"},
    Condition{"bass", LABEL("Bass"), "deep bass"},
    Condition{"double-bass", LABEL("Double bass"), "double bass"},
    Condition{"drums", LABEL("Drums"), "drums"},
    Condition{"soft-drums", LABEL("Soft drums"), "soft drums"},
    Condition{"percussion", LABEL("Hand percussion"), "hand percussion"},
    Condition{"strings", LABEL("Strings"), "strings"},
    Condition{"violin", LABEL("Violin"), "violin"},
    Condition{"cello", LABEL("Cello"), "cello"},
    Condition{"flute", LABEL("Flute"), "flute"},
    Condition{"saxophone", LABEL("Saxophone"), "saxophone"},
    Condition{"trumpet", LABEL("Trumpet"), "trumpet"},
    Condition{"brass", LABEL("Brass"), "brass"},
    Condition{"synth-lead", LABEL("Synth lead"), "synth lead"},
    Condition{"synth-pads", LABEL("Synth pads"), "warm synth pads"},
    Condition{"bells", LABEL("Bells"), "bells"},
    Condition{"harp", LABEL("Harp"), "harp"},
    Condition{"oud", LABEL("Oud"), "oud"},
};

constexpr std::array kTempos{
    Condition{"slow", LABEL("Slow"), "slow tempo"},
    Condition{"medium", LABEL("Medium"), "medium tempo"},
    Condition{"fast", LABEL("Fast"), "fast tempo"},
};

// Set the duration; the model is not told.
constexpr std::array kLengths{
    Condition{"short", LABEL("Short"), ""},
    Condition{"medium", LABEL("Medium"), ""},
    Condition{"long", LABEL("Long"), ""},
};

#undef LABEL

/// "a", "a and b", "a, b and c".
QString joined(const QStringList& words)
{
    if (words.size() < 2)
        return words.join(QString());
    return words.mid(0, words.size() - 1).join(QStringLiteral(", ")) + QStringLiteral(" and ") + words.last();
}

} // namespace

std::span<const Condition> styleConditions()
{
    return kStyles;
}

std::span<const Condition> moodConditions()
{
    return kMoods;
}

std::span<const Condition> instrumentConditions()
{
    return kInstruments;
}

std::span<const Condition> tempoConditions()
{
    return kTempos;
}

std::span<const Condition> lengthConditions()
{
    return kLengths;
}

QString labelOf(const Condition& condition)
{
    return QCoreApplication::translate("Conditions", condition.label);
}

QString composePrompt(const ConditionWords& words)
{
    QStringList parts;
    if (!words.moods.isEmpty() || !words.style.isEmpty() || !words.instruments.isEmpty()) {
        QStringList what;
        if (!words.moods.isEmpty())
            what << joined(words.moods);
        what << (words.style.isEmpty() ? QStringLiteral("music") : words.style);
        if (!words.instruments.isEmpty())
            what << QStringLiteral("with") << joined(words.instruments);
        parts << what.join(u' ');
    }
    if (!words.tempo.isEmpty())
        parts << words.tempo;
    if (words.beatsPerMinute > 0)
        parts << QStringLiteral("%1 bpm").arg(words.beatsPerMinute);
    if (parts.size() > 0 && words.moods.isEmpty() && words.style.isEmpty() && words.instruments.isEmpty())
        parts.prepend(QStringLiteral("music"));
    return parts.join(QStringLiteral(", "));
}

} // namespace arioso::ui
