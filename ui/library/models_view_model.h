// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#pragma once
// The models on this machine, the chosen one, and what has become of it.

#include "core/generation/generation_service.h"
#include "core/settings/settings_store.h"
#include "ui/notices.h"

#include <QObject>
#include <QtQml/qqml.h>

namespace arioso::ui {

class ModelsViewModel : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by Application")

public:
    explicit ModelsViewModel(core::GenerationService& generation, core::SettingsStore& settings,
                             Notices& notices, QObject* parent = nullptr);

    /// Loads the model of last time, behind the window; `directory` instead when it is not "".
    void start(const QString& directory);

private:
    core::GenerationService& m_generation;
    core::SettingsStore& m_settings;
};

} // namespace arioso::ui
