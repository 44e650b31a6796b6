// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What is asked for: the prompt and the settings of the next generation.

#include "core/generation/model_state.h"
#include "core/generation/prompt_vocabulary.h"
#include "core/recipe/recipe.h"
#include "core/settings/recent_prompts.h"
#include "core/settings/session_store.h"
#include "ui/request/example_prompts.h"
#include "ui/request/recent_prompts_model.h"
#include "ui/request/settings_form.h"

#include <QObject>
#include <QtQml/qqml.h>

namespace arioso::ui {

class RequestViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")
    Q_PROPERTY(QString prompt READ prompt WRITE setPrompt NOTIFY promptChanged)
    Q_PROPERTY(bool unconditional READ isUnconditional NOTIFY promptChanged)
    Q_PROPERTY(QString lengthNote READ lengthNote NOTIFY promptChanged)
    Q_PROPERTY(bool tooLong READ isTooLong NOTIFY promptChanged)
    Q_PROPERTY(QString unknownNote READ unknownNote NOTIFY promptChanged)
    Q_PROPERTY(arioso::ui::SettingsForm* form READ form CONSTANT)
    Q_PROPERTY(arioso::ui::RecentPromptsModel* recent READ recent CONSTANT)
    Q_PROPERTY(arioso::ui::ExamplePrompts* examples READ examples CONSTANT)

public:
    explicit RequestViewModel(core::RecentPrompts& recent, QObject* parent = nullptr);

    /// Absent when it is blank: then the music is made from nothing. Without blanks around it, and no longer
    /// than recipes may hold.
    [[nodiscard]] std::optional<QString> promptForModel() const;
    [[nodiscard]] QString prompt() const { return m_prompt; }
    void setPrompt(const QString& prompt);
    [[nodiscard]] bool isUnconditional() const { return m_prompt.trimmed().isEmpty(); }

    /// How many characters there are of how many, when it is nearly or more than enough; else "".
    [[nodiscard]] QString lengthNote() const;
    [[nodiscard]] bool isTooLong() const;

    /// Which words of the prompt the model does not know; "" when it knows all, or when its vocabulary is not
    /// told.
    [[nodiscard]] QString unknownNote() const;
    /// Of the model; absent where it comes without a list.
    [[nodiscard]] const std::optional<core::PromptVocabulary>& vocabulary() const { return m_vocabulary; }

    /// `seconds` is the length of what is newly made; `seed` is absent while it is drawn anew for every job.
    [[nodiscard]] core::GenerationSettings settings() const { return m_form.toSend(); }
    void setSettings(const core::GenerationSettings& settings) { m_form.choose(settings); }

    /// As settings(), but absent where the user chose nothing: what presets and the session hold.
    [[nodiscard]] core::GenerationSettings chosenSettings() const { return m_form.chosen(); }

    /// Whose defaults and limits are shown. What the user set stays. Its vocabulary is read off the UI
    /// thread.
    void setModel(const std::optional<core::ModelSummary>& model);

    /// How much new music fits behind what is continued.
    void setRoom(double seconds);

    /// The seed that the last job drew or used, to be shown and copied.
    void setUsedSeed(quint64 seed);

    /// Prompt and every setting of a take; the seed becomes fixed.
    void apply(const core::Recipe& recipe);

    /// Prompt and settings together, as one change.
    void replace(const std::optional<QString>& prompt, const core::GenerationSettings& settings);

    /// Prompt and settings of last time, and back. `edited` tells when there is something to store.
    void restore(const core::Session& session);
    void store(core::Session& session) const;

    /// The language changed.
    void retranslate();

    [[nodiscard]] SettingsForm* form() { return &m_form; }
    [[nodiscard]] const SettingsForm& form() const { return m_form; }
    [[nodiscard]] RecentPromptsModel* recent() { return &m_recent; }
    [[nodiscard]] ExamplePrompts* examples() { return &m_examples; }

Q_SIGNALS:
    void promptChanged();
    /// The user, a preset or a take changed the prompt or a setting; not the model or the last session.
    void edited();
    void vocabularyChanged();
    /// The last session's prompt is there.
    void restored();

private:
    void updateLongest();
    void onFormChanged();

    SettingsForm m_form;
    RecentPromptsModel m_recent;
    ExamplePrompts m_examples;
    QString m_prompt;
    std::optional<core::PromptVocabulary> m_vocabulary;
    int m_vocabularyReads = 0;             // what is read for an earlier model comes too late
    core::GenerationSettings m_lastChosen; // to tell choices from new defaults
    double m_window = SettingsForm::kUsualSeconds; // of the model
    double m_room = core::range::kSeconds.highest;
    bool m_replacing = false;
};

} // namespace arioso::ui
