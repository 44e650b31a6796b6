// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/request/example_prompts.h"

#include <QCoreApplication>

#include <array>

namespace arioso::ui {
namespace {

struct Example
{
    const char* group;
    const char* title;
    const char* prompt;
};

constexpr const char* kCalm = QT_TRANSLATE_NOOP("ExamplePrompts", "Calm");
constexpr const char* kLively = QT_TRANSLATE_NOOP("ExamplePrompts", "Lively");
constexpr const char* kScenes = QT_TRANSLATE_NOOP("ExamplePrompts", "Film and games");
constexpr const char* kAlone = QT_TRANSLATE_NOOP("ExamplePrompts", "One instrument");

constexpr std::array kExamples{
    Example{
        kCalm, QT_TRANSLATE_NOOP("ExamplePrompts", "Rainy window"),
        "mellow lo-fi hip hop with electric piano, soft brushed drums and vinyl crackle, relaxed, 62 bpm"},
    Example{kCalm, QT_TRANSLATE_NOOP("ExamplePrompts", "Deep rest"),
            "slow ambient music with warm evolving pads and gentle bells, no drums, peaceful and spacious"},
    Example{kCalm, QT_TRANSLATE_NOOP("ExamplePrompts", "Sunday folk"),
            "gentle acoustic folk with fingerpicked guitar, upright bass and light shaker, hopeful"},
    Example{
        kLively, QT_TRANSLATE_NOOP("ExamplePrompts", "Night drive"),
        "80s synthwave with pulsing analog bass, gated drums and a soaring lead synth, energetic, 125 bpm"},
    Example{kLively, QT_TRANSLATE_NOOP("ExamplePrompts", "Summer pop"),
            "upbeat pop with bright guitars, claps, a catchy synth hook and punchy drums, happy, 125 bpm"},
    Example{kLively, QT_TRANSLATE_NOOP("ExamplePrompts", "Dance floor"),
            "groovy house track with a four on the floor kick, off-beat hi-hats and piano stabs, 125 bpm"},
    Example{kLively, QT_TRANSLATE_NOOP("ExamplePrompts", "Garage band"),
            "energetic rock with distorted electric guitar riffs, driving bass and live drums, 125 bpm"},
    Example{kScenes, QT_TRANSLATE_NOOP("ExamplePrompts", "Hero's entrance"),
            "epic orchestral trailer music with thundering percussion, brass fanfares and soaring strings"},
    Example{kScenes, QT_TRANSLATE_NOOP("ExamplePrompts", "Dark corridor"),
            "tense horror film score with low drones, scraping strings and sparse eerie piano notes"},
    Example{kScenes, QT_TRANSLATE_NOOP("ExamplePrompts", "Level one"),
            "cheerful 8-bit chiptune video game music with square wave melody and fast arpeggios, 125 bpm"},
    Example{kAlone, QT_TRANSLATE_NOOP("ExamplePrompts", "Piano at dusk"),
            "solo grand piano, slow and melancholic with rich chords, recorded close in a quiet room"},
    Example{kAlone, QT_TRANSLATE_NOOP("ExamplePrompts", "Spanish guitar"),
            "solo flamenco guitar with fast passionate strumming and percussive taps, warm and dry sound"},
    Example{kAlone, QT_TRANSLATE_NOOP("ExamplePrompts", "Drum solo"),
            "funky solo drum groove with crisp snare, ghost notes and open hi-hats, 125 bpm"},
};

QString translated(const char* text)
{
    return QCoreApplication::translate("ExamplePrompts", text);
}

} // namespace

int ExamplePrompts::count() const
{
    return int(kExamples.size());
}

QString ExamplePrompts::promptAt(int row) const
{
    return index(row).data(PromptRole).toString();
}

void ExamplePrompts::retranslate()
{
    Q_EMIT dataChanged(index(0), index(count() - 1));
}

int ExamplePrompts::rowCount(const QModelIndex& parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant ExamplePrompts::data(const QModelIndex& index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Example& example = kExamples[std::size_t(index.row())];
    switch (role) {
    case HeadingRole: {
        const bool first = index.row() == 0 || kExamples[std::size_t(index.row() - 1)].group != example.group;
        return first ? translated(example.group) : QString();
    }
    case Qt::DisplayRole:
    case TitleRole:
        return translated(example.title);
    case PromptRole:
        return QString::fromLatin1(example.prompt);
    default:
        return {};
    }
}

QHash<int, QByteArray> ExamplePrompts::roleNames() const
{
    return {{HeadingRole, "heading"}, {TitleRole, "title"}, {PromptRole, "prompt"}};
}

} // namespace arioso::ui
