// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// Composes a prompt from style, mood, instruments, tempo and length, for people who do not know what to type.

#include "core/settings/session_store.h"
#include "ui/request/condition_choice.h"
#include "ui/request/request_view_model.h"

#include <QObject>
#include <QtQml/qqml.h>

namespace arioso::ui {

class ConditionsBuilder : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")
    Q_PROPERTY(arioso::ui::ConditionChoice* styles READ styles CONSTANT)
    Q_PROPERTY(arioso::ui::ConditionChoice* moods READ moods CONSTANT)
    Q_PROPERTY(arioso::ui::ConditionChoice* instruments READ instruments CONSTANT)
    Q_PROPERTY(arioso::ui::ConditionChoice* tempos READ tempos CONSTANT)
    Q_PROPERTY(arioso::ui::ConditionChoice* lengths READ lengths CONSTANT)
    Q_PROPERTY(QString beatsText READ beatsText NOTIFY changed)
    Q_PROPERTY(QString beatsNote READ beatsNote NOTIFY changed)
    Q_PROPERTY(QString preview READ preview NOTIFY changed)
    Q_PROPERTY(QString lengthText READ lengthText NOTIFY changed)
    Q_PROPERTY(bool empty READ isEmpty NOTIFY changed)
    Q_PROPERTY(bool limited READ isLimited NOTIFY changed)

public:
    static constexpr int kSlowestBeats = 30;
    static constexpr int kFastestBeats = 240;

    explicit ConditionsBuilder(RequestViewModel& request, QObject* parent = nullptr);

    [[nodiscard]] ConditionChoice* styles() { return &m_styles; }
    [[nodiscard]] ConditionChoice* moods() { return &m_moods; }
    [[nodiscard]] ConditionChoice* instruments() { return &m_instruments; }
    [[nodiscard]] ConditionChoice* tempos() { return &m_tempos; }
    [[nodiscard]] ConditionChoice* lengths() { return &m_lengths; }

    /// Beats a minute; 0: not said.
    [[nodiscard]] int beats() const { return m_beats; }
    [[nodiscard]] QString beatsText() const;
    /// Why it is another than was typed; "" when it is not.
    [[nodiscard]] QString beatsNote() const { return m_beatsNote; }
    /// What the user typed; blank: not said. The matching tempo is chosen with it.
    Q_INVOKABLE void enterBeats(const QString& typed);

    /// The English prompt as it is built.
    [[nodiscard]] QString preview() const;
    /// The duration that the chosen length stands for, "" without one.
    [[nodiscard]] QString lengthText() const;
    /// Nothing is chosen.
    [[nodiscard]] bool isEmpty() const;

    /// Puts the sentence in the place of the prompt, or behind it; and sets the duration.
    Q_INVOKABLE void replacePrompt();
    Q_INVOKABLE void appendToPrompt();
    Q_INVOKABLE void clear();

    /// What the model knows: nothing else is offered. Absent: it is not told, as of large models.
    void setVocabulary(const std::optional<core::PromptVocabulary>& vocabulary);
    [[nodiscard]] bool isLimited() const { return m_limited; }

    void restore(const core::Session& session);
    void store(core::Session& session) const;

    /// The language changed.
    void retranslate();

Q_SIGNALS:
    void changed();
    /// By the user: there is something to store.
    void edited();

private:
    [[nodiscard]] const NumberSetting& duration() const;
    [[nodiscard]] std::optional<double> lengthSeconds() const;
    void setBeats(int beats, const QString& note);
    void onTempoToggled();
    void setDuration();

    RequestViewModel& m_request;
    ConditionChoice m_styles;
    ConditionChoice m_moods;
    ConditionChoice m_instruments;
    ConditionChoice m_tempos;
    ConditionChoice m_lengths;
    bool m_limited = false;
    int m_beats = 0;
    QString m_beatsNote;
};

} // namespace arioso::ui
