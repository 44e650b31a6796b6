// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The words that a small model understands, where it comes with a list of them.

#include <QSet>
#include <QString>
#include <QStringList>

#include <optional>

namespace arioso::core {

class PromptVocabulary
{
public:
    /// That of the model in a folder: the "words" of its vocabulary.json. Nothing where there is no such
    /// file, as beside large models, or where it makes no sense.
    [[nodiscard]] static std::optional<PromptVocabulary> of(const QString& modelFolder);

    explicit PromptVocabulary(const QStringList& words);

    /// Every word of it is known. Numbers are.
    [[nodiscard]] bool knows(const QString& phrase) const { return unknownWords(phrase).isEmpty(); }

    /// Each once, as typed, in the order of the text.
    [[nodiscard]] QStringList unknownWords(const QString& text) const;

    /// Some known word begins like this: it may be one that is still being typed.
    [[nodiscard]] bool mayBecomeKnown(const QString& word) const;

    friend bool operator==(const PromptVocabulary&, const PromptVocabulary&) = default;

private:
    [[nodiscard]] bool knowsWord(const QString& word) const;

    QSet<QString> m_words; // case folded
};

} // namespace arioso::core
