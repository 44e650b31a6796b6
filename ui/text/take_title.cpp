// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/text/take_title.h"

#include "ui/text/clock_text.h"
#include "ui/text/model_title.h"

#include <QCoreApplication>
#include <QLocale>

#include <cmath>

namespace arioso::ui {
namespace {

struct TakeTitle
{
    Q_DECLARE_TR_FUNCTIONS(TakeTitle)
};

} // namespace

QString plainLine(const QString& text)
{
    constexpr qsizetype kLongest = 300; // wider than any window
    const auto turnsText = [](QChar c) {
        return (c >= u'\u202A' && c <= u'\u202E') || (c >= u'\u2066' && c <= u'\u2069');
    };
    QString line;
    for (const QChar c : text.left(4 * kLongest))
        if (!turnsText(c))
            line += c.category() == QChar::Other_Control ? QChar(u' ') : c;
    line = line.simplified();
    if (line.size() <= kLongest)
        return line;
    line.truncate(line[kLongest - 1].isHighSurrogate() ? kLongest - 1 : kLongest);
    return line + u'…';
}

QString titleOf(const core::Take& take)
{
    return take.name.isEmpty() ? titleOf(take.recipe.prompt) : plainLine(take.name);
}

QString titleOf(const std::optional<QString>& prompt)
{
    const QString line = plainLine(prompt.value_or(QString()));
    return line.isEmpty() ? TakeTitle::tr("No prompt") : line;
}

QString tempoText(double beatsPerMinute)
{
    return TakeTitle::tr("%1 BPM", "beats per minute")
        .arg(QLocale().toString(std::round(beatsPerMinute), 'f', 0));
}

QString factsOf(const core::Take& take, std::optional<double> beatsPerMinute)
{
    QStringList facts{secondsText(take.seconds)};
    if (beatsPerMinute)
        facts.append(tempoText(*beatsPerMinute));
    if (take.stopped)
        facts.append(TakeTitle::tr("stopped early"));
    if (!take.recipe.model.name.isEmpty())
        facts.append(modelTitle(take.recipe.model));
    if (take.recipe.settings.seed)
        facts.append(TakeTitle::tr("seed %1").arg(*take.recipe.settings.seed));
    facts.append(QLocale().toString(take.created.toLocalTime(), QLocale::ShortFormat));
    return facts.join(QStringLiteral(" · "));
}

} // namespace arioso::ui
