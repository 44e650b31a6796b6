// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "core/generation/prompt_vocabulary.h"

#include "core/files/safe_file.h"

#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

#include <algorithm>

namespace arioso::core {
namespace {

constexpr qint64 kMostBytes = 1 << 20;

/// Letters and digits, held together by hyphens, ampersands and apostrophes: "lo-fi", "r&b", "8-bit".
QStringList wordsOf(const QString& text)
{
    static const QRegularExpression word(
        QStringLiteral("[\\p{L}\\p{M}\\p{N}]+(?:[-&'’][\\p{L}\\p{M}\\p{N}]+)*"),
        QRegularExpression::UseUnicodePropertiesOption);
    QStringList words;
    for (auto matches = word.globalMatch(text); matches.hasNext();)
        words.append(matches.next().captured());
    return words;
}

bool isNumber(const QString& word)
{
    return std::all_of(word.begin(), word.end(), [](QChar c) { return c.isDigit(); });
}

} // namespace

PromptVocabulary::PromptVocabulary(const QStringList& words)
{
    for (const QString& word : words)
        m_words.insert(word.toCaseFolded());
}

std::optional<PromptVocabulary> PromptVocabulary::of(const QString& modelFolder)
{
    QFile file(QDir(modelFolder).filePath(QStringLiteral("vocabulary.json")));
    if (modelFolder.isEmpty() || file.size() > kMostBytes || !openToRead(file))
        return std::nullopt;
    QStringList words;
    for (const QJsonValue& word :
         QJsonDocument::fromJson(file.readAll()).object().value(QLatin1String("words")).toArray())
        words.append(word.toString());
    words.removeAll(QString());
    return words.isEmpty() ? std::nullopt : std::optional(PromptVocabulary(words));
}

bool PromptVocabulary::knowsWord(const QString& word) const
{
    if (isNumber(word) || m_words.contains(word.toCaseFolded()))
        return true;
    // "piano-driven" is known when both parts are.
    static const QRegularExpression joint(QStringLiteral("[-&'’]"));
    const QStringList parts = word.split(joint, Qt::SkipEmptyParts);
    return parts.size() > 1 &&
           std::all_of(parts.begin(), parts.end(), [this](const QString& part) { return knowsWord(part); });
}

QStringList PromptVocabulary::unknownWords(const QString& text) const
{
    QStringList unknown;
    for (const QString& word : wordsOf(text)) {
        if (!knowsWord(word) && !unknown.contains(word, Qt::CaseInsensitive))
            unknown.append(word);
    }
    return unknown;
}

bool PromptVocabulary::mayBecomeKnown(const QString& word) const
{
    const QString start = word.toCaseFolded();
    return std::any_of(m_words.begin(), m_words.end(),
                       [&](const QString& known) { return known.startsWith(start); });
}

} // namespace arioso::core
