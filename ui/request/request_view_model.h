// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// What is asked for: the prompt and the settings of the next generation.

#include "core/generation/model_state.h"
#include "core/recipe/recipe.h"
#include "core/settings/recent_prompts.h"
#include "core/settings/session_store.h"

#include <QObject>
#include <QtQml/qqml.h>

namespace arioso::ui {

class RequestViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")

public:
    explicit RequestViewModel(core::RecentPrompts& recent, QObject* parent = nullptr);

    /// Absent when it is blank: then the music is made from nothing.
    [[nodiscard]] std::optional<QString> promptForModel() const { return {}; }
    [[nodiscard]] QString prompt() const { return {}; }
    void setPrompt(const QString&) {}

    /// `seconds` is the length of what is newly made; `seed` is absent while it is drawn anew for every job.
    [[nodiscard]] core::GenerationSettings settings() const { return {}; }
    void setSettings(const core::GenerationSettings&) {}

    /// Whose defaults and limits are shown. What the user set stays.
    void setModel(const std::optional<core::ModelSummary>&) {}

    /// The seed that the last job drew or used, to be shown and copied.
    void setUsedSeed(quint64) {}

    /// Prompt and every setting of a take; the seed becomes fixed.
    void apply(const core::Recipe&) {}

    /// Prompt and settings of last time, and back. `edited` tells when there is something to store.
    void restore(const core::Session&) {}
    void store(core::Session&) const {}

Q_SIGNALS:
    void edited();
};

} // namespace arioso::ui
