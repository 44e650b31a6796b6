// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/request/request_view_model.h"

#include "core/background.h"

#include <QLocale>
#include <QScopedValueRollback>

#include <algorithm>

namespace arioso::ui {
namespace {

constexpr int kLongest = core::range::kPromptCharacters;
constexpr int kNearlyLongest = kLongest * 9 / 10;
constexpr QLatin1String kView("request");
constexpr QLatin1String kUsedSeed("used_seed");

} // namespace

RequestViewModel::RequestViewModel(core::RecentPrompts& recent, QObject* parent)
    : QObject(parent), m_recent(recent), m_lastChosen(m_form.chosen())
{
    connect(&m_form, &SettingsForm::changed, this, &RequestViewModel::onFormChanged);
}

std::optional<QString> RequestViewModel::promptForModel() const
{
    QString text = m_prompt.trimmed().left(kLongest);
    if (!text.isEmpty() && text.back().isHighSurrogate())
        text.chop(1);
    return text.isEmpty() ? std::nullopt : std::optional(text);
}

void RequestViewModel::setPrompt(const QString& prompt)
{
    if (m_prompt == prompt)
        return;
    m_prompt = prompt;
    Q_EMIT promptChanged();
    if (!m_replacing)
        Q_EMIT edited();
}

QString RequestViewModel::lengthNote() const
{
    const auto length = m_prompt.trimmed().size();
    if (length < kNearlyLongest)
        return {};
    const QLocale locale;
    const QString text = tr("%1 of %2 characters").arg(locale.toString(length), locale.toString(kLongest));
    return isTooLong() ? tr("%1 (the end will be cut off)").arg(text) : text;
}

bool RequestViewModel::isTooLong() const
{
    return m_prompt.trimmed().size() > kLongest;
}

void RequestViewModel::setModel(const std::optional<core::ModelSummary>& model)
{
    if (!model)
        return; // while the next one loads, the last one's numbers are the best guess
    m_window = model->maxSeconds > 0 ? model->maxSeconds : SettingsForm::kUsualSeconds;
    m_form.setDefaults(model->defaults);
    updateLongest();
    core::inBackground([directory = model->directory] { return core::PromptVocabulary::of(directory); })
        .then(this,
              [this, read = ++m_vocabularyReads](const std::optional<core::PromptVocabulary>& vocabulary) {
                  if (read != m_vocabularyReads || vocabulary == m_vocabulary)
                      return;
                  m_vocabulary = vocabulary;
                  Q_EMIT vocabularyChanged();
                  Q_EMIT promptChanged();
              });
}

QString RequestViewModel::unknownNote() const
{
    QStringList words = m_vocabulary ? m_vocabulary->unknownWords(m_prompt) : QStringList();
    // The last word may still be typed.
    if (!words.isEmpty() && m_prompt.endsWith(words.last()) && m_vocabulary->mayBecomeKnown(words.last()))
        words.removeLast();
    if (words.isEmpty())
        return {};
    return tr("Words this model doesn't know: %1", "words of the prompt")
        .arg(QLocale().createSeparatedList(words));
}

void RequestViewModel::setRoom(double seconds)
{
    m_room = seconds;
    updateLongest();
}

void RequestViewModel::updateLongest()
{
    m_form.setLongest(m_room, m_window);
}

void RequestViewModel::setUsedSeed(quint64 seed)
{
    if (m_form.seed()->used() == seed)
        return;
    m_form.seed()->setUsed(seed);
    Q_EMIT edited();
}

void RequestViewModel::apply(const core::Recipe& recipe)
{
    core::GenerationSettings settings = recipe.settings;
    // A recipe counts the sound that is continued; what is asked for here is the music after it.
    if (settings.seconds && recipe.continuation) {
        const double continued = recipe.continuation->toSeconds - recipe.continuation->fromSeconds;
        settings.seconds = std::max(*settings.seconds - continued, core::range::kSeconds.lowest);
    }
    replace(recipe.prompt.value_or(QString()), settings);
}

void RequestViewModel::replace(const std::optional<QString>& prompt, const core::GenerationSettings& settings)
{
    {
        const QScopedValueRollback replacing(m_replacing, true);
        m_form.choose(settings);
        if (prompt)
            setPrompt(*prompt);
    }
    m_lastChosen = m_form.chosen();
    Q_EMIT edited();
}

void RequestViewModel::restore(const core::Session& session)
{
    const QScopedValueRollback replacing(m_replacing, true);
    const QString seed = session.view.value(kView).toObject().value(kUsedSeed).toString();
    m_form.seed()->setUsed(seedFromText(seed));
    m_form.choose(session.settings);
    setPrompt(session.prompt);
    m_lastChosen = m_form.chosen();
    Q_EMIT restored();
}

void RequestViewModel::store(core::Session& session) const
{
    session.prompt = m_prompt;
    session.settings = m_form.chosen();
    QJsonObject view = session.view.value(kView).toObject();
    if (const auto used = m_form.seed().used())
        view.insert(kUsedSeed, QString::number(*used));
    session.view.insert(kView, view);
}

void RequestViewModel::retranslate()
{
    m_examples.retranslate();
    Q_EMIT promptChanged();
    Q_EMIT m_form.changed();
}

void RequestViewModel::onFormChanged()
{
    const core::GenerationSettings chosen = m_form.chosen();
    if (m_replacing || chosen == m_lastChosen)
        return;
    m_lastChosen = chosen;
    Q_EMIT edited();
}

} // namespace arioso::ui
