// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/library/models_view_model.h"

namespace arioso::ui {

ModelsViewModel::ModelsViewModel(core::GenerationService& generation, core::SettingsStore& settings, Notices&,
                                 QObject* parent)
    : QObject(parent), m_generation(generation), m_settings(settings)
{
}

void ModelsViewModel::start(const QString& directory)
{
    core::ModelSelection selection = m_settings.settings().model;
    if (!directory.isEmpty())
        selection.directory = directory;
    if (!selection.directory.isEmpty())
        m_generation.selectModel(selection);
}

} // namespace arioso::ui
