// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/request/conditions_builder.h"

#include <QJsonArray>
#include <QLocale>

#include <algorithm>

namespace arioso::ui {
namespace {

constexpr QLatin1String kView("conditions");
constexpr QLatin1String kBeats("bpm");
constexpr double kShortSeconds = 5;
constexpr double kMediumSeconds = 10;
constexpr double kLongSeconds = 30;
constexpr int kMediumBeats = 90; // from here on
constexpr int kFastBeats = 130;

QString tempoOf(int beats)
{
    return beats < kMediumBeats ? QStringLiteral("slow")
           : beats < kFastBeats ? QStringLiteral("medium")
                                : QStringLiteral("fast");
}

} // namespace

ConditionsBuilder::ConditionsBuilder(RequestViewModel& request, QObject* parent)
    : QObject(parent), m_request(request), m_styles(styleConditions(), ConditionChoice::Kind::One),
      m_moods(moodConditions(), ConditionChoice::Kind::Several),
      m_instruments(instrumentConditions(), ConditionChoice::Kind::Several),
      m_tempos(tempoConditions(), ConditionChoice::Kind::One),
      m_lengths(lengthConditions(), ConditionChoice::Kind::One)
{
    for (ConditionChoice* choice : {&m_styles, &m_moods, &m_instruments, &m_tempos, &m_lengths}) {
        connect(choice, &ConditionChoice::changed, this, &ConditionsBuilder::changed);
        connect(choice, &ConditionChoice::toggled, this, &ConditionsBuilder::edited);
    }
    connect(&m_tempos, &ConditionChoice::toggled, this, &ConditionsBuilder::onTempoToggled);
    connect(m_request.form()->duration(), &NumberSetting::rangeChanged, this, &ConditionsBuilder::changed);
}

QString ConditionsBuilder::beatsText() const
{
    return m_beats == 0 ? QString() : QLocale().toString(m_beats);
}

void ConditionsBuilder::enterBeats(const QString& typed)
{
    const QString text = typed.trimmed();
    if (text.isEmpty()) {
        setBeats(0, {});
        return;
    }
    bool isNumber = false;
    int beats = QLocale().toInt(text, &isNumber);
    if (!isNumber)
        beats = QLocale::c().toInt(text, &isNumber);
    if (!isNumber) {
        m_beatsNote = tr("“%1” isn't a whole number.").arg(text);
        Q_EMIT changed();
        return;
    }
    const int held = std::clamp(beats, kSlowestBeats, kFastestBeats);
    m_tempos.choose({tempoOf(held)});
    setBeats(held, held == beats ? QString() : tr("From %1 to %2.").arg(kSlowestBeats).arg(kFastestBeats));
}

void ConditionsBuilder::setBeats(int beats, const QString& note)
{
    m_beats = beats;
    m_beatsNote = note;
    Q_EMIT changed();
    Q_EMIT edited();
}

/// A tempo chosen against the number of beats takes the number away.
void ConditionsBuilder::onTempoToggled()
{
    if (m_beats != 0 && m_tempos.chosen() != QStringList{tempoOf(m_beats)})
        setBeats(0, {});
}

QString ConditionsBuilder::preview() const
{
    return composePrompt({m_moods.words(), m_styles.words().value(0), m_instruments.words(),
                          m_tempos.words().value(0), m_beats});
}

const NumberSetting& ConditionsBuilder::duration() const
{
    return std::as_const(m_request).form().duration();
}

std::optional<double> ConditionsBuilder::lengthSeconds() const
{
    const QString length = m_lengths.chosen().value(0);
    if (length.isEmpty())
        return std::nullopt;
    const double seconds = length == QLatin1String("short")    ? kShortSeconds
                           : length == QLatin1String("medium") ? kMediumSeconds
                                                               : kLongSeconds;
    return std::min(seconds, duration().highest());
}

QString ConditionsBuilder::lengthText() const
{
    const auto seconds = lengthSeconds();
    return seconds ? tr("Sets the duration to %1 s.").arg(duration().textOf(*seconds)) : QString();
}

bool ConditionsBuilder::isEmpty() const
{
    return preview().isEmpty() && m_lengths.chosen().isEmpty();
}

void ConditionsBuilder::replacePrompt()
{
    setDuration();
    if (const QString sentence = preview(); !sentence.isEmpty())
        m_request.setPrompt(sentence);
}

void ConditionsBuilder::appendToPrompt()
{
    setDuration();
    const QString sentence = preview();
    if (sentence.isEmpty())
        return;
    QString prompt = m_request.prompt().trimmed();
    if (!prompt.isEmpty())
        prompt += prompt.back().isPunct() ? QStringLiteral(" ") : QStringLiteral(", ");
    m_request.setPrompt(prompt + sentence);
}

void ConditionsBuilder::setDuration()
{
    if (const auto seconds = lengthSeconds())
        m_request.form()->duration()->setValue(*seconds);
}

void ConditionsBuilder::clear()
{
    for (ConditionChoice* choice : {&m_styles, &m_moods, &m_instruments, &m_tempos, &m_lengths})
        choice->choose({});
    setBeats(0, {});
}

void ConditionsBuilder::setVocabulary(const std::optional<core::PromptVocabulary>& vocabulary)
{
    for (ConditionChoice* choice : {&m_styles, &m_moods, &m_instruments, &m_tempos})
        choice->setVocabulary(vocabulary);
    m_limited = vocabulary.has_value();
    Q_EMIT changed();
}

void ConditionsBuilder::restore(const core::Session& session)
{
    const QJsonObject view = session.view.value(kView).toObject();
    const auto choose = [&](ConditionChoice& choice, const char* name) {
        choice.choose(view.value(QLatin1String(name)).toVariant().toStringList());
    };
    choose(m_styles, "styles");
    choose(m_moods, "moods");
    choose(m_instruments, "instruments");
    choose(m_tempos, "tempos");
    choose(m_lengths, "lengths");
    const int beats = view.value(kBeats).toInt();
    m_beats = beats < kSlowestBeats || beats > kFastestBeats ? 0 : beats;
    m_beatsNote.clear();
    Q_EMIT changed();
}

void ConditionsBuilder::store(core::Session& session) const
{
    QJsonObject view;
    const auto keep = [&](const ConditionChoice& choice, const char* name) {
        view.insert(QLatin1String(name), QJsonArray::fromStringList(choice.chosen()));
    };
    keep(m_styles, "styles");
    keep(m_moods, "moods");
    keep(m_instruments, "instruments");
    keep(m_tempos, "tempos");
    keep(m_lengths, "lengths");
    view.insert(kBeats, m_beats);
    session.view.insert(kView, view);
}

void ConditionsBuilder::retranslate()
{
    for (ConditionChoice* choice : {&m_styles, &m_moods, &m_instruments, &m_tempos, &m_lengths})
        choice->retranslate();
    Q_EMIT changed();
}

} // namespace arioso::ui
