// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// A preset while it is edited in its dialog; nothing of it counts until it is saved.

#include "core/presets/preset.h"
#include "ui/request/settings_form.h"

#include <QObject>
#include <QtQml/qqml.h>

namespace arioso::ui {

class PresetDraft : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("part of PresetsViewModel")
    Q_PROPERTY(QString name MEMBER m_name NOTIFY changed)
    Q_PROPERTY(QString description MEMBER m_description NOTIFY changed)
    Q_PROPERTY(bool hasPrompt MEMBER m_hasPrompt NOTIFY changed)
    Q_PROPERTY(QString prompt MEMBER m_prompt NOTIFY changed)
    Q_PROPERTY(arioso::ui::SettingsForm* form READ form CONSTANT)
    Q_PROPERTY(QString problem READ problem NOTIFY changed)

public:
    using QObject::QObject;

    /// `name` and `description` as the user reads them.
    void begin(const core::Preset& preset, const QString& name, const QString& description);

    /// The preset with all that was changed. Texts that were not touched stay as they were, so that those of
    /// factory presets can still be translated.
    [[nodiscard]] core::Preset result() const;

    /// Why it cannot be saved; "" when it can.
    [[nodiscard]] QString problem() const;

    [[nodiscard]] SettingsForm* form() { return &m_form; }

Q_SIGNALS:
    void changed();

private:
    core::Preset m_before;
    QString m_nameBefore;
    QString m_descriptionBefore;
    QString m_name;
    QString m_description;
    bool m_hasPrompt = false;
    QString m_prompt;
    SettingsForm m_form;
};

/// Why a preset cannot have this name; "" when it can.
[[nodiscard]] QString problemWithPresetName(const QString& name);

} // namespace arioso::ui
