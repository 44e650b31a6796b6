// SPDX-License-Identifier: MIT
// SPDX-FileCopyrightText: 2026 The Arioso authors
#include "ui/library/app_settings_view_model.h"

namespace arioso::ui {

AppSettingsViewModel::AppSettingsViewModel(core::SettingsStore&, core::Player&, Notices&, QObject* parent)
    : QObject(parent)
{
}

} // namespace arioso::ui
