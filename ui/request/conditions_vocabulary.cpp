// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/request/conditions_vocabulary.h"

#include <QCoreApplication>

#include <array>

namespace arioso::ui {
namespace {

// The order is that of the chips. Keys are kept in sessions: they may be added to, not changed.
constexpr std::array kStyles{
    Condition{"lofi", QT_TRANSLATE_NOOP("Conditions", "Lo-fi"), "lo-fi hip hop"},
    Condition{"ambient", QT_TRANSLATE_NOOP("Conditions", "Ambient"), "ambient"},
    Condition{"pop", QT_TRANSLATE_NOOP("Conditions", "Pop"), "pop"},
    Condition{"rock", QT_TRANSLATE_NOOP("Conditions", "Rock"), "rock"},
    Condition{"electronic", QT_TRANSLATE_NOOP("Conditions", "Electronic"), "electronic music"},
    Condition{"house", QT_TRANSLATE_NOOP("Conditions", "House"), "house"},
    Condition{"synthwave", QT_TRANSLATE_NOOP("Conditions", "Synthwave"), "80s synthwave"},
    Condition{"hiphop", QT_TRANSLATE_NOOP("Conditions", "Hip hop"), "hip hop"},
    Condition{"jazz", QT_TRANSLATE_NOOP("Conditions", "Jazz"), "jazz"},
    Condition{"blues", QT_TRANSLATE_NOOP("Conditions", "Blues"), "blues"},
    Condition{"funk", QT_TRANSLATE_NOOP("Conditions", "Funk"), "funk"},
    Condition{"soul", QT_TRANSLATE_NOOP("Conditions", "Soul"), "soul"},
    Condition{"reggae", QT_TRANSLATE_NOOP("Conditions", "Reggae"), "reggae"},
    Condition{"folk", QT_TRANSLATE_NOOP("Conditions", "Folk"), "acoustic folk"},
    Condition{"country", QT_TRANSLATE_NOOP("Conditions", "Country"), "country"},
    Condition{"classical", QT_TRANSLATE_NOOP("Conditions", "Classical"), "classical music"},
    Condition{"piano", QT_TRANSLATE_NOOP("Conditions", "Solo piano"), "solo piano"},
    Condition{"cinematic", QT_TRANSLATE_NOOP("Conditions", "Cinematic"), "cinematic film music"},
    Condition{"chiptune", QT_TRANSLATE_NOOP("Conditions", "Video game"), "8-bit chiptune"},
    Condition{"metal", QT_TRANSLATE_NOOP("Conditions", "Metal"), "heavy metal"},
    Condition{"latin", QT_TRANSLATE_NOOP("Conditions", "Latin"), "latin music"},
    Condition{"oriental", QT_TRANSLATE_NOOP("Conditions", "Middle Eastern"), "Middle Eastern music"},
};

constexpr std::array kMoods{
    Condition{"calm", QT_TRANSLATE_NOOP("Conditions", "Calm"), "calm"},
    Condition{"happy", QT_TRANSLATE_NOOP("Conditions", "Happy"), "happy"},
    Condition{"energetic", QT_TRANSLATE_NOOP("Conditions", "Energetic"), "energetic"},
    Condition{"dreamy", QT_TRANSLATE_NOOP("Conditions", "Dreamy"), "dreamy"},
    Condition{"romantic", QT_TRANSLATE_NOOP("Conditions", "Romantic"), "romantic"},
    Condition{"hopeful", QT_TRANSLATE_NOOP("Conditions", "Hopeful"), "hopeful"},
    Condition{"sad", QT_TRANSLATE_NOOP("Conditions", "Sad"), "sad"},
    Condition{"dark", QT_TRANSLATE_NOOP("Conditions", "Dark"), "dark"},
    Condition{"tense", QT_TRANSLATE_NOOP("Conditions", "Tense"), "tense"},
    Condition{"mysterious", QT_TRANSLATE_NOOP("Conditions", "Mysterious"), "mysterious"},
    Condition{"epic", QT_TRANSLATE_NOOP("Conditions", "Epic"), "epic"},
    Condition{"playful", QT_TRANSLATE_NOOP("Conditions", "Playful"), "playful"},
};

constexpr std::array kInstruments{
    Condition{"piano", QT_TRANSLATE_NOOP("Conditions", "Piano"), "piano"},
    Condition{"electric-piano", QT_TRANSLATE_NOOP("Conditions", "Electric piano"), "electric piano"},
    Condition{"organ", QT_TRANSLATE_NOOP("Conditions", "Organ"), "organ"},
    Condition{"acoustic-guitar", QT_TRANSLATE_NOOP("Conditions", "Acoustic guitar"), "acoustic guitar"},
    Condition{"electric-guitar", QT_TRANSLATE_NOOP("Conditions", "Electric guitar"), "electric guitar"},
    Condition{"distorted-guitar", QT_TRANSLATE_NOOP("Conditions", "Distorted guitar"), "distorted guitar"},
    Condition{"bass", QT_TRANSLATE_NOOP("Conditions", "Bass"), "deep bass"},
    Condition{"double-bass", QT_TRANSLATE_NOOP("Conditions", "Double bass"), "double bass"},
    Condition{"drums", QT_TRANSLATE_NOOP("Conditions", "Drums"), "drums"},
    Condition{"soft-drums", QT_TRANSLATE_NOOP("Conditions", "Soft drums"), "soft drums"},
    Condition{"drum-machine", QT_TRANSLATE_NOOP("Conditions", "Drum machine"), "drum machine"},
    Condition{"no-drums", QT_TRANSLATE_NOOP("Conditions", "No drums"), "no drums"},
    Condition{"percussion", QT_TRANSLATE_NOOP("Conditions", "Hand percussion"), "hand percussion"},
    Condition{"strings", QT_TRANSLATE_NOOP("Conditions", "Strings"), "strings"},
    Condition{"violin", QT_TRANSLATE_NOOP("Conditions", "Violin"), "violin"},
    Condition{"cello", QT_TRANSLATE_NOOP("Conditions", "Cello"), "cello"},
    Condition{"flute", QT_TRANSLATE_NOOP("Conditions", "Flute"), "flute"},
    Condition{"saxophone", QT_TRANSLATE_NOOP("Conditions", "Saxophone"), "saxophone"},
    Condition{"trumpet", QT_TRANSLATE_NOOP("Conditions", "Trumpet"), "trumpet"},
    Condition{"brass", QT_TRANSLATE_NOOP("Conditions", "Brass"), "brass"},
    Condition{"synth-lead", QT_TRANSLATE_NOOP("Conditions", "Synth lead"), "synth lead"},
    Condition{"synth-pads", QT_TRANSLATE_NOOP("Conditions", "Synth pads"), "warm synth pads"},
    Condition{"bells", QT_TRANSLATE_NOOP("Conditions", "Bells"), "bells"},
    Condition{"harp", QT_TRANSLATE_NOOP("Conditions", "Harp"), "harp"},
    Condition{"oud", QT_TRANSLATE_NOOP("Conditions", "Oud"), "oud"},
};

constexpr std::array kTempos{
    Condition{"slow", QT_TRANSLATE_NOOP("Conditions", "Slow"), "slow tempo"},
    Condition{"medium", QT_TRANSLATE_NOOP("Conditions", "Medium"), "medium tempo"},
    Condition{"fast", QT_TRANSLATE_NOOP("Conditions", "Fast"), "fast tempo"},
};

// Set the duration; the model is not told.
constexpr std::array kLengths{
    Condition{"short", QT_TRANSLATE_NOOP("Conditions", "Short"), ""},
    Condition{"medium", QT_TRANSLATE_NOOP("Conditions", "Medium"), ""},
    Condition{"long", QT_TRANSLATE_NOOP("Conditions", "Long"), ""},
};

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
