// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/request/preset_draft.h"

namespace arioso::ui {

QString problemWithPresetName(const QString& name)
{
    if (name.trimmed().isEmpty())
        return PresetDraft::tr("Enter a name.");
    if (name.trimmed().size() > core::Preset::kNameCharacters)
        return PresetDraft::tr("The name is too long: at most %n character(s).", nullptr,
                               core::Preset::kNameCharacters);
    return {};
}

void PresetDraft::begin(const core::Preset& preset, const QString& name, const QString& description)
{
    m_before = preset;
    m_name = m_nameBefore = name;
    m_description = m_descriptionBefore = description;
    m_hasPrompt = preset.prompt.has_value();
    m_prompt = preset.prompt.value_or(QString());
    m_form.choose(preset.settings);
    Q_EMIT changed();
}

core::Preset PresetDraft::result() const
{
    core::Preset preset = m_before;
    if (m_name != m_nameBefore)
        preset.name = m_name.trimmed();
    if (m_description != m_descriptionBefore)
        preset.description = m_description.simplified();
    preset.prompt = m_hasPrompt ? std::optional(m_prompt) : std::nullopt;
    preset.settings = m_form.chosen();
    return preset;
}

QString PresetDraft::problem() const
{
    if (m_description.size() > core::Preset::kDescriptionCharacters)
        return tr("The description is too long: at most %n character(s).", nullptr,
                  core::Preset::kDescriptionCharacters);
    if (m_hasPrompt && m_prompt.size() > core::range::kPromptCharacters)
        return tr("The prompt is too long: at most %n character(s).", nullptr,
                  core::range::kPromptCharacters);
    return problemWithPresetName(m_name);
}

} // namespace arioso::ui
