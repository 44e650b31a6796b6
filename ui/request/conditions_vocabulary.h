// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The words of the conditions builder, and the sentence that they make.

#include <QString>
#include <QStringList>

#include <span>

namespace arioso::ui {

/// One choice: its key in the session, its label (translated by labelOf) and what the model reads.
struct Condition
{
    const char* key;
    const char* label;
    const char* words; ///< English
};

[[nodiscard]] std::span<const Condition> styleConditions();
[[nodiscard]] std::span<const Condition> moodConditions();
[[nodiscard]] std::span<const Condition> instrumentConditions();
[[nodiscard]] std::span<const Condition> tempoConditions();
[[nodiscard]] std::span<const Condition> lengthConditions();

/// In the user's language.
[[nodiscard]] QString labelOf(const Condition& condition);

/// English words of each kind, as chosen; lists in the order they are to be read.
struct ConditionWords
{
    QStringList moods;
    QString style;
    QStringList instruments;
    QString tempo;
    int beatsPerMinute = 0; ///< 0: not said
};

/// Such as "calm lo-fi hip hop with electric piano and soft drums, slow tempo, 80 bpm"; "" for nothing.
[[nodiscard]] QString composePrompt(const ConditionWords& words);

} // namespace arioso::ui
